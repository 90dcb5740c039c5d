// Cases as their measures need them: a few columns, straight in the domain's shape.
import type { MeasuredCase } from '../../domain/cases/measure-case.ts'
import { contributionsOf } from '../../domain/cases/measure-case.ts'
import type { DistrictId } from '../../domain/kernel/ids.ts'
import type { Context } from '../context.ts'
import type { Queryable } from '../db/open.ts'
import type { SubjectContributions } from './totals.ts'

const milliseconds = (column: string): string => `(extract(epoch from ${column}) * 1000)::bigint`
const instant = (column: string, name: string): string => `${milliseconds(column)} as "${name}"`

const selectSql = `select id, state, street_id as "streetId", community_id as "communityId", grid_id as "gridId", microgrid_id as "microgridId",
  ${instant('reported_at', 'reportedAt')}, ${instant('accepted_at', 'acceptedAt')}, ${instant('handled_at', 'handledAt')}, ${instant('due_at', 'dueAt')},
  overdue, rework_count as "reworkCount", reopen_count as "reopenCount", rating,
  (select jsonb_agg(jsonb_build_object('until', ${milliseconds('p.until')}, 'streetId', p.street_id, 'communityId', p.community_id, 'gridId', p.grid_id,
     'microgridId', p.microgrid_id) order by p.until) from case_places p where p.district = cases.district and p.case_id = cases.id) as earlier
  from cases`

const contribute = async (context: Context, district: DistrictId, rows: readonly (MeasuredCase & { id: string })[]): Promise<SubjectContributions[]> => {
  const { calendar } = await context.districts.get(district)
  return rows.map((row) => ({ subjectId: row.id, contributions: contributionsOf(row, calendar) }))
}

export const contributionsOfCases = async (db: Queryable, context: Context, district: DistrictId, ids: readonly string[]): Promise<SubjectContributions[]> =>
  contribute(context, district, await db.query<MeasuredCase & { id: string }>(`${selectSql} where district = $1 and id = any($2::uuid[])`, [district, ids], 'measured-cases'))

const batch = 5_000

/** Every case of the district, in batches by key. */
export async function* allContributions(db: Queryable, context: Context, district: DistrictId): AsyncGenerator<SubjectContributions[]> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const rows = await db.query<MeasuredCase & { id: string }>(`${selectSql} where district = $1 and id > $2 order by id limit $3`, [district, after, batch])
    const last = rows.at(-1)
    if (!last) return
    yield await contribute(context, district, rows)
    after = last.id
  }
}
