-- What a desk or nobody known reported has no owner whose phone could hold it.
drop index cases_running_of_owner;
create index cases_running_of_owner on cases (district, owner_id) where state_group <> 'closed' and owner_id is not null;
