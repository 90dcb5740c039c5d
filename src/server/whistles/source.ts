// Where whistles are read from: with place and number of their case, and with the columns the rule of access asks for
// (server/access/reach-sql.ts), as `c`. Their street is that of their case, wherever a change of the net has put it.
import type { DistrictId, OfficeId, PersonId, UnitId, CaseId, WhistleId } from '../../domain/kernel/ids.ts'
import type { StateGroup } from '../../domain/cases/kind.ts'
import type { EventState } from '../../domain/cases/event.ts'
import type { Clock } from '../../domain/clocks/clock.ts'
import type { CallGrade, CallState, Trigger, WhistleState } from '../../domain/whistles/kinds.ts'
import type { Limit } from '../../domain/kernel/working-time.ts'
import type { CallFold, WhistleFold } from '../../domain/whistles/whistle.ts'
import { nextCallRungAt, objectionRungAt } from '../../domain/whistles/call-ladder.ts'
import type { CalendarBook } from '../../domain/clocks/calendar-book.ts'

export const whistlesSql = `(
  select w.*, k.street_id, k.community_id, k.grid_id, k.microgrid_id, k.street_id as holder_unit_id, null::bigint as holder_office_id, null::bigint as assigned_office_id, null::bigint as owner_id,
    case when w.started_at is null then '{}'::bigint[] else w.office_ids end as assisting_office_ids,
    k.number, k.reported_at, k.category, k.description, k.address, k.lng, k.lat, k.state as case_state, k.state_group as case_group
  from whistles w join cases k on k.district = w.district and k.id = w.case_id) c`

export type WhistleRow = {
  district: DistrictId; id: WhistleId; case_id: CaseId; state: WhistleState; trigger_kind: Trigger; limit_amount: number; limit_unit: Limit['unit']; office_ids: OfficeId[]
  meeting_place: string; request: string; asked_by_id: PersonId | null; asked_by_name: string; asked_at: Date; started_at: Date | null; ended_at: Date | null
  street_id: UnitId | null; community_id: UnitId | null; grid_id: UnitId | null; microgrid_id: UnitId | null
  number: number; reported_at: Date; category: string; description: string; address: string; lng: number | null; lat: number | null; case_state: EventState; case_group: StateGroup
}

/** With its clock goes how far its objection has climbed. */
type StoredClock = Clock & { toldAbove?: boolean }

export type CallRow = {
  whistle_id: WhistleId; office_id: OfficeId; state: CallState; clock: StoredClock; reported_at: Date | null; finished_at: Date | null; grade: CallGrade | null
}

const instant = (date: Date | null): number | null => date?.getTime() ?? null
const dateOf = (value: number | null): Date | null => (value === null ? null : new Date(value))

export const whistleFrom = (row: WhistleRow, headOnPost: boolean): WhistleFold => ({
  district: row.district, streetId: row.street_id, communityId: row.community_id, gridId: row.grid_id, microgridId: row.microgrid_id,
  holderUnitId: row.street_id, holderOfficeId: null, assignedOfficeId: null, assistingOfficeIds: row.started_at === null ? [] : row.office_ids, ownerId: null,
  id: row.id, caseId: row.case_id, state: row.state, trigger: row.trigger_kind, limit: { amount: row.limit_amount, unit: row.limit_unit }, officeIds: row.office_ids,
  askedById: row.asked_by_id, headOnPost, askedAt: row.asked_at.getTime(), startedAt: instant(row.started_at), endedAt: instant(row.ended_at),
})

export const callFrom = ({ clock: { toldAbove = false, ...clock }, ...row }: CallRow): CallFold => ({
  officeId: row.office_id, state: row.state, clock, reportedAt: instant(row.reported_at), finishedAt: instant(row.finished_at), grade: row.grade, toldAbove,
})

/** The row of a call, as it stands in `jsonb_to_recordset` and in the table. */
export const callColumns = (call: CallFold, calendars: CalendarBook): Record<string, unknown> => ({
  office_id: call.officeId, state: call.state, clock: { ...call.clock, toldAbove: call.toldAbove } satisfies StoredClock, due_at: dateOf(call.clock.dueAt), stopped_at: dateOf(call.clock.stoppedAt), reported_at: dateOf(call.reportedAt),
  finished_at: dateOf(call.finishedAt), grade: call.grade, next_tick_at: dateOf(objectionRungAt(call, calendars) ?? nextCallRungAt(call.clock, calendars)),
})

/** What a call `x` counts as at an instant (an SQL expression): the twin of `verdictOf` in domain/whistles/measure-call.ts. */
export const verdictSql = (now: string): string => `case
  when x.state = 'excused' then 'excused'
  when x.reported_at is not null then case when x.reported_at <= x.due_at then 'onTime' else 'late' end
  when x.stopped_at is not null then case when x.stopped_at <= x.due_at then 'released' else 'late' end
  when x.due_at is null then 'objecting'
  when x.due_at < ${now} then 'late'
  else 'pending' end`
