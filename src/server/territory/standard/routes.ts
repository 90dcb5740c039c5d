// The standard's breaches as a list with places for the map, and the district's rules.
import { api } from '../../../contract/api.ts'
import type { TerritoryRules, WireBreach } from '../../../contract/standard.ts'
import { postsWith } from '../../../domain/access/can.ts'
import { liesIn, type UnitLine } from '../../../domain/access/place.ts'
import type { DistrictId, UnitId } from '../../../domain/kernel/ids.ts'
import { kernelProblem } from '../../../domain/kernel/problem.ts'
import { checkManning, placeOf, type Breach, type Rule } from '../../../domain/territory/standard/check-standard.ts'
import { levels } from '../../../domain/territory/unit.ts'
import { todayOf } from '../../access/actors.ts'
import type { Context } from '../../context.ts'
import type { Queryable } from '../../db/open.ts'
import { read, write, type Server } from '../../http/endpoint.ts'
import { appendJournal } from '../../journal/append.ts'
import { netOf, type Net, type NetUnit } from '../net.ts'
import { needReach } from '../plans/reach.ts'
import { territoryProblem } from '../problems.ts'
import { codeRulesOf, standardOf } from '../rules.ts'
import { findBreaches } from './find-breaches.ts'

/** Units somebody is on post at on a day; the people's own answer. */
export type Manned = (db: Queryable, district: DistrictId, day: string) => Promise<ReadonlySet<UnitId>>

type Found = Breach & { key: string }

const keyOf = (net: Net, breach: Breach): string => `${net.units.get(breach.unit)!.code} ${breach.rule} ${'other' in breach ? breach.other : ''} ${breach.place ?? ''}`

/** All of a net, in the order of codes: kept as long as the net and the standard are. */
const kept = new WeakMap<Net, { standard: string; found: Promise<Found[]> }>()

const breachesOf = async (context: Context, net: Net, district: DistrictId): Promise<Found[]> => {
  const standard = await standardOf(context, district)
  const text = JSON.stringify(standard)
  const known = kept.get(net)
  if (known?.standard === text) return known.found
  const found = findBreaches<UnitId>([...net.units.values()], standard).then((list) => list.map((breach) => ({ ...breach, key: keyOf(net, breach) })))
  kept.set(net, { standard: text, found })
  found.catch(() => kept.delete(net))
  return found
}

const briefOf = ({ id, name, code, level }: NetUnit): WireBreach['unit'] => ({ id, name, code, level })

const present = (net: Net, breach: Found): WireBreach => {
  const unit = net.units.get(breach.unit)!
  const other = 'other' in breach ? net.units.get(breach.other) : undefined
  const place = placeOf(breach, null) ?? unit.center
  return {
    rule: breach.rule, unit: briefOf(unit), other: other ? briefOf(other) : null, found: 'found' in breach ? breach.found : null,
    least: 'least' in breach ? breach.least : null, most: 'most' in breach ? breach.most : null,
    squareMetres: 'squareMetres' in breach ? (breach.squareMetres ?? null) : null, place: place ? [place[0], place[1]] : null,
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const rulesOf = async (context: Context, district: DistrictId): Promise<TerritoryRules> => {
  const { digits, padTo, ranges } = await codeRulesOf(context, district)
  const { grid, microgrid, slack, specialApart } = await standardOf(context, district)
  return { standard: { grid, microgrid, slack, specialApart }, codes: { digits: { ...digits }, padTo, ranges: { ...ranges } } }
}

/** Each level has more digits than the one above, and every range holds a number. */
const refuseSenseless = ({ standard, codes }: TerritoryRules): void => {
  const wrong = [
    ...levels.slice(1).filter((level, n) => codes.digits[level] <= codes.digits[levels[n]!]).map((level) => `codes.digits.${level}`),
    ...Object.entries(codes.ranges).filter(([, range]) => range !== undefined && range.from > range.until).map(([name]) => `codes.ranges.${name}`),
    ...(['grid', 'microgrid'] as const).filter((level) => standard[level].least > standard[level].most).map((level) => `standard.${level}`),
  ]
  if (wrong.length > 0) throw territoryProblem('territory.rules-wrong', { fields: wrong })
}

export const bindStandard = (server: Server, manned: Manned): void => {
  const { standard } = api
  read(server, standard.breaches, async ({ context, actor, query, now }, db) => {
    const net = await netOf(context, actor.district)
    const posts = postsWith(actor, 'people.see').flatMap((post) => (post.unit ? [post.unit] : []))
    let scope: readonly UnitLine[] = posts
    if (query.unitId !== undefined) {
      const unit = net.units.get(query.unitId as UnitId)
      if (!unit) throw territoryProblem('territory.not-found')
      if (!posts.some((post) => liesIn(unit.line, post))) throw kernelProblem('access.refused', { verb: 'people.see', reason: 'out-of-reach' })
      scope = [unit.line]
    }
    const units = [...net.units.values()]
    const vacant = checkManning<UnitId>(units, await manned(db, actor.district, todayOf(now))).map((breach) => ({ ...breach, key: keyOf(net, breach) }))
    const inScope = [...(await breachesOf(context, net, actor.district)), ...vacant].filter(({ unit }) => scope.some((post) => liesIn(net.units.get(unit)!.line, post)))
    const counts = new Map<Rule, number>()
    for (const { rule } of inScope) counts.set(rule, (counts.get(rule) ?? 0) + 1)
    const after = query.after === undefined ? undefined : Buffer.from(query.after, 'base64url').toString()
    const limit = query.limit ?? 20
    const rest = inScope.filter(({ rule, key }) => (query.rule === undefined || rule === query.rule) && (after === undefined || key > after)).sort((a, b) => compare(a.key, b.key))
    const shown = rest.slice(0, limit)
    return {
      counts: [...counts].map(([rule, count]) => ({ rule, count })).sort((a, b) => compare(a.rule, b.rule)), breaches: shown.map((breach) => present(net, breach)),
      next: rest.length > limit ? Buffer.from(shown.at(-1)!.key).toString('base64url') : null,
    }
  })
  read(server, standard.rules, ({ context, actor }) => rulesOf(context, actor.district))
  write(server, standard.setRules, async ({ context, actor, body, now }, tx) => {
    needReach(actor, 'territory.adopt', (await netOf(context, actor.district)).root)
    refuseSenseless(body)
    await tx.query('update districts set settings = settings || $2 where district = $1', [actor.district, JSON.stringify(body)])
    appendJournal(tx, actor, undefined, { kind: 'territory.rulesChanged', at: now, subjectKind: 'system', subjectId: 'territory', data: body })
    tx.afterCommit(() => context.districts.forget())
    return body
  })
}
