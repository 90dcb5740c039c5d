// Numbers as they are kept: reading a month is reading a few rows, whatever the history.
import { api } from '../../contract/api.ts'
import { liesIn } from '../../domain/access/place.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { can } from '../../domain/access/can.ts'
import type { DistrictId, UnitId } from '../../domain/kernel/ids.ts'
import { kernelProblem } from '../../domain/kernel/problem.ts'
import type { Context } from '../context.ts'
import { read, type Server } from '../http/endpoint.ts'
import { netOf, type Net, type NetUnit } from '../territory/net.ts'
import { readMonths, readSums, type TotalRow } from './queries.ts'

type Cell = Omit<TotalRow, 'unit_id' | 'month'>

/** The net at the beginning and at the end of a period beside today's: a number stays with the units it was counted in. */
type PeriodNets = { first: Net; last: Net; net: Net }

const netsOf = async (context: Context, district: DistrictId, from: string, to: string): Promise<PeriodNets> => {
  const net = await netOf(context, district)
  const on = (day: string): Promise<Net> => netOf(context, district, day).catch(() => net) // before the district began
  const [year, month] = to.split('-').map(Number) as [number, number]
  return { net, first: await on(`${from}-01`), last: await on(new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)) }
}

/** Units below at the end of the period, then those that were below at its beginning. */
const childrenIn = ({ first, last }: PeriodNets, unit: NetUnit): NetUnit[] => {
  const children = last.units.get(unit.id)?.children ?? []
  const known = new Set(children.map(({ id }) => id))
  return [...children, ...(first.units.get(unit.id)?.children ?? []).filter(({ id }) => !known.has(id))]
}

/** The unit asked for, or the actor's own; refused outside their reach. */
const unitFor = (actor: Actor, { first, last, net }: PeriodNets, asked: number | undefined): NetUnit => {
  const own = actor.posts.find((post) => post.unit)?.unit
  const id = (asked ?? own?.id ?? net.root.id) as UnitId
  const unit = last.units.get(id) ?? first.units.get(id) ?? net.units.get(id) ?? net.ended.get(id)
  if (!unit) throw kernelProblem('request.not-found')
  const thing = { ...unit.line, district: actor.district, holderUnitId: unit.id, holderOfficeId: null, assignedOfficeId: null, ownerId: null }
  const decision = can(actor, 'measures.see', thing)
  if (!decision.allowed || !actor.posts.some((post) => post.unit && liesIn(unit.line, post.unit)))
    throw kernelProblem('access.refused', { verb: 'measures.see', reason: 'out-of-reach' })
  return unit
}

const cellOf = ({ measure, part, numerator, denominator }: Cell): Cell => ({ measure, part, numerator, denominator })

export const bindMeasures = (server: Server): void => {
  read(server, api.measures.dashboard, async ({ context, actor, query, now }, db) => {
    const nets = await netsOf(context, actor.district, query.from, query.to)
    const unit = unitFor(actor, nets, query.unitId)
    const children = childrenIn(nets, unit)
    const sums = await readSums(db, actor.district, [unit.id, ...children.map((child) => child.id)], query.from, query.to)
    const cells = new Map(sums.map((row) => [row.unit_id, row.cells.map(([measure, part, numerator, denominator]) => ({ measure, part, numerator, denominator }))]))
    const shown = ({ id, name, level }: NetUnit) => ({ id, name, level, cells: cells.get(id) ?? [] })
    return { unit: shown(unit), children: children.map(shown), asOf: now }
  })
  read(server, api.measures.months, async ({ context, actor, query }, db) => {
    const unit = unitFor(actor, await netsOf(context, actor.district, query.from, query.to), query.unitId)
    const rows = await readMonths(db, actor.district, unit.id, query.from, query.to)
    const months = [...new Set(rows.map((row) => row.month))]
    return { months: months.map((month) => ({ month, cells: rows.filter((row) => row.month === month).map(cellOf) })) }
  })
}
