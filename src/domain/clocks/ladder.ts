// The ladder of reminders: who is told when a clock turns yellow, turns red, and so many workdays after. The district's own
// rules. A clock remembers how high it has climbed and for which due time, not how many rungs there were: each is told once
// also when the rules get another rung, what was missed while nobody looked is told by its highest rung alone, a server's clock
// that was put back finds it told already, and another due time is told of again.
import { dueAfter, type WorkCalendar } from '../kernel/working-time.ts'
import type { Climbed } from './clock.ts'

export const listeners = ['holder', 'chief', 'above'] as const
/** Whoever has it, their chief, or the level above that. */
export type Listener = (typeof listeners)[number]

export type Rung = {
  at: 'yellow' | 'red'
  /** Workdays after it; 0 at once, and always 0 for yellow. */
  workdays: number
  tell: readonly Listener[]
}

/** Holds for a stage and urgency; null is any. The most specific rule holds alone. */
export type LadderRule = { stage: string | null; urgent: boolean | null; rungs: readonly Rung[] }
export type Ladder = readonly LadderRule[]

export const standardLadder: Ladder = [
  {
    stage: null, urgent: null,
    rungs: [
      { at: 'yellow', workdays: 0, tell: ['holder'] }, { at: 'red', workdays: 0, tell: ['holder', 'chief'] }, { at: 'red', workdays: 1, tell: ['chief'] },
      { at: 'red', workdays: 3, tell: ['above'] },
    ],
  },
  {
    stage: null, urgent: true,
    rungs: [{ at: 'yellow', workdays: 0, tell: ['holder', 'chief'] }, { at: 'red', workdays: 0, tell: ['chief', 'above'] }, { at: 'red', workdays: 1, tell: ['above'] }],
  },
]

/** A milestone inside handling (`m:…`) goes by the rules of handling unless it has its own. */
const fits = (rule: LadderRule, stage: string, urgent: boolean): boolean =>
  (rule.stage === null || rule.stage === stage || (rule.stage === 'handle' && stage.startsWith('m:'))) && (rule.urgent === null || rule.urgent === urgent)

const weightOf = (rule: LadderRule, stage: string): number => (rule.stage === stage ? 4 : rule.stage === null ? 0 : 2) + (rule.urgent === null ? 0 : 1)

export const rungsFor = (ladder: Ladder, stage: string, urgent: boolean): readonly Rung[] =>
  ladder.filter((rule) => fits(rule, stage, urgent)).sort((a, b) => weightOf(b, stage) - weightOf(a, stage))[0]?.rungs ?? []

/** What of a clock its ladder depends on. */
export type Climbing = { stage: string; yellowAt: number | null; dueAt: number | null; stoppedAt: number | null; rungs: number; climbed?: readonly Climbed[] }

type Moment = Pick<Rung, 'at' | 'workdays'>

/** How high a rung hangs, whatever others there are: yellow, then red and the workdays after it. */
const heightOf = ({ at, workdays }: Moment): number => (at === 'yellow' ? -1 : workdays)

const belowYellow = -2

const momentAt = (height: number): Moment => (height < 0 ? { at: 'yellow', workdays: 0 } : { at: 'red', workdays: height })

/** When a rung is reached; null while the clock is paused or after it was stopped. */
export const rungAt = (rung: Moment, clock: Climbing, calendar: WorkCalendar): number | null => {
  if (clock.stoppedAt !== null || clock.dueAt === null) return null
  if (rung.at === 'yellow') return clock.yellowAt
  return rung.workdays === 0 ? clock.dueAt : dueAfter(calendar, clock.dueAt, { amount: rung.workdays, unit: 'workday' })
}

/** Red begins after the due instant, yellow at its own. */
const isReached = (rung: Moment, clock: Climbing, calendar: WorkCalendar, now: number): boolean => {
  const at = rungAt(rung, clock, calendar)
  return at !== null && (rung.at === 'yellow' ? at <= now : at < now)
}

