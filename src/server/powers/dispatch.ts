// The law of dispatch, asked from the database: called by the commands that send a case to an office, or back to it.
import type { CaseCommand } from '../../domain/cases/command.ts'
import type { DistrictId, OfficeId, UnitId } from '../../domain/kernel/ids.ts'
import { assistingWith, mayGoOn, refuseDispatch } from '../../domain/powers/dispatch.ts'
import { todayOf } from '../access/actors.ts'
import type { Context } from '../context.ts'
import type { Queryable } from '../db/open.ts'
import { officesOf } from '../people/offices.ts'
import { readNeeded } from './holdings.ts'

type Sent = { district: DistrictId; category: string; streetId: UnitId | null; handledOfficeId: OfficeId | null }

/**
 * Refuses to dispatch to an office that doesn't lead what the case's class needs at its street today; otherwise gives the
 * command with those who assist. Rework doesn't go back to an office that lost its power meanwhile. Other steps are none of
 * its business.
 */
export const lawfulDispatch = async <C extends CaseCommand>(context: Context, db: Queryable, sent: Sent, command: C, now: number): Promise<C> => {
  const back = command.step === 'rework' ? sent.handledOfficeId : null
  if (command.step !== 'dispatch' && back === null) return command
  const today = todayOf(now)
  const needed = await readNeeded(db, sent.district, sent.category, sent.streetId, today)
  if (command.step !== 'dispatch') return mayGoOn(needed, back!, sent.streetId, today) ? command : { ...command, powerLost: true }
  if (needed.length === 0) return command
  const offices = await officesOf(context, db, sent.district)
  const refusal = refuseDispatch(needed, command.officeId, sent.streetId, today, (id) => offices.get(id)?.name ?? String(id))
  if (refusal) throw refusal
  const assisting = assistingWith(needed, command.officeId, sent.streetId, today)
  return { ...command, assistingOfficeIds: [...new Set([...(command.assistingOfficeIds ?? []), ...assisting])] }
}
