-- What an office holds at one street is found without reading what it holds at all others.
drop index power_holdings_by_office;
create index power_holdings_by_office on power_holdings (district, office_id, street_id, item_id);
