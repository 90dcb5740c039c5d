// A whistle as lists show it, and what every view of it has.
import type { WhistleRow as Shown } from '../../contract/whistles.ts'
import { verdictOf } from '../../domain/whistles/measure-call.ts'
import type { CallFold } from '../../domain/whistles/whistle.ts'
import { caseNumberText } from '../cases/number.ts'
import type { Names } from '../cases/present.ts'
import { officeRef, unitRef } from './names.ts'
import type { WhistleRow } from './source.ts'

export const presentCall = (names: Names, call: CallFold, now: number): Shown['calls'][number] => ({
  office: officeRef(names, call.officeId), state: call.state, verdict: verdictOf(call, now), dueAt: call.clock.dueAt, yellowAt: call.clock.yellowAt, stoppedAt: call.clock.stoppedAt,
  reportedAt: call.reportedAt,
})

export const shapeOf = (names: Names, row: WhistleRow): Omit<Shown, 'calls'> => ({
  id: row.id, caseId: row.case_id, caseNumber: caseNumberText(row.number, row.reported_at.getTime()), category: row.category, description: row.description, street: unitRef(names, row.street_id),
  state: row.state, trigger: row.trigger_kind, limit: { amount: row.limit_amount, unit: row.limit_unit },
  askedAt: row.asked_at.getTime(), startedAt: row.started_at?.getTime() ?? null, endedAt: row.ended_at?.getTime() ?? null,
  offices: row.office_ids.map((id) => officeRef(names, id)),
})

export const presentRow = (names: Names, row: WhistleRow, calls: readonly CallFold[], now: number): Shown => ({ ...shapeOf(names, row), calls: calls.map((call) => presentCall(names, call, now)) })
