-- What the loop in earnest needs of a case: the version of its class, its clocks, suspension, helpers, merges, children.
alter table cases add column category_version int not null default 1;
alter table cases add column condition text;
alter table cases add column area text not null default 'B';
alter table cases add column clocks jsonb not null default '[]';
alter table cases add column next_due_at timestamptz;
alter table cases add column next_yellow_at timestamptz;
alter table cases add column next_tick_at timestamptz;
alter table cases add column return_count int not null default 0;
alter table cases add column request jsonb;
alter table cases add column suspended_until timestamptz;
alter table cases add column resume_state text;
alter table cases add column master_id uuid;
alter table cases add column parent_id uuid;
alter table cases add column self_handled boolean not null default false;
alter table cases add column assisting_office_ids bigint[] not null default '{}';
alter table cases add constraint cases_area_known check (area in ('A', 'B', 'C'));
comment on column cases.clocks is 'every clock it has or had; next_due_at and next_yellow_at are of the running one that is due first, next_tick_at is when something happens to it by itself';

create index cases_to_tick on cases (district, next_tick_at) where next_tick_at is not null;
create index cases_of_parent on cases (district, parent_id) where parent_id is not null;
create index cases_of_master on cases (district, master_id) where master_id is not null;
create index cases_assisted on cases using gin (assisting_office_ids) where assisting_office_ids <> '{}';
