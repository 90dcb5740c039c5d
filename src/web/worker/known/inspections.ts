// All premises and inspections as this phone knows them: what the server last told, folded with the looks that wait here, and
// what was only begun here.
import type { Held } from '../../../contract/sync.ts'
import { localDate } from '../../../domain/kernel/working-time.ts'
import { inspectionAbilitiesOf } from '../../../domain/operations/decide-inspection.ts'
import { mostWarnings } from '../../../domain/operations/inspection.ts'
import type { Pending } from '../../../domain/sync/fold-case.ts'
import { foldInspection, foldLook, stepOfInspectionCommand, type FoldedInspection, type InspectionFacts, type PendingLook } from '../../../domain/sync/fold-inspection.ts'
import { unpackFacts } from '../../../domain/sync/held-facts.ts'
import { inspectedOf, inspectionOf } from '../../../domain/sync/held-inspection.ts'
import type { Engine } from '../../kit/offline/engine.ts'
import { timeNow } from '../../kit/words/use-now.ts'
import { pendingOn } from './pending.ts'

/** `pending`: what of it waits on this phone. `onlyHere`: the server doesn't know it yet. */
export type KnownInspection = Held['inspections'] & { pending?: readonly PendingLook[]; onlyHere?: boolean }
export type KnownPremisesRow = Held['premises']['premises'] & { pending?: boolean }
export type KnownPremises = Omit<Held['premises'], 'premises'> & { premises: KnownPremisesRow }

export type KnownInspections = { inspections: ReadonlyMap<string, KnownInspection>; premises: ReadonlyMap<string, KnownPremises> }

const nothing: KnownInspections = { inspections: new Map(), premises: new Map() }

const withLooks = (view: Held['inspections'], { fold, looks }: FoldedInspection, { actor, todayOf }: InspectionFacts, now: number): KnownInspection => ({
  ...view, state: fold.state, version: fold.version, reinspectOn: fold.reinspectOn, overdue: fold.reinspectOn !== null && fold.reinspectOn < todayOf(now), warnings: fold.warnings, faults: [...fold.faults], caseId: fold.caseId,
  steps: [...view.steps, ...looks.map(({ step, toState, at, text, answers, photos, reinspectOn }, n) => ({ seq: (view.steps.at(-1)?.seq ?? 0) + n + 1, step, toState, at, by: actor.name, text, answers: [...answers], photos: [...photos], reinspectOn }))],
  abilities: inspectionAbilitiesOf(fold, actor), mayBeWarned: fold.warnings < mostWarnings, pending: looks,
})

/** A case handed over is one only once the server has made it. */
const listed = ({ id, state, begunAt, steps, faults, reinspectOn, caseId, pending }: KnownInspection): Held['premises']['inspections'][number] =>
  ({ id, state, at: begunAt, by: steps[0]?.by ?? '', faults: faults.length, reinspectOn, caseId: pending ? null : caseId })

/** The register says when somebody last looked, and with what result. */
const noted = (premises: KnownPremises, inspection: KnownInspection): KnownPremises => {
  const last = inspection.pending!.at(-1)!
  const looked = inspection.pending!.findLast(({ step }) => step === 'inspect' || step === 'reinspect')
  return {
    ...premises, premises: { ...premises.premises, lastState: last.toState, lastInspectedAt: looked?.at ?? premises.premises.lastInspectedAt, pending: true },
    inspections: [listed(inspection), ...premises.inspections.filter(({ id }) => id !== inspection.id)].sort((a, b) => b.at - a.at),
  }
}

const begun = (one: Pending, premises: Held['premises'], checklist: Held['checklist'], facts: InspectionFacts): { view: Held['inspections']; folded: FoldedInspection } | undefined => {
  const { district } = facts.actor
  const folded = foldLook(one, inspectedOf(district, premises.premises), checklist as Parameters<typeof foldLook>[2], facts)
  if (!folded) return undefined
  const { id, name, address, units } = premises.premises
  const { fold } = folded
  const view: Held['inspections'] = {
    id: fold.id, premises: { id, name, address }, state: fold.state, version: fold.version, units, begunAt: one.at, reinspectOn: fold.reinspectOn, overdue: false, warnings: fold.warnings, faults: [...fold.faults], caseId: null,
    checklist, operation: null, steps: [], abilities: [], mayBeWarned: true,
  }
  return { view, folded }
}

export const foldInspections = (engine: Engine): KnownInspections => {
  const { known } = engine
  const packed = known.get<Held['facts']>('facts', 'facts')
  if (!packed) return nothing
  const { actor, calendars } = unpackFacts(packed)
  const facts: InspectionFacts = { actor, todayOf: (at) => localDate(calendars.standard.calendar, at) }
  const now = timeNow()
  const pending = pendingOn(engine)
  const about = Map.groupBy(pending.filter(({ name }) => stepOfInspectionCommand(name) !== undefined), ({ input }) => input.params?.id ?? '')
  const held = known.list<Held['premises']>('premises')
  const premises = new Map<string, KnownPremises>(held.map((one) => [one.premises.id, one]))
  const inspections = new Map<string, KnownInspection>()
  const show = (inspection: KnownInspection): void => {
    inspections.set(inspection.id, inspection)
    const at = premises.get(inspection.premises.id)
    if (at && inspection.pending) premises.set(at.premises.id, noted(at, inspection))
  }
  for (const view of known.list<Held['inspections']>('inspections')) {
    const steps = about.get(view.id) ?? []
    const folded = steps.length === 0 ? undefined : foldInspection(inspectionOf(actor.district, view, premises.get(view.premises.id)?.premises.offices ?? []), steps, facts)
    show(folded && folded.looks.length > 0 ? withLooks(view, folded, facts, now) : view)
  }
  const checklist = known.get<Held['checklist']>('checklist', 'checklist')
  for (const one of pending.filter(({ name }) => name === 'inspections.inspect')) {
    const { body } = one.input
    const at = premises.get(String(body['premisesId']))
    // One begun by an older version of the checklist shows once the server has it.
    if (!at || inspections.has(String(body['id'])) || checklist?.version !== body['checklistVersion']) continue
    const made = begun(one, at, checklist as Held['checklist'], facts)
    if (!made) continue
    const then = foldInspection(made.folded.fold, about.get(made.view.id) ?? [], facts)
    show({ ...withLooks(made.view, { ...then, looks: [...made.folded.looks, ...then.looks] }, facts, now), onlyHere: true })
  }
  return { inspections, premises }
}
