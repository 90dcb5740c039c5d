// The posts somebody acts by on a day, as SQL: their own, and those they stand in at during a leave. The twin of
// domain/people/leave.ts (`standsIn`); a property test holds the two together.

/** Whether the person (an SQL expression) is away on the day (another). */
export const awaySql = (district: string, person: string, day: string): string =>
  `exists (select from leaves w where w.district = ${district} and w.person_id = ${person} and w.withdrawn_at is null and w.from_on <= ${day} and w.until_on >= ${day})`

/** Rows of posts of one person on one day; `stands_in_for` is the person whose post it is otherwise. */
export const postsOnDaySql = (district: string, person: string, day: string): string => `
  select p.id, p.role, p.office_id, p.unit_id, null::bigint as stands_in_for
  from posts p where p.district = ${district} and p.person_id = ${person} and p.from_on <= ${day} and (p.until_on is null or p.until_on >= ${day})
  union all
  select p.id, p.role, p.office_id, p.unit_id, p.person_id
  from substitutions t
  join leaves l on l.district = t.district and l.id = t.leave_id
  join posts p on p.district = t.district and p.id = t.post_id
  where t.district = ${district} and t.person_id = ${person} and t.withdrawn_at is null and t.from_on <= ${day} and t.until_on >= ${day}
    and l.withdrawn_at is null and l.from_on <= ${day} and l.until_on >= ${day}
    and p.from_on <= ${day} and (p.until_on is null or p.until_on >= ${day})
    and not ${awaySql(district, person, day)}`
