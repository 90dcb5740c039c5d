// Writes what the clock's tick made of many cases, in one statement: their clocks and what follows from them.
import { randomUUID } from 'node:crypto'
import type { CaseFold } from '../../domain/cases/case.ts'
import { nextDue } from '../../domain/clocks/clock.ts'
import type { DistrictId } from '../../domain/kernel/ids.ts'
import { bulkInsert } from '../db/bulk.ts'
import type { Tx } from '../db/tx.ts'

const iso = (instant: number | null | undefined): string | null => (instant === null || instant === undefined ? null : new Date(instant).toISOString())

const updateSql = `update cases c set clocks = v.clocks, due_at = v.due_at, next_due_at = v.next_due_at, next_yellow_at = v.next_yellow_at, next_tick_at = v.next_tick_at, overdue = v.overdue
  from json_to_recordset($2::json) as v(id uuid, clocks jsonb, due_at timestamptz, next_due_at timestamptz, next_yellow_at timestamptz, next_tick_at timestamptz, overdue boolean)
  where c.district = $1 and c.id = v.id`

type Moved = Pick<CaseFold, 'id' | 'clocks' | 'dueAt' | 'nextTickAt' | 'overdue'>

export const moveClocks = async (tx: Tx, district: DistrictId, folds: readonly Moved[]): Promise<void> => {
  if (folds.length === 0) return
  const rows = folds.map((fold) => {
    const next = nextDue(fold.clocks)
    return { id: fold.id, clocks: fold.clocks, due_at: iso(fold.dueAt), next_due_at: iso(next?.dueAt), next_yellow_at: iso(next?.yellowAt), next_tick_at: iso(fold.nextTickAt), overdue: fold.overdue }
  })
  await tx.query(updateSql, [district, JSON.stringify(rows)], 'cases-move-clocks')
}

/** Cases that ran late without anybody doing it, in the journal. */
export const appendLate = (tx: Tx, district: DistrictId, now: number, ids: readonly string[]): Promise<void> =>
  bulkInsert(tx, 'journal', ids.map((id) => ({ district, at: new Date(now), kind: 'case.overdue', subject_kind: 'case', subject_id: id, command_id: randomUUID(), data: {} })))
