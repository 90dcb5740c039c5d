// Lists of rounds: settled ones from rows, the others computed; and the rounds behind a measure. Paged by key.
import type { QueryOf, ReplyOf } from '../../contract/route.ts'
import type { roundRoutes } from '../../contract/rounds.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { kernelProblem } from '../../domain/kernel/problem.ts'
import { standsInByAgreement } from '../../domain/rounds/swap.ts'
import { newValues } from '../access/reach-sql.ts'
import type { Context } from '../context.ts'
import type { Queryable } from '../db/open.ts'
import type { Net, NetUnit } from '../territory/net.ts'
import { expectedIn, openBook, stateNow, type Expected } from './expected.ts'
import { presentExpected, presentRow, shownSql, type ShownRow } from './present.ts'
import { roundColumns } from './rows.ts'
import { earlyKeys, rowsWithinSql } from './rows-within.ts'
import { readSwaps, swapOf } from './swaps.ts'

/** A page goes on in the rows behind one, or among what is expected behind one. */
type Mark = { part: 'rows' | 'expected'; on: string; id: string }
const markText = ({ part, on, id }: Mark): string => Buffer.from(`${part}|${on}|${id}`).toString('base64url')
const readMark = (text: string | undefined): Mark => {
  if (text === undefined) return { part: 'rows', on: '', id: '' }
  const [, part, on, id] = /^(rows|expected)\|([\d-]{10})\|([\w/-]{1,120})$/.exec(Buffer.from(text, 'base64url').toString()) ?? []
  if (!part || !on || !id) throw kernelProblem('request.malformed', { part: 'query', faults: ['/after'] })
  return { part: part as Mark['part'], on, id }
}

const keyOf = ({ routine, unit, occurrence }: Expected): string => `${routine.id}/${unit.id}/${occurrence.plannedOn}`
const before = (a: { on: string; id: string }, b: { on: string; id: string }): boolean => a.on < b.on || (a.on === b.on && a.id < b.id)

type Query = QueryOf<typeof roundRoutes.list>
type Page = ReplyOf<typeof roundRoutes.list>

const settled = new Set(['done', 'late', 'missed', 'excused'])

export const listRounds = async (context: Context, db: Queryable, actor: Actor, unit: NetUnit, query: Query, now: number): Promise<Page> => {
  const limit = query.limit ?? 20
  const mark = readMark(query.after)
  const book = await openBook(context, db, actor.district, query.from, query.to)
  const shown: Page['rounds'] = []
  if (mark.part === 'rows' && (query.state === undefined || settled.has(query.state))) {
    const { condition, values, add } = rowsWithinSql(actor.district, unit, query.from, query.to)
    const more = [
      ...(query.routineId ? [`r.routine_id = ${add(query.routineId)}`] : []), ...(query.state ? [`r.state = ${add(query.state)}`] : []),
      ...(query.why ? [`r.state = 'missed' and ${query.why === 'unmade' ? "coalesce(r.why, 'unmade')" : 'r.why'} = ${add(query.why)}`] : []),
      ...(mark.on ? [`(r.held_on, r.id) > (${add(mark.on)}::date, ${add(mark.id)}::uuid)`] : []),
    ]
    const rows = await db.query<ShownRow>(`select ${roundColumns}, ${shownSql} from rounds r where ${[condition, ...more].join(' and ')} order by r.held_on, r.id limit ${add(limit + 1)}`, values)
    shown.push(...rows.slice(0, limit).map((row) => presentRow(book.net, row)))
    const last = rows[limit - 1]
    if (rows.length > limit) return { rounds: shown, next: markText({ part: 'rows', on: last!.held_on, id: last!.id }) }
  }
  // What has closed and isn't settled yet was simply not made.
  if (query.state === 'done' || query.state === 'late' || query.state === 'excused' || (query.why !== undefined && query.why !== 'unmade')) return { rounds: shown, next: null }
  const early = await earlyKeys(db, actor.district, unit, query.from, query.to)
  const from = mark.part === 'expected' ? mark : { on: '', id: '' }
  const rest = [...expectedIn(book, unit.line, ({ id }) => query.routineId === undefined || id === query.routineId)]
    .map((one) => ({ one, on: one.occurrence.on, id: keyOf(one), state: stateNow(one, now) }))
    .filter((each) => !early.has(each.id) && (query.state === undefined || each.state === query.state) && (query.why === undefined || each.state === 'missed') && before(from, each))
    .sort((a, b) => (before(a, b) ? -1 : 1))
  const taken = rest.slice(0, limit - shown.length)
  const last = taken.at(-1)
  const standsIn = swapOf(await readSwaps(db, actor.district, query.from, query.to, taken.map(({ one }) => one.unit.id)))
  return {
    rounds: [...shown, ...taken.map(({ one, state }) => {
      const swap = standsIn(one.unit, one.routine.id, one.occurrence.plannedOn)
      return presentExpected(one, state, swap && standsInByAgreement(swap) ? swap.to : null)
    })],
    next: rest.length > taken.length ? markText(last ? { part: 'expected', on: last.on, id: last.id } : { part: 'expected', on: '0000-00-00', id: '-' }) : null,
  }
}

type BehindQuery = QueryOf<typeof roundRoutes.behind>
const sides = { numerator: 'm.numerator > 0', denominator: 'm.denominator > 0', rest: 'm.denominator > m.numerator' } as const

/** The contributions a measure is the sum of, with their rounds. */
export const listRoundsBehind = async (db: Queryable, actor: Actor, net: Net, unit: NetUnit, query: BehindQuery): Promise<ReplyOf<typeof roundRoutes.behind>> => {
  const limit = query.limit ?? 20
  const build = (values: ReturnType<typeof newValues>): string => [
    `m.district = ${values.add(actor.district)}`, ...(unit.level === 'district' ? [] : [`m.street_id = ${values.add(unit.line.streetId)}`, `m.${unit.level}_id = ${values.add(unit.id)}`]),
    `m.measure = ${values.add(query.measure)}`, `m.month between ${values.add(query.from)} and ${values.add(query.to)}`, sides[query.side ?? 'denominator'],
  ].join(' and ')
  const counting = newValues()
  const [total] = await db.query<{ total: number }>(`select count(*) as total from measure_contributions m where ${build(counting)}`, counting.list)
  const values = newValues()
  const condition = build(values)
  const after = query.after === undefined ? '' : ` and r.id < ${values.add(readMark(query.after).id)}::uuid`
  const rows = await db.query<ShownRow>(
    `select ${roundColumns}, ${shownSql} from measure_contributions m join rounds r on r.district = m.district and r.id = m.subject_id where ${condition}${after} order by r.id desc limit ${values.add(limit + 1)}`, values.list)
  const last = rows[limit - 1]
  return { rounds: rows.slice(0, limit).map((row) => presentRow(net, row)), next: rows.length > limit ? markText({ part: 'rows', on: last!.held_on, id: last!.id }) : null, total: total!.total }
}
