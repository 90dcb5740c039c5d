-- People: who asks is found by the token alone, before the district is known.
create index sessions_by_token on sessions (token_hash);

-- Sync: what a phone holds of its owner's cases is asked for with every exchange, however many are closed by now.
create index cases_running_of_owner on cases (district, owner_id) where state_group <> 'closed';
