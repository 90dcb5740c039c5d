-- The catalogue in versions: a version is a set of classes adopted together from a day, and holds only those it changed.
-- What was there becomes version 1, in force from the beginning. Nothing is ever changed once it is adopted: running cases
-- name the version of their class.
create table catalogue_versions (
  district bigint not null,
  number int not null,
  state text not null,
  valid_from date,
  note text not null default '',
  drafted_by_id bigint,
  drafted_at timestamptz not null,
  adopted_by_id bigint,
  adopted_at timestamptz,
  adopt_command_id uuid,
  constraint catalogue_versions_pk primary key (district, number),
  constraint catalogue_versions_state_known check (state in ('draft', 'adopted')),
  constraint catalogue_versions_adopted_from check ((state = 'adopted') = (valid_from is not null))
);
create unique index catalogue_versions_one_draft on catalogue_versions (district) where state = 'draft';
comment on table catalogue_versions is 'catalogue: versions, in force from a day; at most one draft.';

insert into catalogue_versions (district, number, state, valid_from, drafted_at, adopted_at)
select distinct district, 1, 'adopted', date '2000-01-01', now(), now() from categories;

alter table categories add column version int not null default 1;
alter table categories add column revision int not null default 1;
alter table categories add column retired boolean not null default false;
alter table categories add column definition jsonb not null default '{}';
update categories set retired = not active, definition = jsonb_build_object(
  'conditions', '[]'::jsonb, 'questions', '[]'::jsonb, 'milestones', '[]'::jsonb,
  'evidence', jsonb_build_object('scene', false, 'before', false, 'after', after_photo and length(code) = 5, 'place', false),
  'offices', case when office_code is null or length(code) < 5 then '[]'::jsonb else jsonb_build_array(office_code) end,
  'limits', case when length(code) < 5 then '[]'::jsonb else jsonb_build_array(jsonb_build_object('stage', 'handle', 'urgent', null, 'condition', null, 'area', null,
    'limit', jsonb_build_object('amount', limit_amount, 'unit', limit_unit))) end);
alter table categories drop constraint categories_pk;
alter table categories add constraint categories_pk primary key (district, code, version);
alter table categories drop column limit_amount, drop column limit_unit, drop column after_photo, drop column office_code, drop column position, drop column active;
comment on table categories is 'catalogue: a class in each version that changed it; 2-digit majors and 5-digit minors.';
comment on column categories.revision is 'counts the changes of a draft, so that two editors of one class notice each other';

alter table cases add column answers jsonb not null default '{}';
comment on column cases.answers is 'what was answered to the questions of its class, by the code of the question';
