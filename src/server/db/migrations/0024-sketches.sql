-- What is near is looked for in strips from west to east, a thousandth of a degree of latitude high: an index by latitude and
-- longitude alone reads the whole width of the district for it. With each place stands a sketch of the words (a bit for each token,
-- domain/cases/words/sketch.ts), so that the index alone tells which of those around are most likely alike.
drop index case_words_near;
drop index case_words_words;
alter table case_words add column sketch bit(256) not null default repeat('0', 256)::bit(256);
comment on column case_words.sketch is 'of each token of the text one bit';

-- As the domain does it, for the cases that are looked at by their places.
update case_words w set sketch = coalesce((
  select bit_or(set_bit(repeat('0', 256)::bit(256), place, 1)) from (
    select (sum(ascii(sign) * (array[1, 31, 961, 29791])[(nth - 1) % 4 + 1]) % 251)::int as place
    from unnest(w.words) as token, string_to_table(token, null) with ordinality as t(sign, nth) where token !~ '^[@=]' group by token) places), w.sketch)
where current;

create index case_words_words on case_words using gin (words) with (gin_pending_list_limit = 64);
create index case_words_near on case_words (district, (floor(lat * 1000)::int), lng) include (lat, category, case_id, sketch) where current;
