// Which cases a list is about: what is asked for, and of that only what is within reach. Whatever shows the set of a list (its
// pages, its points on the map, its number on the desk) asks by these conditions, so that none shows what another would not.
import type { caseRoutes } from '../../contract/cases.ts'
import type { QueryOf } from '../../contract/route.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { coversUnit } from '../../domain/access/can.ts'
import { caseProblem } from '../../domain/cases/problems.ts'
import { placeToken } from '../../domain/cases/words/tokens.ts'
import type { UnitId } from '../../domain/kernel/ids.ts'
import { reachSql, type Values } from '../access/reach-sql.ts'
import type { Net, NetUnit } from '../territory/net.ts'

export type ListQuery = QueryOf<typeof caseRoutes.list>

/** Lies in the unit; nothing to ask for the district itself. Narrow units are looked for in the index of a wider one. */
const inUnitSql = ({ level, line }: NetUnit, values: Values): string[] => {
  const is = (...levels: ('street' | 'community' | 'grid' | 'microgrid')[]): string[] => levels.map((one) => `c.${one}_id = ${values.add(line[`${one}Id`])}`)
  switch (level) {
    case 'district':
      return []
    case 'street':
    case 'community':
      return is(level)
    case 'grid':
    case 'microgrid':
      return is('community', level)
  }
}

/** What the words of every case in the unit have among them. */
export const tokensOfUnit = ({ level, line }: NetUnit): string[] => {
  const id = level === 'district' ? null : level === 'street' ? line.streetId : line.communityId
  return id === null ? [] : [placeToken(id)]
}

/** The unit somebody's work-list is about when they don't say: where their first post with a unit stands. */
const ownUnit = (actor: Actor, net: Net): NetUnit | undefined => {
  const id = actor.posts.find((post) => post.unit)?.unit?.id
  return id === undefined ? undefined : net.units.get(id)
}

export const unitFor = (net: Net, id: number): NetUnit => {
  const unit = net.units.get(id as UnitId) ?? net.ended.get(id as UnitId)
  if (!unit) throw caseProblem('case.not-found')
  return unit
}

const districtIs = (actor: Actor, values: Values): string => `c.district = ${values.add(actor.district)}`

/** The unit a list is about; none for what is somebody's own, wherever it is. */
export const unitOf = (actor: Actor, net: Net, query: ListQuery): NetUnit | undefined => {
  if (query.mine) return undefined
  if (query.unitId !== undefined) return unitFor(net, query.unitId)
  return query.holder === 'mine' ? undefined : ownUnit(actor, net)
}

/** Where to look: in a unit that is within reach as a whole, or wherever the actor reaches, or at what they follow. */
const scope = (actor: Actor, net: Net, query: ListQuery, values: Values): string[] => {
  if (query.mine) {
    const me = values.add(actor.personId)
    const followed = `exists (select from case_followers w where w.district = c.district and w.case_id = c.id and w.person_id = ${me})`
    return [districtIs(actor, values), `(c.owner_id = ${me} or ${followed})`]
  }
  const unit = unitOf(actor, net, query)
  if (!unit) return [reachSql(actor, 'case.see', values)]
  return [coversUnit(actor, 'case.see', unit.line) ? districtIs(actor, values) : reachSql(actor, 'case.see', values), ...inUnitSql(unit, values)]
}

const stillRuns = "c.state_group in ('open', 'waiting')"

const filters = (actor: Actor, query: ListQuery, now: number, values: Values): string[] => {
  const list: string[] = []
  if (query.holder === 'mine') {
    const units = actor.posts.flatMap((post) => (post.unit ? [post.unit.id] : []))
    const offices = actor.posts.flatMap((post) => (post.officeId === null ? [] : [post.officeId]))
    list.push(`(c.holder_unit_id = any(${values.add(units)}::bigint[]) or c.holder_office_id = any(${values.add(offices)}::bigint[]))`)
  }
  // Written out, one of three: so a plan that serves all streets can go by the index of what is open.
  if (query.group && query.group !== 'all') list.push(`c.state_group = '${query.group}'`)
  if (query.state) list.push(`c.state = ${values.add(query.state)}`)
  if (query.category) list.push(query.category.length === 2 ? `c.category like ${values.add(`${query.category}%`)}` : `c.category = ${values.add(query.category)}`)
  if (query.sampled) list.push("c.self_handled and (c.state_group <> 'closed' or c.checked_at is not null)")
  if (query.overdue) list.push(overdueSql(now, values))
  if (query.dueSoon) list.push(dueSoonSql(now, values))
  if (query.request) list.push(`c.request is not null and ${stillRuns}`)
  if (query.chase) list.push(`c.clocks @> '[{"stage":"chase","stoppedAt":null}]' and ${stillRuns}`)
  if (query.bbox) {
    const [west, south, east, north] = query.bbox.split(',').map(Number)
    list.push(`c.lng between ${values.add(west)} and ${values.add(east)} and c.lat between ${values.add(south)} and ${values.add(north)}`)
  }
  return list
}

/** Red: the running clock that is due first has run out. */
export const overdueSql = (now: number, values: Values): string => `c.next_due_at < ${values.add(new Date(now))}`

/** Yellow: 80 % of its limit are gone, and it is not yet over (domain §3). */
export const dueSoonSql = (now: number, values: Values): string => {
  const at = values.add(new Date(now))
  return `c.next_due_at >= ${at} and c.next_yellow_at <= ${at}`
}

/** What a case of this list fulfils. */
export const conditionsOf = (actor: Actor, net: Net, query: ListQuery, now: number, values: Values): string[] => [...scope(actor, net, query, values), ...filters(actor, query, now, values)]
