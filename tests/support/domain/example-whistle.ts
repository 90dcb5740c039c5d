// A whistle for tests of decisions: blown by the desk of street 11 on a case in community 111, for offices 501 and 502.
import { decideCall } from '../../../src/domain/whistles/decide-call.ts'
import { decideWhistle, type Whistled } from '../../../src/domain/whistles/decide-whistle.ts'
import type { CallCommand, WhistleCommand, WhistleFacts } from '../../../src/domain/whistles/command.ts'
import { startCallClock } from '../../../src/domain/whistles/clock-of-call.ts'
import type { CallState, Trigger, WhistleState } from '../../../src/domain/whistles/kinds.ts'
import type { CallFold, WhistleFold } from '../../../src/domain/whistles/whistle.ts'
import { pauseClock, stopClock } from '../../../src/domain/clocks/clock.ts'
import type { Actor } from '../../../src/domain/access/actor.ts'
import { Problem } from '../../../src/domain/kernel/problem.ts'
import type { CaseId, UnitId, WhistleId } from '../../../src/domain/kernel/ids.ts'
import type { Limit } from '../../../src/domain/kernel/working-time.ts'
import { calendars, office } from './example-case.ts'
import { at, district, lineOf, officerOf, postedAt } from './small-district.ts'

export const people = {
  desk: postedAt(11, 'streetDesk'), head: postedAt(11, 'leader'), officer: officerOf(501), otherOfficer: officerOf(502), districtDesk: postedAt(1, 'districtDesk'),
}

export const blownAt = at('2025-09-22 10:00')
const limit: Limit = { amount: 60, unit: 'workMinute' }

export const whistleIn = (state: WhistleState, more: Partial<WhistleFold> = {}): WhistleFold => ({
  ...lineOf(111), district, holderUnitId: 11 as UnitId, holderOfficeId: null, assignedOfficeId: null, ownerId: null,
  assistingOfficeIds: state === 'running' || state === 'ended' ? [office(501), office(502)] : [],
  id: 'whistle' as WhistleId, caseId: 'case' as CaseId, state, trigger: 'jointEnforcement', limit, officeIds: [office(501), office(502)], askedById: people.desk.personId, headOnPost: true, askedAt: blownAt,
  startedAt: state === 'running' || state === 'ended' ? blownAt : null, endedAt: null, ...more,
})

/** The call of office 501, blown at ten, answered half an hour later. */
export const callIn = (state: CallState, more: Partial<CallFold> = {}, trigger: Trigger = 'jointEnforcement'): CallFold => {
  const running = startCallClock(office(501), trigger, limit, blownAt, calendars)
  const answered = blownAt + 1_800_000
  const clock = state === 'called' ? running : state === 'objected' ? pauseClock(running, answered) : stopClock(running, answered, calendars.standard)
  const came = state === 'reportedIn' || state === 'finished'
  return { officeId: office(501), state, clock, reportedAt: came ? answered : null, finishedAt: state === 'finished' ? answered : null, grade: null, toldAbove: false, ...more }
}

export const factsOf = (actor: Actor, now = blownAt + 3_000_000, more: Partial<WhistleFacts> = {}): WhistleFacts => ({ actor, now, calendars, caseOpen: true, openTasks: [4], nameOf: (id) => `office ${id}`, ...more })

const orCode = <T>(work: () => T): T | string => {
  try {
    return work()
  } catch (fault) {
    if (fault instanceof Problem) return fault.code
    throw fault
  }
}

/** What the step made of it, or the code of the Problem that refused it. */
export const tryWhistle = (whistled: Whistled, command: WhistleCommand, facts: WhistleFacts): Whistled | string => orCode(() => decideWhistle(whistled, command, facts))
export const tryCall = (whistle: WhistleFold, call: CallFold, command: CallCommand, facts: WhistleFacts): CallFold | string => orCode(() => decideCall(whistle, call, command, facts))

