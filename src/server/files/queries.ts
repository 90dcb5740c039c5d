// All SQL about photos: their rows, who may see them, and which were never attached.
import type { Actor } from '../../domain/access/actor.ts'
import type { DistrictId, FileId, PersonId } from '../../domain/kernel/ids.ts'
import { newValues, reachSql } from '../access/reach-sql.ts'
import type { Queryable } from '../db/open.ts'
import type { Tx } from '../db/tx.ts'
import { unattachedSql } from './attach.ts'

export type FileRow = {
  id: FileId
  hash: string
  source_hash: string
  media_type: string
  bytes: number
  width: number
  height: number
  taken_at: Date | null
  person_id: PersonId | null
}

const columns = 'id, hash, source_hash, media_type, bytes, width, height, taken_at, person_id'

export const findFileAsSystem = async (db: Queryable, district: DistrictId, id: string): Promise<FileRow | undefined> =>
  (await db.query<FileRow>(`select ${columns} from files where district = $1 and id = $2`, [district, id]))[0]

/** What was covered is what everybody sees, who put it included. */
const shownColumns = columns.split(', ').map((column) => (column === 'hash' || column === 'bytes' ? `coalesce(r.${column}, f.${column}) as ${column}` : `f.${column}`)).join(', ')

/** A photo the actor put, or one shown in a case or an inspection within reach. */
export const findVisibleFile = async (db: Queryable, actor: Actor, id: string): Promise<FileRow | undefined> => {
  const values = newValues(actor.district, id, actor.personId)
  const reach = reachSql(actor, 'file.see', values)
  const [row] = await db.query<FileRow>(
    `select ${shownColumns} from files f left join file_redactions r on r.district = f.district and r.file_id = f.id
     where f.district = $1 and f.id = $2 and (f.person_id = $3::bigint or exists (
       select from case_files cf join cases c on c.district = cf.district and c.id = cf.case_id
       where cf.district = f.district and cf.file_id = f.id and ${reach})
       or exists (select from inspection_files jf join inspections c on c.district = jf.district and c.id = jf.inspection_id
       where jf.district = f.district and jf.file_id = f.id and ${reach})
       or exists (select from round_files rf join (select o.*, o.unit_id as holder_unit_id, null::bigint as holder_office_id, null::bigint as assigned_office_id, '{}'::bigint[] as assisting_office_ids, o.person_id as owner_id from rounds o) c
       on c.district = rf.district and c.id = rf.round_id where rf.district = f.district and rf.file_id = f.id and ${reach}))`,
    values.list,
  )
  return row
}

export type NewFile = Omit<FileRow, 'taken_at'> & { district: DistrictId; taken_at: Date | null; lng: number | null; lat: number | null; name: string; put_at: Date }

/** Answers the row, or undefined when the id is taken. */
export const insertFile = async (tx: Tx, file: NewFile): Promise<FileRow | undefined> => {
  const entries = Object.entries(file)
  const [row] = await tx.query<FileRow>(
    `insert into files (${entries.map(([column]) => column).join(', ')}) values (${entries.map((_, index) => `$${index + 1}`).join(', ')})
     on conflict (district, id) do nothing returning ${columns}`,
    entries.map(([, value]) => value),
  )
  return row
}

/** Whoever puts or erases this content does so alone until the transaction ends. */
export const lockContent = (tx: Tx, hash: string): Promise<unknown> => tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [hash])

export type Unattached = { district: DistrictId; id: FileId; hash: string }

/** Photos nobody attached to a step, in every district; those being attached right now are passed over. */
export const takeUnattachedAsSystem = (tx: Tx, before: number, most: number): Promise<Unattached[]> =>
  tx.query<Unattached>(
    `select f.district, f.id, f.hash from files f
     where f.put_at < $1 and ${unattachedSql('f')}
     order by f.hash, f.id limit $2 for update skip locked`,
    [new Date(before), most],
  )

export const deleteFile = (tx: Tx, file: Unattached): void => tx.send('delete from files where district = $1 and id = $2', [file.district, file.id])

/** Whether any photo of any district has this content or is shown as this, the one in hand aside. */
export const isUsedElsewhereAsSystem = async (tx: Tx, file: Unattached): Promise<boolean> =>
  (await tx.query('select 1 from files where hash = $1 and not (district = $2 and id = $3) union all select 1 from file_redactions where hash = $1 limit 1', [file.hash, file.district, file.id])).length > 0
