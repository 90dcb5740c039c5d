import { describe, expect, test } from 'vitest'
import { clockLine, clocksOf, leadingClock, pausedFor, type ShownClock } from './clock-line.ts'

const hour = 3_600_000
/** Nine o'clock in Beijing. */
const nine = Date.UTC(2026, 2, 2, 1)
const clock = (change: Partial<ShownClock> = {}): ShownClock => ({
  no: 1, stage: 'handle', limit: { amount: 10, unit: 'hour' }, extended: 0, startedAt: nine, pauses: [], yellowAt: nine + 8 * hour, dueAt: nine + 10 * hour, stoppedAt: null, rungs: 0, ...change,
})
const view = (clocks: ShownClock[], steps: object[] = []) => ({ clocks, steps: steps as never, acceptedAt: nine, reportedAt: nine, dueAt: null, handledAt: null, closedAt: null })
const lineOf = (now: number, clocks: ShownClock[], steps: object[] = []) => clockLine(view(clocks, steps), now)!
/** Places back as hours after nine, so that they can be read. */
const hours = (line: { from: number; until: number }, share: number | null): number | null => (share === null ? null : Math.round(((line.from + share * (line.until - line.from) - nine) / hour) * 100) / 100)
const partsIn = (line: ReturnType<typeof lineOf>) => line.lanes.flatMap(({ bars }) => bars.map(({ parts }) => parts.map(({ kind, from, to }) => [kind, hours(line, from), hours(line, to)])))

describe('a bar', () => {
  test('runs from its start to now, and what is left goes on to when it is due', () => {
    const line = lineOf(nine + 4 * hour, [clock()])
    expect(partsIn(line)).toEqual([[['run', 0, 4], ['left', 4, 10]]])
    const [bar] = line.lanes[0]!.bars
    expect([bar!.light, bar!.kept, hours(line, bar!.yellow), hours(line, bar!.due), hours(line, line.now)]).toEqual(['green', undefined, 8, 10, 4])
  })

  test('past its limit goes on in another manner', () => {
    const line = lineOf(nine + 13 * hour, [clock()])
    expect(partsIn(line)).toEqual([[['run', 0, 10], ['over', 10, 13]]])
    expect(line.lanes[0]!.bars[0]!.light).toBe('red')
  })

  test('leaves its pauses out, the open one up to now', () => {
    const pauses: ShownClock['pauses'] = [[nine + 2 * hour, nine + 5 * hour], [nine + 6 * hour, null]]
    const line = lineOf(nine + 9 * hour, [clock({ pauses, yellowAt: null, dueAt: null })])
    expect(partsIn(line)).toEqual([[['run', 0, 2], ['pause', 2, 5], ['run', 5, 6], ['pause', 6, 9]]])
    expect(line.lanes[0]!.bars[0]!.light).toBe('paused')
    expect(pausedFor({ pauses }, nine + 9 * hour)).toBe(6 * hour)
  })

  test('ends where it was stopped and says whether it was kept', () => {
    const line = lineOf(nine + 500 * hour, [clock({ stoppedAt: nine + 7 * hour }), clock({ no: 2, stage: 'check', startedAt: nine + 7 * hour, dueAt: nine + 8 * hour, yellowAt: nine + 7.8 * hour, stoppedAt: nine + 9 * hour })])
    expect(partsIn(line)).toEqual([[['run', 0, 7]], [['run', 7, 8], ['over', 8, 9]]])
    expect(line.lanes.map(({ bars }) => bars[0]!.kept)).toEqual([true, false])
    // Nothing runs any more: the line ends with the case, not with today.
    expect([line.now, hours(line, 1)! < 11]).toEqual([null, true])
  })

  test('that was stopped with much time left says that its limit lies beyond the line', () => {
    const line = lineOf(nine + 500 * hour, [clock({ stoppedAt: nine + hour, dueAt: nine + 100 * hour, yellowAt: nine + 80 * hour })])
    expect(line.lanes[0]!.bars[0]).toMatchObject({ due: null, yellow: null, beyond: true })
  })
})

test('what is due first leads; then what is paused; then how handling went', () => {
  const [handle, chase] = [clock(), clock({ no: 2, stage: 'chase', dueAt: nine + 3 * hour })]
  const paused = clock({ no: 3, dueAt: null, pauses: [[nine, null]] })
  const stopped = (no: number, stage: string) => clock({ no, stage, stoppedAt: nine + hour })
  expect([[handle, paused, chase], [stopped(1, 'accept'), paused], [stopped(1, 'accept'), stopped(2, 'handle'), stopped(3, 'check')], []].map((clocks) => leadingClock(clocks)?.no)).toEqual([2, 3, 2, undefined])
})

describe('the lanes', () => {
  test('hold the clocks of one stage one after the other, and two that run at once apart', () => {
    const chase = (no: number, from: number, until: number | null) => clock({ no, stage: 'chase', startedAt: nine + from * hour, stoppedAt: until === null ? null : nine + until * hour, dueAt: nine + (from + 2) * hour, yellowAt: nine + (from + 1.6) * hour })
    const line = lineOf(nine + 9 * hour, [clock({ stoppedAt: nine + hour }), chase(2, 1, 2), chase(3, 3, null), chase(4, 4, null), clock({ no: 5, startedAt: nine + 3 * hour, dueAt: nine + 12 * hour })])
    expect(line.lanes.map(({ stage, bars }) => [stage, bars.map(({ clock: { no } }) => no)])).toEqual([['handle', [1, 5]], ['chase', [2, 3]], ['chase', [4]]])
  })
})

describe('the line', () => {
  test('has ticks at round hours of Beijing, midnight told apart', () => {
    const line = lineOf(nine + 20 * hour, [clock({ dueAt: nine + 20 * hour, yellowAt: nine + 16 * hour })])
    expect(line.ticks.map(({ at, day }) => [(at - nine) / hour, day])).toEqual([[3, false], [7, false], [11, false], [15, true], [19, false]])
  })

  test.each([0.2, 1, 10, 100, 1_000, 10_000, 100_000])('of %d hours has no more than nine ticks, all on it', (length) => {
    const line = lineOf(nine, [clock({ dueAt: nine + length * hour, yellowAt: nine })])
    expect(line.ticks.length).toBeGreaterThan(0)
    expect(line.ticks.length).toBeLessThanOrEqual(9)
    for (const { x } of line.ticks) expect(x >= 0 && x <= 1).toBe(true)
  })

  test('marks chases and what else explains a bar, those close together on levels', () => {
    const step = (seq: number, name: string, at: number) => ({ seq, step: name, at: nine + at * hour })
    const { marks } = lineOf(nine + 9 * hour, [clock()], [step(1, 'report', 0), step(2, 'chase', 3), step(3, 'answerChase', 3.1), step(4, 'note', 4), step(5, 'milestone', 6)])
    expect(marks.map(({ step: name, level }) => [name, level])).toEqual([['chase', 0], ['answerChase', 1], ['milestone', 0]])
  })

  test('isn’t there before a clock runs; an older case shows the one limit it had', () => {
    expect(clockLine(view([]), nine)).toBeNull()
    const [only] = clocksOf({ ...view([]), dueAt: nine + 20 * hour, handledAt: nine + 5 * hour })
    expect(only).toMatchObject({ stage: 'handle', startedAt: nine, yellowAt: nine + 16 * hour, dueAt: nine + 20 * hour, stoppedAt: nine + 5 * hour })
  })
})
