-- Whistles: a street summons departments to a case; what each called department answered; what was done, append-only.

create table whistles (
  district bigint not null,
  id uuid not null,
  case_id uuid not null,
  state text not null,
  trigger_kind text not null,
  limit_amount int not null,
  limit_unit text not null,
  office_ids bigint[] not null,
  meeting_place text not null,
  request text not null,
  asked_by_id bigint,
  asked_by_name text not null,
  asked_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  constraint whistles_pk primary key (district, id),
  constraint whistles_state_known check (state in ('requested', 'running', 'ended', 'refused', 'cancelled')),
  constraint whistles_trigger_known check (trigger_kind in ('beyondPower', 'jointEnforcement', 'emergency')),
  constraint whistles_limit_unit_known check (limit_unit in ('hour', 'workMinute', 'workHour', 'workday')),
  constraint whistles_offices_some check (office_ids <> '{}')
);
create unique index whistles_one_open on whistles (district, case_id) where state in ('requested', 'running');
create index whistles_of_case on whistles (district, case_id, asked_at desc);
create index whistles_by_time on whistles (district, asked_at desc, id desc);
create index whistles_open on whistles (district, state, asked_at desc, id desc) where state in ('requested', 'running');
create index whistles_by_start on whistles (district, started_at) where started_at is not null;
comment on table whistles is 'whistles: a street summons offices to a case. Place and street are those of the case.';
comment on column whistles.office_ids is 'offices asked for; they are called, and see it, once it is approved (started_at)';

create table whistle_calls (
  district bigint not null,
  whistle_id uuid not null,
  office_id bigint not null,
  state text not null,
  clock jsonb not null,
  due_at timestamptz,
  stopped_at timestamptz,
  reported_at timestamptz,
  finished_at timestamptz,
  grade text,
  next_tick_at timestamptz,
  constraint whistle_calls_pk primary key (district, whistle_id, office_id),
  constraint whistle_calls_state_known check (state in ('called', 'reportedIn', 'objected', 'excused', 'finished')),
  constraint whistle_calls_grade_known check (grade in ('excellent', 'good', 'fair', 'poor'))
);
create index whistle_calls_of_office on whistle_calls (district, office_id, state);
create index whistle_calls_to_tick on whistle_calls (district, next_tick_at) where next_tick_at is not null;
create index whistle_calls_running on whistle_calls (district, whistle_id) where stopped_at is null;
comment on table whistle_calls is 'whistles: one row per called office with its clock; due_at and stopped_at are of the clock, next_tick_at is the next rung of its ladder.';

create table whistle_steps (
  district bigint not null,
  whistle_id uuid not null,
  seq int not null,
  command_id uuid not null,
  step text not null,
  office_id bigint,
  at timestamptz not null,
  person_id bigint,
  post_id bigint,
  actor_name text not null,
  text text not null default '',
  data jsonb not null default '{}',
  constraint whistle_steps_pk primary key (district, whistle_id, seq),
  constraint whistle_steps_command_unique unique (district, command_id)
);
comment on table whistle_steps is 'whistles: what was done, append-only; on site: who came by the street''s list, findings, tasks, continued work. command_id makes the same command sent twice done once.';
