// Premises that a phone's holder may look at, and inspections that go on there. Contacts are not held: a phone asks for one when
// it is needed, and the look is journalled.
import type { PremisesView } from '../../../contract/premises.ts'
import { postsWith } from '../../../domain/access/can.ts'
import { newValues, reachSql } from '../../access/reach-sql.ts'
import { todayOf } from '../../access/actors.ts'
import { statementName } from '../../db/statement-name.ts'
import { viewInspections } from '../../operations/inspections/view.ts'
import { viewManyPremises } from '../../operations/premises/view.ts'
import { namesFor } from '../../operations/names.ts'
import { narrowSql } from '../narrow.ts'
import { nothing, type Pulling, type Reached } from '../section.ts'
import { surroundingsOf } from '../surroundings.ts'

const mostPremises = 500
const mostInspections = 200

const works = ({ actor }: Pulling): boolean => postsWith(actor, 'inspection.do').length > 0

type Row = { id: string; stamp: string }

const reached = async (pulling: Pulling, sql: string, values: unknown[], most: number): Promise<Pick<Reached, 'stamps' | 'more'>> => {
  const [rows, names] = await Promise.all([pulling.db.query<Row>(sql, values, statementName(sql)), namesFor(pulling.context, pulling.db, pulling.actor)])
  const around = surroundingsOf(names, pulling.actor)
  return { stamps: Object.fromEntries(rows.slice(0, most).map(({ id, stamp }) => [id, `${stamp}.${around}`])), more: rows.length > most }
}

export const premisesSection = async (pulling: Pulling): Promise<Reached> => {
  const { actor, db, context } = pulling
  if (!works(pulling)) return nothing
  const values = newValues()
  const sql = `select c.id, hashtextextended(c::text, 0)::text as stamp from premises c where ${reachSql(actor, 'premises.see', values)} and ${narrowSql(actor, values, 'not owned')} and c.ended_on is null order by c.name, c.id limit ${mostPremises + 1}`
  return {
    ...(await reached(pulling, sql, values.list, mostPremises)),
    read: async (keys) => new Map((await viewManyPremises(context, db, actor, keys)).map((view): [string, PremisesView] => [view.premises.id, { ...view, contact: { name: null, phone: null } }])),
  }
}

export const inspectionsSection = async (pulling: Pulling): Promise<Reached> => {
  const { actor, db, context, now } = pulling
  if (!works(pulling)) return nothing
  const values = newValues(todayOf(now))
  const sql = `select c.id, concat_ws('.', hashtextextended(c::text, 0), (c.reinspect_on < $1::date)::int) as stamp from inspections c
    where ${reachSql(actor, 'premises.see', values)} and ${narrowSql(actor, values, 'not owned')} and c.state_group <> 'closed' order by c.reinspect_on, c.id limit ${mostInspections + 1}`
  return {
    ...(await reached(pulling, sql, values.list, mostInspections)),
    read: async (keys) => new Map((await viewInspections(context, db, actor, now, keys)).map((view) => [view.id, view])),
  }
}
