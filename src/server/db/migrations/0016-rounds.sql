-- Rounds: routines by version, what was recorded of their occurrences, and what was decided about single days.
create table routines (
  district bigint not null,
  id uuid not null,
  version int not null,
  name text not null,
  kind text not null,
  unit_id bigint not null,
  definition jsonb not null,
  starts_on date not null,
  ends_on date,
  settled_until timestamptz not null,
  person_id bigint,
  command_id uuid not null,
  made_at timestamptz not null,
  constraint routines_pk primary key (district, id, version),
  constraint routines_command_unique unique (district, command_id),
  constraint routines_period check (ends_on is null or ends_on >= starts_on)
);
create index routines_by_unit on routines (district, unit_id);
create index routines_to_settle on routines (district, settled_until);
comment on table routines is 'rounds: who goes where how often, by version; a change ends one version and begins the next, so that past days stay what they were.';
comment on column routines.settled_until is 'windows that closed until then have a row in rounds: what nobody did is written as missed';

create table rounds (
  district bigint not null,
  id uuid not null,
  routine_id uuid not null,
  routine_version int not null,
  unit_id bigint not null,
  planned_on date not null,
  held_on date not null,
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  state text not null,
  done_at timestamptz,
  sent_at timestamptz,
  person_id bigint,
  post_id bigint,
  excuse text,
  evidence jsonb,
  lng double precision,
  lat double precision,
  command_id uuid,
  street_id bigint,
  community_id bigint,
  grid_id bigint,
  microgrid_id bigint,
  constraint rounds_pk primary key (district, id),
  constraint rounds_occurrence_unique unique (district, routine_id, unit_id, planned_on),
  constraint rounds_state_known check (state in ('done', 'late', 'missed', 'excused'))
);
create unique index rounds_by_command on rounds (district, command_id) where command_id is not null;
create index rounds_of_district on rounds (district, held_on, id);
create index rounds_of_street on rounds (district, street_id, held_on, id);
create index rounds_of_community on rounds (district, community_id, held_on, id);
create index rounds_of_grid on rounds (district, grid_id, held_on, id);
create index rounds_of_person on rounds (district, person_id, held_on) where person_id is not null;
comment on table rounds is 'rounds: an occurrence once something happened to it: done, made up later, missed when its window closed, or excused. What was done, never who lives there.';
comment on column rounds.done_at is 'when it was done, by the server''s clock; sent later, reckoned back by how long ago the phone says it was';

create table round_files (
  district bigint not null,
  round_id uuid not null,
  position int not null,
  file_id uuid not null,
  constraint round_files_pk primary key (district, round_id, position)
);
create index round_files_by_file on round_files (district, file_id);
comment on table round_files is 'rounds: photos that show that a round was made.';

create table round_exceptions (
  district bigint not null,
  routine_id uuid not null,
  unit_id bigint not null,
  planned_on date not null,
  kind text not null,
  moved_to date,
  reason text not null,
  person_id bigint,
  command_id uuid not null,
  at timestamptz not null,
  constraint round_exceptions_pk primary key (district, routine_id, planned_on, unit_id),
  constraint round_exceptions_command_unique unique (district, command_id),
  constraint round_exceptions_kind_known check (kind in ('cancel', 'move'))
);
comment on table round_exceptions is 'rounds: a day left out or moved, for one unit or (unit_id 0) for all of its routine.';

alter table cases add column round_id uuid;
create index cases_of_round on cases (district, round_id) where round_id is not null;
