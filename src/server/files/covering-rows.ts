// SQL about covered photos: what is covered, who may cover or see what lies below.
import { randomUUID } from 'node:crypto'
import type { Actor } from '../../domain/access/actor.ts'
import type { Verb } from '../../domain/access/verbs.ts'
import type { Covering } from '../../domain/files/covering.ts'
import type { DistrictId, FileId } from '../../domain/kernel/ids.ts'
import { newValues, reachSql } from '../access/reach-sql.ts'
import type { Queryable } from '../db/open.ts'
import type { Tx } from '../db/tx.ts'
import type { FileRow } from './queries.ts'

export type CoveringRow = Covering & { hash: string; bytes: number; reason: string; at: Date; by: string }

export const findCovering = async (db: Queryable, district: DistrictId, id: string): Promise<CoveringRow | undefined> =>
  (await db.query<CoveringRow>(
    'select r.hidden, r.areas, r.hash, r.bytes, r.reason, r.at, p.name as by from file_redactions r join persons p on p.district = r.district and p.id = r.person_id where r.district = $1 and r.file_id = $2', [district, id]))[0]

/** The original of a photo that is shown in a case the verb reaches. */
export const findReachedFile = async (db: Queryable, actor: Actor, verb: Verb, id: string): Promise<FileRow | undefined> => {
  const values = newValues(actor.district, id)
  const [row] = await db.query<FileRow>(
    `select f.id, f.hash, f.source_hash, f.media_type, f.bytes, f.width, f.height, f.taken_at, f.person_id from files f
     where f.district = $1 and f.id = $2 and exists (
       select from case_files cf join cases c on c.district = cf.district and c.id = cf.case_id
       where cf.district = f.district and cf.file_id = f.id and ${reachSql(actor, verb, values)})`,
    values.list,
  )
  return row
}

export const putCovering = (tx: Tx, actor: Actor, now: number, id: FileId, covering: Covering, drawn: { hash: string; full: Buffer }, reason: string): void =>
  tx.send(
    `insert into file_redactions (district, file_id, hidden, areas, hash, bytes, reason, person_id, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (district, file_id) do update set hidden = excluded.hidden, areas = excluded.areas, hash = excluded.hash, bytes = excluded.bytes, reason = excluded.reason, person_id = excluded.person_id, at = excluded.at`,
    [actor.district, id, covering.hidden, JSON.stringify(covering.areas), drawn.hash, drawn.full.length, reason, actor.personId, new Date(now)],
  )

export const deleteCovering = async (tx: Tx, district: DistrictId, id: string): Promise<{ hash: string; bytes: number } | undefined> =>
  (await tx.query<{ hash: string; bytes: number }>('delete from file_redactions where district = $1 and file_id = $2 returning hash, bytes', [district, id]))[0]

/** What nobody is shown any more becomes a photo that nobody attached, and is erased with those. */
export const leaveCovered = (tx: Tx, actor: Actor, now: number, id: string, gone: { hash: string; bytes: number }): void =>
  tx.send(
    `insert into files (district, id, hash, source_hash, media_type, bytes, width, height, name, put_at)
     select district, $3::uuid, $4::text, $4::text, media_type, $5::bigint, width, height, '', $6::timestamptz from files where district = $1 and id = $2`,
    [actor.district, id, randomUUID(), gone.hash, gone.bytes, new Date(now)],
  )