/** Clocks from before this was remembered have the count alone, of the rungs there were. */
const lastClimbed = (rungs: readonly Rung[], clock: Climbing): Climbed | undefined => {
  if (clock.climbed !== undefined) return clock.climbed.at(-1)
  const last = clock.rungs === 0 ? undefined : rungs[Math.min(clock.rungs, rungs.length) - 1]
  return last === undefined || clock.dueAt === null ? undefined : { to: heightOf(last), dueAt: clock.dueAt }
}

const toCome = (rungs: readonly Rung[], clock: Climbing): readonly Rung[] => {
  const climbed = lastClimbed(rungs, clock)
  return climbed === undefined ? rungs : rungs.filter((rung) => heightOf(rung) > climbed.to)
}

const withClimbed = (climbed: readonly Climbed[] | undefined, last: Climbed): readonly Climbed[] => [...(climbed ?? []).filter(({ dueAt }) => dueAt !== last.dueAt), last]

/** `rungs` counts on, so that each telling has a number of its own. */
export type Climb = { rungs: number; climbed: readonly Climbed[]; told: { rung: number; step: Rung; passed: number } }

/** Undefined when there is nothing to tell. */
export const climb = (rungs: readonly Rung[], clock: Climbing, calendar: WorkCalendar, now: number): Climb | undefined => {
  const left = toCome(rungs, clock)
  const count = left.findLastIndex((rung) => isReached(rung, clock, calendar, now)) + 1
  if (count === 0) return undefined
  const [step, rung] = [left[count - 1]!, clock.rungs + count]
  return { rungs: rung, climbed: withClimbed(clock.climbed, { to: heightOf(step), dueAt: clock.dueAt! }), told: { rung, step, passed: count - 1 } }
}

/**
 * For another due time than the one it was told for, what lies ahead again is told again; what has passed by then was told. To be
 * asked when the clock gets its new due time: later, what lay ahead would have passed. A due time that comes back was told as far
 * as it was.
 */
export const climbAgain = <T extends Climbing>(clock: T, calendar: WorkCalendar, now: number): T => {
  const { climbed, dueAt } = clock
  const last = climbed?.at(-1)
  if (last === undefined || dueAt === null || clock.stoppedAt !== null || last.dueAt === dueAt) return clock
  const before = climbed!.find((one) => one.dueAt === dueAt)?.to ?? belowYellow
  let { to } = last
  while (to > before && !isReached(momentAt(to), clock, calendar, now)) to -= 1
  return { ...clock, climbed: withClimbed(climbed, { to: Math.max(to, before), dueAt }) }
}

/** The instant of the first rung that is still to come. */
export const nextRungAt = (rungs: readonly Rung[], clock: Climbing, calendar: WorkCalendar): number | null => {
  let next: number | null = null
  for (const rung of toCome(rungs, clock)) {
    const at = rungAt(rung, clock, calendar)
    if (at !== null) next = Math.min(next ?? Infinity, rung.at === 'yellow' ? at : at + 1)
  }
  return next
}

/** In the order they are reached: yellow first, then red with more and more workdays; one rule for each stage and urgency. */
export const ladderFlaws = (ladder: Ladder): ('order' | 'nobody' | 'twice' | 'workdays')[] => {
  const flaws = new Set<'order' | 'nobody' | 'twice' | 'workdays'>()
  const seen = new Set<string>()
  for (const { stage, urgent, rungs } of ladder) {
    const key = `${stage} ${urgent}`
    if (seen.has(key)) flaws.add('twice')
    seen.add(key)
    for (const [n, rung] of rungs.entries()) {
      const before = rungs[n - 1]
      if (rung.tell.length === 0) flaws.add('nobody')
      if (!Number.isInteger(rung.workdays) || rung.workdays < 0 || rung.workdays > 60 || (rung.at === 'yellow' && rung.workdays !== 0)) flaws.add('workdays')
      if (before && (rung.at === 'yellow' || (before.at === 'red' && rung.workdays <= before.workdays))) flaws.add('order')
    }
  }
  return [...flaws]
}
