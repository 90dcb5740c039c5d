// Other cases named on a case's page: the master it was merged into, those merged into it, those linked with it. Their
// words are shown only to whom the case itself would be.
import type { CaseRef, masterCase } from '../../contract/case-parts.ts'
import type { Static } from 'typebox'
import type { CaseView } from '../../contract/cases.ts'
import type { Actor } from '../../domain/access/actor.ts'
import type { EventState } from '../../domain/cases/event.ts'
import type { CaseId, DistrictId } from '../../domain/kernel/ids.ts'
import { newValues, reachSql } from '../access/reach-sql.ts'
import type { Queryable } from '../db/open.ts'
import { statementName } from '../db/statement-name.ts'
import { findMasterId } from './merge.ts'
import { caseNumberText } from './number.ts'
import { stateGroupOf } from './rows.ts'

export type Master = Static<typeof masterCase>
export type Related = Pick<CaseView, 'master' | 'merged' | 'links'>

type RefRow = { id: CaseId; number: number; state: EventState; category: string; description: string | null; reported_at: Date }
type MasterRow = RefRow & Record<'accepted_at' | 'handled_at' | 'closed_at' | 'due_at', Date | null> & { answer: string | null }

const presentRef = (row: RefRow): CaseRef => ({
  id: row.id, number: caseNumberText(row.number, row.reported_at.getTime()), state: row.state, category: row.category, description: row.description, reportedAt: row.reported_at.getTime(),
})

const instant = (date: Date | null): number | null => date?.getTime() ?? null

/** How it goes with the case at the end of the merges: told to whoever is told of the merged one. Its words stay with its own reporter. */
export const readMaster = async (db: Queryable, district: DistrictId, id: CaseId): Promise<Master | null> => {
  const masterId = await findMasterId(db, district, id)
  if (masterId === undefined) return null
  const [row] = await db.query<MasterRow>(
    `select c.id, c.number, c.state, c.category, null as description, c.reported_at, c.accepted_at, c.handled_at, c.closed_at, c.due_at,
       (select a.text from case_steps a where a.district = c.district and a.case_id = c.id and (a.step in ('close', 'refuse') or a.step = 'verify' and a.to_state = 'refused') order by a.seq desc limit 1) as answer
     from cases c where c.district = $1 and c.id = $2`,
    [district, masterId], 'case-master-of',
  )
  if (!row) return null
  const stateGroup = stateGroupOf(row.state)
  return {
    ...presentRef(row), stateGroup, acceptedAt: instant(row.accepted_at), handledAt: instant(row.handled_at), closedAt: instant(row.closed_at), dueAt: instant(row.due_at),
    answer: stateGroup === 'closed' ? (row.answer ?? '') : '',
  }
}

type ByCase<T> = ReadonlyMap<CaseId, T[]>

const readMerged = async (db: Queryable, actor: Actor, ids: readonly CaseId[]): Promise<ByCase<CaseRef>> => {
  const values = newValues(actor.district, ids)
  const sql = `select c.master_id as of, c.id, c.number, c.state, c.category, case when ${reachSql(actor, 'case.see', values)} then c.description end as description, c.reported_at
     from cases c where c.district = $1 and c.master_id = any($2::uuid[]) order by c.reported_at, c.id`
  const rows = await db.query<RefRow & { of: CaseId }>(sql, values.list, statementName(sql))
  return new Map([...Map.groupBy(rows, (row) => row.of)].map(([of, merged]) => [of, merged.map(presentRef)]))
}

const readLinks = async (db: Queryable, actor: Actor, ids: readonly CaseId[]): Promise<ByCase<CaseView['links'][number]>> => {
  const values = newValues(actor.district, ids)
  const sql = `select l.of, c.id, c.number, c.state, c.category, case when ${reachSql(actor, 'case.see', values)} then c.description end as description, c.reported_at, l.why, p.name as by, l.at
     from (select district, case_id as of, other_id as to_id, why, person_id, at from case_links where district = $1 and case_id = any($2::uuid[])
         union all select district, other_id, case_id, why, person_id, at from case_links where district = $1 and other_id = any($2::uuid[])) l
       join cases c on c.district = l.district and c.id = l.to_id
       join persons p on p.district = l.district and p.id = l.person_id
     order by l.at, c.id`
  const rows = await db.query<RefRow & { of: CaseId; why: string; by: string; at: Date }>(sql, values.list, statementName(sql))
  return new Map([...Map.groupBy(rows, (row) => row.of)].map(([of, links]) => [of, links.map((row) => ({ ...presentRef(row), why: row.why, by: row.by, at: row.at.getTime() }))]))
}

/** For who works on a case everything; for its reporter only how it goes with the master. Masters are few, each is gone to by itself. */
export const readRelated = async (db: Queryable, actor: Actor, records: readonly { id: CaseId; masterId: CaseId | null; works: boolean }[]): Promise<(id: CaseId) => Related> => {
  const worked = records.filter(({ works }) => works).map(({ id }) => id)
  const [masters, merged, links] = await Promise.all([
    Promise.all(records.flatMap(({ id, masterId }) => (masterId === null ? [] : [readMaster(db, actor.district, id).then((master) => [id, master] as const)]))).then((found) => new Map(found)),
    worked.length === 0 ? undefined : readMerged(db, actor, worked), worked.length === 0 ? undefined : readLinks(db, actor, worked),
  ])
  return (id) => ({ master: masters.get(id) ?? null, merged: merged?.get(id) ?? [], links: links?.get(id) ?? [] })
}
