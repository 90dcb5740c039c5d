// Lists of cases within reach: the work-list, what is near a place, and the cases behind a number. Paged by key.
import type { Actor } from '../../domain/access/actor.ts'
import { coversUnit } from '../../domain/access/can.ts'
import { kernelProblem } from '../../domain/kernel/problem.ts'
import type { QueryOf } from '../../contract/route.ts'
import { mostPoints } from '../../contract/case-points.ts'
import type { caseRoutes } from '../../contract/cases.ts'
import { newValues, type Values } from '../access/reach-sql.ts'
import type { Queryable, Row } from '../db/open.ts'
import { statementName } from '../db/statement-name.ts'
import type { Net, NetUnit } from '../territory/net.ts'
import { conditionsOf, tokensOfUnit, unitFor, unitOf, type ListQuery } from './list-conditions.ts'
import { longerWalk, walkFor, type Walk, type Wanted } from './search/how-to-look.ts'
import { termsSql, wordsSql, type Terms } from './search/terms.ts'
import { listedSql, type ListedDbRow } from './rows.ts'

export type PageRow = ListedDbRow & { thumbnail: string | null }
export type Page = { rows: readonly PageRow[]; next: string | null }

/**
 * What is shown where nobody says how much, on a page and on a map, and the one behind it. Written out: of a number that it doesn't
 * know PostgreSQL expects a tenth of all rows, and would plan such a list anew each time, which takes as long as reading it.
 */
const usual: readonly number[] = [20 + 1, mostPoints + 1]

const thumbnailSql = `(select f.file_id from case_files f where f.district = c.district and f.case_id = c.id order by f.seq, f.position limit 1) as thumbnail`

/** Was counted in the unit, in whatever streets it lay by then. */
const countedInSql = (net: Net, { id, level, line }: NetUnit, values: Values): string[] => {
  if (level === 'district') return []
  if (level === 'street') return [`m.street_id = ${values.add(id)}`]
  const elsewhere = net.otherStreets.get(id) ?? []
  const street = elsewhere.length === 0 ? `m.street_id = ${values.add(line.streetId)}` : `m.street_id = any(${values.add([line.streetId, ...elsewhere])}::bigint[])`
  return [street, `m.${level}_id = ${values.add(id)}`]
}

const orders = {
  newest: { column: 'c.reported_at', id: 'c.id', direction: 'desc', compare: '<' },
  due: { column: 'c.next_due_at', id: 'c.id', direction: 'asc', compare: '>' },
} as const

/** The time of the report stands with the words too, so that the newest of those that have them can be gone through. */
const foundOrders = { ...orders, newest: { ...orders.newest, column: 'w.reported_at', id: 'w.case_id' } } as const

/** The newest of a street or community, as its index has them: group by group. */
const newestOfUnitSql = (actor: Actor, { level, line }: NetUnit, group: ListQuery['group'], rows: string, before: string, values: Values): string => {
  const [column, id] = level === 'street' ? ['street_id', line.streetId] : ['community_id', line.communityId]
  const inUnit = `n.district = ${values.add(actor.district)} and n.${column} = ${values.add(id)}`
  const newest = 'order by reported_at desc, id desc limit'
  const groups = group && group !== 'all' ? [group] : ['open', 'waiting', 'closed']
  return `select id, reported_at from (${groups.map((one) => `(select n.id, n.reported_at from cases n where ${inUnit} and n.state_group = '${one}'${before} ${newest} ${rows})`).join(' union all ')}) u ${newest} ${rows}`
}

/** Cases with their words: all of them, or so many of the newest behind a key. */
const foundSql = (actor: Actor, unit: NetUnit | undefined, group: ListQuery['group'], walk: Walk | undefined, after: Key | undefined, values: Values): string => {
  const all = 'w.district = c.district and w.case_id = c.id'
  if (walk === undefined) return `cases c join case_words w on ${all}`
  const rows = values.add(walk.rows)
  const before = (id: string): string => (after ? ` and (n.reported_at, n.${id}) < (${values.add(after.time)}::timestamptz, ${values.add(after.id)}::uuid)` : '')
  // Each by its key: the index of words would list all that have them.
  if (walk.of === 'unit' && unit) return `(${newestOfUnitSql(actor, unit, group, rows, before('id'), values)}) u
       cross join lateral (select * from case_words n where n.district = ${values.add(actor.district)} and n.case_id = u.id offset 0) w join cases c on c.district = w.district and c.id = w.case_id`
  return `cases c join (select * from case_words n where n.district = ${values.add(actor.district)}${before('case_id')}
       order by n.reported_at desc, n.case_id desc limit ${rows}) w on ${all}`
}

