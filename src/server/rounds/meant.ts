// The one occurrence a command is about: whatever version of the routine had it, however it was moved since.
import type { DistrictId, UnitId } from '../../domain/kernel/ids.ts'
import { roundProblem } from '../../domain/rounds/problems.ts'
import type { Context } from '../context.ts'
import type { Queryable } from '../db/open.ts'
import { netOf } from '../territory/net.ts'
import { findExpected, openBook, type Expected } from './expected.ts'
import { daysOn } from './span.ts'

export type RoundKey = { routineId: string; unitId: number; plannedOn: string }

export const findMeant = async (context: Context, db: Queryable, district: DistrictId, key: RoundKey): Promise<Expected> => {
  const net = await netOf(context, district)
  const unit = net.units.get(key.unitId as UnitId)
  const book = await openBook(context, db, district, daysOn(key.plannedOn, -75), daysOn(key.plannedOn, 75))
  for (const routine of unit ? book.routines : []) {
    if (routine.id !== key.routineId || key.plannedOn < routine.startsOn || (routine.endsOn !== null && key.plannedOn > routine.endsOn)) continue
    const found = findExpected(book, routine, unit!, key.plannedOn)
    if (found) return found
  }
  throw roundProblem('round.not-found')
}
