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
import { nothing, onceFor, type Pulling, type Reached } from '../section.ts'
import { stampOf } from '../stamp.ts'
import { surroundingsOf } from '../surroundings.ts'

const mostPremises = 500
const mostInspections = 200

const works = ({ actor }: Pulling): boolean => postsWith(actor, 'inspection.do').length > 0

type Row = { id: string; stamp: string }

const reachOf = async (pulling: Pulling, asked: Promise<readonly Row[]>, most: number): Promise<Pick<Reached, 'stamps' | 'more'>> => {
  const [rows, names] = await Promise.all([asked, namesFor(pulling.context, pulling.db, pulling.actor)])
  const around = surroundingsOf(names, pulling.actor)
  return { stamps: Object.fromEntries(rows.slice(0, most).map(({ id, stamp }) => [id, `${stamp}.${around}`])), more: rows.length > most }
}

type Running = Row & { premises_id: string }

/** Shown by themselves, and beside their premises. With the names of what they belong to. */
const runningOf = onceFor(({ actor, db, now }: Pulling): Promise<Running[]> => {
  const values = newValues(todayOf(now))
  const sql = `select c.id, c.premises_id, left(md5(concat_ws('|', hashtextextended(c::text, 0), c.reinspect_on < $1::date,
      (select concat_ws('|', p.name, p.address) from premises p where p.district = c.district and p.id = c.premises_id), (select o.title from operations o where o.district = c.district and o.id = c.operation_id))), 20) as stamp from inspections c
    where ${reachSql(actor, 'premises.see', values)} and ${narrowSql(actor, values, 'not owned')} and c.state_group <> 'closed' order by c.reinspect_on, c.id limit ${mostInspections + 1}`
  return db.query<Running>(sql, values.list, statementName(sql))
})

/** What closed is in the premises' own row; what still runs changes beside it. */
const withRunning = (premises: readonly Row[], running: readonly Running[]): Row[] => {
  const byPremises = Map.groupBy(running, (one) => one.premises_id)
  return premises.map(({ id, stamp }) => ({ id, stamp: byPremises.has(id) ? stampOf([stamp, byPremises.get(id)!.map((one) => one.stamp)]) : stamp }))
}

export const premisesSection = async (pulling: Pulling): Promise<Reached> => {
  const { actor, db, context } = pulling
  if (!works(pulling)) return nothing
  const values = newValues()
  const sql = `select c.id, hashtextextended(c::text, 0)::text as stamp from premises c where ${reachSql(actor, 'premises.see', values)} and ${narrowSql(actor, values, 'not owned')} and c.ended_on is null order by c.name, c.id limit ${mostPremises + 1}`
  const asked = Promise.all([db.query<Row>(sql, values.list, statementName(sql)), runningOf(pulling)]).then(([premises, running]) => withRunning(premises, running))
  return {
    ...(await reachOf(pulling, asked, mostPremises)),
    read: async (keys) => new Map((await viewManyPremises(context, db, actor, keys)).map((view): [string, PremisesView] => [view.premises.id, { ...view, contact: { name: null, phone: null } }])),
  }
}

export const inspectionsSection = async (pulling: Pulling): Promise<Reached> => {
  const { actor, db, context, now } = pulling
  if (!works(pulling)) return nothing
  return {
    ...(await reachOf(pulling, runningOf(pulling), mostInspections)),
    read: async (keys) => new Map((await viewInspections(context, db, actor, now, keys)).map((view) => [view.id, view])),
  }
}
