// Seals: after commit, entries are sealed in batches; each seal hashes its batch and the seal before it. A changed,
// added or lost entry breaks the chain from there on. No writer waits for a seal.
import { createHash } from 'node:crypto'
import type { DistrictId } from '../../domain/kernel/ids.ts'
import type { Queryable } from '../db/open.ts'
import type { Tx } from '../db/tx.ts'
import type { Job } from '../jobs/job.ts'

type Seal = { seq: number; from_transaction: string; until_transaction: string; entries: number; hash: Buffer }

const sealColumns = 'seq, from_transaction::text as from_transaction, until_transaction::text as until_transaction, entries, hash'

/** The batch's entries as text in a fixed order. */
const entriesOf = (db: Queryable, district: DistrictId, after: string, until: string): Promise<{ line: string }[]> =>
  db.query<{ line: string }>(
    `select concat_ws('|', position, transaction, extract(epoch from at), kind, person_id, post_id, subject_kind, subject_id, command_id, data) as line
     from journal where district = $1 and transaction > $2::xid8 and transaction <= $3::xid8 order by transaction, position`,
    [district, after, until],
  )

const hashOf = (before: Buffer | undefined, lines: readonly { line: string }[]): Buffer => {
  const hash = createHash('sha256')
  if (before) hash.update(before)
  for (const { line } of lines) hash.update(line).update('\n')
  return hash.digest()
}

const lastSeal = async (db: Queryable, district: DistrictId): Promise<Seal | undefined> =>
  (await db.query<Seal>(`select ${sealColumns} from journal_seals where district = $1 order by seq desc limit 1`, [district]))[0]

const sealBatch = async (tx: Tx, district: DistrictId, now: number): Promise<number> => {
  const last = await lastSeal(tx, district)
  const after = last?.until_transaction ?? '0'
  const [end] = await tx.query<{ until: string | null }>(
    `select max(transaction::text::bigint)::text as until from (
       select transaction from journal where district = $1 and transaction > $2::xid8
         and transaction < pg_snapshot_xmin(pg_current_snapshot()) order by transaction limit 5000) t`,
    [district, after],
  )
  if (!end?.until) return 0
  const lines = await entriesOf(tx, district, after, end.until)
  await tx.query(
    `insert into journal_seals (district, seq, from_transaction, until_transaction, entries, hash, sealed_at)
     values ($1, $2, $3::xid8, $4::xid8, $5, $6, $7)`,
    [district, (last?.seq ?? 0) + 1, after, end.until, lines.length, hashOf(last?.hash, lines), new Date(now)],
  )
  return lines.length
}

/** Seals what is committed, a batch at a time. Two servers at once: the second fails on the key and leaves it to the first. */
export const sealJournalJob: Job = {
  name: 'seal-journal',
  cron: '*/5 * * * *',
  async run(context, tx) {
    let sealed = 0
    for (const { id } of await context.districts.all()) sealed += await sealBatch(tx, id, context.clock())
    return sealed
  },
}

/** Walks the whole chain; answers the first seal that doesn't fit, or null when the past is as it was. */
export const verifyJournal = async (db: Queryable, district: DistrictId): Promise<{ seals: number; brokenAt: number | null }> => {
  const seals = await db.query<Seal>(`select ${sealColumns} from journal_seals where district = $1 order by seq`, [district])
  let before: Seal | undefined
  for (const seal of seals) {
    const follows = seal.seq === (before?.seq ?? 0) + 1 && seal.from_transaction === (before?.until_transaction ?? '0')
    const lines = await entriesOf(db, district, seal.from_transaction, seal.until_transaction)
    if (!follows || lines.length !== seal.entries || !hashOf(before?.hash, lines).equals(seal.hash)) return { seals: seals.length, brokenAt: seal.seq }
    before = seal
  }
  return { seals: seals.length, brokenAt: null }
}
