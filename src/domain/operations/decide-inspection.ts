// What looking at premises comes to (openInspection) and what a later step makes of it (decideInspection), or the Problem
// that refuses it. A fault is shown by a photo; what was in order needs none.
import type { Actor } from '../access/actor.ts'
import { can, type Thing } from '../access/can.ts'
import type { CaseId, OfficeId } from '../kernel/ids.ts'
import { kernelProblem, type Problem } from '../kernel/problem.ts'
import { answersFault, faultsOf, type Answer, type Checklist } from './checklist.ts'
import {
  inspectionKind, inspectionSteps, mostWarnings, reinspectWithinDays, type Inspection, type InspectionId, type InspectionPhotos, type InspectionRule, type InspectionStep, type PremisesId,
} from './inspection.ts'
import type { OperationId, OperationState } from './joint-operation.ts'
import { inspectionProblem } from './problems.ts'

export type InspectionCommand = { version?: number; text?: string; photos?: InspectionPhotos } & (
  | { step: 'reinspect'; answers: readonly Answer[] }
  | { step: 'warn'; reinspectOn: string }
  | { step: 'handOver'; caseId: CaseId }
  | { step: 'withdraw' }
)

export type InspectionFacts = { actor: Actor; today: string }

/** The premises as an inspection needs them. */
export type Inspected = Thing & { id: PremisesId; assistingOfficeIds: readonly OfficeId[]; ended: boolean }

export type Look = {
  id: InspectionId
  premises: Inspected
  checklist: Checklist
  answers: readonly Answer[]
  photos: InspectionPhotos
  reinspectOn: string | null
  operation: { id: OperationId; state: OperationState } | null
}

const dayInMs = 86_400_000
export const dayPlus = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * dayInMs).toISOString().slice(0, 10)

const refusedAccess = (actor: Actor, verb: InspectionRule['verb'], thing: Thing): Problem | undefined => {
  const access = can(actor, verb, thing)
  if (access.allowed) return undefined
  return actor.accountId === null ? kernelProblem('access.sign-in-needed') : kernelProblem('access.refused', { verb, reason: access.reason })
}

const dayFault = (on: string | null, today: string): Problem | undefined =>
  on === null || on <= today || on > dayPlus(today, reinspectWithinDays) ? inspectionProblem('inspection.day-not-allowed', { days: reinspectWithinDays }) : undefined

export const openInspection = (look: Look, facts: InspectionFacts): Inspection => {
  const { premises, checklist, answers, photos, operation } = look
  const { id: premisesId, ended, ...place } = premises
  const faults = faultsOf(answers)
  const fault = refusedAccess(facts.actor, 'inspection.do', premises)
    ?? (ended ? inspectionProblem('inspection.premises-ended') : undefined)
    ?? (operation !== null && operation.state !== 'running' ? inspectionProblem('inspection.operation-not-running') : undefined)
    ?? answersFault(checklist.items.map(({ code }) => code), answers)
    ?? (faults.length > 0 ? (photos.length === 0 ? inspectionProblem('inspection.photo-needed') : dayFault(look.reinspectOn, facts.today)) : undefined)
  if (fault) throw fault
  return {
    ...place, id: look.id, premisesId, ownerId: facts.actor.personId, version: 1, checklistVersion: checklist.version, operationId: operation?.id ?? null, faults, caseId: null,
    ...(faults.length === 0 ? { state: 'inOrder', reinspectOn: null, warnings: 0 } : { state: 'warned', reinspectOn: look.reinspectOn, warnings: 1 }),
  }
}

/** Why this actor can't take the step now, or undefined when they can. */
export const inspectionRefusalOf = (fold: Inspection, step: InspectionStep, actor: Actor): Problem | undefined => {
  const rule: InspectionRule = inspectionKind.steps[step]
  const refused = refusedAccess(actor, rule.verb, fold)
  if (refused) return refused
  if (!rule.from.includes(fold.state)) return inspectionProblem('inspection.step-not-allowed', { step, state: fold.state })
  return step === 'warn' && fold.warnings >= mostWarnings ? inspectionProblem('inspection.warned-enough', { most: mostWarnings }) : undefined
}

export const inspectionAbilitiesOf = (fold: Inspection, actor: Actor): InspectionStep[] =>
  inspectionSteps.filter((step) => inspectionRefusalOf(fold, step, actor) === undefined)

const apply = (fold: Inspection, command: InspectionCommand, facts: InspectionFacts): Partial<Inspection> | Problem => {
  switch (command.step) {
    case 'reinspect': {
      // Only what was at fault is looked at again.
      const fault = answersFault(fold.faults, command.answers)
      if (fault) return fault
      const faults = faultsOf(command.answers)
      if (faults.length === 0) return { state: 'settled', faults, reinspectOn: null }
      return (command.photos ?? []).length === 0 ? inspectionProblem('inspection.photo-needed') : { state: 'failed', faults, reinspectOn: null }
    }
    case 'warn':
      return dayFault(command.reinspectOn, facts.today) ?? { state: 'warned', reinspectOn: command.reinspectOn, warnings: fold.warnings + 1 }
    case 'handOver':
      return { state: 'handedOver', caseId: command.caseId }
    case 'withdraw':
      return { state: 'withdrawn', reinspectOn: null }
  }
}

/** Throws the Problem that refuses, otherwise gives the inspection after the step. */
export const decideInspection = (fold: Inspection, command: InspectionCommand, facts: InspectionFacts): Inspection => {
  const rule: InspectionRule = inspectionKind.steps[command.step]
  const refusal = inspectionRefusalOf(fold, command.step, facts.actor) ?? (rule.needsText && !command.text?.trim() ? inspectionProblem('inspection.text-needed', { step: command.step }) : undefined)
  if (refusal) throw refusal
  const set = apply(fold, command, facts)
  if (set instanceof Error) throw set
  return { ...fold, ...set, version: fold.version + 1 }
}
