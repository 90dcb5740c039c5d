-- Cases by their words: search, and what is known already when something is about to be filed.

create table case_words (
  district bigint not null,
  case_id uuid not null,
  reported_at timestamptz not null,
  category text not null,
  lng double precision,
  lat double precision,
  current boolean not null,
  words text[] collate "C" not null,
  constraint case_words_pk primary key (district, case_id)
);
comment on table case_words is 'cases: what a case is found by, written in the transaction of its report. Nothing of who reported is in it.';
comment on column case_words.words is 'pairs of neighbouring characters and whole words of description and address, and the class as =code';
comment on column case_words.current is 'open, or closed no longer ago than any district looks back; turned off by a job';
-- The server keeps how often each of the commonest tokens stands: ten times as many as this.
alter table case_words alter column words set statistics 400;
-- A short list of what is not yet sorted in: every search reads it, and sorting it in holds up one report.
create index case_words_words on case_words using gin (words) with (gin_pending_list_limit = 64);
create index case_words_newest on case_words (district, reported_at desc, case_id desc);
create index case_words_near on case_words (district, lat, lng) include (category, case_id) where current;
create index cases_number on cases (district, number);
