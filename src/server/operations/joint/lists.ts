// Joint operations within reach, the latest day first.
import type { OperationRow as Row } from '../../../contract/operations.ts'
import type { operationRoutes } from '../../../contract/operations.ts'
import type { QueryOf } from '../../../contract/route.ts'
import type { Actor } from '../../../domain/access/actor.ts'
import { operationKind } from '../../../domain/operations/joint-operation.ts'
import { newValues, reachSql } from '../../access/reach-sql.ts'
import type { Queryable } from '../../db/open.ts'
import { officeRefs, unitRef, type Names } from '../names.ts'
import { rowKey, rowKeyOf } from '../row-key.ts'
import type { OperationRow } from './rows.ts'

type Listed = OperationRow & { people: number; present: number; leader: string | null }

export const listOperations = async (db: Queryable, actor: Actor, names: Names, query: QueryOf<typeof operationRoutes.list>): Promise<{ operations: Row[]; next: string | null }> => {
  const values = newValues()
  const limit = query.limit ?? 20
  const conditions = [reachSql(actor, 'operation.see', values)]
  if (query.group) conditions.push(`c.state_group = '${query.group}'`)
  if (query.mine) conditions.push(`exists (select from operation_roster r where r.district = c.district and r.operation_id = c.id and r.person_id = ${values.add(actor.personId)})`)
  if (query.after) {
    const { text, id } = rowKey(query.after, /^\d{4}-\d{2}-\d{2}$/)
    conditions.push(`(c.held_on, c.id) < (${values.add(text)}::date, ${values.add(id)}::uuid)`)
  }
  const rows = await db.query<Listed>(
    `select c.*, n.name as leader,
       (select count(*) from operation_roster r where r.district = c.district and r.operation_id = c.id) as people,
       (select count(*) from operation_roster r where r.district = c.district and r.operation_id = c.id and r.present) as present
     from operations c left join persons n on n.district = c.district and n.id = c.leader_id
     where ${conditions.join(' and ')} order by c.held_on desc, c.id desc limit ${values.add(limit + 1)}`,
    values.list,
  )
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    operations: shown.map((row) => ({
      id: row.id, state: row.state, stateGroup: operationKind.states[row.state], version: row.version, title: row.title, street: unitRef(names, row.street_id)!, heldOn: row.held_on, beginsAt: row.begins_at,
      endsAt: row.ends_at, offices: officeRefs(names, row.assisting_office_ids), leader: row.leader_id === null ? null : { id: row.leader_id, name: row.leader ?? '' }, people: row.people, present: row.present,
    })),
    next: rows.length > limit && last ? rowKeyOf(last.held_on, last.id) : null,
  }
}
