// A joint operation of street 11 in any state, led by an officer of 501, with 502 called too; and an inspection in grid 1111.
import type { Actor } from '../../../src/domain/access/actor.ts'
import type { OfficeId, PersonId, UnitId } from '../../../src/domain/kernel/ids.ts'
import { starterChecklist, type Answer } from '../../../src/domain/operations/checklist.ts'
import type { OperationFacts, PlanFacts } from '../../../src/domain/operations/decide-operation.ts'
import type { Inspection, InspectionId, InspectionState, PremisesId } from '../../../src/domain/operations/inspection.ts'
import type { JointOperation, OperationId, OperationPlan, OperationState } from '../../../src/domain/operations/joint-operation.ts'
import { emptyLine } from '../../../src/domain/access/place.ts'
import { district, lineOf, officerOf, postedAt, unitLine, units } from './small-district.ts'

export const today = '2026-03-02'
export const [team, police] = [501, 502] as OfficeId[] as [OfficeId, OfficeId]
export const leader = officerOf(501, 71)
export const colleague = officerOf(502, 72)
/** Of a called office, but not on the roster. */
export const bystander = officerOf(502, 73)
export const planner = postedAt(11, 'streetDesk', 74)
export const street = unitLine(11)

export const plan = (more: Partial<OperationPlan> = {}): OperationPlan => ({
  title: '夜市整治', purpose: '占道经营', heldOn: today, beginsAt: '18:00', endsAt: '21:00', area: { unitIds: [111 as UnitId], shape: null }, items: ['CG-001'], officeIds: [team, police],
  roster: [{ personId: 71 as PersonId, officeId: team }, { personId: 72 as PersonId, officeId: police }], leaderId: 71 as PersonId, ...more,
})

export const planFacts = (more: Partial<PlanFacts> = {}): PlanFacts => ({
  units: new Map(units.map((unit) => [unit as UnitId, unitLine(unit)])), offices: new Set([team, police]),
  onPost: [{ personId: 71 as PersonId, officeId: team }, { personId: 72 as PersonId, officeId: police }], shapeInside: true, items: new Set(plan().items), ...more,
})

export const factsBy = (actor: Actor, more: Partial<OperationFacts> = {}): OperationFacts => ({ actor, today, plan: planFacts(), findings: [3], ...more })

export const operationIn = (state: OperationState, more: Partial<JointOperation> = {}): JointOperation => {
  const { roster, officeIds, ...rest } = plan()
  return {
    ...emptyLine, ...rest, id: 'operation' as OperationId, district, streetId: street.id, holderUnitId: street.id, holderOfficeId: null, assignedOfficeId: null, assistingOfficeIds: officeIds, ownerId: 74 as PersonId,
    state, version: 4, roster: roster.map((one) => ({ ...one, present: true })), result: state === 'reporting' ? '取缔 3 处' : '', ...more,
  }
}

export const inspector = postedAt(1111, 'gridWorker', 81)
export const keeper = postedAt(111, 'communityDesk', 82)

export const inspectionIn = (state: InspectionState, more: Partial<Inspection> = {}): Inspection => ({
  ...lineOf(11111), id: 'inspection' as InspectionId, premisesId: 'premises' as PremisesId, district, holderUnitId: null, holderOfficeId: null, assignedOfficeId: null, assistingOfficeIds: [team], ownerId: 81 as PersonId,
  state, version: 2, checklistVersion: 1, operationId: null, faults: state === 'warned' || state === 'failed' ? ['s1', 'o1'] : [], reinspectOn: state === 'warned' ? '2026-03-05' : null, warnings: 1, caseId: null, ...more,
})

/** All in order but these. */
export const answersWith = (...faults: string[]): Answer[] => starterChecklist.items.map(({ code }) => ({ item: code, verdict: faults.includes(code) ? 'fault' : 'ok' }))
