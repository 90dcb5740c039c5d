// A district's ladder of reminders, among its settings; until somebody changed it, the one every district begins with.
import { standardLadder, type Ladder } from '../../domain/clocks/ladder.ts'
import type { DistrictId } from '../../domain/kernel/ids.ts'
import type { Context } from '../context.ts'
import type { Tx } from '../db/tx.ts'

export const ladderOf = async (context: Context, district: DistrictId): Promise<Ladder> => (await context.districts.get(district)).settings.ladder ?? standardLadder

export const setLadder = (tx: Tx, district: DistrictId, ladder: Ladder): Promise<unknown> =>
  tx.query("update districts set settings = settings || jsonb_build_object('ladder', $2::jsonb) where district = $1", [district, JSON.stringify(ladder)])
