-- Sync: what a phone holds of inspections is asked for with every exchange.
create index inspections_running_of_community on inspections (district, community_id, id) where state_group <> 'closed';
