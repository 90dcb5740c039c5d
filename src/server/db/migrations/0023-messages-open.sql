-- Messages about rounds name the round by routine, unit and planned day, so that they open it also where it has no row.
update messages m set subject_id = r.routine_id || '/' || r.unit_id || '/' || to_char(r.planned_on, 'YYYY-MM-DD')
  from rounds r where m.subject_kind = 'round' and r.district = m.district and r.id::text = m.subject_id;

update messages m set subject_kind = case when coalesce(j.data ->> 'unitId', '0') = '0' then 'routine' else 'round' end,
    subject_id = m.subject_id || '/' || coalesce(nullif(j.data ->> 'unitId', '0'), 'all') || '/' || (j.data ->> 'plannedOn')
  from journal j where m.subject_kind = 'routine' and m.source like 'journal %' and j.district = m.district
    and j.position = case when m.source like 'journal %' then substr(m.source, 9)::bigint end and j.data ->> 'plannedOn' is not null;
