// A folded case in the form the contract shows cases in, so that a page draws what this phone knows like what the server says.
import type { CaseRow, CaseView } from '../../../contract/cases.ts'
import type { Held } from '../../../contract/sync.ts'
import type { Category } from '../../../domain/catalogue/category.ts'
import type { CaseFold } from '../../../domain/cases/case.ts'
import { eventKind } from '../../../domain/cases/event.ts'
import { nextDue, type Clock } from '../../../domain/clocks/clock.ts'
import { abilitiesThen, type FoldedCase, type HeldFacts, type PendingStep } from '../../../domain/sync/fold-case.ts'

/** `pending`: what of it waits on this phone. `onlyHere`: the server doesn't know it yet. */
export type KnownView = CaseView & { pending?: readonly PendingStep[]; onlyHere?: boolean }
export type KnownRow = CaseRow & { pending?: boolean; onlyHere?: boolean }

type UnitRef = CaseView['units'][number]
/** A unit by its number, as far as this phone knows it. */
export type NameOf = (id: number) => UnitRef | undefined

const presentClock = ({ no, stage, limit, extended, startedAt, pauses, yellowAt, dueAt, stoppedAt, rungs }: Clock): CaseView['clocks'][number] =>
  ({ no, stage, limit, extended, startedAt, pauses: pauses.map(([from, until]): [number, number | null] => [from, until]), yellowAt, dueAt, stoppedAt, rungs })

/** What a fold says of a case. */
const foldPart = (fold: CaseFold, nameOf: NameOf, before: Pick<CaseView, 'holder'> & { fold?: CaseFold }) => {
  const due = nextDue(fold.clocks)
  const sameHolder = before.fold !== undefined && before.fold.holderUnitId === fold.holderUnitId && before.fold.holderOfficeId === fold.holderOfficeId
  return {
    state: fold.state, stateGroup: eventKind.states[fold.state], version: fold.version, condition: fold.condition, urgent: fold.urgent,
    holder: sameHolder ? before.holder : fold.holderUnitId === null ? null : (nameOf(fold.holderUnitId) ?? null),
    acceptedAt: fold.acceptedAt, filedAt: fold.filedAt, handledAt: fold.handledAt, checkedAt: fold.checkedAt, closedAt: fold.closedAt, dueAt: fold.dueAt, overdue: fold.overdue, rating: fold.rating,
    reworkCount: fold.reworkCount, reopenCount: fold.reopenCount, returnCount: fold.returnCount, suspendedUntil: fold.suspendedUntil, selfHandled: fold.selfHandled,
    nextDue: due ? { stage: due.stage, yellowAt: due.yellowAt!, dueAt: due.dueAt! } : null, clocks: fold.clocks.map(presentClock),
  }
}

const presentSteps = (steps: readonly PendingStep[], from: number, actor: string, nameOf: NameOf): CaseView['steps'] =>
  steps.map(({ step, fromState, toState, at, text, photos, unitId, reason, private: own }, n) => ({
    seq: from + n + 1, step, fromState, toState, at, actor, text, photos: photos.map(({ fileId, role }) => ({ fileId, role, covered: 'no' as const })), target: unitId === null ? null : (nameOf(unitId)?.name ?? null), reason, facts: {}, private: own,
  }))

const requestOf = ({ request }: CaseFold, { actor }: HeldFacts): CaseView['request'] =>
  request && { ask: request.ask, own: request.byId === actor.personId, at: request.at, until: request.until, amount: request.amount }

export const knownView = (held: Held['cases'], folded: FoldedCase, facts: HeldFacts, now: number, nameOf: NameOf): KnownView => {
  const { view } = held
  if (folded.steps.length === 0) return view
  return {
    ...view, ...foldPart(folded.fold, nameOf, { holder: view.holder, fold: held.fold }), request: requestOf(folded.fold, facts),
    steps: [...view.steps, ...presentSteps(folded.steps, view.steps.at(-1)?.seq ?? 0, facts.actor.name, nameOf)],
    abilities: abilitiesThen(folded, facts, now), pending: folded.steps,
  }
}

/** A case that so far only this phone knows: it has no number yet. */
export const newView = (body: Record<string, unknown>, folded: FoldedCase, category: Category, facts: HeldFacts, now: number, nameOf: NameOf): KnownView => {
  const { fold } = folded
  const units = [fold.streetId, fold.communityId, fold.gridId, fold.microgridId].flatMap((id) => (id === null ? [] : (nameOf(id) ?? [])))
  return {
    id: fold.id, number: '', source: fold.source, category: fold.category, description: String(body['description'] ?? ''), address: String(body['address'] ?? ''),
    place: (body['place'] as CaseView['place'] | undefined) ?? null, units, assignedOffice: null, reportedAt: fold.reportedAt, ...foldPart(fold, nameOf, { holder: null }),
    dueMoves: [], area: fold.area, request: requestOf(fold, facts), assistingOffices: [], answers: [], masterId: null, master: null, merged: [], links: [], parentId: null,
    milestones: category.milestones.map(({ code, zh, en }) => ({ code, nameZh: zh, nameEn: en })), conditions: category.conditions.map(({ code, zh, en }) => ({ code, nameZh: zh, nameEn: en })),
    steps: presentSteps(folded.steps, 0, facts.actor.name, nameOf), abilities: abilitiesThen(folded, facts, now), canSeeReporter: false,
    needsBeforePhoto: category.evidence.before, needsAfterPhoto: category.evidence.after, following: true, followers: 0, pending: folded.steps, onlyHere: true,
  }
}

const rowKeys = [
  'id', 'number', 'state', 'stateGroup', 'version', 'source', 'category', 'urgent', 'description', 'address', 'place', 'units', 'holder', 'assignedOffice', 'reportedAt', 'acceptedAt', 'filedAt', 'handledAt', 'checkedAt',
  'closedAt', 'dueAt', 'overdue', 'rating', 'reworkCount', 'reopenCount', 'returnCount', 'nextDue', 'suspendedUntil', 'selfHandled',
] as const

export const rowOf = (view: KnownView): KnownRow => ({
  ...(Object.fromEntries(rowKeys.map((key) => [key, view[key]])) as Omit<CaseRow, 'thumbnail'>),
  thumbnail: view.steps.flatMap(({ photos }) => photos).find(({ covered }) => covered !== 'whole')?.fileId ?? null,
  ...(view.pending ? { pending: true } : {}), ...(view.onlyHere ? { onlyHere: true } : {}),
})
