// Numbers as they are kept: reading a month is reading a few rows, whatever the history.
import { api } from '../../contract/api.ts'
import { liesIn } from '../../domain/access/place.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { can } from '../../domain/access/can.ts'
import type { UnitId } from '../../domain/kernel/ids.ts'
import { kernelProblem } from '../../domain/kernel/problem.ts'
import { read, type Server } from '../http/endpoint.ts'
import type { NetUnit } from '../territory/net.ts'
import { comparePeriods } from './compare-periods.ts'
import { childrenIn, netsOf, type PeriodNets } from './period-nets.ts'
import { readMonths, readSums, type TotalRow } from './queries.ts'
import { writeDashboard } from './write-dashboard.ts'

type Cell = Omit<TotalRow, 'unit_id' | 'month'>

/** The unit asked for, or the actor's own; refused outside their reach. */
const unitFor = (actor: Actor, { first, last, net }: PeriodNets, asked: number | undefined): NetUnit => {
  const own = actor.posts.find((post) => post.unit)?.unit
  const id = (asked ?? own?.id ?? net.root.id) as UnitId
  const unit = last.units.get(id) ?? first.units.get(id) ?? net.units.get(id) ?? net.ended.get(id)
  if (!unit) throw kernelProblem('request.not-found')
  const thing = { ...unit.line, district: actor.district, holderUnitId: unit.id, holderOfficeId: null, assignedOfficeId: null, assistingOfficeIds: [], ownerId: null }
  const decision = can(actor, 'measures.see', thing)
  if (!decision.allowed || !actor.posts.some((post) => post.unit && liesIn(unit.line, post.unit)))
    throw kernelProblem('access.refused', { verb: 'measures.see', reason: 'out-of-reach' })
  return unit
}

const cellOf = ({ measure, part, numerator, denominator }: Cell): Cell => ({ measure, part, numerator, denominator })

export const bindMeasures = (server: Server): void => {
  read(server, api.measures.dashboard, async ({ context, actor, query, now }) => {
    const nets = await netsOf(context, actor.district, query.from, query.to)
    const unit = unitFor(actor, nets, query.unitId)
    const children = childrenIn(nets, unit)
    const sums = await readSums(context.database, actor.district, [unit.id, ...children.map((child) => child.id)], query.from, query.to)
    return writeDashboard(unit, children, sums, now)
  })
  read(server, api.measures.months, async ({ context, actor, query }, db) => {
    const unit = unitFor(actor, await netsOf(context, actor.district, query.from, query.to), query.unitId)
    const rows = await readMonths(db, actor.district, unit.id, query.from, query.to)
    const months = [...new Set(rows.map((row) => row.month))]
    return { months: months.map((month) => ({ month, cells: rows.filter((row) => row.month === month).map(cellOf) })) }
  })
  read(server, api.measures.compare, async ({ context, actor, query }, db) => {
    const now = await netsOf(context, actor.district, query.from, query.to)
    const then = await netsOf(context, actor.district, query.thenFrom, query.thenTo)
    const unit = unitFor(actor, now, query.unitId)
    return { groups: await comparePeriods(db, actor.district, unit, { then, now }, query) }
  })
}
