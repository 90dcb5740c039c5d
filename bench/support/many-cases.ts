// Many cases for a benchmark, made by the database itself from numbers, the same every time: spread over all microgrids
// and twelve months; four of five are closed, as in a district that has run for years, and one class has two fifths. What is late is
// marked as late already: the clock has nothing to catch up with while something else is measured.
import type { Database } from '../../src/server/db/open.ts'

const batch = 100_000

/** Adds cases numbered from..until−1 (about 25,000 a second); none of them has steps. */
export const addCases = async (database: Database, from: number, until: number): Promise<void> => {
  for (let start = from; start < until; start += batch) {
    await database.query(
      `insert into cases (district, id, kind, state, state_group, version, source, category, urgent, description, address, lng, lat,
         street_id, community_id, grid_id, microgrid_id, holder_unit_id, reported_at, accepted_at, filed_at, handled_at, checked_at, closed_at, due_at, next_due_at, next_yellow_at, overdue)
       select m.district, (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(md5(n::text), 1, 3) || '8' || substr(md5(n::text), 4, 15))::uuid,
         'event', case when closed then 'closed' when n % 3 = 0 then 'handled' else 'filed' end, case when closed then 'closed' when n % 3 = 0 then 'waiting' else 'open' end,
         5, 'worker', c.code, false, '第' || n || '件:路面有个大坑,下雨看不见', '小区东门', m.center_lng, m.center_lat,
         m.street_id, m.community_id, m.grid_id, m.id, m.community_id, at, at, at, case when closed or n % 3 = 0 then at + interval '5 hours' end,
         case when closed then at + interval '8 hours' end, case when closed then at + interval '9 hours' end, at + interval '2 days',
         case when not closed and n % 3 <> 0 then at + interval '2 days' end, case when not closed and n % 3 <> 0 then at + interval '38 hours' end,
         not closed and n % 3 <> 0 and at + interval '2 days' < now()
       from (select n, n % 5 <> 0 as closed, now() - interval '350 days' * ((n::bigint * 7919) % 1000003) / 1000003.0 as at,
               ((n::bigint * 104729) % (select count(*) from units where level = 'microgrid'))::int as cell,
               case when n % 7 < 3 then 0 else ((n::bigint * 31) % (select count(*) from categories where length(code) = 5))::int end as class
             from generate_series($1::int, $2::int - 1) n) made
       join (select u.*, row_number() over (order by id) - 1 as cell from units u where level = 'microgrid') m using (cell)
       join (select code, row_number() over (order by code <> '02001', code) - 1 as class from categories where length(code) = 5) c using (class)`,
      [start, Math.min(until, start + batch)],
    )
  }
  await database.query('vacuum analyze cases')
}

/** The plan of a query as one text, for showing which index it goes by. */
export const planOf = async (database: Database, sql: string, values: readonly unknown[]): Promise<string> =>
  (await database.query<{ 'QUERY PLAN': string }>(`explain (analyze, buffers off, timing off, summary off) ${sql}`, values)).map((row) => row['QUERY PLAN']).join('\n')