/** `timeless`: among those that are due at no time, which come behind all others when the soonest due come first. */
type Key = { time: string; id: string; timeless: boolean }
const encodeCursor = ({ time, id, timeless }: Key): string => Buffer.from(`${timeless ? '-' : ''}${time}|${id}`).toString('base64url')
const decodeCursor = (text: string): Key => {
  const [, dash, time, id] = /^(-?)([^|]+)\|([0-9a-f-]{36})$/.exec(Buffer.from(text, 'base64url').toString()) ?? []
  if (!time || !id || Number.isNaN(Date.parse(time))) throw kernelProblem('request.malformed', { part: 'query', faults: ['/after'] })
  return { time, id, timeless: dash === '-' }
}

type Keyed = PageRow & { key: string }

/** `columns` of `cases c` are what is read of each. */
type Asked = { db: Queryable; actor: Actor; net: Net; query: ListQuery; now: number; terms: Terms | undefined; columns: string }
type Part = { order: keyof typeof orders; after: Key | undefined; most: number; condition?: string; walk?: Walk; ids?: readonly string[] }

const readPart = <One extends Row>({ db, actor, net, query, now, terms, columns }: Asked, { order, after, most, condition, walk, ids }: Part): Promise<One[]> => {
  const values = newValues()
  const byWords = terms !== undefined && !terms.onlyNumber && ids === undefined
  const { column, id, direction, compare } = (byWords ? foundOrders : orders)[order]
  const unit = unitOf(actor, net, query)
  const within = unit && walk === undefined ? tokensOfUnit(unit) : []
  const conditions = [...conditionsOf(actor, net, query, now, values), ...(terms && !ids ? termsSql(terms, net, actor.district, within, values) : []), ...(condition ? [condition] : []), ...(ids ? [`c.id = any(${values.add(ids)}::uuid[])`] : [])]
  if (after) conditions.push(`(${column}, ${id}) ${compare} (${values.add(after.time)}::timestamptz, ${values.add(after.id)}::uuid)`)
  const sql = `select ${columns}, to_json(${column})#>>'{}' as key from ${byWords ? foundSql(actor, unit, query.group, walk, after, values) : 'cases c'} where ${conditions.join(' and ')}
     order by ${column} ${direction}, ${id} ${direction} limit ${usual.includes(most) ? most : values.add(most)}`
  // How common the words are decides how to go about it: a search is planned for the words it has.
  return db.query<One>(sql, values.list, byWords ? undefined : statementName(sql))
}

/** What is expected of a unit when its cases have the words as often as those of the district. */
const wantedOf = ({ actor, net, query, terms }: Asked, most: number): Wanted | undefined => {
  const unit = unitOf(actor, net, query)
  if (!terms?.share || query.holder || !unit) return undefined
  const { communities, grids, microgrids } = net.root.counts
  const units = { district: 1, street: net.root.children.length, community: communities, grid: grids, microgrid: microgrids }
  const within = unit.level === 'district' || unit.level === 'street' ? units[unit.level] : communities
  return { share: terms.share, likely: terms.likely, total: terms.total, most, within: Math.max(1, within), units: Math.max(1, units[unit.level]) }
}

/** More than a page: some of the newest that have the words may not be what is asked for. */
const lookedUpAtOnce = 400

/** Of all that have the words only the newest are read as cases. Nothing where those don't fill the page and there are more. */
const lookUp = async <One extends Row>(asked: Asked, part: Part): Promise<One[] | undefined> => {
  const { db, actor, net, query, terms } = asked
  const unit = unitOf(actor, net, query)
  const values = newValues(actor.district)
  const conditions = terms && wordsSql(terms, unit ? tokensOfUnit(unit) : [], values)
  if (!conditions) return undefined
  if (part.after) conditions.push(`(w.reported_at, w.case_id) < (${values.add(part.after.time)}::timestamptz, ${values.add(part.after.id)}::uuid)`)
  const found = await db.query<{ case_id: string }>(
    `select w.case_id from case_words w where w.district = $1 and ${conditions.join(' and ')} order by w.reported_at desc, w.case_id desc limit ${lookedUpAtOnce}`, values.list,
  )
  const ids = found.map((one) => one.case_id)
  // Mostly the first of them are the page.
  const few = 2 * part.most
  let rows = ids.length === 0 ? [] : await readPart<One>(asked, { ...part, ids: ids.slice(0, few) })
  if (rows.length < part.most && ids.length > few) rows = await readPart(asked, { ...part, ids })
  return rows.length === part.most || found.length < lookedUpAtOnce ? rows : undefined
}

