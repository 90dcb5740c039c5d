// Between the row of a case and its fold. The columns are named here once; every statement about cases reads them.
import type { Answers } from '../../domain/catalogue/check-answers.ts'
import type { AreaClass } from '../../domain/catalogue/category.ts'
import type { CaseFold, Request } from '../../domain/cases/case.ts'
import { nextDue, type Clock } from '../../domain/clocks/clock.ts'
import { eventKind, type CaseSource, type EventState, type Grade } from '../../domain/cases/event.ts'
import type { StateGroup } from '../../domain/cases/kind.ts'
import type { CaseId, DistrictId, OfficeId, PersonId, UnitId } from '../../domain/kernel/ids.ts'

/** What stands in the table beside the fold. */
export type CaseText = { description: string; address: string; lng: number | null; lat: number | null; answers: Answers }

export type CaseRecord = CaseFold & CaseText & { number: number }

type CaseDbRow = {
  district: DistrictId
  id: CaseId
  number: number
  state: EventState
  state_group: StateGroup
  version: number
  source: CaseSource
  category: string
  urgent: boolean
  description: string
  address: string
  answers: Answers
  lng: number | null
  lat: number | null
  street_id: UnitId | null
  community_id: UnitId | null
  grid_id: UnitId | null
  microgrid_id: UnitId | null
  holder_unit_id: UnitId | null
  holder_office_id: OfficeId | null
  assigned_office_id: OfficeId | null
  sent_from_unit_id: UnitId | null
  owner_id: PersonId | null
  handled_by_id: PersonId | null
  handled_unit_id: UnitId | null
  handled_office_id: OfficeId | null
  reported_at: Date
  accepted_at: Date | null
  filed_at: Date | null
  handled_at: Date | null
  checked_at: Date | null
  closed_at: Date | null
  due_at: Date | null
  overdue: boolean
  rating: Grade | null
  rework_count: number
  reopen_count: number
  category_version: number
  condition: string | null
  area: AreaClass
  clocks: readonly Clock[]
  next_tick_at: Date | null
  return_count: number
  request: Request | null
  suspended_until: Date | null
  resume_state: EventState | null
  master_id: CaseId | null
  parent_id: CaseId | null
  self_handled: boolean
  assisting_office_ids: readonly OfficeId[]
}
export type { CaseDbRow }

export const stateGroupOf = (state: EventState): StateGroup => eventKind.states[state]

const instant = (date: Date | null): number | null => date?.getTime() ?? null
const date = (value: number | null): Date | null => (value === null ? null : new Date(value))

/** What a list shows and access is judged by; the rest of a row is for the case's own page. */
const listedColumns = [
  'district', 'id', 'number', 'state', 'version', 'source', 'category', 'urgent', 'description', 'address', 'lng', 'lat', 'street_id',
  'community_id', 'grid_id', 'microgrid_id', 'holder_unit_id', 'holder_office_id', 'assigned_office_id', 'owner_id', 'reported_at', 'accepted_at',
  'filed_at', 'handled_at', 'checked_at', 'closed_at', 'due_at', 'overdue', 'rating', 'rework_count', 'reopen_count', 'clocks', 'return_count',
  'suspended_until', 'self_handled', 'assisting_office_ids',
] as const satisfies readonly (keyof CaseDbRow)[]

export type ListedDbRow = Pick<CaseDbRow, (typeof listedColumns)[number]>

/** Of `cases c`. */
export const listedSql = listedColumns.map((column) => `c.${column}`).join(', ')

export type ListedCase = ReturnType<typeof listedFrom>

