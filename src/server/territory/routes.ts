// The net for reading: a unit with what is above and below, search by name, and where a point lies.
import { api } from '../../contract/api.ts'
import type { Unit } from '../../contract/territory.ts'
import { lineKey, lineLevels } from '../../domain/access/place.ts'
import type { UnitId } from '../../domain/kernel/ids.ts'
import { problemsOf } from '../../domain/kernel/problem.ts'
import { read, type Server } from '../http/endpoint.ts'
import { netOf, type Net, type NetUnit } from './net.ts'

export const territoryProblem = problemsOf({ 'territory.not-found': 404 })

const present = ({ id, parentId, level, code, name, aliases, village, special, madeUp, households, center, bbox, counts }: NetUnit): Unit => ({
  id, parentId, level, code, name, aliases: [...aliases], village, special, madeUp, households, center, bbox, counts,
})

/** The units above and the unit itself, widest first. */
export const lineOf = (net: Net, unit: NetUnit): NetUnit[] => [
  net.root,
  ...lineLevels.flatMap((level) => {
    const id = unit.line[lineKey(level)]
    const found = id === null ? undefined : net.units.get(id)
    return found ? [found] : []
  }),
]

const mostFound = 30

/** Name, alias or beginning of the code; what begins with the words comes first, wider units before narrower. */
const search = (net: Net, words: string): NetUnit[] => {
  const wanted = words.trim()
  const rank = (unit: NetUnit): number => {
    const names = [unit.name, ...unit.aliases]
    if (names.includes(wanted)) return 0
    if (unit.code.startsWith(wanted) && /^\d{3,}$/.test(wanted)) return 1
    if (names.some((name) => name.startsWith(wanted))) return 2
    return names.some((name) => name.includes(wanted)) ? 3 : 4
  }
  return [...net.units.values()].map((unit) => ({ unit, rank: rank(unit) })).filter((one) => one.rank < 4)
    .sort((a, b) => a.rank - b.rank || a.unit.code.length - b.unit.code.length || (a.unit.code < b.unit.code ? -1 : 1))
    .slice(0, mostFound).map((one) => one.unit)
}

export const bindTerritory = (server: Server): void => {
  read(server, api.territory.root, async ({ context, actor }) => present((await netOf(context, actor.district)).root))
  read(server, api.territory.get, async ({ context, actor, params }) => {
    const net = await netOf(context, actor.district)
    const unit = net.units.get(params.id as UnitId)
    if (!unit) throw territoryProblem('territory.not-found')
    return { unit: present(unit), line: lineOf(net, unit).map(present), children: unit.children.map(present) }
  })
  read(server, api.territory.search, async ({ context, actor, query }) => ({ units: search(await netOf(context, actor.district), query.words).map(present) }))
  read(server, api.territory.locate, async ({ context, actor, query }) => {
    const net = await netOf(context, actor.district)
    const found = net.locate(query.lng, query.lat)
    return { units: found ? lineOf(net, found).map(present) : [] }
  })
}
