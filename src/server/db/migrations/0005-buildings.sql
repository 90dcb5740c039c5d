-- What the division planner works with: buildings with their households, lines that divide, and its runs.

create table buildings (
  district bigint not null,
  code text not null,
  name text not null,
  lng double precision not null,
  lat double precision not null,
  households int not null,
  place jsonb not null,
  entrances jsonb,
  constraint buildings_pk primary key (district, code),
  constraint buildings_households_count check (households >= 0)
);
create index buildings_by_place on buildings (district, lng, lat);
comment on table buildings is 'territory: buildings with the number of their households, by footprint or point, where known by entrance. Nobody who lives there is in it.';

create table barriers (
  district bigint not null,
  id uuid not null,
  kind text not null,
  name text not null,
  weight real not null,
  line jsonb not null,
  constraint barriers_pk primary key (district, id),
  constraint barriers_kind_known check (kind in ('road', 'railway', 'river', 'other'))
);
comment on table barriers is 'territory: roads, railways and rivers that cells should not reach across, and how much they divide.';

create table planner_runs (
  district bigint not null,
  id uuid not null,
  unit_id bigint not null,
  state text not null,
  revise boolean not null,
  created_at timestamptz not null,
  person_id bigint,
  progress real not null,
  communities jsonb,
  operations jsonb,
  problem jsonb,
  net_version bigint,
  runner uuid,
  seen_at timestamptz,
  plan_id uuid,
  constraint planner_runs_pk primary key (district, id),
  constraint planner_runs_state_known check (state in ('waiting', 'done', 'planned', 'failed', 'cancelled'))
);
create index planner_runs_at_work on planner_runs (district, state) where state = 'waiting';
comment on table planner_runs is 'territory: a division of several communities at once, worked out in the background: how far it is, its figures, and the operations it comes to.';
