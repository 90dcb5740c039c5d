// Writes what a roster changes: people first, then posts, each with its entry in the journal, in a handful of statements.
import { v7 as newId } from 'uuid'
import type { Actor } from '../../../domain/access/actor.ts'
import type { PersonId, PostId } from '../../../domain/kernel/ids.ts'
import { dayBefore } from '../../../domain/people/leave.ts'
import type { PersonRef, RosterAction, RosterRowResult } from '../../../domain/people/roster/verdict.ts'
import { bulkInsert } from '../../db/bulk.ts'
import type { Tx } from '../../db/tx.ts'

type Of<K extends RosterAction['kind']> = Extract<RosterAction, { kind: K }>
const ofKind = <K extends RosterAction['kind']>(rows: readonly RosterRowResult[], kind: K): Of<K>[] =>
  rows.flatMap((row) => row.actions.filter((action): action is Of<K> => action.kind === kind))

const takeIds = async <Id extends number>(tx: Tx, table: 'persons' | 'posts', count: number): Promise<Id[]> =>
  count === 0 ? [] : (await tx.query<{ id: Id }>('select nextval(pg_get_serial_sequence($1, $2)) as id from generate_series(1, $3::int)', [table, 'id', count])).map((row) => row.id)

const writePersons = async (tx: Tx, actor: Actor, rows: readonly RosterRowResult[], now: number): Promise<Map<number, PersonId>> => {
  const { district } = actor
  const all = ofKind(rows, 'person')
  const made = all.filter((action) => !action.known)
  const ids = await takeIds<PersonId>(tx, 'persons', made.length)
  await bulkInsert(tx, 'persons', made.map((action, n) => ({ district, id: ids[n], name: action.name, phone: action.phone, created_at: new Date(now).toISOString() })))
  const changed = all.flatMap((action) => (action.known && 'id' in action.person ? [{ ...action, id: action.person.id }] : []))
  if (changed.length > 0) {
    await tx.query('update persons n set name = c.name, phone = c.phone from unnest($2::bigint[], $3::text[], $4::text[]) as c (id, name, phone) where n.district = $1 and n.id = c.id',
      [district, changed.map((one) => one.id), changed.map((one) => one.name), changed.map((one) => one.phone)])
    await tx.query('delete from sessions s using accounts a where s.district = $1 and s.by_phone and a.district = s.district and a.id = s.account_id and a.person_id = any($2::bigint[])', [district, changed.map((one) => one.id)])
  }
  return new Map(made.map((action, n) => ['row' in action.person ? action.person.row : 0, ids[n]!]))
}

export const applyRoster = async (tx: Tx, actor: Actor, rows: readonly RosterRowResult[], now: number, importId: string): Promise<void> => {
  const { district } = actor
  const made = await writePersons(tx, actor, rows, now)
  const personOf = (ref: PersonRef): PersonId => ('id' in ref ? ref.id : made.get(ref.row)!)
  const transfers = ofKind(rows, 'transfer')
  const ends = [...ofKind(rows, 'end'), ...transfers.map((action) => ({ postId: action.postId, until: dayBefore(action.from) }))]
  if (ends.length > 0)
    await tx.query('update posts p set until_on = c.day from unnest($2::bigint[], $3::date[]) as c (id, day) where p.district = $1 and p.id = c.id', [district, ends.map((one) => one.postId), ends.map((one) => one.until)])
  const begun = [...ofKind(rows, 'appoint'), ...transfers]
  const ids = await takeIds<PostId>(tx, 'posts', begun.length)
  const posts = begun.map((action, n) => ({
    district, id: ids[n]!, person_id: personOf(action.person), role: action.role, unit_id: action.unitId, office_id: action.officeId, from_on: action.from, until_on: action.until, command_id: newId(),
  }))
  await bulkInsert(tx, 'posts', posts)
  const entry = (kind: string, subjectKind: string, subjectId: string | number, data: object) =>
    ({ district, at: new Date(now).toISOString(), kind, person_id: actor.personId, subject_kind: subjectKind, subject_id: String(subjectId), data: { ...data, import: importId } })
  await insertEntries(tx, [
    ...posts.map((post, n) => entry(begun[n]!.kind === 'transfer' ? 'post.transferred' : 'post.appointed', 'post', post.id, {
      personId: post.person_id, role: post.role, unitId: post.unit_id, officeId: post.office_id, from: post.from_on, until: post.until_on, ...('postId' in begun[n]! ? { fromPostId: begun[n].postId } : {}),
    })),
    ...ofKind(rows, 'end').map((action) => entry('post.ended', 'post', action.postId, { until: action.until })),
    ...ofKind(rows, 'person').filter((action) => action.known).map((action) => entry('person.changed', 'person', personOf(action.person), {})),
  ])
}

type Entry = Record<'at' | 'kind' | 'subject_kind' | 'subject_id', string> & { district: number; person_id: PersonId | null; data: object }

/** Not by whole rows of the table: the number and the transaction of an entry are the database's to give. */
const insertEntries = async (tx: Tx, entries: readonly Entry[]): Promise<void> => {
  for (let from = 0; from < entries.length; from += 4_000)
    await tx.query(
      `insert into journal (district, at, kind, person_id, subject_kind, subject_id, data)
       select e.district, e.at, e.kind, e.person_id, e.subject_kind, e.subject_id, e.data
       from json_to_recordset($1) as e (district bigint, at timestamptz, kind text, person_id bigint, subject_kind text, subject_id text, data jsonb)`, [JSON.stringify(entries.slice(from, from + 4_000))])
}
