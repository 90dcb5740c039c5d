// Where the clocks of a case lie on one line of time: a lane for each stage, bars with their pauses, when they turn yellow
// and are due, what happened meanwhile, and ticks. Pure; places are shares of the line's length, 0 at the left.
import type { CaseView } from '../../../contract/cases.ts'
import { clockLight, wasKept, type Light } from '../../../domain/clocks/clock.ts'

export type ShownClock = CaseView['clocks'][number]
export type Part = { kind: 'run' | 'over' | 'pause' | 'left'; from: number; to: number }
export type Bar = {
  clock: ShownClock
  light: Light
  /** Undefined while it runs. */
  kept: boolean | undefined
  parts: readonly Part[]
  from: number
  to: number
  yellow: number | null
  due: number | null
  /** Due later than the line goes: a stopped clock that had much time left. */
  beyond: boolean
}
export type Lane = { stage: string; bars: readonly Bar[] }

/** Steps that explain a bar. */
export const markedSteps = ['chase', 'answerChase', 'milestone', 'return', 'rework', 'reopen', 'overdue', 'approve', 'resume', 'merge', 'unmerge'] as const
export type MarkedStep = (typeof markedSteps)[number]
/** Marks that would cover each other stand on different levels, 0 nearest to the line. */
export type LineMark = { step: MarkedStep; seq: number; at: number; x: number; level: number }
export type Tick = { at: number; x: number; day: boolean }
export type ClockLine = { from: number; until: number; now: number | null; lanes: readonly Lane[]; marks: readonly LineMark[]; ticks: readonly Tick[] }

type Shown = Pick<CaseView, 'clocks' | 'steps' | 'acceptedAt' | 'reportedAt' | 'dueAt' | 'handledAt' | 'closedAt'>

const hour = 3_600_000
const day = 24 * hour
/** Beijing time, whatever the device says. */
const zone = 8 * hour
const tickSteps = [hour / 6, hour / 2, hour, 2 * hour, 4 * hour, 6 * hour, 12 * hour, day, 2 * day, 5 * day, 10 * day, 30 * day, 90 * day, 365 * day]
const mostTicks = 8
/** Share of the line that one mark takes, on a narrow screen as well. */
const markWidth = 0.08
/** A stopped clock's due time is still shown when it makes the line no longer than this. */
const longest = 1.6

/** A case from before it had clocks shows the one limit it had. */
export const clocksOf = (view: Shown): readonly ShownClock[] => {
  const startedAt = view.acceptedAt ?? view.reportedAt
  if (view.clocks.length > 0 || view.dueAt === null) return view.clocks
  return [{
    no: 1, stage: 'handle', limit: { amount: Math.max(1, Math.round((view.dueAt - startedAt) / hour)), unit: 'hour' }, extended: 0, startedAt, pauses: [],
    yellowAt: startedAt + (view.dueAt - startedAt) * 0.8, dueAt: view.dueAt, stoppedAt: view.handledAt ?? view.closedAt, rungs: 0,
  }]
}

/** What somebody has to look at first: the running clock that is due first, else one that is paused, else that of handling. */
export const leadingClock = (clocks: readonly ShownClock[]): ShownClock | undefined => {
  const open = clocks.filter(({ stoppedAt }) => stoppedAt === null)
  const running = open.filter(({ dueAt }) => dueAt !== null).sort((a, b) => a.dueAt! - b.dueAt!)
  return running[0] ?? open[0] ?? clocks.findLast(({ stage }) => stage === 'handle') ?? clocks.at(-1)
}

/** Natural time it didn't count, an open pause up to now. */
export const pausedFor = ({ pauses }: Pick<ShownClock, 'pauses'>, now: number): number => pauses.reduce((sum, [from, until]) => sum + Math.max(0, (until ?? now) - from), 0)

/** Whether somebody has to look at the line beyond today: a clock that goes on, paused or not. */
const goesOn = ({ stoppedAt }: ShownClock): boolean => stoppedAt === null