/** So few that all of them are soon listed, whoever's or wherever they are: PostgreSQL knows no word that hardly any case has. */
const fewHave = ({ terms }: Asked): boolean => terms !== undefined && terms.share > 0 && terms.share * terms.total <= 10 * lookedUpAtOnce

/**
 * Newest first. Of common words nobody can say beforehand how common they are together, and to sort all that have them takes
 * long: the newest are gone through, and once more when they show that some more of them are enough.
 */
export const listNewest = async <One extends Row>(asked: Asked, part: Part): Promise<One[]> => {
  const wanted = wantedOf(asked, part.most)
  let walk = wanted && walkFor(wanted)
  for (let time = 0; time < 2 && walk !== undefined; time += 1) {
    const rows = await readPart<One>(asked, { ...part, walk })
    if (rows.length === part.most) return rows
    walk = longerWalk(wanted!, walk, rows.length)
  }
  return ((wanted || fewHave(asked)) && (await lookUp<One>(asked, part))) || readPart<One>(asked, part)
}

/** Soonest due first, then those that are due at no time, newest first: two walks, each along an index of its own. */
const listByDue = async (asked: Asked, limit: number, after: Key | undefined): Promise<Page> => {
  const { query } = asked
  const dated = after?.timeless ? [] : await readPart<Keyed>(asked, { order: 'due', after, most: limit + 1, condition: 'c.next_due_at is not null' })
  if (dated.length > limit || query.overdue || query.dueSoon) return pageOf(dated, limit)
  const rest = await readPart<Keyed>(asked, { order: 'newest', after: after?.timeless ? after : undefined, most: limit + 1 - dated.length, condition: 'c.next_due_at is null' })
  return pageOf([...dated, ...rest], limit, dated.length)
}

/** `terms` are what `query.words` was understood as. */
export const listCases = async (db: Queryable, actor: Actor, net: Net, query: ListQuery, now: number, terms?: Terms): Promise<Page> => {
  const after = query.after === undefined ? undefined : decodeCursor(query.after)
  const ask: Asked = { db, actor, net, query, now, terms, columns: `${listedSql}, ${thumbnailSql}` }
  const limit = query.limit ?? 20
  if (query.order === 'due') return listByDue(ask, limit, after)
  return pageOf(await listNewest<Keyed>(ask, { order: 'newest', after, most: limit + 1 }), limit)
}

/** Behind so many dated ones stand those that are due at no time. */
const pageOf = (rows: readonly Keyed[], limit: number, dated = Infinity): Page => {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > limit && last ? encodeCursor({ time: last.key, id: last.id, timeless: shown.length > dated }) : null }
}

export type BehindQuery = QueryOf<typeof caseRoutes.behind>

const sides = { numerator: 'm.numerator > 0', denominator: 'm.denominator > 0', rest: 'm.denominator > m.numerator' } as const

/** The records behind a number: the contributions it is the sum of, so that both agree exactly. */
export const listBehind = async (db: Queryable, actor: Actor, net: Net, query: BehindQuery): Promise<Page & { total: number }> => {
  const unit = unitFor(net, query.unitId)
  if (!coversUnit(actor, 'case.see', unit.line)) throw kernelProblem('access.refused', { verb: 'case.see', reason: 'out-of-reach' })
  const limit = query.limit ?? 20
  const build = (values: Values): string => {
    return [
      `m.district = ${values.add(actor.district)}`,
      ...countedInSql(net, unit, values),
      `m.measure = ${values.add(query.measure)}`,
      `m.month between ${values.add(query.from)} and ${values.add(query.to)}`,
      ...(query.part ? [`m.part = ${values.add(query.part)}`] : []),
      sides[query.side ?? 'denominator'],
    ].join(' and ')
  }
  const counting = newValues()
  const [total] = await db.query<{ total: number }>(`select count(*) as total from measure_contributions m where ${build(counting)}`, counting.list)
  const values = newValues()
  const condition = build(values)
  const after = query.after ? ` and c.id < ${values.add(decodeCursor(query.after).id)}::uuid` : ''
  const rows = await db.query<Keyed>(
    `select ${listedSql}, ${thumbnailSql}, to_json(c.reported_at)#>>'{}' as key
     from measure_contributions m join cases c on c.district = m.district and c.id = m.subject_id
     where ${condition}${after} order by c.id desc limit ${values.add(limit + 1)}`,
    values.list,
  )
  return { ...pageOf(rows, limit), total: total!.total }
}
