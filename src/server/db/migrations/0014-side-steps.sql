-- Side steps: who follows a master case through a merge, links between cases, phrases, and photos that are partly covered.
alter table case_followers add column through_case_id uuid;
comment on column case_followers.through_case_id is 'the case merged into this one that made them follow it; they stop following when that merge is undone';
create index case_followers_through on case_followers (district, through_case_id) where through_case_id is not null;

create index cases_self_handled on cases (district, reported_at desc, id desc) where self_handled;

create table case_links (
  district bigint not null,
  case_id uuid not null,
  other_id uuid not null,
  why text not null,
  person_id bigint not null,
  at timestamptz not null,
  constraint case_links_pk primary key (district, case_id, other_id),
  constraint case_links_in_order check (case_id < other_id)
);
create index case_links_of_other on case_links (district, other_id);
comment on table case_links is 'cases: two cases that have to do with each other, and why; one row for both.';

create table phrases (
  district bigint not null,
  id uuid not null,
  person_id bigint,
  step text,
  title text not null,
  text text not null,
  changed_at timestamptz not null,
  constraint phrases_pk primary key (district, id)
);
create index phrases_of_person on phrases (district, person_id, step);
comment on table phrases is 'cases: phrases and answer templates by step, of everybody (no person_id) or of one person.';

create table file_redactions (
  district bigint not null,
  file_id uuid not null,
  hidden boolean not null,
  areas jsonb not null,
  hash text not null,
  bytes bigint not null,
  reason text not null,
  person_id bigint not null,
  at timestamptz not null,
  constraint file_redactions_pk primary key (district, file_id)
);
create index file_redactions_by_hash on file_redactions (district, hash);
comment on table file_redactions is 'files: what everybody sees of a photo since parts of it were covered; the original stays in the store under seal.';
