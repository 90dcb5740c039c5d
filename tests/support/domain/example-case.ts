// A case for tests of decisions: reported by resident 7 in microgrid 11111, in any state, held by whom the test says.
import type { CaseFold } from '../../../src/domain/cases/case.ts'
import type { CaseCommand, Facts } from '../../../src/domain/cases/command.ts'
import { decide } from '../../../src/domain/cases/decide.ts'
import type { Category } from '../../../src/domain/catalogue/category.ts'
import { oneCalendar } from '../../../src/domain/clocks/calendar-book.ts'
import { standardLadder } from '../../../src/domain/clocks/ladder.ts'
import { startClock, stopClock, type Clock } from '../../../src/domain/clocks/clock.ts'
import type { EventState } from '../../../src/domain/cases/event.ts'
import type { Actor } from '../../../src/domain/access/actor.ts'
import { Problem } from '../../../src/domain/kernel/problem.ts'
import type { CaseId, FileId, OfficeId, PersonId, UnitId } from '../../../src/domain/kernel/ids.ts'
import { at, calendar, district, districtUnitId, lineOf } from './small-district.ts'

export const reporterId = 7 as PersonId
export const handlerId = 8 as PersonId
export const reportedAt = at('2025-09-22 09:00')

export const category: Category = {
  code: '01001', version: 1, zh: '路灯', en: 'Street lamp', component: true, conditions: [], questions: [], milestones: [], offices: [],
  evidence: { scene: false, before: false, after: false, place: false },
  limits: [{ stage: 'handle', urgent: null, condition: null, area: null, limit: { amount: 1, unit: 'workday' } }],
}

export const needsAfterPhoto = { evidence: { ...category.evidence, after: true } }

export const calendars = oneCalendar(calendar)

export const factsOf = (actor: Actor, now: number, more: Partial<Category> = {}, facts: Partial<Facts> = {}): Facts => ({
  actor, now, calendars, category: { ...category, ...more }, ladder: standardLadder, sample: { rate: 1, seed: 1 }, ...facts,
})

const hour = 3_600_000

/** The clock of handling as it was started at acceptance; stopped once it is handled. */
const handling = (handledAt: number | null): Clock => {
  const clock = startClock(1, 'handle', category.limits[0]!.limit, reportedAt + hour, calendars.standard)
  return handledAt === null ? clock : stopClock(clock, handledAt, calendars.standard)
}

/** The case in a state, as the steps before would have left it, held by unit 111. */
export const caseIn = (state: EventState, more: Partial<CaseFold> = {}): CaseFold => {
  const order: readonly EventState[] = ['reported', 'verifying', 'filed', 'dispatched', 'handled', 'checked', 'closed']
  const past = (other: EventState): boolean => state !== 'refused' && order.indexOf(state) >= order.indexOf(other)
  const accepted = past('verifying')
  return {
    ...lineOf(11111),
    id: '00000000-0000-7000-8000-000000000001' as CaseId,
    kind: 'event', district, districtUnitId, state, version: 3, source: 'resident', category: '01001', categoryVersion: 1, condition: null, area: 'B', urgent: false,
    holderUnitId: 111 as UnitId, holderOfficeId: null, assignedOfficeId: null, assistingOfficeIds: [],
    sentFromUnitId: past('dispatched') ? (11 as UnitId) : null,
    ownerId: reporterId,
    handledById: past('handled') ? handlerId : null, handledUnitId: past('handled') ? (1111 as UnitId) : null, handledOfficeId: null,
    reportedAt,
    acceptedAt: accepted ? reportedAt + hour : null,
    filedAt: past('filed') ? reportedAt + hour : null,
    handledAt: past('handled') ? reportedAt + 2 * hour : null,
    checkedAt: past('checked') ? reportedAt + 3 * hour : null,
    closedAt: past('closed') || state === 'refused' ? reportedAt + 4 * hour : null,
    clocks: accepted ? [handling(past('handled') ? reportedAt + 2 * hour : null)] : [],
    dueAt: accepted ? at('2025-09-23 10:00') : null, nextTickAt: null,
    overdue: false, rating: null, reworkCount: 0, reopenCount: 0, returnCount: 0, request: null, suspendedUntil: null,
    resumeState: state === 'suspended' || state === 'merged' ? 'filed' : null, masterId: null, parentId: null, selfHandled: false,
    ...more,
  }
}

export const now = reportedAt + 5 * hour

export const photo = (number: number, role: 'scene' | 'before' | 'after' = 'after') =>
  ({ fileId: `00000000-0000-7000-8000-${String(number).padStart(12, '0')}` as FileId, role })

export const office = (number: number): OfficeId => number as OfficeId

/** The step taken, or the code of the Problem that refuses it. */
export const tryStep = (fold: CaseFold, command: CaseCommand, facts: Facts): CaseFold | string => {
  try {
    return decide(fold, command, facts)
  } catch (fault) {
    if (fault instanceof Problem) return fault.code
    throw fault
  }
}

/** Takes a step that must be allowed. */
export const take = (fold: CaseFold, command: CaseCommand, actor: Actor, instant = now): CaseFold => decide(fold, command, factsOf(actor, instant))

/** The code of the Problem that refuses the step; fails the test when it is allowed. */
export const refusedWith = (fold: CaseFold, command: CaseCommand, actor: Actor, instant = now, more: Partial<Category> = {}): string => {
  const result = tryStep(fold, command, factsOf(actor, instant, more))
  if (typeof result !== 'string') throw new Error(`${command.step} was allowed`)
  return result
}
