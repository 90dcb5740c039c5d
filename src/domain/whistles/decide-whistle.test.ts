// Every state × every step of a whistle, and who may take which.
import { describe, expect, test } from 'vitest'
import { blownAt, callIn, factsOf, people, tryWhistle, whistleIn } from '../../../tests/support/domain/example-whistle.ts'
import { office } from '../../../tests/support/domain/example-case.ts'
import { at, clockOf, district, officerOf, postedAt, resident } from '../../../tests/support/domain/small-district.ts'
import { anonymous, type Actor } from '../access/actor.ts'
import type { WhistleCommand } from './command.ts'
import { decideWhistle, requestFault, whistleAbilities, type Whistled } from './decide-whistle.ts'
import { whistleStates, whistleSteps, type WhistleState, type WhistleStep } from './kinds.ts'

/** The state after each step, by the state before; `–` where the step can't be taken. */
const table = `
          requested  running    ended  refused  cancelled
approve   running    –          –      –        –
refuse    refused    –          –      –        –
cancel    cancelled  cancelled  –      –        –
end       –          ended      –      –        –
arrive    –          running    –      –        –
finding   –          running    –      –        –
task      –          running    –      –        –
taskDone  –          running    –      –        –
continue  –          running    –      –        –
`
const [head, ...rows] = table.trim().split('\n').map((line) => line.trim().split(/\s+/))
const cells = rows.flatMap(([step, ...ends]) => ends.map((end, i) => ({ step: step as WhistleStep, from: head![i] as WhistleState, end })))

const text = '现场情况'
const commands: Record<WhistleStep, WhistleCommand> = {
  approve: { step: 'approve' }, refuse: { step: 'refuse', text }, cancel: { step: 'cancel', text }, end: { step: 'end', text }, finding: { step: 'finding', text },
  arrive: { step: 'arrive', officeId: office(501), cameAt: blownAt + 60_000, text }, task: { step: 'task', officeId: null, text }, taskDone: { step: 'taskDone', task: 4 },
  continue: { step: 'continue', officeId: office(501), text },
}
const takers: Record<WhistleStep, Actor> = {
  approve: people.head, refuse: people.head, cancel: people.desk, end: people.desk, arrive: people.desk, finding: people.desk, task: people.desk, taskDone: people.desk, continue: people.desk,
}
const whistled = (state: WhistleState): Whistled => ({ whistle: whistleIn(state), calls: state === 'requested' || state === 'refused' ? [] : [callIn('reportedIn', { grade: 'good' }), callIn('finished', { officeId: office(502), grade: 'fair' })] })

test('the table has every state and every step', () => {
  expect(cells).toHaveLength(whistleStates.length * whistleSteps.length)
  expect(new Set(cells.map(({ step }) => step))).toEqual(new Set(whistleSteps))
})

test.each(cells)('$step from $from: $end', ({ step, from, end }) => {
  const after = tryWhistle(whistled(from), commands[step], factsOf(takers[step]))
  if (end === '–') expect(after).toBe('whistle.transition-not-allowed')
  else expect(after).toMatchObject({ whistle: { state: end } })
  expect(whistleAbilities(whistleIn(from), takers[step]).includes(step)).toBe(end !== '–')
})

describe('who', () => {
  const may = (actor: Actor, state: WhistleState): WhistleStep[] => whistleAbilities(whistleIn(state), actor)
  test('the street’s own head approves, neither another street’s nor the district’s', () => {
    expect(may(people.head, 'requested')).toEqual(['approve', 'refuse'])
    expect(may(postedAt(12, 'leader'), 'requested')).toEqual([])
    for (const above of [postedAt(1, 'leader'), people.districtDesk]) {
      expect(may(above, 'requested')).toEqual([])
      expect(tryWhistle(whistled('requested'), commands.approve, factsOf(above))).toBe('whistle.head-approves')
    }
  })

  test('where nobody sits on the head’s seat whoever is above approves, still not another street nor who asked', () => {
    const vacant = whistleIn('requested', { headOnPost: false })
    for (const above of [postedAt(1, 'leader'), people.districtDesk]) expect(whistleAbilities(vacant, above)).toEqual(['approve', 'refuse'])
    for (const other of [postedAt(12, 'leader'), people.desk, people.officer]) expect(whistleAbilities(vacant, other)).not.toContain('approve')
    const asker: Actor = { ...people.districtDesk, personId: people.desk.personId }
    expect(tryWhistle({ whistle: vacant, calls: [] }, commands.approve, factsOf(asker))).toBe('whistle.own-request')
  })

  test('nobody approves what they asked for themselves, whatever posts they hold', () => {
    const both: Actor = { ...people.desk, posts: [...people.desk.posts, ...people.head.posts] }
    expect(may(both, 'requested')).toEqual(['cancel'])
    expect(tryWhistle(whistled('requested'), commands.approve, factsOf(both))).toBe('whistle.own-request')
  })

  test('a department sees and does nothing before it is called, then notes what it finds', () => {
    expect(may(people.officer, 'requested')).toEqual([])
    expect(may(people.officer, 'running')).toEqual(['finding', 'taskDone'])
    expect(may(officerOf(503), 'running')).toEqual([])
  })

  test('the street’s desk leads it, another street, supervisors and the public do nothing', () => {
    expect(may(people.desk, 'running')).toEqual(['cancel', 'end', 'arrive', 'finding', 'task', 'taskDone', 'continue'])
    for (const actor of [postedAt(12, 'streetDesk'), postedAt(11, 'streetSupervisor'), postedAt(111, 'communityDesk'), postedAt(1111, 'gridWorker'), resident()]) expect(may(actor, 'running')).toEqual([])
    expect(tryWhistle(whistled('running'), commands.end, factsOf(anonymous(district)))).toBe('access.sign-in-needed')
  })
})

