// Every state × every step of an inspection, against a table written by hand; and what a look at premises comes to.
import { describe, expect, test } from 'vitest'
import { answersWith, inspectionIn, inspector, keeper, operationIn, team, today } from '../../../tests/support/domain/example-operation.ts'
import { lineOf, officerOf, postedAt, resident } from '../../../tests/support/domain/small-district.ts'
import { anonymous, type Actor } from '../access/actor.ts'
import type { CaseId, FileId, PersonId } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import { answersFault, checklistFault, duties, faultsOf, starterChecklist } from './checklist.ts'
import { dayPlus, decideInspection, inspectionAbilitiesOf, openInspection, type InspectionCommand, type Look } from './decide-inspection.ts'
import { inspectionStates, inspectionSteps, mostWarnings, reinspectWithinDays, type Inspection, type InspectionId, type InspectionState, type InspectionStep, type PremisesId } from './inspection.ts'

/** The state after each step, by the state before; `–` where the step can't be taken. */
const table = `
            inOrder  warned     failed      settled  handedOver  withdrawn
reinspect   –        settled    –           –        –           –
warn        –        –          warned      –        –           –
handOver    –        –          handedOver  –        –           –
withdraw    –        withdrawn  withdrawn   –        –           –
`
const [head, ...rows] = table.trim().split('\n').map((line) => line.trim().split(/\s+/))
const cells = rows.flatMap(([step, ...ends]) => ends.map((end, i) => ({ step: step as InspectionStep, from: head![i] as InspectionState, end })))

const photos = ['photo'] as unknown as FileId[]
const text = '限期整改'
const commands: Record<InspectionStep, InspectionCommand> = {
  reinspect: { step: 'reinspect', answers: [{ item: 's1', verdict: 'ok' }, { item: 'o1', verdict: 'ok' }] }, warn: { step: 'warn', reinspectOn: '2026-03-06', text },
  handOver: { step: 'handOver', caseId: 'case' as CaseId, text }, withdraw: { step: 'withdraw', text },
}
const actorFor = (step: InspectionStep): Actor => (step === 'withdraw' ? keeper : inspector)
const code = <T>(work: () => T): T | string => {
  try {
    return work()
  } catch (fault) {
    if (fault instanceof Problem) return fault.code
    throw fault
  }
}
const take = (fold: Inspection, command: InspectionCommand, actor = actorFor(command.step)): Inspection | string => code(() => decideInspection(fold, command, { actor, today }))
const stateOf = (result: Inspection | string): string => (typeof result === 'string' ? result : result.state)

describe('a step of an inspection', () => {
  test('the table names every state and every step', () => {
    expect(head).toEqual(inspectionStates)
    expect(rows.map(([step]) => step)).toEqual(inspectionSteps)
  })

  test.each(cells)('$step from $from gives $end', ({ step, from, end }) => {
    const asked = from === 'warned' || from === 'failed' ? inspectionIn(from) : inspectionIn(from, { faults: ['s1', 'o1'] })
    const result = take(asked, commands[step])
    expect(stateOf(result)).toBe(end === '–' ? 'inspection.step-not-allowed' : end)
    expect(inspectionAbilitiesOf(inspectionIn(from), actorFor(step)).includes(step)).toBe(end !== '–')
    if (typeof result !== 'string') expect(result.version).toBe(3)
  })

  test.each(inspectionSteps)('%s is for nobody outside, in no state', (step) => {
    for (const actor of [anonymous(inspector.district), resident(81), postedAt(1112, 'gridWorker'), postedAt(112, 'communityDesk'), officerOf(502), postedAt(11, 'leader')])
      for (const state of inspectionStates) expect(stateOf(take(inspectionIn(state), commands[step], actor)), `${actor.name} ${state}`).toMatch(/^access\./)
  })

  test('the office that looks after the premises inspects as well; only the desk withdraws', () => {
    expect(stateOf(take(inspectionIn('warned'), commands.reinspect, officerOf(team)))).toBe('settled')
    expect(stateOf(take(inspectionIn('warned'), commands.withdraw, inspector))).toBe('access.refused')
  })

  test('only what was at fault is looked at again; what is still at fault is shown by a photo', () => {
    const again = (verdicts: Record<string, 'ok' | 'fault' | 'none'>, more: object = {}) =>
      take(inspectionIn('warned'), { step: 'reinspect', answers: Object.entries(verdicts).map(([item, verdict]) => ({ item, verdict })), ...more })
    expect(again({ s1: 'ok' })).toBe('inspection.answers-missing')
    expect(again({ s1: 'ok', o1: 'ok', g1: 'ok' })).toBe('inspection.answers-unknown')
    expect(again({ s1: 'ok', o1: 'fault' })).toBe('inspection.photo-needed')
    expect(again({ s1: 'ok', o1: 'fault' }, { photos })).toMatchObject({ state: 'failed', faults: ['o1'], reinspectOn: null })
    expect(again({ s1: 'none', o1: 'ok' })).toMatchObject({ state: 'settled', faults: [] })
  })

  test('it is warned again so often, then handed over', () => {
    expect(take(inspectionIn('failed'), commands.warn)).toMatchObject({ state: 'warned', warnings: 2, reinspectOn: '2026-03-06' })
    expect(take(inspectionIn('failed', { warnings: mostWarnings }), commands.warn)).toBe('inspection.warned-enough')
    expect(inspectionAbilitiesOf(inspectionIn('failed', { warnings: mostWarnings }), inspector)).toEqual(['handOver'])
    expect(take(inspectionIn('failed'), commands.handOver)).toMatchObject({ state: 'handedOver', caseId: 'case' })
  })

  test.each(['warn', 'handOver', 'withdraw'] as const)('%s asks for words', (step) => expect(take(inspectionIn('failed'), { ...commands[step], text: ' ' })).toBe('inspection.text-needed'))
})

