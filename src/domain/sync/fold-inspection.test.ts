import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answersWith, inspectionIn, inspector, keeper, team, today } from '../../../tests/support/domain/example-operation.ts'
import { district, officerOf, postedAt } from '../../../tests/support/domain/small-district.ts'
import { can } from '../access/can.ts'
import { Problem } from '../kernel/problem.ts'
import { starterChecklist } from '../operations/checklist.ts'
import { decideInspection, inspectionAbilitiesOf, openInspection, type InspectionCommand, type Look } from '../operations/decide-inspection.ts'
import { inspectionStates, inspectionSteps, type Inspection, type InspectionState, type InspectionStep } from '../operations/inspection.ts'
import type { Pending } from './fold-case.ts'
import { foldInspection, foldLook } from './fold-inspection.ts'
import { inspectedOf, inspectionOf } from './held-inspection.ts'

const noon = Date.parse(`${today}T04:00:00Z`)
const facts = { actor: inspector, todayOf: (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10) }
const pending = (step: InspectionStep | 'inspect', body: Record<string, unknown> = {}, at = noon): Pending => ({ id: `c-${step}`, name: `inspections.${step}`, input: { ...(step === 'inspect' ? {} : { params: { id: 'inspection' } }), body }, at })
const units = [{ id: 11, level: 'street' }, { id: 111, level: 'community' }, { id: 1111, level: 'grid' }, { id: 11111, level: 'microgrid' }]
const premises = { id: 'premises', units, offices: [{ id: team }], endedOn: null }
const shown = (fold: Inspection) => ({ ...fold, premises: { id: fold.premisesId }, units, checklist: { version: fold.checklistVersion }, operation: null })
const bodies: Record<InspectionStep, Record<string, unknown>> = {
  reinspect: { version: 2, answers: [{ item: 's1', verdict: 'ok' }, { item: 'o1', verdict: 'fault' }], photos: ['photo'] }, warn: { version: 3, reinspectOn: '2026-03-06', text: '限期整改' },
  handOver: { version: 3, caseId: 'case', category: '02001', text: '两次未改' }, withdraw: { version: 2, text: '误记' },
}
const outcome = <T>(work: () => T): T | string => {
  try {
    return work()
  } catch (fault) {
    if (fault instanceof Problem) return fault.code
    throw fault
  }
}

describe('an inspection a phone holds', () => {
  it('is, to the rules, what the server has: the same may be done by the same people', () => {
    for (const actor of [inspector, keeper, officerOf(team), officerOf(502), postedAt(1112, 'gridWorker'), postedAt(11, 'leader')])
      for (const state of inspectionStates) {
        const fold = inspectionIn(state)
        expect(inspectionAbilitiesOf(inspectionOf(district, shown(fold), premises.offices), actor)).toEqual(inspectionAbilitiesOf(fold, actor))
        expect(can(actor, 'inspection.do', inspectedOf(district, premises)).allowed).toBe(can(actor, 'inspection.do', fold).allowed)
      }
  })
})

describe('an inspection with what waits on the phone', () => {
  it('is what is known when nothing waits', () => {
    const fold = inspectionIn('warned')
    expect(foldInspection(fold, [], facts)).toEqual({ fold, looks: [], left: [] })
  })

  it('is what the server will make of it, or refuse', () => {
    fc.assert(fc.property(fc.constantFrom(...inspectionStates), fc.constantFrom(...inspectionSteps), fc.integer({ min: 1, max: 3 }), (state, step, warnings) => {
      const fold = inspectionIn(state, { warnings })
      const folded = foldInspection(fold, [pending(step, bodies[step])], facts)
      const after = outcome(() => decideInspection(fold, { ...bodies[step], step } as unknown as InspectionCommand, { actor: inspector, today }))
      expect(folded.left[0]?.problem.code ?? folded.fold).toEqual(after)
      expect(folded.looks.map(({ step: taken, toState }) => [taken, toState])).toEqual(typeof after === 'string' ? [] : [[step, after.state]])
    }))
  })

  it('goes on from step to step', () => {
    const folded = foldInspection(inspectionIn('warned'), [pending('reinspect', bodies.reinspect), pending('warn', bodies.warn), pending('handOver', bodies.handOver)], facts)
    expect(folded.fold).toMatchObject({ state: 'warned', version: 4, warnings: 2, reinspectOn: '2026-03-06', faults: ['o1'] })
    expect(folded.looks).toMatchObject([{ step: 'reinspect', photos: ['photo'] }, { step: 'warn', text: '限期整改', reinspectOn: '2026-03-06' }])
    expect(folded.left.map(({ problem }) => problem.code)).toEqual(['inspection.step-not-allowed'])
  })
})

describe('an inspection that was only begun here', () => {
  const body = (more: object = {}) => ({ id: 'new', premisesId: 'premises', checklistVersion: 1, answers: answersWith('o1'), photos: ['photo'], reinspectOn: '2026-03-05', ...more })
  const inspected = inspectedOf(district, premises)
  const fold = (more: object = {}, place = inspected) => foldLook(pending('inspect', body(more)), place, starterChecklist, facts)

  it('is one already, and goes on from there', () => {
    const folded = fold()!
    expect(folded.fold).toMatchObject({ id: 'new', state: 'warned', faults: ['o1'], reinspectOn: '2026-03-05' })
    expect(foldInspection(folded.fold, [pending('reinspect', { answers: [{ item: 'o1', verdict: 'ok' }] })], facts).fold.state).toBe('settled')
    expect(fold({ answers: answersWith(), photos: [], reinspectOn: undefined })?.fold.state).toBe('inOrder' satisfies InspectionState)
  })

  it('is none where the rules would refuse it, as the server will', () => {
    for (const [more, place] of [[{ photos: [] }, inspected], [{ reinspectOn: today }, inspected], [{ answers: [] }, inspected], [{}, { ...inspected, ended: true }], [{}, inspectedOf(district, { ...premises, units: [{ id: 12, level: 'street' }] })]] as const) {
      const look = { premises: place, checklist: starterChecklist, operation: null, ...body(more) } as unknown as Look
      expect(typeof outcome(() => openInspection(look, { actor: inspector, today }))).toBe('string')
      expect(fold(more, place)).toBeUndefined()
    }
  })
})
