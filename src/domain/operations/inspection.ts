// The kind `inspection`: somebody looks at premises by the checklist. In order, or warned with a day of re-inspection; then
// settled, warned once more, or handed over to the holder of the power as a case.
import type { Thing } from '../access/can.ts'
import type { StateGroup, StepRule } from '../cases/kind.ts'
import type { Brand, CaseId, FileId, OfficeId } from '../kernel/ids.ts'
import type { OperationId } from './joint-operation.ts'

export type InspectionId = Brand<string, 'inspection'>
export type PremisesId = Brand<string, 'premises'>

export type InspectionState = 'inOrder' | 'warned' | 'failed' | 'settled' | 'handedOver' | 'withdrawn'
export type InspectionStep = 'reinspect' | 'warn' | 'handOver' | 'withdraw'
export type InspectionRule = Pick<StepRule<InspectionState>, 'verb' | 'from' | 'versioned' | 'needsText'>

export const inspectionKind = {
  name: 'inspection',
  states: { inOrder: 'closed', warned: 'waiting', failed: 'open', settled: 'closed', handedOver: 'closed', withdrawn: 'closed' } satisfies Record<InspectionState, StateGroup>,
  steps: {
    reinspect: { verb: 'inspection.do', from: ['warned'], versioned: true },
    warn: { verb: 'inspection.do', from: ['failed'], versioned: true, needsText: true },
    handOver: { verb: 'inspection.do', from: ['failed'], versioned: true, needsText: true },
    // Of the desk that keeps the register, not of who inspected.
    withdraw: { verb: 'premises.keep', from: ['warned', 'failed'], versioned: true, needsText: true },
  } satisfies Record<InspectionStep, InspectionRule>,
} as const

export const inspectionStates = Object.keys(inspectionKind.states) as InspectionState[]
export const inspectionSteps = Object.keys(inspectionKind.steps) as InspectionStep[]

/** Days after a warning within which it is looked at again. */
export const reinspectWithinDays = 30
/** After so many warnings it is handed over. */
export const mostWarnings = 3
export const maxPhotosPerInspection = 9

/** Lies where the premises lay at writing, with the offices that look after them. */
export type Inspection = Thing & {
  id: InspectionId
  premisesId: PremisesId
  state: InspectionState
  version: number
  checklistVersion: number
  assistingOfficeIds: readonly OfficeId[]
  /** The joint operation during which it was begun. */
  operationId: OperationId | null
  /** Codes of the items at fault, as last seen. */
  faults: readonly string[]
  reinspectOn: string | null
  warnings: number
  caseId: CaseId | null
}

export type InspectionPhotos = readonly FileId[]
