// What of a whistle stands among somebody's reminders, each once: that it waits for approval, that their office is called,
// that an office doesn't answer, that its objection waits.
import type { DistrictId, UnitId } from '../../domain/kernel/ids.ts'
import { callRungs, type CallRung } from '../../domain/whistles/call-ladder.ts'
import type { CallFold, WhistleFold } from '../../domain/whistles/whistle.ts'
import { hearCall, hearObjection, hearRequest, hearUnanswered, hearUndecided, type Hearers } from '../../domain/whistles/who-hears.ts'
import { caseNumberText } from '../cases/number.ts'
import { remind, type Reminder } from '../clocks/remind.ts'
import type { Tx } from '../db/tx.ts'
import type { WhistleRow } from './source.ts'

/** What the reader is shown of it. */
export type Noticed = Pick<WhistleFold, 'id' | 'streetId' | 'officeIds'> & { number: number; caseReportedAt: number; text: string }

export const noticedOf = (row: WhistleRow): Noticed => ({ id: row.id, streetId: row.street_id, officeIds: row.office_ids, number: row.number, caseReportedAt: row.reported_at.getTime(), text: row.description })

const longestText = 80

const notice = (one: Noticed, kind: string, clockNo: number, rung: number, dueAt: number | null, seats: Hearers): Reminder => ({
  subjectKind: 'whistle', subjectId: one.id, clockNo, rung, kind, data: { number: caseNumberText(one.number, one.caseReportedAt), text: one.text.slice(0, longestText), dueAt }, seats,
})

/** Clocks of a whistle are numbered as its offices stand; 0 is the whistle itself. */
const numberOf = ({ officeIds }: Noticed, call: CallFold): number => officeIds.indexOf(call.officeId) + 1

export const noticeRequest = (tx: Tx, district: DistrictId, districtUnitId: UnitId, now: number, headOnPost: boolean, one: Noticed): Promise<number> =>
  remind(tx, district, now, [notice(one, 'whistle.toApprove', 0, 0, null, hearRequest({ streetId: one.streetId, districtUnitId }, headOnPost))])

export const noticeCalls = (tx: Tx, district: DistrictId, districtUnitId: UnitId, now: number, one: Noticed, calls: readonly CallFold[]): Promise<number> =>
  remind(tx, district, now, calls.map((call) => notice(one, 'whistle.called', numberOf(one, call), 0, call.clock.dueAt, hearCall(call.officeId, { streetId: one.streetId, districtUnitId }))))

export type Unanswered = { noticed: Noticed; call: CallFold; told: CallRung }

export const noticeUnanswered = (tx: Tx, district: DistrictId, districtUnitId: UnitId, now: number, all: readonly Unanswered[]): Promise<number> =>
  remind(tx, district, now, all.map(({ noticed, call, told }) =>
    notice(noticed, 'whistle.unanswered', numberOf(noticed, call), callRungs.indexOf(told) + 1, call.clock.dueAt, hearUnanswered(told, call.officeId, { streetId: noticed.streetId, districtUnitId }))))

export type Objection = { noticed: Noticed; call: CallFold }

/** Above the rungs of unanswered calls two for each objection of the call: it waits, and it still does. */
const objectionRung = ({ clock }: CallFold, still: boolean): number => callRungs.length + 2 * clock.pauses.length - (still ? 0 : 1)

const objection = ({ noticed, call }: Objection, still: boolean, districtUnitId: UnitId): Reminder =>
  notice(noticed, 'whistle.toDecide', numberOf(noticed, call), objectionRung(call, still), null, (still ? hearUndecided : hearObjection)({ streetId: noticed.streetId, districtUnitId }))

export const noticeObjection = (tx: Tx, district: DistrictId, districtUnitId: UnitId, now: number, one: Objection): Promise<number> => remind(tx, district, now, [objection(one, false, districtUnitId)])

export const noticeUndecided = (tx: Tx, district: DistrictId, districtUnitId: UnitId, now: number, all: readonly Objection[]): Promise<number> =>
  remind(tx, district, now, all.map((one) => objection(one, true, districtUnitId)))