describe('approval', () => {
  const approved = (trigger: 'emergency' | 'beyondPower', now: number): Whistled => tryWhistle({ whistle: whistleIn('requested', { trigger }), calls: [] }, commands.approve, factsOf(people.head, now)) as Whistled
  test('calls every office asked for, lets it see the whistle, and starts its clock', () => {
    const { whistle, calls } = approved('beyondPower', at('2025-09-22 10:00'))
    expect(whistle).toMatchObject({ startedAt: at('2025-09-22 10:00'), assistingOfficeIds: [501, 502] })
    expect(calls.map(({ officeId, state, clock }) => [officeId, state, clockOf(clock.dueAt!)])).toEqual([[501, 'called', '2025-09-22 11:00'], [502, 'called', '2025-09-22 11:00']])
  })

  test('counts working time, but in an emergency every minute of the night and of a holiday', () => {
    expect(clockOf(approved('beyondPower', at('2025-09-30 16:30')).calls[0]!.clock.dueAt!)).toBe('2025-10-09 09:30')
    expect(clockOf(approved('emergency', at('2025-09-30 16:30')).calls[0]!.clock.dueAt!)).toBe('2025-09-30 17:30')
    expect(clockOf(approved('emergency', at('2025-10-01 23:30')).calls[0]!.clock.dueAt!)).toBe('2025-10-02 00:30')
  })

  test('comes too late for a case that was settled meanwhile', () => {
    expect(tryWhistle(whistled('requested'), commands.approve, factsOf(people.head, blownAt, { caseOpen: false }))).toBe('whistle.case-closed')
  })
})

describe('the end', () => {
  const end = (...calls: Whistled['calls']) => tryWhistle({ whistle: whistleIn('running'), calls }, commands.end, factsOf(people.desk))
  test('waits until each department has come, was excused or was evaluated', () => {
    expect(end(callIn('reportedIn'), callIn('called'))).toBe('whistle.unanswered')
    expect(end(callIn('objected'))).toBe('whistle.unanswered')
    expect(end(callIn('reportedIn', { grade: 'good' }), callIn('excused'), callIn('called', { grade: 'poor' }))).toMatchObject({ whistle: { state: 'ended' } })
  })

  test('waits until each that came is evaluated, and says whom', () => {
    for (const state of ['reportedIn', 'finished'] as const) expect(end(callIn(state), callIn('excused'))).toBe('whistle.not-evaluated')
    const calls = [callIn('finished', { grade: 'good' }), callIn('finished', { officeId: office(502) })]
    expect(() => decideWhistle({ whistle: whistleIn('running'), calls }, commands.end, factsOf(people.desk))).toThrow(expect.objectContaining({ params: { offices: ['office 502'], count: 1 } }))
  })

  test('stops the clocks that still run; so does cancelling', () => {
    const ended = end(callIn('called', { grade: 'poor' })) as Whistled
    expect(ended.calls[0]!.clock.stoppedAt).toBe(ended.whistle.endedAt)
    const cancelled = tryWhistle({ whistle: whistleIn('running'), calls: [callIn('called'), callIn('objected')] }, commands.cancel, factsOf(people.desk)) as Whistled
    expect(cancelled.calls.map(({ clock }) => clock.stoppedAt)).toEqual([cancelled.whistle.endedAt, cancelled.whistle.endedAt])
  })
})

describe('on site', () => {
  const refused = (command: WhistleCommand) => tryWhistle(whistled('running'), command, factsOf(command.step === 'taskDone' ? people.officer : people.desk))
  test('somebody came after the whistle and not in the future, from an office that was called or from the street', () => {
    expect(refused({ ...commands.arrive, cameAt: blownAt - 1 } as WhistleCommand)).toBe('whistle.time-not-possible')
    expect(refused({ ...commands.arrive, cameAt: blownAt + 9_000_000 } as WhistleCommand)).toBe('whistle.time-not-possible')
    expect(refused({ ...commands.arrive, officeId: office(503) } as WhistleCommand)).toBe('whistle.not-called')
    expect(refused({ ...commands.arrive, officeId: null } as WhistleCommand)).toMatchObject({ whistle: { state: 'running' } })
  })

  test('a task is done once; what must be said has to be said', () => {
    expect(refused({ step: 'taskDone', task: 5 })).toBe('whistle.task-done')
    for (const step of ['cancel', 'end', 'arrive', 'finding', 'task', 'continue'] as const) expect(refused({ ...commands[step], text: '  ' } as WhistleCommand), step).toBe('whistle.text-needed')
  })
})

describe('asking for a whistle', () => {
  const asked = { officeIds: [office(501)], limit: { amount: 30, unit: 'workMinute' as const }, text }
  const fault = (more: Partial<typeof asked> | { limit: Parameters<typeof requestFault>[0]['limit'] }, open = true) => requestFault({ ...asked, ...more }, open)?.code
  test('needs an open case, words, offices, and a limit from half an hour to ten days', () => {
    expect(fault({})).toBeUndefined()
    expect(fault({}, false)).toBe('whistle.case-closed')
    expect(fault({ text: ' ' })).toBe('whistle.text-needed')
    expect(fault({ officeIds: [] })).toBe('whistle.office-needed')
    for (const limit of [{ amount: 29, unit: 'workMinute' }, { amount: 11, unit: 'workday' }, { amount: 241, unit: 'hour' }] as const) expect(fault({ limit })).toBe('whistle.limit-out-of-range')
    expect(fault({ limit: { amount: 10, unit: 'workday' } })).toBeUndefined()
  })
})
