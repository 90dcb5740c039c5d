// Every state × every step of a joint operation, against a table written by hand; who takes which; and what a plan needs.
import { describe, expect, test } from 'vitest'
import { bystander, colleague, factsBy, leader, operationIn, plan, planFacts, planner, police, street, team, today } from '../../../tests/support/domain/example-operation.ts'
import { officerOf, postedAt, resident } from '../../../tests/support/domain/small-district.ts'
import type { Actor } from '../access/actor.ts'
import { anonymous } from '../access/actor.ts'
import type { OfficeId, PersonId, UnitId } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import { decideOperation, openOperation, operationAbilitiesOf, type OperationCommand, type OperationFacts } from './decide-operation.ts'
import { isOneThreeN, makeUpOf, operationKind, operationStates, operationSteps, type JointOperation, type OperationId, type OperationPlan, type OperationState, type OperationStep } from './joint-operation.ts'

/** The state after each step, by the state before; `–` where the step can't be taken. */
const table = `
              planned    announced  running    reporting  closed  cancelled
revise        planned    announced  –          –          –       –
announce      announced  –          –          –          –       –
changeLeader  –          announced  running    reporting  –       –
signIn        –          announced  running    –          –       –
begin         –          running    –          –          –       –
find          –          –          running    reporting  –       –
followUp      –          –          running    reporting  –       –
finish        –          –          reporting  –          –       –
report        –          –          –          reporting  –       –
close         –          –          –          closed     –       –
cancel        cancelled  cancelled  –          –          –       –
`
const [head, ...rows] = table.trim().split('\n').map((line) => line.trim().split(/\s+/))
const cells = rows.flatMap(([step, ...ends]) => ends.map((end, i) => ({ step: step as OperationStep, from: head![i] as OperationState, end })))

const text = '如现场所见'
const commands: Record<OperationStep, OperationCommand> = {
  revise: { step: 'revise', plan: plan({ title: '改后' }) }, announce: { step: 'announce' }, changeLeader: { step: 'changeLeader', leaderId: 72 as PersonId }, signIn: { step: 'signIn', present: [71 as PersonId] },
  begin: { step: 'begin' }, find: { step: 'find', text }, followUp: { step: 'followUp', text, finding: 3 }, finish: { step: 'finish' }, report: { step: 'report', text }, close: { step: 'close' }, cancel: { step: 'cancel', text },
}
const fitting: Record<'planner' | 'leader' | 'member', Actor> = { planner, leader, member: colleague }
const actorFor = (step: OperationStep): Actor => fitting[operationKind.steps[step].who]

const take = (fold: JointOperation, command: OperationCommand, actor = actorFor(command.step), more: Partial<OperationFacts> = {}): JointOperation | string => {
  try {
    return decideOperation(fold, street, command, factsBy(actor, more))
  } catch (fault) {
    if (fault instanceof Problem) return fault.code
    throw fault
  }
}
const stateOf = (result: JointOperation | string): string => (typeof result === 'string' ? result : result.state)

describe('a step of a joint operation', () => {
  test('the table names every state and every step', () => {
    expect(head).toEqual(operationStates)
    expect(rows.map(([step]) => step)).toEqual(operationSteps)
  })

  test.each(cells)('$step from $from gives $end', ({ step, from, end }) => {
    const result = take(operationIn(from), commands[step])
    expect(stateOf(result)).toBe(end === '–' ? 'operation.step-not-allowed' : end)
    expect(operationAbilitiesOf(operationIn(from), actorFor(step)).includes(step)).toBe(end !== '–')
    if (typeof result !== 'string') expect(result.version).toBe(4 + (operationKind.steps[step].versioned ? 1 : 0))
  })

  test.each(operationSteps)('%s is for nobody else, in no state', (step) => {
    const elsewhere = [anonymous(planner.district), resident(), postedAt(12, 'streetDesk'), postedAt(111, 'communityDesk'), officerOf(503), postedAt(11, 'leader'), postedAt(11, 'streetSupervisor')]
    for (const state of operationStates) for (const actor of elsewhere) {
      expect(stateOf(take(operationIn(state), commands[step], actor)), `${actor.name} ${state}`).toMatch(/^access\./)
      expect(operationAbilitiesOf(operationIn(state), actor)).toEqual([])
    }
    const { who } = operationKind.steps[step]
    if (who !== 'planner') expect(take(operationIn('running'), commands[step], bystander)).toBe(who === 'leader' ? 'operation.leader-only' : 'operation.members-only')
    if (who === 'leader') expect(take(operationIn('running'), commands[step], colleague)).toBe('operation.leader-only')
    if (who === 'planner') expect(stateOf(take(operationIn('running'), commands[step], leader))).toBe('access.refused')
    else expect(stateOf(take(operationIn('running'), commands[step], planner))).toBe('access.refused')
  })

  test.each(operationSteps.filter((step) => 'needsText' in operationKind.steps[step]))('%s asks for words', (step) => {
    const from = operationKind.steps[step].from[0]!
    for (const blank of [undefined, '', '  ']) expect(take(operationIn(from), { ...commands[step], ...(blank === undefined ? { text: undefined } : { text: blank }) } as OperationCommand)).toBe('operation.text-needed')
  })
})