export const listedFrom = (row: ListedDbRow, districtUnitId: UnitId) => ({
  kind: 'event' as const,
  districtUnitId,
  district: row.district,
  id: row.id,
  number: row.number,
  state: row.state,
  version: row.version,
  source: row.source,
  category: row.category,
  urgent: row.urgent,
  description: row.description,
  address: row.address,
  lng: row.lng,
  lat: row.lat,
  streetId: row.street_id,
  communityId: row.community_id,
  gridId: row.grid_id,
  microgridId: row.microgrid_id,
  holderUnitId: row.holder_unit_id,
  holderOfficeId: row.holder_office_id,
  assignedOfficeId: row.assigned_office_id,
  ownerId: row.owner_id,
  reportedAt: row.reported_at.getTime(),
  acceptedAt: instant(row.accepted_at),
  filedAt: instant(row.filed_at),
  handledAt: instant(row.handled_at),
  checkedAt: instant(row.checked_at),
  closedAt: instant(row.closed_at),
  dueAt: instant(row.due_at),
  overdue: row.overdue,
  rating: row.rating,
  reworkCount: row.rework_count,
  reopenCount: row.reopen_count,
  clocks: row.clocks,
  returnCount: row.return_count,
  suspendedUntil: instant(row.suspended_until),
  selfHandled: row.self_handled,
  assistingOfficeIds: row.assisting_office_ids,
})

export const fromRow = (row: CaseDbRow, districtUnitId: UnitId): CaseRecord => ({
  ...listedFrom(row, districtUnitId),
  answers: row.answers,
  sentFromUnitId: row.sent_from_unit_id,
  handledById: row.handled_by_id,
  handledUnitId: row.handled_unit_id,
  handledOfficeId: row.handled_office_id,
  categoryVersion: row.category_version,
  condition: row.condition,
  area: row.area,
  nextTickAt: instant(row.next_tick_at),
  request: row.request,
  resumeState: row.resume_state,
  masterId: row.master_id,
  parentId: row.parent_id,
})

/** What follows from its clocks, kept so that lists and the tick find it. */
const timeColumns = (fold: CaseFold): Record<string, unknown> => {
  const next = nextDue(fold.clocks)
  return {
    clocks: fold.clocks,
    due_at: date(fold.dueAt),
    next_due_at: date(next?.dueAt ?? null),
    next_yellow_at: date(next?.yellowAt ?? null),
    next_tick_at: date(fold.nextTickAt),
  }
}

/** Columns that a step may change, with their values: one order for insert, update and bulk load. */
const movingColumns = (fold: CaseFold): Record<string, unknown> => ({
  ...timeColumns(fold),
  state: fold.state,
  state_group: stateGroupOf(fold.state),
  version: fold.version,
  street_id: fold.streetId,
  community_id: fold.communityId,
  grid_id: fold.gridId,
  microgrid_id: fold.microgridId,
  holder_unit_id: fold.holderUnitId,
  holder_office_id: fold.holderOfficeId,
  assigned_office_id: fold.assignedOfficeId,
  sent_from_unit_id: fold.sentFromUnitId,
  handled_by_id: fold.handledById,
  handled_unit_id: fold.handledUnitId,
  handled_office_id: fold.handledOfficeId,
  accepted_at: date(fold.acceptedAt),
  filed_at: date(fold.filedAt),
  handled_at: date(fold.handledAt),
  checked_at: date(fold.checkedAt),
  closed_at: date(fold.closedAt),
  overdue: fold.overdue,
  rating: fold.rating,
  rework_count: fold.reworkCount,
  reopen_count: fold.reopenCount,
  return_count: fold.returnCount,
  condition: fold.condition,
  request: fold.request,
  suspended_until: date(fold.suspendedUntil),
  resume_state: fold.resumeState,
  master_id: fold.masterId,
  self_handled: fold.selfHandled,
  assisting_office_ids: fold.assistingOfficeIds,
  urgent: fold.urgent,
})

const fixedColumns = (fold: CaseFold & CaseText): Record<string, unknown> => ({
  district: fold.district,
  id: fold.id,
  kind: fold.kind,
  source: fold.source,
  category: fold.category,
  category_version: fold.categoryVersion,
  area: fold.area,
  parent_id: fold.parentId,
  description: fold.description,
  address: fold.address,
  answers: fold.answers,
  lng: fold.lng,
  lat: fold.lat,
  owner_id: fold.ownerId,
  reported_at: new Date(fold.reportedAt),
})

export const toRow = (fold: CaseFold & CaseText): Record<string, unknown> => ({ ...fixedColumns(fold), ...movingColumns(fold) })
export const toMovingRow = movingColumns
