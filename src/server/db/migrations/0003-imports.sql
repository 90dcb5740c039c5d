-- Files that somebody brings in to make or change the net, until they have become a plan.

create table imports (
  district bigint not null,
  id uuid not null,
  unit_id bigint not null,
  name text not null,
  bytes bigint not null,
  state text not null,
  created_at timestamptz not null,
  person_id bigint,
  found jsonb,
  options jsonb,
  progress jsonb,
  counts jsonb,
  problem jsonb,
  net_version bigint,
  runner uuid,
  seen_at timestamptz,
  plan_id uuid,
  constraint imports_pk primary key (district, id),
  constraint imports_state_known check (state in ('reading', 'ready', 'analysing', 'analysed', 'planned', 'failed', 'cancelled'))
);
create index imports_by_time on imports (district, created_at desc, id desc);
create index imports_at_work on imports (district, state) where state in ('reading', 'analysing');
comment on table imports is 'territory: a file somebody brought in, what was found in it, how it is to be read, and how far its analysis is. The file itself lies in the data folder.';

create table import_rows (
  district bigint not null,
  import_id uuid not null,
  "row" int not null,
  state text not null,
  mended boolean not null,
  kinds text[] not null,
  content jsonb not null,
  constraint import_rows_pk primary key (district, import_id, "row"),
  constraint import_rows_state_known check (state in ('new', 'changed', 'unchanged', 'faulty'))
);
create index import_rows_by_state on import_rows (district, import_id, state, "row");
comment on table import_rows is 'territory: the preview of an import, row by row; nothing of it is in the net.';

create table import_mappings (
  district bigint not null,
  headings text not null,
  mapping jsonb not null,
  used_at timestamptz not null,
  constraint import_mappings_pk primary key (district, headings)
);
comment on table import_mappings is 'territory: which of their columns is which of our fields, remembered for files with the same headings.';
