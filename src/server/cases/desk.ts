// The numbers of the command desk. Each is counted by the very conditions its list is made of, all in one walk over what
// still runs within reach, so that the cost doesn't grow with history.
import { deskListNames, deskLists, type DeskCounts } from '../../contract/desk.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { newValues, reachSql } from '../access/reach-sql.ts'
import type { Queryable } from '../db/open.ts'
import type { Net } from '../territory/net.ts'
import { conditionsOf } from './list-conditions.ts'

export type Statement = { text: string; values: readonly unknown[] }

export const deskStatement = (actor: Actor, net: Net, now: number): Statement => {
  const values = newValues()
  const numbers = deskListNames.map((name) => `count(*) filter (where ${conditionsOf(actor, net, deskLists[name], now, values).join(' and ')})::int as "${name}"`)
  const reach = reachSql(actor, 'case.see', values)
  return { text: `select ${numbers.join(', ')} from cases c where ${reach} and c.state_group in ('open', 'waiting')`, values: values.list }
}

export const countDesk = async (db: Queryable, actor: Actor, net: Net, now: number): Promise<DeskCounts> => {
  const { text, values } = deskStatement(actor, net, now)
  return (await db.query<DeskCounts>(text, [...values]))[0]!
}
