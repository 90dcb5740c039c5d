-- Among the tokens of a case stand the street and the community it lies in, so that words within a unit are one look into
-- the index of words.
drop index case_words_words;
update case_words w set words = w.words || array_remove(array['@' || c.street_id, '@' || c.community_id], null)
  from cases c where c.district = w.district and c.id = w.case_id and c.street_id is not null;
create index case_words_words on case_words using gin (words) with (gin_pending_list_limit = 64);
comment on column case_words.words is 'pairs of neighbouring characters and whole words of description and address, the class as =code, street and community as @id';
