// The law of dispatch, asked from the database: called by the one command that sends a case to an office.
import type { CaseCommand } from '../../domain/cases/command.ts'
import type { DistrictId, UnitId } from '../../domain/kernel/ids.ts'
import { assistingWith, refuseDispatch } from '../../domain/powers/dispatch.ts'
import { todayOf } from '../access/actors.ts'
import type { Context } from '../context.ts'
import type { Queryable } from '../db/open.ts'
import { officesOf } from '../people/offices.ts'
import { readNeeded } from './holdings.ts'

type Sent = { district: DistrictId; category: string; streetId: UnitId | null }

/**
 * Refuses to dispatch to an office that doesn't lead what the case's class needs at its street today; otherwise gives the
 * command with those who assist. Other steps are none of its business.
 */
export const lawfulDispatch = async <C extends CaseCommand>(context: Context, db: Queryable, sent: Sent, command: C, now: number): Promise<C> => {
  if (command.step !== 'dispatch') return command
  const today = todayOf(now)
  const needed = await readNeeded(db, sent.district, sent.category, sent.streetId, today)
  if (needed.length === 0) return command
  const offices = await officesOf(context, db, sent.district)
  const refusal = refuseDispatch(needed, command.officeId, sent.streetId, today, (id) => offices.get(id)?.name ?? String(id))
  if (refusal) throw refusal
  const assisting = assistingWith(needed, command.officeId, sent.streetId, today)
  return { ...command, assistingOfficeIds: [...new Set([...(command.assistingOfficeIds ?? []), ...assisting])] }
}
