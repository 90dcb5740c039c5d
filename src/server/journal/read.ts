// Reading the journal in the order of commits. Positions are given before commit, so a lower one may appear later;
// therefore readers go by (transaction, position) and stop before the oldest transaction still running. Nothing is
// skipped, nothing read twice.
import type { DistrictId } from '../../domain/kernel/ids.ts'
import type { Queryable } from '../db/open.ts'

/** How far somebody has read: a transaction number (64 bits, as text) and a position in it. */
export type Mark = { transaction: string; position: number }

export const startMark: Mark = { transaction: '0', position: 0 }

export type Entry = {
  transaction: string
  position: number
  at: Date
  kind: string
  subject_kind: string
  subject_id: string
  person_id: number | null
  data: Record<string, unknown>
}

/** Ordered by the number, not by the text it is answered as: `order by` would take the alias. */
export const readJournal = (db: Queryable, district: DistrictId, after: Mark, limit: number): Promise<Entry[]> =>
  db.query<Entry>(
    `select transaction::text as transaction, position, at, kind, subject_kind, subject_id, person_id, data
     from journal
     where district = $1 and (transaction, position) > ($2::xid8, $3::bigint)
       and transaction < pg_snapshot_xmin(pg_current_snapshot())
     order by journal.transaction, position limit $4`,
    [district, after.transaction, after.position, limit],
    'journal-read',
  )

/** The end of what is committed now. */
export const endOfJournal = async (db: Queryable, district: DistrictId): Promise<Mark> => {
  const [row] = await db.query<Mark>(
    `select transaction::text as transaction, position from journal
     where district = $1 and transaction < pg_snapshot_xmin(pg_current_snapshot())
     order by journal.transaction desc, position desc limit 1`,
    [district],
  )
  return row ?? startMark
}

/** The newest entry, also where an older transaction keeps it from being read yet. */
export const lastCommitted = async (db: Queryable, district: DistrictId): Promise<Mark> => {
  const [row] = await db.query<Mark>('select transaction::text as transaction, position from journal where district = $1 order by journal.transaction desc, position desc limit 1', [district])
  return row ?? startMark
}

export const markOf = (entry: Mark): Mark => ({ transaction: entry.transaction, position: entry.position })
