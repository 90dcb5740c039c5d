// Lists of premises within reach, and the coverage by unit. Number and list ask the same question, so that each number opens
// exactly its list.
import type { premisesRoutes } from '../../../contract/premises.ts'
import type { QueryOf } from '../../../contract/route.ts'
import type { Actor } from '../../../domain/access/actor.ts'
import { coversUnit } from '../../../domain/access/can.ts'
import { metresPerDegree, squeezeAt } from '../../../domain/kernel/flat-earth.ts'
import type { UnitId } from '../../../domain/kernel/ids.ts'
import { childLevel } from '../../../domain/territory/unit.ts'
import { newValues, reachSql, type Values } from '../../access/reach-sql.ts'
import type { Queryable } from '../../db/open.ts'
import type { Net, NetUnit } from '../../territory/net.ts'
import { territoryProblem } from '../../territory/problems.ts'
import { rowKey, rowKeyOf } from '../row-key.ts'
import type { PremisesDbRow } from './rows.ts'

type Asked = Pick<QueryOf<typeof premisesRoutes.list>, 'kind' | 'since' | 'inspected'>

/** The first moment of a day in China. */
const dayBegins = (day: string): Date => new Date(`${day}T00:00:00+08:00`)

const unitFor = (net: Net, id: number): NetUnit => {
  const unit = net.units.get(id as UnitId)
  if (!unit) throw territoryProblem('territory.not-found')
  return unit
}

const inspectedSql = (since: string, values: Values): string => `coalesce(c.last_inspected_at >= ${values.add(dayBegins(since))}, false)`

/** Which premises are meant: within reach, in the unit, there today, of the kind, looked at since the day or not. */
const conditionsOf = (actor: Actor, unit: NetUnit | undefined, { kind, since, inspected }: Asked, values: Values): string[] => [
  unit && coversUnit(actor, 'premises.see', unit.line) ? `c.district = ${values.add(actor.district)}` : reachSql(actor, 'premises.see', values),
  ...(unit && unit.level !== 'district' ? [`c.${unit.level}_id = ${values.add(unit.id)}`] : []),
  ...(kind ? [`c.kind = ${values.add(kind)}`] : []),
  ...(inspected && since ? [inspected === 'yes' ? inspectedSql(since, values) : `not ${inspectedSql(since, values)}`] : []),
]

export const listPremises = async (db: Queryable, actor: Actor, net: Net, query: QueryOf<typeof premisesRoutes.list>): Promise<{ rows: PremisesDbRow[]; next: string | null }> => {
  const values = newValues()
  const limit = query.limit ?? 20
  const conditions = [...conditionsOf(actor, query.unitId === undefined ? undefined : unitFor(net, query.unitId), query, values), `c.ended_on is ${query.ended ? 'not ' : ''}null`]
  const words = query.words?.trim()
  if (words) {
    const like = values.add(`%${words.replace(/[\\%_]/g, '\\$&')}%`)
    conditions.push(`(c.name like ${like} or c.address like ${like} or c.licence_number = ${values.add(words)})`)
  }
  if (query.after) {
    const { text, id } = rowKey(query.after)
    conditions.push(`(c.name, c.id) > (${values.add(text)}, ${values.add(id)}::uuid)`)
  }
  const rows = await db.query<PremisesDbRow>(`select c.* from premises c where ${conditions.join(' and ')} order by c.name, c.id limit ${values.add(limit + 1)}`, values.list)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > limit && last ? rowKeyOf(last.name, last.id) : null }
}

export type Coverage = { unitId: UnitId; premises: number; inspected: number }

export const countCoverage = async (db: Queryable, actor: Actor, net: Net, query: QueryOf<typeof premisesRoutes.coverage>, own: UnitId): Promise<{ unit: Coverage; children: Coverage[] }> => {
  const unit = unitFor(net, query.unitId ?? own)
  const values = newValues()
  const below = childLevel(unit.level)
  const conditions = [...conditionsOf(actor, unit, query.kind ? { kind: query.kind } : {}, values), 'c.ended_on is null']
  const rows = await db.query<{ child: UnitId | null; premises: number; inspected: number }>(
    `select ${below ? `c.${below}_id` : 'null::bigint'} as child, count(*) as premises, count(*) filter (where ${inspectedSql(query.since, values)}) as inspected
     from premises c where ${conditions.join(' and ')} group by 1`,
    values.list,
  )
  const sum = (key: 'premises' | 'inspected'): number => rows.reduce((total, row) => total + row[key], 0)
  const byChild = new Map(rows.map((row) => [row.child, row]))
  return {
    unit: { unitId: unit.id, premises: sum('premises'), inspected: sum('inspected') },
    children: unit.children.map(({ id }) => ({ unitId: id, premises: byChild.get(id)?.premises ?? 0, inspected: byChild.get(id)?.inspected ?? 0 })),
  }
}

const nearMetres = 1_000
const mostNear = 50

/** Nearest first, those that the actor may inspect. */
export const listPremisesNear = (db: Queryable, actor: Actor, place: { lng: number; lat: number }): Promise<(PremisesDbRow & { metres: number })[]> => {
  const perLng = metresPerDegree * squeezeAt(place.lat)
  const values = newValues(place.lng, place.lat, perLng, nearMetres / perLng, nearMetres / metresPerDegree)
  return db.query<PremisesDbRow & { metres: number }>(
    `select * from (
       select c.*, sqrt(power((c.lng - $1) * $3, 2) + power((c.lat - $2) * ${metresPerDegree}, 2)) as metres from premises c
       where ${reachSql(actor, 'inspection.do', values)} and c.ended_on is null and c.lat between $2 - $5::float8 and $2 + $5::float8 and c.lng between $1 - $4::float8 and $1 + $4::float8) near
     where metres <= ${nearMetres} order by metres, id limit ${mostNear}`,
    values.list,
  )
}
