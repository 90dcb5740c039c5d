// What waits for somebody, as the home page shows it. Counted over what is open within reach, each with a bound index range.
import type { Actor } from '../../domain/access/actor.ts'
import { newValues, reachSql } from '../access/reach-sql.ts'
import type { Queryable } from '../db/open.ts'
import { dueSoonSql, overdueSql } from './list-conditions.ts'
import type { ReplyOf } from '../../contract/route.ts'
import type { caseRoutes } from '../../contract/cases.ts'

export type Counts = ReplyOf<typeof caseRoutes.counts>

export const countWaiting = async (db: Queryable, actor: Actor, now: number): Promise<Counts> => {
  const values = newValues()
  const reach = reachSql({ ...actor, posts: actor.posts.filter((post) => post.role !== 'resident') }, 'case.see', values)
  const units = values.add(actor.posts.flatMap((post) => (post.unit ? [post.unit.id] : [])))
  const offices = values.add(actor.posts.flatMap((post) => (post.officeId === null ? [] : [post.officeId])))
  const [row] = await db.query<Counts>(
    `select
       count(*) filter (where c.state_group = 'open' and (c.holder_unit_id = any(${units}::bigint[]) or c.holder_office_id = any(${offices}::bigint[]))) as mine,
       count(*) filter (where ${dueSoonSql(now, values)}) as "dueSoon",
       count(*) filter (where ${overdueSql(now, values)}) as overdue,
       count(*) filter (where c.state = 'reported') as "toAccept",
       count(*) filter (where c.state = 'handled') as "toCheck",
       count(*) filter (where c.state = 'checked') as "toClose"
     from cases c where ${reach} and c.state_group in ('open', 'waiting')`,
    values.list,
  )
  return row!
}
