// Every state × every step of a call; late is what its clock says, and the ladder climbs where nobody answers.
import { describe, expect, test } from 'vitest'
import { blownAt, callIn, factsOf, people, tryCall, whistleIn } from '../../../tests/support/domain/example-whistle.ts'
import { calendars } from '../../../tests/support/domain/example-case.ts'
import { postedAt } from '../../../tests/support/domain/small-district.ts'
import type { Actor } from '../access/actor.ts'
import { clockLight } from '../clocks/clock.ts'
import { climbCall, nextCallRungAt, objectionRungAt } from './call-ladder.ts'
import type { CallCommand } from './command.ts'
import { callAbilities } from './decide-call.ts'
import { callStates, callSteps, whistleStates, type CallState, type CallStep } from './kinds.ts'
import { densityOf, verdictOf } from './measure-call.ts'
import type { CallFold } from './whistle.ts'

const table = `
          called      reportedIn  objected    excused  finished
reportIn  reportedIn  –           reportedIn  –        –
object    objected    –           –           –        –
uphold    –           –           excused     –        –
overrule  –           –           called      –        –
finish    –           finished    –           –        –
evaluate  called      reportedIn  –           –        finished
`
const [head, ...rows] = table.trim().split('\n').map((line) => line.trim().split(/\s+/))
const cells = rows.flatMap(([step, ...ends]) => ends.map((end, i) => ({ step: step as CallStep, from: head![i] as CallState, end })))

const text = '说明'
const commands: Record<CallStep, CallCommand> = {
  reportIn: { step: 'reportIn' }, object: { step: 'object', text }, uphold: { step: 'uphold', text }, overrule: { step: 'overrule', text }, finish: { step: 'finish', text },
  evaluate: { step: 'evaluate', grade: 'good', text },
}
const takers: Record<CallStep, Actor> = {
  reportIn: people.officer, object: people.officer, finish: people.officer, uphold: people.districtDesk, overrule: people.districtDesk, evaluate: people.desk,
}
const running = whistleIn('running')

test('the table has every state and every step', () => {
  expect(cells).toHaveLength(callStates.length * callSteps.length)
})

test.each(cells)('$step from $from: $end', ({ step, from, end }) => {
  const after = tryCall(running, callIn(from), commands[step], factsOf(takers[step]))
  expect(typeof after === 'string' ? after : after.state).toBe(end === '–' ? 'whistle.call-not-allowed' : end)
  expect(callAbilities(running, callIn(from), takers[step]).includes(step)).toBe(end !== '–')
})

test.each(whistleStates.flatMap((state) => callSteps.map((step) => ({ state, step }))))('$step while the whistle is $state', ({ state, step }) => {
  const from = cells.find((cell) => cell.step === step && cell.end !== '–')!.from
  // Called before: all of them reach it, so that its state alone refuses.
  const whistle = whistleIn(state, { assistingOfficeIds: running.assistingOfficeIds })
  const after = tryCall(whistle, callIn(from), commands[step], factsOf(takers[step]))
  if (state === 'running' || (state === 'ended' && step === 'evaluate')) expect(after).toMatchObject({ officeId: 501 })
  else expect(after).toBe('whistle.not-running')
})

describe('who', () => {
  test('a department answers for itself alone', () => {
    for (const step of ['reportIn', 'object'] as const) expect(tryCall(running, callIn('called'), commands[step], factsOf(people.otherOfficer))).toBe('whistle.not-called')
  })

  test('the district decides an objection, neither of the two sides; only the street’s desk evaluates', () => {
    for (const actor of [people.desk, people.officer, people.head]) expect(tryCall(running, callIn('objected'), commands.uphold, factsOf(actor))).toBe('access.refused')
    for (const actor of [people.officer, people.districtDesk, people.head, postedAt(12, 'streetDesk')]) expect(tryCall(running, callIn('finished'), commands.evaluate, factsOf(actor))).toBe('access.refused')
  })

  test('an evaluation is given once, with words', () => {
    expect(tryCall(running, callIn('finished', { grade: 'fair' }), commands.evaluate, factsOf(people.desk))).toBe('whistle.already-evaluated')
    expect(tryCall(running, callIn('finished'), { step: 'evaluate', grade: 'good' }, factsOf(people.desk))).toBe('whistle.text-needed')
  })
})

const minute = 60_000
const act = (call: CallFold, step: CallStep, after: number): CallFold => tryCall(running, call, commands[step], factsOf(takers[step], blownAt + after * minute)) as CallFold
const verdictAt = (call: CallFold, after: number) => verdictOf(call, blownAt + after * minute)

