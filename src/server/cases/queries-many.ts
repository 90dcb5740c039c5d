// SQL about many cases at once, for steps taken in one go.
import type { CaseId, DistrictId, UnitId } from '../../domain/kernel/ids.ts'
import type { Tx } from '../db/tx.ts'
import type { DoneCommand } from './queries.ts'
import { fromRow, type CaseDbRow, type CaseRecord } from './rows.ts'

/** In the order of their ids, so that two that share cases wait for each other instead of blocking. */
export const lockCasesAsSystem = async (tx: Tx, district: DistrictId, ids: readonly CaseId[], districtUnitId: UnitId): Promise<CaseRecord[]> =>
  (await tx.query<CaseDbRow>('select * from cases where district = $1 and id = any($2::uuid[]) order by id for update', [district, ids])).map((row) => fromRow(row, districtUnitId))

export const findCommands = async (tx: Tx, district: DistrictId, commandIds: readonly string[]): Promise<Map<string, DoneCommand>> =>
  new Map((await tx.query<DoneCommand & { command_id: string }>('select command_id, case_id, step from case_steps where district = $1 and command_id = any($2::uuid[])', [district, commandIds])).map((row) => [row.command_id, row]))

export const lastSeqs = async (tx: Tx, district: DistrictId, ids: readonly CaseId[]): Promise<Map<CaseId, number>> =>
  new Map((await tx.query<{ case_id: CaseId; seq: number }>('select case_id, max(seq) as seq from case_steps where district = $1 and case_id = any($2::uuid[]) group by case_id', [district, ids])).map((row) => [row.case_id, row.seq]))