const span = (clocks: readonly ShownClock[], now: number): [from: number, until: number] => {
  const from = Math.min(...clocks.map(({ startedAt }) => startedAt))
  const ends = clocks.map(({ stoppedAt, dueAt }) => (stoppedAt === null ? Math.max(now, dueAt ?? now) : stoppedAt))
  const end = Math.max(...ends, from + hour / 6)
  const dues = clocks.flatMap(({ dueAt }) => (dueAt !== null && dueAt - from <= (end - from) * longest ? [dueAt] : []))
  const until = Math.max(end, ...dues)
  const margin = (until - from) * 0.02
  return [from - margin, until + margin]
}

const partsOf = (clock: ShownClock, now: number, share: (at: number) => number): Part[] => {
  const end = clock.stoppedAt ?? now
  const { dueAt } = clock
  const parts: Part[] = []
  const add = (kind: Part['kind'], from: number, to: number): void => {
    if (to > from) parts.push({ kind, from: share(from), to: share(to) })
  }
  const worked = (from: number, to: number): void => {
    const turn = dueAt === null ? to : Math.min(to, Math.max(from, dueAt))
    add('run', from, turn)
    add('over', turn, to)
  }
  let at = clock.startedAt
  for (const [from, until] of clock.pauses) {
    worked(at, Math.min(from, end))
    at = Math.min(until ?? end, end)
    add('pause', Math.min(from, end), at)
  }
  worked(at, end)
  if (clock.stoppedAt === null && dueAt !== null) add('left', Math.max(end, clock.startedAt), dueAt)
  return parts
}

/** The same stage goes on in its lane, unless two of its clocks run at once. */
const inLanes = (bars: readonly Bar[]): Lane[] => {
  const lanes: { stage: string; bars: Bar[] }[] = []
  for (const bar of bars) {
    const lane = lanes.find((one) => one.stage === bar.clock.stage && one.bars.at(-1)!.to <= bar.from)
    if (lane) lane.bars.push(bar)
    else lanes.push({ stage: bar.clock.stage, bars: [bar] })
  }
  return lanes
}

const ticksOf = (from: number, until: number, share: (at: number) => number): Tick[] => {
  const step = tickSteps.find((one) => (until - from) / one <= mostTicks) ?? Math.ceil((until - from) / mostTicks / tickSteps.at(-1)!) * tickSteps.at(-1)!
  const first = Math.ceil((from + zone) / step) * step - zone
  return Array.from({ length: Math.max(0, Math.floor((until - first) / step) + 1) }, (_, index) => first + index * step).map((at) => ({ at, x: share(at), day: (at + zone) % day === 0 }))
}

const marksOf = (steps: Shown['steps'], from: number, until: number, share: (at: number) => number): LineMark[] => {
  const ends: number[] = []
  return [...steps].sort((a, b) => a.at - b.at).flatMap(({ step, seq, at }) => {
    const marked = markedSteps.find((one) => one === step)
    if (!marked || at < from || at > until) return []
    const x = share(at)
    const free = ends.findIndex((end) => end <= x)
    const level = free < 0 ? ends.length : free
    ends[level] = x + markWidth
    return [{ step: marked, seq, at, x, level }]
  })
}

/** Null for a case that has no clock yet. */
export const clockLine = (view: Shown, now: number): ClockLine | null => {
  const clocks = clocksOf(view)
  if (clocks.length === 0) return null
  const [from, until] = span(clocks, now)
  const share = (at: number): number => (at - from) / (until - from)
  const bars = clocks.map((clock): Bar => {
    const parts = partsOf(clock, now, share)
    const seen = (at: number | null): number | null => (at === null || at > until ? null : share(at))
    return {
      clock, light: clockLight(clock, now), kept: wasKept(clock), parts, from: share(clock.startedAt), to: parts.at(-1)?.to ?? share(clock.startedAt),
      yellow: seen(clock.yellowAt), due: seen(clock.dueAt), beyond: clock.dueAt !== null && clock.dueAt > until,
    }
  })
  return { from, until, now: clocks.some(goesOn) ? share(now) : null, lanes: inLanes(bars), marks: marksOf(view.steps, from, until, share), ticks: ticksOf(from, until, share) }
}
