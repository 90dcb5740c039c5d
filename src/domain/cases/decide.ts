// decide(fold, command, facts): what a step makes of a case, or the Problem that refuses it.
// The same function draws the buttons in a browser, is asked by the server, and makes the demonstration year.
import type { Actor } from '../access/actor.ts'
import { calendarOf } from '../clocks/calendar-book.ts'
import { resumeClock } from '../clocks/clock.ts'
import { untraced, type Problem } from '../kernel/problem.ts'
import { apply, type CaseChange } from './apply.ts'
import type { CaseFold } from './case.ts'
import { clocksAfter, timesOf, type ClockTime } from './clocks-after.ts'
import type { CaseCommand, Facts } from './command.ts'
import { eventKind, eventSteps, type EventStep } from './event.ts'
import { caseProblem } from './problems.ts'
import { contentFault, refusalOf, ruleOf } from './refusal.ts'

const ending: ReadonlySet<EventStep> = new Set(['refuse', 'close', 'merge'])

/** Whatever is said along with it, the case is over then. */
const alwaysEnds = (fold: CaseFold, step: EventStep): boolean => ending.has(step) || (step === 'approve' && fold.request?.ask === 'void')

/** The steps this actor may take now: the buttons to draw. */
export const abilitiesOf = (fold: CaseFold, actor: Actor, now: number, whistleRunning = false): EventStep[] =>
  untraced(() => eventSteps.filter((step) => refusalOf(fold, step, actor, now) === undefined && !(whistleRunning && alwaysEnds(fold, step))))

const isProblem = (result: CaseChange | Problem): result is Problem => result instanceof Error

/** What was asked of one state and one holder lapses when there is another. */
const lapse = (before: CaseFold, after: CaseFold): CaseFold =>
  after.request !== null && (after.state !== before.state || after.holderUnitId !== before.holderUnitId || after.holderOfficeId !== before.holderOfficeId) ? { ...after, request: null } : after

/** Late is who has a clock of handling that ran out; a granted extension or a new clock takes it back. */
const isOverdue = ({ overdue, dueAt }: CaseFold, now: number): boolean => overdue && (dueAt === null || now > dueAt)

const ends = (before: CaseFold, after: CaseFold): boolean => eventKind.states[before.state] !== 'closed' && eventKind.states[after.state] === 'closed'

/** Throws the Problem that refuses, otherwise gives the case after the step. */
export const decide = (fold: CaseFold, command: CaseCommand, facts: Facts): CaseFold => {
  const refusal = refusalOf(fold, command.step, facts.actor, facts.now) ?? contentFault(fold, command, facts)
  if (refusal) throw refusal
  const change = apply(fold, command, facts)
  if (isProblem(change)) throw change
  const versioned = ruleOf(command.step).versioned
  const stepped = lapse(fold, { ...fold, ...change.set, state: change.to, version: fold.version + (versioned ? 1 : 0) })
  if (facts.whistleRunning && ends(fold, stepped)) throw caseProblem('case.whistle-running')
  const after = { ...stepped, ...clocksAfter(fold, stepped, command, facts) }
  return withClocks({ ...after, overdue: isOverdue(after, facts.now) }, after.clocks, facts)
}

/** A suspension whose day has come ends by itself: what the clock's tick makes of the case. */
export const endSuspension = (fold: CaseFold, facts: Pick<Facts, 'now' | 'calendars' | 'ladder'>): CaseFold => {
  const resumed: CaseFold = { ...fold, state: fold.resumeState ?? 'filed', resumeState: null, suspendedUntil: null, version: fold.version + 1 }
  return withClocks(resumed, resumed.clocks.map((clock) => resumeClock(clock, facts.now, calendarOf(facts.calendars, clock.calendar))), facts)
}

/** The case with its clocks as they are now, after a rung was climbed or a calendar changed. */
export const withClocks = <T extends Pick<CaseFold, 'suspendedUntil' | 'urgent' | 'overdue'>>(fold: T, clocks: CaseFold['clocks'], facts: Pick<Facts, 'now' | 'calendars' | 'ladder'>): T & ClockTime => ({ ...fold, ...timesOf(fold, clocks, facts) })
