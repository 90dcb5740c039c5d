// The net for reading: a unit with what is above and below, search by name, and where a point lies.
import { api } from '../../contract/api.ts'
import type { Unit } from '../../contract/territory.ts'
import { lineKey, lineLevels } from '../../domain/access/place.ts'
import type { UnitId } from '../../domain/kernel/ids.ts'
import { todayOf } from '../access/actors.ts'
import { read, type Server } from '../http/endpoint.ts'
import { findNames } from './names.ts'
import { daysOf, historyOf } from './history.ts'
import { netOf, type Net, type NetUnit } from './net.ts'
import { territoryProblem } from './problems.ts'

export { territoryProblem } from './problems.ts'

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

export const bindTerritory = (server: Server): void => {
  read(server, api.territory.root, async ({ context, actor, query }) => present((await netOf(context, actor.district, query.on)).root))
  read(server, api.territory.get, async ({ context, actor, params, query }) => {
    const net = await netOf(context, actor.district, query.on)
    const unit = net.units.get(params.id as UnitId)
    if (!unit) throw territoryProblem('territory.not-found')
    return { unit: present(unit), line: lineOf(net, unit).map(present), children: unit.children.map(present) }
  })
  read(server, api.territory.search, async ({ context, actor, query }) => {
    const net = await netOf(context, actor.district, query.on)
    const found = await findNames(net, query.words, { level: query.level })
    return { units: found.map(({ id }) => present(net.units.get(id)!)), marks: found.map(({ text, from, until }) => ({ text, from, until })) }
  })
  read(server, api.territory.locate, async ({ context, actor, query }) => {
    const net = await netOf(context, actor.district, query.on)
    const found = net.locate(query.lng, query.lat)
    return { units: found ? lineOf(net, found).map(present) : [] }
  })
  read(server, api.territory.days, async ({ actor, now }, db) => ({ days: await daysOf(db, actor.district, todayOf(now)) }))
  read(server, api.territory.history, async ({ actor, params }, db) => historyOf(db, actor.district, params.id as UnitId))
}
