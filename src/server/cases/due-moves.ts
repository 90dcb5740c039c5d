// When a case was given another due time because a calendar changed: told beside its steps, from the journal.
import type { CaseView } from '../../contract/cases.ts'
import type { CaseId, DistrictId } from '../../domain/kernel/ids.ts'
import type { Queryable } from '../db/open.ts'

type DueMove = CaseView['dueMoves'][number]

export const readDueMoves = async (db: Queryable, district: DistrictId, ids: readonly CaseId[]): Promise<ReadonlyMap<string, DueMove[]>> => {
  const rows = await db.query<{ subject_id: string; at: Date; data: { stage: string; from: number; to: number } }>(
    "select subject_id, at, data from journal where district = $1 and subject_kind = 'case' and subject_id = any($2::text[]) and kind = 'case.dueMoved' order by position", [district, ids], 'case-due-moves',
  )
  const byCase = Map.groupBy(rows, (row) => row.subject_id)
  return new Map([...byCase].map(([id, moves]) => [id, moves.map(({ at, data: { stage, from, to } }) => ({ at: at.getTime(), stage, from, to }))]))
}
