-- Plans for the territory, its history, and the codes that were ever given.

alter table districts add column net_version bigint not null default 0;
alter table units add column facts_from date;

create table unit_versions (
  district bigint not null,
  unit_id bigint not null,
  valid_from date not null,
  valid_until date not null,
  parent_id bigint,
  level text not null,
  code text not null,
  name text not null,
  aliases text[] not null,
  village boolean not null,
  special text,
  made_up boolean not null,
  households int,
  street_id bigint,
  community_id bigint,
  grid_id bigint,
  microgrid_id bigint,
  center_lng double precision,
  center_lat double precision,
  constraint unit_versions_pk primary key (district, unit_id, valid_from),
  constraint unit_versions_period check (valid_until > valid_from)
);
create index unit_versions_by_code on unit_versions (district, code);
comment on table unit_versions is 'territory: what a unit was before it was changed, with the days it was so. The present is units.';

create table unit_lineage (
  district bigint not null,
  from_id bigint not null,
  to_id bigint not null,
  day date not null,
  how text not null,
  successor boolean not null,
  plan_id uuid not null,
  constraint unit_lineage_pk primary key (district, from_id, to_id),
  constraint unit_lineage_how_known check (how in ('split', 'merge', 'retire', 'mixed', 'carve'))
);
create index unit_lineage_by_successor on unit_lineage (district, to_id);
comment on table unit_lineage is 'territory: which units a unit went on as. successor marks the one that took what had no place of its own; carve: the unit went on, and part of it became the other.';

create table issued_codes (
  district bigint not null,
  code text not null,
  unit_id bigint not null,
  issued_on date not null,
  constraint issued_codes_pk primary key (district, code)
);
comment on table issued_codes is 'territory: every code a unit ever had. A code is never given a second time.';
insert into issued_codes (district, code, unit_id, issued_on) select district, code, id, valid_from from units;

create table plans (
  district bigint not null,
  id uuid not null,
  name text not null,
  unit_id bigint not null,
  source text not null,
  state text not null,
  version int not null,
  head int not null,
  base_version bigint not null,
  created_at timestamptz not null,
  created_by_id bigint,
  changed_at timestamptz not null,
  adopted_from date,
  adopted_at timestamptz,
  adopted_by_id bigint,
  applied_at timestamptz,
  outcome jsonb,
  constraint plans_pk primary key (district, id),
  constraint plans_state_known check (state in ('draft', 'adopted', 'applied', 'refused', 'abandoned')),
  constraint plans_source_known check (source in ('editor', 'import', 'reorganisation', 'planner'))
);
create index plans_by_change on plans (district, changed_at desc, id desc);
create index plans_due on plans (district, adopted_from, adopted_at) where state = 'adopted';
comment on table plans is 'territory: proposed changes of the net. version counts plan_steps; head is the last step that holds (0: none).';

create table plan_steps (
  district bigint not null,
  plan_id uuid not null,
  seq int not null,
  command_id uuid not null,
  kind text not null,
  previous int not null,
  head int not null,
  at timestamptz not null,
  person_id bigint,
  actor_name text not null,
  constraint plan_steps_pk primary key (district, plan_id, seq),
  constraint plan_steps_command_unique unique (district, command_id),
  constraint plan_steps_kind_known check (kind in ('create', 'add', 'undo', 'redo', 'rename', 'adopt', 'abandon'))
);
comment on table plan_steps is 'territory: what was done to a plan, append-only. An added step goes on behind previous; head is where the plan stood after it.';

create table plan_operations (
  district bigint not null,
  plan_id uuid not null,
  seq int not null,
  position int not null,
  operation jsonb not null,
  constraint plan_operations_pk primary key (district, plan_id, seq, position)
);
comment on table plan_operations is 'territory: the operations of an added step, in their order.';

create table case_places (
  district bigint not null,
  case_id uuid not null,
  until timestamptz not null,
  street_id bigint,
  community_id bigint,
  grid_id bigint,
  microgrid_id bigint,
  plan_id uuid,
  constraint case_places_pk primary key (district, case_id, until)
);
comment on table case_places is 'cases: the line a case had before a reorganisation located it anew; what it added to a measure until then stays with those units.';
