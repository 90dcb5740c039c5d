// When a case was given another due time because a calendar changed: told beside its steps, from the journal.
import type { CaseView } from '../../contract/cases.ts'
import type { CaseId, DistrictId } from '../../domain/kernel/ids.ts'
import type { Queryable } from '../db/open.ts'

export const readDueMoves = async (db: Queryable, district: DistrictId, id: CaseId): Promise<CaseView['dueMoves']> => {
  const rows = await db.query<{ at: Date; data: { stage: string; from: number; to: number } }>(
    "select at, data from journal where district = $1 and subject_kind = 'case' and subject_id = $2 and kind = 'case.dueMoved' order by position", [district, id], 'case-due-moves',
  )
  return rows.map(({ at, data: { stage, from, to } }) => ({ at: at.getTime(), stage, from, to }))
}
