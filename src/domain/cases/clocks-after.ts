// Which clocks run in which state, and what a step does to them: started, stopped, paused, extended.
import { calendarFor, calendarOf, type NamedCalendar } from '../clocks/calendar-book.ts'
import { extendClock, isRunning, nextDue, pauseClock, recomputeClock, restartClock, resumeClock, startClock, stopClock, type Clock, type Stage } from '../clocks/clock.ts'
import { climbAgain, nextRungAt, rungsFor } from '../clocks/ladder.ts'
import { limitsFor } from '../catalogue/category.ts'
import { eventKind, type EventState } from './event.ts'
import type { CaseFold } from './case.ts'
import type { CaseCommand, Facts } from './command.ts'

/** Milestones lie inside handling. */
const withMilestones = ['handle', 'milestones'] as const

const stagesOf: Readonly<Record<EventState, readonly (Stage | 'milestones')[]>> = {
  reported: ['accept'],
  verifying: ['verify', 'handle'],
  filed: ['dispatch', ...withMilestones],
  dispatched: withMilestones,
  handled: ['check'],
  checked: ['close'],
  closed: [], refused: [], void: [],
  // What ran is paused.
  suspended: [], merged: [],
}

export type ClockTime = Pick<CaseFold, 'clocks' | 'dueAt' | 'nextTickAt'>

type Now = Pick<Facts, 'now' | 'calendars' | 'category' | 'ladder'>

const isMilestone = (stage: Stage): boolean => stage.startsWith('m:')

const own = (facts: Now, clock: Clock): NamedCalendar => calendarOf(facts.calendars, clock.calendar)

const wantedIn = (state: EventState, { category }: Now): readonly Stage[] =>
  stagesOf[state].flatMap((stage): Stage[] => (stage === 'milestones' ? category.milestones.map(({ code }): Stage => `m:${code}`) : [stage]))

/** Stops what is over and starts what begins; a milestone that was reached isn't asked for again. */
const moveOn = (clocks: readonly Clock[], after: CaseFold, facts: Now): Clock[] => {
  const wanted = wantedIn(after.state, facts)
  const closed = eventKind.states[after.state] === 'closed'
  const kept = clocks.map((clock) => (clock.stoppedAt === null && (clock.stage === 'chase' ? closed : !wanted.includes(clock.stage)) ? stopClock(clock, facts.now, own(facts, clock)) : clock))
  const started: Clock[] = []
  for (const stage of wanted) {
    if (kept.some((clock) => clock.stage === stage && (clock.stoppedAt === null || isMilestone(stage)))) continue
    const first = nextDue(limitsFor(facts.category, stage, after).map((limit) => startClock(kept.length + started.length + 1, stage, limit, facts.now, calendarFor(facts.calendars, after))))
    if (first) started.push(first)
  }
  return [...kept, ...started]
}

const stopStages = (clocks: readonly Clock[], facts: Now, ...stages: Stage[]): Clock[] =>
  clocks.map((clock) => (stages.includes(clock.stage) ? stopClock(clock, facts.now, own(facts, clock)) : clock))

const lastOf = (clocks: readonly Clock[], stage: Stage): Clock | undefined => clocks.findLast((clock) => clock.stage === stage)

const changeLast = (clocks: readonly Clock[], stage: Stage, change: (clock: Clock) => Clock): readonly Clock[] => {
  const last = lastOf(clocks, stage)
  return last ? clocks.map((clock) => (clock === last ? change(clock) : clock)) : clocks
}

/** What was found on site (how grave, how urgent) holds from the beginning: the clock of handling runs on from its own start, its pauses kept. */
const measuredAnew = (clocks: readonly Clock[], before: CaseFold, after: CaseFold, facts: Now): readonly Clock[] =>
  after.condition === before.condition && after.urgent === before.urgent
    ? clocks
    : changeLast(clocks, 'handle', (clock) => nextDue(limitsFor(facts.category, 'handle', after).map((limit) => recomputeClock({ ...clock, limit }, own(facts, clock)))) ?? clock)

/** The earliest demand that was not answered. */
export const openChase = (clocks: readonly Clock[]): Clock | undefined => clocks.find((clock) => clock.stage === 'chase' && clock.stoppedAt === null)

const changed = (before: CaseFold, after: CaseFold, command: CaseCommand, facts: Now): readonly Clock[] => {
  const { clocks } = before
  switch (command.step) {
    case 'verify':
      return moveOn(measuredAnew(clocks, before, after, facts), after, facts)
    case 'return':
      // Whoever gets it next has the whole limit.
      return moveOn(stopStages(clocks, facts, 'dispatch', 'handle'), after, facts)
    case 'rework':
      // The time under check doesn't count, the time worked on it does.
      return moveOn(changeLast(clocks, 'handle', (clock) => restartClock(clock, facts.now, own(facts, clock))), after, facts)
    case 'chase':
      return [...clocks, startClock(clocks.length + 1, 'chase', command.limit, facts.now, calendarFor(facts.calendars, before))]
    case 'answerChase': {
      const answered = openChase(clocks)
      return clocks.map((clock) => (clock === answered ? stopClock(clock, facts.now, own(facts, clock)) : clock))
    }
    case 'milestone':
      return stopStages(clocks, facts, `m:${command.milestone}`)
    case 'approve':
      if (before.request?.ask === 'extend') return changeLast(clocks, 'handle', (clock) => extendClock(clock, before.request!.amount ?? 0, own(facts, clock)))
      return after.state === 'suspended' ? clocks.map((clock) => pauseClock(clock, facts.now)) : moveOn(clocks, after, facts)
    case 'merge':
      return clocks.map((clock) => pauseClock(clock, facts.now))
    case 'resume':
    case 'unmerge':
      return clocks.map((clock) => resumeClock(clock, facts.now, own(facts, clock)))
    default:
      return after.state === before.state ? clocks : moveOn(clocks, after, facts)
  }
}

/** What follows from the clocks: by when it should be handled, and when something happens next by itself. */
export const timesOf = (fold: Pick<CaseFold, 'suspendedUntil' | 'urgent' | 'overdue'>, moved: readonly Clock[], { ladder, calendars, now }: Pick<Now, 'ladder' | 'calendars' | 'now'>): ClockTime => {
  const clocks = moved.map((clock) => climbAgain(clock, calendarOf(calendars, clock.calendar).calendar, now))
  const handling = lastOf(clocks, 'handle')
  const late = handling && isRunning(handling) && !fold.overdue ? handling.dueAt! + 1 : null
  const rungs = clocks.filter(isRunning).map((clock) => nextRungAt(rungsFor(ladder, clock.stage, fold.urgent), clock, calendarOf(calendars, clock.calendar).calendar))
  const ticks = [fold.suspendedUntil, late, ...rungs].filter((at) => at !== null)
  return { clocks, dueAt: handling?.dueAt ?? null, nextTickAt: ticks.length === 0 ? null : Math.min(...ticks) }
}

/** The clocks of a case that was just reported. */
export const firstClocks = (opened: CaseFold, facts: Now): ClockTime => timesOf(opened, moveOn([], opened, facts), facts)

export const clocksAfter = (before: CaseFold, after: CaseFold, command: CaseCommand, facts: Now): ClockTime =>
  timesOf(after, changed(before, after, command, facts), facts)
