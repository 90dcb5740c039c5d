// The nets a period is counted by: numbers stay with the units of their time, whatever the district was made into since.
import type { DistrictId } from '../../domain/kernel/ids.ts'
import type { Context } from '../context.ts'
import { netOf, type Net, type NetUnit } from '../territory/net.ts'

/** The net at the beginning and at the end of a period beside today's: a number stays with the units it was counted in. */
export type PeriodNets = { first: Net; last: Net; net: Net }

export const netsOf = async (context: Context, district: DistrictId, from: string, to: string): Promise<PeriodNets> => {
  const net = await netOf(context, district)
  const on = (day: string): Promise<Net> => netOf(context, district, day).catch(() => net) // before the district began
  const [year, month] = to.split('-').map(Number) as [number, number]
  return { net, first: await on(`${from}-01`), last: await on(new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)) }
}

/** Units below at the end of the period, then those that were below at its beginning. */
export const childrenIn = ({ first, last }: PeriodNets, unit: NetUnit): NetUnit[] => {
  const children = last.units.get(unit.id)?.children ?? []
  const known = new Set(children.map(({ id }) => id))
  return [...children, ...(first.units.get(unit.id)?.children ?? []).filter(({ id }) => !known.has(id))]
}
