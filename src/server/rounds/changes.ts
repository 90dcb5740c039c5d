// What of a month is not as the rule has it: moved or left out by somebody or because of a holiday, or made by somebody else.
import type { ReplyOf } from '../../contract/route.ts'
import type { DayChangeView, roundDayRoutes } from '../../contract/round-days.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { liesIn } from '../../domain/access/place.ts'
import type { UnitId } from '../../domain/kernel/ids.ts'
import { decidedChange, holidayChanges, type DayChange } from '../../domain/rounds/day-change.ts'
import type { Context } from '../context.ts'
import type { Queryable } from '../db/open.ts'
import type { NetUnit } from '../territory/net.ts'
import { reaches } from '../territory/plans/reach.ts'
import { openBook } from './expected.ts'
import { unitRefOf } from './present.ts'
import { monthSpan } from './span.ts'
import { subjectsOf } from './subjects.ts'
import { readSwapsWithin } from './swaps.ts'

const most = 300

export const changesOf = async (context: Context, db: Queryable, actor: Actor, unit: NetUnit, month: string, routineId: string | undefined): Promise<ReplyOf<typeof roundDayRoutes.changes>> => {
  const { from, to } = monthSpan(month)
  const [book, swaps] = await Promise.all([openBook(context, db, actor.district, from, to), readSwapsWithin(db, actor.district, from, to, most + 1)])
  const touches = (day: string | null): boolean => day !== null && day >= from && day <= to
  const found: DayChangeView[] = []
  for (const routine of book.routines) {
    if ((routineId !== undefined && routine.id !== routineId) || subjectsOf(book.net, routine, unit.line).length === 0) continue
    const decided = book.exceptions.filter((one) => one.routineId === routine.id && one.plannedOn >= routine.startsOn && (routine.endsOn === null || one.plannedOn <= routine.endsOn))
    const inside = (id: UnitId | null): boolean => { const at = id === null ? undefined : book.net.units.get(id); return id === null || (at !== undefined && liesIn(at.line, unit.line)) }
    const shown = (change: DayChange & { by: string | null }): DayChangeView => {
      const about = change.unitId === null ? (book.net.units.get(routine.unitId) ?? book.net.root) : book.net.units.get(change.unitId)!
      return {
        routineId: routine.id, name: routine.name, plannedOn: change.plannedOn, to: change.to, cause: change.cause, unit: change.unitId === null ? null : unitRefOf(book.net, change.unitId), reason: change.reason, by: change.by,
        state: null, swapId: null, substitute: null, canChange: change.cause === 'decided' && reaches(actor, 'round.plan', about),
      }
    }
    found.push(...decided.map((one) => ({ ...decidedChange(one), by: one.by })).filter((one) => inside(one.unitId) && (touches(one.plannedOn) || touches(one.to))).map(shown))
    // What somebody decided about a day counts before the holiday's rule.
    found.push(...holidayChanges(routine, book.calendar, from, to).filter((one) => !decided.some((other) => other.unitId === null && other.plannedOn === one.plannedOn)).map((one) => shown({ ...one, by: null })))
  }
  for (const swap of swaps) {
    const routine = book.routines.find(({ id }) => id === swap.routineId)
    const at = book.net.units.get(swap.unitId as UnitId)
    if (!routine || !at || !liesIn(at.line, unit.line) || (routineId !== undefined && routine.id !== routineId)) continue
    found.push({
      routineId: routine.id, name: routine.name, plannedOn: swap.plannedOn, to: swap.heldOn, cause: 'swap', unit: unitRefOf(book.net, at.id), reason: swap.reason, by: swap.from, state: swap.state, swapId: swap.id, substitute: swap.to,
      canChange: swap.state !== 'declined' && reaches(actor, 'round.excuse', at),
    })
  }
  found.sort((a, b) => a.plannedOn.localeCompare(b.plannedOn) || a.name.localeCompare(b.name))
  return { changes: found.slice(0, most), more: found.length > most || swaps.length > most }
}
