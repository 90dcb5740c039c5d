// Numbers as they are kept: reading a month is reading a few rows, whatever the history.
import { api } from '../../contract/api.ts'
import { liesIn } from '../../domain/access/place.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { can } from '../../domain/access/can.ts'
import type { UnitId } from '../../domain/kernel/ids.ts'
import { kernelProblem } from '../../domain/kernel/problem.ts'
import { read, type Server } from '../http/endpoint.ts'
import { netOf, type Net, type NetUnit } from '../territory/net.ts'
import { readMonths, readSums, type TotalRow } from './queries.ts'

type Cell = Omit<TotalRow, 'unit_id' | 'month'>

/** The unit asked for, or the actor's own; refused outside their reach. */
const unitFor = (actor: Actor, net: Net, asked: number | undefined): NetUnit => {
  const own = actor.posts.find((post) => post.unit)?.unit
  const unit = net.units.get((asked ?? own?.id ?? net.root.id) as UnitId)
  if (!unit) throw kernelProblem('request.not-found')
  const thing = { ...unit.line, district: actor.district, holderUnitId: unit.id, holderOfficeId: null, assignedOfficeId: null, ownerId: null }
  const decision = can(actor, 'measures.see', thing)
  if (!decision.allowed || !actor.posts.some((post) => post.unit && liesIn(unit.line, post.unit)))
    throw kernelProblem('access.refused', { verb: 'measures.see', reason: 'out-of-reach' })
  return unit
}

const cellsOf = (rows: readonly TotalRow[], unit: UnitId): Cell[] =>
  rows.filter((row) => row.unit_id === unit && row.denominator !== 0).map(({ measure, part, numerator, denominator }) => ({ measure, part, numerator, denominator }))

export const bindMeasures = (server: Server): void => {
  read(server, api.measures.dashboard, async ({ context, actor, query, now }, db) => {
    const net = await netOf(context, actor.district)
    const unit = unitFor(actor, net, query.unitId)
    const rows = await readSums(db, actor.district, [unit.id, ...unit.children.map((child) => child.id)], query.from, query.to)
    const shown = ({ id, name, level }: NetUnit) => ({ id, name, level, cells: cellsOf(rows, id) })
    return { unit: shown(unit), children: unit.children.map(shown), asOf: now }
  })
  read(server, api.measures.months, async ({ context, actor, query }, db) => {
    const unit = unitFor(actor, await netOf(context, actor.district), query.unitId)
    const rows = await readMonths(db, actor.district, unit.id, query.from, query.to)
    const months = [...new Set(rows.map((row) => row.month))]
    return { months: months.map((month) => ({ month, cells: cellsOf(rows.filter((row) => row.month === month), unit.id) })) }
  })
}
