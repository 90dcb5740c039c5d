// SQL about the installation itself and the audit trail.
import type { DistrictId } from '../../domain/kernel/ids.ts'
import { newValues } from '../access/reach-sql.ts'
import type { Queryable } from '../db/open.ts'

export const readDatabaseVersion = async (db: Queryable): Promise<string> =>
  `PostgreSQL ${(await db.query<{ version: string }>("select current_setting('server_version') as version"))[0]!.version}`

/** Entries beyond this are "many": counting on would only cost. */
const mostCounted = 100_000

/** How many entries the slowest reaction has not read yet; 0 while none has begun. */
export const readBehind = async (db: Queryable, district: DistrictId): Promise<number> => {
  const [row] = await db.query<{ behind: number }>(
    `select count(*) as behind from (
       select 1 from journal j,
         (select transaction, position from journal_readers where district = $1 order by transaction, position limit 1) mark
       where j.district = $1 and (j.transaction, j.position) > (mark.transaction, mark.position) limit ${mostCounted}) unread`,
    [district],
  )
  return row!.behind
}

export const countSeals = async (db: Queryable, district: DistrictId): Promise<number> =>
  (await db.query<{ seals: number }>('select coalesce(max(seq), 0) as seals from journal_seals where district = $1', [district]))[0]!.seals

export type AuditRow = { position: number; at: Date; kind: string; person: string | null; subject_kind: string; subject_id: string; reason: string | null }

/**
 * The journal, newest first. Only who holds or held a post is named: a resident's name beside their report would break
 * the seal on reporters for everybody who may read the trail.
 */
export const listAudit = (
  db: Queryable, district: DistrictId, query: { kind?: string | undefined; before?: number | undefined; limit: number },
): Promise<AuditRow[]> => {
  const values = newValues(district)
  const conditions = ['j.district = $1']
  if (query.kind !== undefined) conditions.push(`j.kind = ${values.add(query.kind)}`)
  if (query.before !== undefined) conditions.push(`j.position < ${values.add(query.before)}`)
  return db.query<AuditRow>(
    `select j.position, j.at, j.kind, j.subject_kind, j.subject_id, j.data ->> 'reason' as reason,
       (select n.name from persons n where n.district = j.district and n.id = j.person_id
          and exists (select from posts p where p.district = n.district and p.person_id = n.id)) as person
     from journal j where ${conditions.join(' and ')} order by j.position desc limit ${values.add(query.limit)}`,
    values.list,
  )
}