describe('what a step needs', () => {
  const announce = (more: Partial<JointOperation>): string => stateOf(take(operationIn('planned', more), { step: 'announce' }))

  test('it is announced with a leader, somebody from every office, and not for a day that has passed', () => {
    expect(announce({ leaderId: null })).toBe('operation.leader-needed')
    expect(announce({ roster: [{ personId: 71 as PersonId, officeId: team, present: null }] })).toBe('operation.nobody-from')
    expect(announce({ heldOn: '2026-03-01' })).toBe('operation.past')
  })

  test('once announced, a revision keeps it complete and keeps who was ticked', () => {
    expect(take(operationIn('announced'), { step: 'revise', plan: plan({ leaderId: null }) })).toBe('operation.leader-needed')
    expect(stateOf(take(operationIn('planned'), { step: 'revise', plan: plan({ leaderId: null, roster: [] }) }))).toBe('planned')
    const before = operationIn('announced', { roster: [{ personId: 71 as PersonId, officeId: team, present: false }, { personId: 72 as PersonId, officeId: police, present: true }] })
    expect((take(before, { step: 'revise', plan: plan() }) as JointOperation).roster.map(({ present }) => present)).toEqual([false, true])
  })

  test('it begins on its day at the earliest, with somebody there', () => {
    expect(take(operationIn('announced', { heldOn: '2026-03-03' }), { step: 'begin' })).toBe('operation.too-early')
    expect(stateOf(take(operationIn('announced', { heldOn: '2026-03-01' }), { step: 'begin' }))).toBe('running')
    expect(take(operationIn('announced', { roster: [{ personId: 71 as PersonId, officeId: team, present: null }] }), { step: 'begin' })).toBe('operation.nobody-signed-in')
  })

  test('the leader’s list says of everybody whether they are there, and of nobody else', () => {
    const signed = take(operationIn('running'), { step: 'signIn', present: [72 as PersonId] }) as JointOperation
    expect(signed.roster.map(({ personId, present }) => [personId, present])).toEqual([[71, false], [72, true]])
    expect(take(operationIn('running'), { step: 'signIn', present: [73 as PersonId] })).toBe('operation.not-on-roster')
    expect(take(operationIn('running'), { step: 'changeLeader', leaderId: 73 as PersonId })).toBe('operation.not-on-roster')
  })

  test('a finding names an office that was called, a follow-up a finding that was made', () => {
    expect(take(operationIn('running'), { step: 'find', text, officeId: 503 as OfficeId })).toBe('operation.office-unknown')
    expect(stateOf(take(operationIn('running'), { step: 'find', text, officeId: police }))).toBe('running')
    expect(take(operationIn('running'), { step: 'followUp', text, finding: 4 })).toBe('operation.finding-unknown')
  })

  test('it is closed once there is a result', () => {
    expect(take(operationIn('reporting', { result: '' }), { step: 'close' })).toBe('operation.result-needed')
    expect((take(operationIn('reporting', { result: '' }), { step: 'report', text: ' 取缔 3 处 ' }) as JointOperation).result).toBe('取缔 3 处')
  })
})

describe('a plan', () => {
  const open = (more: Partial<OperationPlan>, facts = {}): string => {
    try {
      return openOperation('x' as OperationId, plan(more), street, factsBy(planner, { plan: planFacts(facts) })).state
    } catch (fault) {
      if (fault instanceof Problem) return fault.code
      throw fault
    }
  }
  const square = { type: 'Polygon', coordinates: [[[0, 0], [1, 0], [1, 1], [0, 0]]] } as const

  test.each<[string, Partial<OperationPlan>, object?]>([
    ['planned', {}], ['planned', { roster: [], leaderId: null }], ['planned', { area: { unitIds: [], shape: square } }], ['planned', { area: { unitIds: [11 as UnitId], shape: null } }],
    ['operation.text-needed', { title: ' ' }], ['operation.text-needed', { purpose: '' }], ['operation.past', { heldOn: '2026-03-01' }], ['operation.hours-reversed', { endsAt: '18:00' }],
    ['operation.area-needed', { area: { unitIds: [], shape: null } }], ['operation.area-outside', { area: { unitIds: [121 as UnitId], shape: null } }], ['operation.area-outside', { area: { unitIds: [999 as UnitId], shape: null } }],
    ['operation.area-outside', { area: { unitIds: [], shape: square } }, { shapeInside: false }], ['operation.office-unknown', { officeIds: [] }], ['operation.office-unknown', { officeIds: [503 as OfficeId] }],
    ['operation.item-unknown', { items: ['no such item'] }], ['operation.item-unknown', {}, { items: new Set() }], ['planned', { items: [] }, { items: new Set() }],
    ['operation.not-on-post', { roster: [{ personId: 71 as PersonId, officeId: police }] }], ['operation.not-on-post', { officeIds: [team] }], ['operation.not-on-post', { roster: [plan().roster[0]!, plan().roster[0]!] }],
    ['operation.not-on-roster', { leaderId: 75 as PersonId }],
  ])('comes to %s: %j', (end, more, facts) => expect(open(more, facts)).toBe(end))

  test('belongs to its street, and is seen by the offices that are called', () => {
    const fold = openOperation('x' as OperationId, plan(), street, factsBy(planner))
    expect(fold).toMatchObject({ streetId: 11, communityId: null, holderUnitId: 11, assistingOfficeIds: [team, police], ownerId: planner.personId, heldOn: today, version: 1 })
    expect(fold.roster.every(({ present }) => present === null)).toBe(true)
  })

  test('is made up of a team, agencies and departments', () => {
    expect(makeUpOf(['team', 'agency', 'agency', 'agency', 'department', 'department'])).toEqual({ team: 1, agency: 3, department: 2 })
    expect(isOneThreeN(['team', 'agency', 'agency', 'agency', 'department', 'department'])).toBe(true)
    expect(isOneThreeN(['team', 'agency', 'agency', 'agency'])).toBe(true)
    for (const less of [['team', 'agency', 'agency', 'department'], ['agency', 'agency', 'agency'], ['team', 'team', 'agency', 'agency', 'agency']] as const) expect(isOneThreeN(less)).toBe(false)
  })
})
