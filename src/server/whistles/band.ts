// How many whistles a district thinks right: a setting, changed by the district's desk and journalled.
import type { Actor } from '../../domain/access/actor.ts'
import { postsWith } from '../../domain/access/can.ts'
import type { Band } from '../../domain/whistles/measure-call.ts'
import { whistleProblem } from '../../domain/whistles/problems.ts'
import type { Context } from '../context.ts'
import type { Tx } from '../db/tx.ts'
import { appendJournal } from '../journal/append.ts'

export const setBand = async (context: Context, tx: Tx, actor: Actor, now: number, commandId: string, band: Band): Promise<{ band: Band }> => {
  if (band.low > band.high) throw whistleProblem('whistle.band-order')
  const [done] = await tx.query("select 1 from journal where district = $1 and subject_kind = 'system' and subject_id = 'whistles' and command_id = $2", [actor.district, commandId])
  if (done) return { band }
  await tx.query('update districts set settings = settings || $2 where district = $1', [actor.district, JSON.stringify({ whistleBand: band })])
  appendJournal(tx, actor, postsWith(actor, 'whistle.oversee')[0], { kind: 'whistle.bandChanged', at: now, subjectKind: 'system', subjectId: 'whistles', commandId, data: band })
  tx.afterCommit(() => context.districts.forget())
  return { band }
}