describe('a look at premises', () => {
  const look = (more: Partial<Look> = {}): Look => ({
    id: 'x' as InspectionId, checklist: starterChecklist, answers: answersWith(), photos: [], reinspectOn: null, operation: null,
    premises: { ...lineOf(11111), id: 'p' as PremisesId, district: inspector.district, holderUnitId: null, holderOfficeId: null, assignedOfficeId: null, assistingOfficeIds: [team], ownerId: null, ended: false }, ...more,
  })
  const open = (more: Partial<Look> = {}, actor = inspector): Inspection | string => code(() => openInspection(look(more), { actor, today }))
  const faulty = { answers: answersWith('o1'), photos, reinspectOn: '2026-03-05' }

  test('finds all in order, or warns with a day', () => {
    expect(open()).toMatchObject({ state: 'inOrder', faults: [], warnings: 0, reinspectOn: null, version: 1, checklistVersion: 1, microgridId: 11111, ownerId: 81 as PersonId })
    expect(open(faulty)).toMatchObject({ state: 'warned', faults: ['o1'], warnings: 1, reinspectOn: '2026-03-05' })
  })

  test.each([null, today, '2026-03-01', dayPlus(today, reinspectWithinDays + 1)])('%s is no day for looking again', (reinspectOn) => expect(open({ ...faulty, reinspectOn })).toBe('inspection.day-not-allowed'))

  test('a fault is shown by a photo; what is in order needs none', () => expect(open({ ...faulty, photos: [] })).toBe('inspection.photo-needed'))

  test('answers every item once and nothing else', () => {
    expect(open({ answers: answersWith().slice(1) })).toBe('inspection.answers-missing')
    expect(open({ answers: [...answersWith(), { item: 'x9', verdict: 'ok' }] })).toBe('inspection.answers-unknown')
    expect(open({ answers: [...answersWith(), answersWith()[0]!] })).toBe('inspection.answers-unknown')
  })

  test('needs premises that are there, within reach, and an operation that is running', () => {
    expect(open({ premises: { ...look().premises, ended: true } })).toBe('inspection.premises-ended')
    for (const actor of [postedAt(1112, 'gridWorker'), officerOf(502), postedAt(11, 'streetDesk')]) expect(open({}, actor)).toBe('access.refused')
    const { id } = operationIn('running')
    expect(open({ operation: { id, state: 'announced' } })).toBe('inspection.operation-not-running')
    expect(open({ operation: { id, state: 'running' } })).toMatchObject({ operationId: id })
  })
})

describe('the checklist', () => {
  test('to begin with asks about each of the three duties', () => {
    expect(new Set(starterChecklist.items.map(({ duty }) => duty))).toEqual(new Set(duties))
    expect(checklistFault(starterChecklist.items)).toBeUndefined()
  })

  test('has an item, and no code twice', () => {
    expect(checklistFault([])?.code).toBe('inspection.checklist-empty')
    expect(checklistFault([starterChecklist.items[0]!, starterChecklist.items[0]!])?.code).toBe('inspection.item-twice')
  })

  test('a thing that isn’t there is no fault', () => {
    expect(faultsOf([{ item: 's1', verdict: 'none' }, { item: 'o1', verdict: 'fault' }])).toEqual(['o1'])
    expect(answersFault(['s1'], [{ item: 's1', verdict: 'none' }])).toBeUndefined()
  })
})
