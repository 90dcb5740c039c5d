// A case as a phone holds it: its fold, without the numbers of anybody but who holds the phone. A rule only ever asks whether
// somebody is the actor; so it says the same of the blanked fold.
import type { CaseFold } from '../cases/case.ts'
import type { PersonId } from '../kernel/ids.ts'

const onlyOwn = (id: PersonId | null, own: PersonId | null): PersonId | null => (id === own ? id : null)

/** Of a record that carries more, only what belongs to the fold. */
export const blankFold = (fold: CaseFold, own: PersonId | null): CaseFold => ({
  district: fold.district, streetId: fold.streetId, communityId: fold.communityId, gridId: fold.gridId, microgridId: fold.microgridId, holderUnitId: fold.holderUnitId, holderOfficeId: fold.holderOfficeId,
  assignedOfficeId: fold.assignedOfficeId, assistingOfficeIds: fold.assistingOfficeIds, ownerId: onlyOwn(fold.ownerId, own), id: fold.id, kind: fold.kind, state: fold.state, version: fold.version, source: fold.source,
  category: fold.category, categoryVersion: fold.categoryVersion, condition: fold.condition, area: fold.area, urgent: fold.urgent, districtUnitId: fold.districtUnitId, sentFromUnitId: fold.sentFromUnitId,
  handledById: onlyOwn(fold.handledById, own), handledUnitId: fold.handledUnitId, handledOfficeId: fold.handledOfficeId, reportedAt: fold.reportedAt, acceptedAt: fold.acceptedAt, filedAt: fold.filedAt,
  handledAt: fold.handledAt, checkedAt: fold.checkedAt, closedAt: fold.closedAt, clocks: fold.clocks, dueAt: fold.dueAt, nextTickAt: fold.nextTickAt, overdue: fold.overdue, rating: fold.rating,
  reworkCount: fold.reworkCount, reopenCount: fold.reopenCount, returnCount: fold.returnCount, request: fold.request && { ...fold.request, byId: onlyOwn(fold.request.byId, own) },
  suspendedUntil: fold.suspendedUntil, resumeState: fold.resumeState, masterId: fold.masterId, parentId: fold.parentId, selfHandled: fold.selfHandled,
})
