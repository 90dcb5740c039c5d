// The ladder of reminders: who is told when a clock turns yellow, turns red, and so many workdays after. The district's own
// rules. A clock counts the rungs it has climbed and never counts back, so each is told once: what was missed while nobody
// looked is told by its highest rung alone, and a server's clock that was put back finds it told already.
import { dueAfter, type WorkCalendar } from '../kernel/working-time.ts'

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
export type Climbing = { stage: string; yellowAt: number | null; dueAt: number | null; stoppedAt: number | null; rungs: number }

/** When a rung is reached; null while the clock is paused or after it was stopped. */
export const rungAt = (rung: Rung, clock: Climbing, calendar: WorkCalendar): number | null => {
  if (clock.stoppedAt !== null || clock.dueAt === null) return null
  if (rung.at === 'yellow') return clock.yellowAt
  return rung.workdays === 0 ? clock.dueAt : dueAfter(calendar, clock.dueAt, { amount: rung.workdays, unit: 'workday' })
}

/** How many rungs are reached by now, of all of them. Red begins after the due instant, yellow at its own. */
const reached = (rungs: readonly Rung[], clock: Climbing, calendar: WorkCalendar, now: number): number => {
  let count = 0
  for (const [n, rung] of rungs.entries()) {
    const at = rungAt(rung, clock, calendar)
    if (at !== null && (rung.at === 'yellow' ? at <= now : at < now)) count = n + 1
  }
  return count
}

export type Climb = { rungs: number; told: { rung: number; tell: readonly Listener[]; passed: number } | null }

export const climb = (rungs: readonly Rung[], clock: Climbing, calendar: WorkCalendar, now: number): Climb => {
  const count = reached(rungs, clock, calendar, now)
  if (count <= clock.rungs) return { rungs: clock.rungs, told: null }
  return { rungs: count, told: { rung: count, tell: rungs[count - 1]!.tell, passed: count - clock.rungs - 1 } }
}

/** The instant of the first rung that is still to come. */
export const nextRungAt = (rungs: readonly Rung[], clock: Climbing, calendar: WorkCalendar): number | null => {
  let next: number | null = null
  for (const rung of rungs.slice(clock.rungs)) {
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
