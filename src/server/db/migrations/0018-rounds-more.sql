-- Rounds: the places of a routine, who asked to be visited, who stands in for single rounds, why something is missing, and
-- tracks, which are off unless a district switched them on. People: the telephones of desks and offices.
create table round_places (
  district bigint not null,
  id uuid not null,
  routine_id uuid not null,
  name text not null,
  lng double precision not null,
  lat double precision not null,
  person_id bigint,
  put_at timestamptz not null,
  removed_at timestamptz,
  constraint round_places_pk primary key (district, id)
);
create index round_places_of_routine on round_places (district, routine_id, lng, lat) where removed_at is null;
comment on table round_places is 'rounds: places a routine looks at. A place has a point and no unit: which unit it lies in is asked of the net of the day.';

create table visit_wishes (
  district bigint not null,
  id uuid not null,
  name text not null,
  phone text,
  address text not null,
  wish text not null,
  lng double precision not null,
  lat double precision not null,
  keep_until date not null,
  talked_on date,
  person_id bigint,
  asked_at timestamptz not null,
  constraint visit_wishes_pk primary key (district, id)
);
create index visit_wishes_by_place on visit_wishes (district, lng, lat);
create index visit_wishes_to_erase on visit_wishes (district, keep_until);
comment on table visit_wishes is 'rounds: people who asked to be visited, until when; erased on that day. Rounds hold that somebody talked, never with whom.';

create table round_swaps (
  district bigint not null,
  id uuid not null,
  routine_id uuid not null,
  unit_id bigint not null,
  planned_on date not null,
  held_on date not null,
  to_person_id bigint not null,
  asked_by_id bigint,
  reason text not null,
  state text not null,
  command_id uuid not null,
  asked_at timestamptz not null,
  settled_at timestamptz,
  constraint round_swaps_pk primary key (district, id),
  constraint round_swaps_command_unique unique (district, command_id),
  constraint round_swaps_state_known check (state in ('asked', 'agreed', 'given', 'declined', 'withdrawn'))
);
create unique index round_swaps_standing on round_swaps (district, routine_id, unit_id, planned_on) where state in ('asked', 'agreed', 'given');
create index round_swaps_to on round_swaps (district, to_person_id, held_on) where state in ('asked', 'agreed', 'given');
create index round_swaps_by_day on round_swaps (district, held_on);
comment on table round_swaps is 'rounds: single rounds that somebody else makes: asked of a colleague, or given by the desk. What is made counts for the unit.';

create table track_switches (
  district bigint not null,
  id uuid not null,
  reason text not null,
  from_on date not null,
  until_on date not null,
  keep_days int not null,
  person_id bigint,
  command_id uuid not null,
  switched_at timestamptz not null,
  ended_at timestamptz,
  ended_by_id bigint,
  constraint track_switches_pk primary key (district, id),
  constraint track_switches_command_unique unique (district, command_id),
  constraint track_switches_period check (until_on >= from_on),
  constraint track_switches_keep check (keep_days between 1 and 90)
);
comment on table track_switches is 'rounds: that the district allows tracks along patrols: why, until when, and for how many days they are kept. Without one, none is taken.';

create table tracks (
  district bigint not null,
  id uuid not null,
  switch_id uuid not null,
  routine_id uuid not null,
  unit_id bigint not null,
  planned_on date not null,
  person_id bigint not null,
  started_at timestamptz not null,
  stopped_at timestamptz,
  erase_on date not null,
  constraint tracks_pk primary key (district, id)
);
create index tracks_of_round on tracks (district, routine_id, unit_id, planned_on);
create index tracks_of_person on tracks (district, person_id);
create index tracks_to_erase on tracks (district, erase_on);
comment on table tracks is 'rounds: a track along one patrol, begun and stopped by hand by who made it; erased by its person at any time, by itself on a date.';

create table track_points (
  district bigint not null,
  track_id uuid not null,
  position int not null,
  at timestamptz not null,
  lng double precision not null,
  lat double precision not null,
  constraint track_points_pk primary key (district, track_id, position)
);
comment on table track_points is 'rounds: the points of a track; shown to its own person, and to a desk with a reason that is journalled.';

create table desk_phones (
  district bigint not null,
  unit_id bigint not null,
  office_id bigint not null,
  phone text not null,
  hours text not null,
  person_id bigint,
  put_at timestamptz not null,
  constraint desk_phones_pk primary key (district, unit_id, office_id)
);
comment on table desk_phones is 'people: the telephone of a unit''s desk (office_id 0) or of an office (unit_id 0); a unit without one has that of the unit above.';

-- Looked at when its window closed: nobody stood there, whoever did was away, or it wasn't made.
alter table rounds add column why text;
alter table rounds add constraint rounds_why_known check (why in ('vacant', 'away', 'unmade'));

-- Which of a round's findings became this case.
alter table cases add column round_finding text;
