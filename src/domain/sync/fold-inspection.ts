// An inspection as the phone shows it: what the server last told, and on top of it the looks and steps that wait here, decided
// by the same rules; one that was only begun here is an inspection already.
import type { Actor } from '../access/actor.ts'
import type { FileId } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import type { Answer, Checklist } from '../operations/checklist.ts'
import { decideInspection, openInspection, type Inspected, type InspectionCommand } from '../operations/decide-inspection.ts'
import { inspectionSteps, type Inspection, type InspectionId, type InspectionState, type InspectionStep } from '../operations/inspection.ts'
import type { OperationId } from '../operations/joint-operation.ts'
import type { Pending } from './fold-case.ts'

export type PendingLook = { id: string; step: 'inspect' | InspectionStep; toState: InspectionState; at: number; text: string; answers: readonly Answer[]; photos: readonly string[]; reinspectOn: string | null }

export type FoldedInspection = {
  fold: Inspection
  /** What waits, in its order, as looks at it. */
  looks: readonly PendingLook[]
  /** What could not be done any more as far as the phone knows. */
  left: readonly { id: string; problem: Problem }[]
}

/** `todayOf`: the day an instant lies in. */
export type InspectionFacts = { actor: Actor; todayOf(at: number): string }

/** The step a command takes; nothing when it takes none. */
export const stepOfInspectionCommand = (name: string): InspectionStep | undefined => inspectionSteps.find((step) => name === `inspections.${step}`)

const lookOf = ({ id, at, input: { body } }: Pending, step: PendingLook['step'], { state, reinspectOn }: Inspection): PendingLook => ({
  id, step, toState: state, at, text: typeof body['text'] === 'string' ? body['text'] : '', answers: (body['answers'] ?? []) as readonly Answer[], photos: (body['photos'] ?? []) as readonly string[], reinspectOn,
})

/** `pending`: steps of this inspection, oldest first. Without any, the inspection as it is known. */
export const foldInspection = (fold: Inspection, pending: readonly Pending[], { actor, todayOf }: InspectionFacts): FoldedInspection => {
  let now = fold
  const looks: PendingLook[] = []
  const left: { id: string; problem: Problem }[] = []
  for (const one of pending) {
    const step = stepOfInspectionCommand(one.name)
    if (!step) continue
    try {
      now = decideInspection(now, { ...one.input.body, step } as unknown as InspectionCommand, { actor, today: todayOf(one.at) })
      looks.push(lookOf(one, step, now))
    } catch (fault) {
      if (!(fault instanceof Problem)) throw fault
      left.push({ id: one.id, problem: fault })
    }
  }
  return { fold: now, looks, left }
}

/** An inspection that so far only this phone knows; nothing when the rules would not allow it. */
export const foldLook = (pending: Pending, premises: Inspected, checklist: Checklist, { actor, todayOf }: InspectionFacts): FoldedInspection | undefined => {
  const { body } = pending.input
  const operationId = body['operationId'] as OperationId | undefined
  try {
    const fold = openInspection({
      id: body['id'] as InspectionId, premises, checklist, answers: (body['answers'] ?? []) as readonly Answer[], photos: (body['photos'] ?? []) as readonly FileId[], reinspectOn: (body['reinspectOn'] as string | undefined) ?? null,
      operation: operationId === undefined ? null : { id: operationId, state: 'running' },
    }, { actor, today: todayOf(pending.at) })
    return { fold, looks: [lookOf(pending, 'inspect', fold)], left: [] }
  } catch (fault) {
    if (!(fault instanceof Problem)) throw fault
    return undefined
  }
}