describe('on time', () => {
  test('is who reported in within the limit, to the minute', () => {
    expect(verdictAt(act(callIn('called'), 'reportIn', 60), 90)).toBe('onTime')
    expect(verdictAt(act(callIn('called'), 'reportIn', 61), 90)).toBe('late')
    expect([60, 61].map((after) => verdictAt(callIn('called'), after))).toEqual(['pending', 'late'])
  })

  test('the time of an objection doesn’t count; one that is overruled leaves what was left', () => {
    const objected = act(callIn('called'), 'object', 40)
    expect(verdictAt(objected, 90)).toBe('objecting')
    const overruled = act(objected, 'overrule', 100)
    expect(overruled.clock.dueAt).toBe(blownAt + 120 * minute)
    expect(verdictAt(act(overruled, 'reportIn', 110), 120)).toBe('onTime')
    expect(verdictAt(act(objected, 'uphold', 100), 120)).toBe('excused')
  })

  // Minutes after the whistle; the limit is 60.
  test.each([
    { object: 40, decide: null, come: 55, verdict: 'onTime' },
    { object: 59, decide: null, come: 60, verdict: 'onTime' },
    { object: 59, decide: null, come: 61, verdict: 'late' },
    { object: 59, decide: null, come: 4 * 24 * 60, verdict: 'late' },
    { object: 70, decide: null, come: 75, verdict: 'late' },
    { object: 40, decide: 100, come: 119, verdict: 'onTime' },
    { object: 40, decide: 100, come: 121, verdict: 'late' },
    { object: 59, decide: 300, come: 301, verdict: 'onTime' },
  ] as const)('objected at $object, overruled at $decide, there at $come: $verdict', ({ object, decide, come, verdict }) => {
    const objected = act(callIn('called'), 'object', object)
    const before = decide === null ? objected : act(objected, 'overrule', decide)
    expect(verdictAt(act(before, 'reportIn', come), come)).toBe(verdict)
  })

  test('who objects twice keeps the time of the objection that was decided, not of the other', () => {
    const again = act(act(act(callIn('called'), 'object', 40), 'overrule', 100), 'object', 110)
    expect(act(again, 'reportIn', 200).clock.dueAt).toBe(blownAt + 120 * minute)
  })

  test('an objection after the limit doesn’t make the late one punctual', () => {
    const overruled = act(act(callIn('called'), 'object', 70), 'overrule', 75)
    expect(clockLight(overruled.clock, blownAt + 76 * minute)).toBe('red')
    expect(verdictAt(act(overruled, 'reportIn', 77), 80)).toBe('late')
  })

  test('whoever was let go within their limit is judged neither way', () => {
    const stopped = (after: number): CallFold => ({ ...callIn('called'), clock: { ...callIn('called').clock, stoppedAt: blownAt + after * minute } })
    expect([verdictAt(stopped(30), 90), verdictAt(stopped(61), 90)]).toEqual(['released', 'late'])
  })
})

describe('no answer', () => {
  const climb = (rungs: number, after: number) => climbCall({ ...callIn('called').clock, rungs }, blownAt + after * minute, calendars)
  test('tells the department at 80 %, the street when it is over, the district half an hour later, each once', () => {
    expect([climb(0, 47).told, climb(0, 48).told, climb(1, 60).told, climb(1, 61).told, climb(2, 90).told, climb(2, 91).told, climb(3, 600).told]).toEqual([null, 'department', null, 'street', null, 'district', null])
  })

  test('after an outage is told by the highest rung alone', () => {
    expect(climb(0, 300)).toMatchObject({ told: 'district', clock: { rungs: 3 } })
    expect(climb(0, 300).clock.rungs).toBe(3)
  })

  test('an objection that waits climbs half an hour of the office’s time later, once for each', () => {
    const objected = act(callIn('called'), 'object', 40)
    expect(objectionRungAt(objected, calendars)).toBe(blownAt + 70 * minute)
    expect(objectionRungAt({ ...objected, toldAbove: true }, calendars)).toBeNull()
    expect(objectionRungAt(act({ ...objected, toldAbove: true }, 'overrule', 80), calendars)).toBeNull()
    expect(objectionRungAt(act(act({ ...objected, toldAbove: true }, 'overrule', 80), 'object', 85), calendars)).toBe(blownAt + 115 * minute)
  })

  test('climbs no further once there was an answer', () => {
    expect(nextCallRungAt(callIn('called').clock, calendars)).toBe(blownAt + 48 * minute)
    for (const state of ['reportedIn', 'objected', 'excused'] as const) expect(nextCallRungAt(callIn(state).clock, calendars)).toBeNull()
  })
})

test('density has a band: too few and too many both show, and of nothing there is nothing to say', () => {
  const band = { low: 2, high: 10 }
  expect([[1, 1_000], [2, 1_000], [10, 1_000], [11, 1_000], [0, 0], [0, 600]].map(([whistles, accepted]) => densityOf(whistles!, accepted!, band))).toEqual(['few', 'within', 'within', 'many', 'none', 'few'])
})
