// Whistles within reach: newest first, paged by key; what runs and what waits for somebody, counted.
import type { Actor } from '../../domain/access/actor.ts'
import { postsWith } from '../../domain/access/can.ts'
import type { WhistleId } from '../../domain/kernel/ids.ts'
import { kernelProblem } from '../../domain/kernel/problem.ts'
import type { QueryOf, ReplyOf } from '../../contract/route.ts'
import type { whistleRoutes } from '../../contract/whistles.ts'
import { newValues, reachSql, type Values } from '../access/reach-sql.ts'
import { namesFor } from '../cases/present.ts'
import type { Context } from '../context.ts'
import type { Queryable } from '../db/open.ts'
import { requestsFor } from './head.ts'
import { presentRow } from './present.ts'
import { callsOf } from './queries.ts'
import { callFrom, whistlesSql, type WhistleRow } from './source.ts'

type Query = QueryOf<typeof whistleRoutes.list>

const statesOf: Readonly<Record<NonNullable<Query['state']>, readonly string[]>> = {
  open: ['requested', 'running'], running: ['running'], requested: ['requested'], closed: ['ended', 'refused', 'cancelled'],
}

const callThat = (condition: string): string => `exists (select from whistle_calls x where x.district = c.district and x.whistle_id = c.id and ${condition})`

/** To be approved by me, answered by my office, an objection to be decided by me. */
const waitsSql = (actor: Actor, values: Values, requests: readonly WhistleId[]): string => {
  const offices = postsWith(actor, 'whistle.answer').flatMap(({ officeId }) => (officeId === null ? [] : [officeId]))
  const toApprove = `c.state = 'requested' and c.id = any(${values.add(requests)}::uuid[])`
  const toAnswer = `c.state = 'running' and ${callThat(`x.state = 'called' and x.office_id = any(${values.add(offices)}::bigint[])`)}`
  const toJudge = `c.state = 'running' and ${callThat("x.state = 'objected'")} and ${reachSql(actor, 'whistle.oversee', values)}`
  return `((${toApprove}) or (${toAnswer}) or (${toJudge}))`
}

export const encodeKey = (at: Date, ...ids: (string | number)[]): string => Buffer.from([at.toISOString(), ...ids].join('|')).toString('base64url')
export const decodeKey = (text: string, parts: number): string[] => {
  const key = Buffer.from(text, 'base64url').toString().split('|')
  const [at = '', uuid = ''] = key
  if (key.length !== parts || Number.isNaN(Date.parse(at)) || !/^[0-9a-f-]{36}$/.test(uuid) || key.slice(2).some((part) => !/^\d{1,15}$/.test(part))) throw kernelProblem('request.malformed', { part: 'query', faults: ['/after'] })
  return key
}

export const listWhistles = async (context: Context, db: Queryable, actor: Actor, now: number, query: Query): Promise<ReplyOf<typeof whistleRoutes.list>> => {
  const values = newValues()
  const conditions = [reachSql(actor, 'whistle.see', values)]
  if (query.state) conditions.push(`c.state = any(${values.add(statesOf[query.state])}::text[])`)
  if (query.caseId) conditions.push(`c.case_id = ${values.add(query.caseId)}`)
  if (query.waiting) conditions.push(waitsSql(actor, values, await requestsFor(db, actor, now)))
  if (query.after) {
    const [at, id] = decodeKey(query.after, 2)
    conditions.push(`(c.asked_at, c.id) < (${values.add(at)}::timestamptz, ${values.add(id)}::uuid)`)
  }
  const limit = query.limit ?? 20
  const rows = await db.query<WhistleRow>(`select c.* from ${whistlesSql} where ${conditions.join(' and ')} order by c.asked_at desc, c.id desc limit ${values.add(limit + 1)}`, values.list)
  const shown = rows.slice(0, limit)
  const [names, calls] = await Promise.all([namesFor(context, db, actor), callsOf(db, actor.district, shown.map(({ id }) => id))])
  const callsBy = Map.groupBy(calls, (call) => call.whistle_id)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return { whistles: shown.map((row) => presentRow(names, row, (callsBy.get(row.id) ?? []).map(callFrom), now)), next: last ? encodeKey(last.asked_at, last.id) : null }
}

export const countWhistles = async (db: Queryable, actor: Actor, now: number): Promise<ReplyOf<typeof whistleRoutes.counts>> => {
  const values = newValues()
  const requests = await requestsFor(db, actor, now)
  const [row] = await db.query<ReplyOf<typeof whistleRoutes.counts>>(
    `select count(*) filter (where c.state = 'running') as running,
       coalesce(sum((select count(*) from whistle_calls x where x.district = c.district and x.whistle_id = c.id and x.state = 'called' and x.due_at < ${values.add(new Date(now))}))
         filter (where c.state = 'running'), 0)::bigint as late,
       count(*) filter (where ${waitsSql(actor, values, requests)}) as waiting
     from ${whistlesSql} where ${reachSql(actor, 'whistle.see', values)} and c.state in ('requested', 'running')`,
    values.list,
  )
  return row!
}
