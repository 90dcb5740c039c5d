-- Joint operations (1+3+N), the register of premises, and inspections by the checklist of the shop-front three duties.
-- Each carries the line of its units and the offices concerned, so that the one rule of access reaches it as it does a case.

create table operations (
  district bigint not null,
  id uuid not null,
  state text not null,
  state_group text not null,
  version int not null,
  title text not null,
  purpose text not null,
  held_on date not null,
  begins_at text not null,
  ends_at text not null,
  area_unit_ids bigint[] not null,
  area_shape jsonb,
  items text[] not null,
  leader_id bigint,
  result text not null default '',
  street_id bigint,
  community_id bigint,
  grid_id bigint,
  microgrid_id bigint,
  holder_unit_id bigint,
  holder_office_id bigint,
  assigned_office_id bigint,
  assisting_office_ids bigint[] not null,
  owner_id bigint,
  planned_at timestamptz not null,
  constraint operations_pk primary key (district, id),
  constraint operations_state_group_known check (state_group in ('open', 'waiting', 'closed'))
);
create index operations_by_day on operations (district, held_on desc, id desc);
create index operations_of_street on operations (district, street_id, held_on desc, id desc);
comment on table operations is 'operations: joint operations as they stand now; assisting_office_ids are the offices called. The past is operation_steps.';

create table operation_roster (
  district bigint not null,
  operation_id uuid not null,
  person_id bigint not null,
  office_id bigint not null,
  present boolean,
  constraint operation_roster_pk primary key (district, operation_id, person_id)
);
create index operation_roster_by_person on operation_roster (district, person_id);
comment on table operation_roster is 'operations: who is named for an operation, and whom its leader ticked as there; null until then. No places, no times of coming and going.';

create table operation_steps (
  district bigint not null,
  operation_id uuid not null,
  seq int not null,
  command_id uuid not null,
  step text not null,
  from_state text,
  to_state text not null,
  at timestamptz not null,
  person_id bigint,
  actor_name text not null,
  text text not null default '',
  data jsonb not null default '{}',
  constraint operation_steps_pk primary key (district, operation_id, seq),
  constraint operation_steps_command_unique unique (district, command_id)
);
comment on table operation_steps is 'operations: what was done, append-only; findings are steps. command_id makes the same command sent twice done once.';

create table operation_cases (
  district bigint not null,
  operation_id uuid not null,
  case_id uuid not null,
  seq int not null,
  finding int,
  constraint operation_cases_pk primary key (district, operation_id, case_id)
);
create index operation_cases_by_case on operation_cases (district, case_id);
comment on table operation_cases is 'operations: follow-up tasks, each a case of its own; finding is the step that found it.';

create table premises (
  district bigint not null,
  id uuid not null,
  version int not null,
  command_id uuid not null,
  name text not null,
  kind text not null,
  address text not null,
  licence_number text,
  contact_name text,
  contact_phone text,
  lng double precision,
  lat double precision,
  street_id bigint,
  community_id bigint,
  grid_id bigint,
  microgrid_id bigint,
  holder_unit_id bigint,
  holder_office_id bigint,
  assigned_office_id bigint,
  assisting_office_ids bigint[] not null,
  owner_id bigint,
  ended_on date,
  last_inspected_at timestamptz,
  last_state text,
  kept_at timestamptz not null,
  constraint premises_pk primary key (district, id),
  constraint premises_kind_known check (kind in ('food', 'retail', 'service', 'workshop', 'market', 'other'))
);
create unique index premises_licence_unique on premises (district, licence_number) where licence_number is not null and ended_on is null;
create index premises_of_district on premises (district, name, id) where ended_on is null;
create index premises_of_street on premises (district, street_id, name, id) where ended_on is null;
create index premises_of_community on premises (district, community_id, name, id) where ended_on is null;
create index premises_near on premises (district, lat, lng) where ended_on is null;
comment on table premises is 'operations: facts of businesses, not of residents. The line is where it lay at writing; assisting_office_ids are the offices that look after it.';

create table premises_imports (
  district bigint not null,
  id uuid not null,
  person_id bigint not null,
  file_name text not null,
  headings jsonb not null,
  rows jsonb not null,
  preview jsonb not null,
  put_at timestamptz not null,
  done_at timestamptz,
  done jsonb,
  constraint premises_imports_pk primary key (district, id)
);
create index premises_imports_by_time on premises_imports (put_at);
comment on table premises_imports is 'operations: a sheet of premises between its upload and its confirmation; erased a day later.';

create table inspection_checklists (
  district bigint not null,
  version int not null,
  items jsonb not null,
  command_id uuid not null,
  person_id bigint,
  made_at timestamptz not null,
  constraint inspection_checklists_pk primary key (district, version),
  constraint inspection_checklists_command_unique unique (district, command_id)
);
comment on table inspection_checklists is 'operations: versions of the checklist; the starter list of the code is version 1 and has no row.';

create table inspections (
  district bigint not null,
  id uuid not null,
  premises_id uuid not null,
  state text not null,
  state_group text not null,
  version int not null,
  checklist_version int not null,
  operation_id uuid,
  faults text[] not null,
  reinspect_on date,
  warnings int not null,
  case_id uuid,
  street_id bigint,
  community_id bigint,
  grid_id bigint,
  microgrid_id bigint,
  holder_unit_id bigint,
  holder_office_id bigint,
  assigned_office_id bigint,
  assisting_office_ids bigint[] not null,
  owner_id bigint,
  begun_at timestamptz not null,
  constraint inspections_pk primary key (district, id),
  constraint inspections_state_group_known check (state_group in ('open', 'waiting', 'closed'))
);
create index inspections_by_time on inspections (district, begun_at desc, id desc);
create index inspections_of_premises on inspections (district, premises_id, begun_at desc, id desc);
create index inspections_of_operation on inspections (district, operation_id) where operation_id is not null;
create index inspections_of_case on inspections (district, case_id) where case_id is not null;
create index inspections_due on inspections (district, reinspect_on, id) where state_group = 'waiting';
comment on table inspections is 'operations: one look at premises with what followed from it, as it stands now. Lies where the premises lay at writing.';

create table inspection_steps (
  district bigint not null,
  inspection_id uuid not null,
  seq int not null,
  command_id uuid not null,
  step text not null,
  from_state text,
  to_state text not null,
  at timestamptz not null,
  person_id bigint,
  actor_name text not null,
  text text not null default '',
  data jsonb not null default '{}',
  constraint inspection_steps_pk primary key (district, inspection_id, seq),
  constraint inspection_steps_command_unique unique (district, command_id)
);
comment on table inspection_steps is 'operations: each look with its answers and each step after it, append-only.';

create table inspection_files (
  district bigint not null,
  inspection_id uuid not null,
  seq int not null,
  position int not null,
  file_id uuid not null,
  constraint inspection_files_pk primary key (district, inspection_id, seq, position)
);
create index inspection_files_by_file on inspection_files (district, file_id);
comment on table inspection_files is 'operations: which step of an inspection showed which photo; who sees the inspection''s place may see it.';
