// Rounds as their measures need them: settled ones only, which is what rows are.
import { contributionsOfRound } from '../../domain/rounds/measure-round.ts'
import type { DistrictId, UnitId } from '../../domain/kernel/ids.ts'
import type { Context } from '../context.ts'
import type { Queryable } from '../db/open.ts'
import type { SubjectContributions } from './totals.ts'

type Row = { id: string; opens_at: Date; closes_at: Date; done_at: Date | null; excuse: string | null; street_id: UnitId | null; community_id: UnitId | null; grid_id: UnitId | null; microgrid_id: UnitId | null }

const selectSql = 'select id, opens_at, closes_at, done_at, excuse, street_id, community_id, grid_id, microgrid_id from rounds'

const contribute = async (context: Context, district: DistrictId, rows: readonly Row[]): Promise<SubjectContributions[]> => {
  const { calendar } = await context.districts.get(district)
  return rows.map((row) => {
    const closesAt = row.closes_at.getTime()
    const line = { streetId: row.street_id, communityId: row.community_id, gridId: row.grid_id, microgridId: row.microgrid_id }
    // A row is there because it was settled: there is nothing left to wait for.
    return { subjectId: row.id, contributions: contributionsOfRound({ opensAt: row.opens_at.getTime(), closesAt }, { doneAt: row.done_at?.getTime() ?? null, excuse: row.excuse }, line, Infinity, calendar) }
  })
}

export const contributionsOfRounds = async (db: Queryable, context: Context, district: DistrictId, ids: readonly string[]): Promise<SubjectContributions[]> =>
  contribute(context, district, await db.query<Row>(`${selectSql} where district = $1 and id = any($2::uuid[])`, [district, ids], 'measured-rounds'))

const batch = 5_000

/** Every round of the district, in batches by key. */
export async function* allRoundContributions(db: Queryable, context: Context, district: DistrictId): AsyncGenerator<SubjectContributions[]> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const rows = await db.query<Row>(`${selectSql} where district = $1 and id > $2 order by id limit $3`, [district, after, batch])
    const last = rows.at(-1)
    if (!last) return
    yield await contribute(context, district, rows)
    after = last.id
  }
}
