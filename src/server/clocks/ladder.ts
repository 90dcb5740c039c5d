// A district's ladder of reminders, among its settings; until somebody changed it, the one every district begins with. What runs
// by it looks for its next rung anew when it is changed (cases/recompute.ts).
import { standardLadder, type Ladder } from '../../domain/clocks/ladder.ts'
import type { DistrictId } from '../../domain/kernel/ids.ts'
import type { Context } from '../context.ts'
import type { Queryable } from '../db/open.ts'
import type { Tx } from '../db/tx.ts'

/** In place of a calendar's code, which none can have. */
export const ladderCode = '*ladder'

export const ladderOf = async (context: Context, district: DistrictId): Promise<Ladder> => (await context.districts.get(district)).settings.ladder ?? standardLadder

/** As it is now, whatever this process still believes. */
export const readLadder = async (db: Queryable, district: DistrictId): Promise<Ladder> =>
  (await db.query<{ ladder: Ladder | null }>("select settings->'ladder' as ladder from districts where district = $1", [district], 'ladder-now'))[0]?.ladder ?? standardLadder

/** Answers whether it is another than before. */
export const setLadder = async (tx: Tx, district: DistrictId, ladder: Ladder, now: number): Promise<boolean> => {
  const changed = await tx.query(
    "update districts set settings = settings || jsonb_build_object('ladder', $2::jsonb) where district = $1 and settings->'ladder' is distinct from $2::jsonb returning district", [district, JSON.stringify(ladder)])
  if (changed.length === 0) return false
  await tx.query(
    `insert into clock_recomputations (district, code, from_version, version, started_at)
     select $1, $2, coalesce(max(version), 0), coalesce(max(version), 0) + 1, $3 from clock_recomputations where district = $1 and code = $2`, [district, ladderCode, new Date(now)])
  return true
}
