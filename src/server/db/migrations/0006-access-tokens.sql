-- Keys that a person makes for a program of theirs (desktop GIS): they read the territory and nothing else, and they end.

create table access_tokens (
  district bigint not null,
  id uuid not null,
  account_id bigint not null,
  name text not null,
  token_hash bytea not null,
  by_phone boolean not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz,
  constraint access_tokens_pk primary key (district, id),
  constraint access_tokens_hash_unique unique (district, token_hash)
);
create index access_tokens_by_account on access_tokens (district, account_id);
comment on table access_tokens is 'access: keys for programs, by the hash of the token. by_phone: made by somebody who had come in by a code to their phone, and has no more posts than that gives.';
