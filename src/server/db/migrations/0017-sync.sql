-- Offline: the devices workers use, which session speaks from which, and photos that arrive in parts.
create table devices (
  district bigint not null,
  id uuid not null,
  account_id bigint not null,
  name text not null,
  app_version text not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  waiting int not null,
  revoked_at timestamptz,
  revoked_by bigint,
  reason text,
  told_at timestamptz,
  constraint devices_pk primary key (district, id)
);
create index devices_of_account on devices (district, account_id);
create index devices_by_silence on devices (last_at);
comment on table devices is 'sync: phones that hold what their worker''s posts reach. A lost one is revoked: its sessions end, and it erases what it holds when it next speaks.';
comment on column devices.waiting is 'commands that waited on it when it last spoke';
comment on column devices.told_at is 'when it heard that it was revoked, and erased what it held';

alter table sessions add column device_id uuid;
create index sessions_of_device on sessions (district, device_id) where device_id is not null;
comment on column sessions.device_id is 'the device it speaks from, known from the first exchange on';

create table photo_parts (
  district bigint not null,
  file_id uuid not null,
  from_byte int not null,
  person_id bigint not null,
  total int not null,
  hash text not null,
  bytes bytea not null,
  put_at timestamptz not null,
  constraint photo_parts_pk primary key (district, file_id, from_byte)
);
create index photo_parts_of_person on photo_parts (district, person_id);
create index photo_parts_by_age on photo_parts (put_at);
comment on table photo_parts is 'files: photos that are arriving in parts, erased when whole or after a week.';
