// Whistle on time by street, office and month, and the list behind each number: one condition for both, so they agree
// exactly. What was called in a street counts there, wherever a change of the net has put its case since.
import type { Actor } from '../../domain/access/actor.ts'
import { coversUnit } from '../../domain/access/can.ts'
import type { OfficeId, UnitId } from '../../domain/kernel/ids.ts'
import { densityOf, judged, standardBand, verdicts, type Band, type Verdict } from '../../domain/whistles/measure-call.ts'
import type { QueryOf, ReplyOf } from '../../contract/route.ts'
import type { Called, whistleRoutes } from '../../contract/whistles.ts'
import { newValues, reachSql, type Values } from '../access/reach-sql.ts'
import { caseNumberText } from '../cases/number.ts'
import { namesFor, type Names } from '../cases/present.ts'
import type { Context } from '../context.ts'
import type { Queryable } from '../db/open.ts'
import { decodeKey, encodeKey } from './list.ts'
import { officeRef, unitRef } from './names.ts'
import { verdictSql, whistlesSql, type WhistleRow } from './source.ts'

type Months = { from: string; to: string }

/** Midnight in China at the beginning of a month, or of the one after it. */
const startOf = (month: string, later = 0): Date => {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, number - 1 + later, 1) - 8 * 3_600_000)
}

const startedSql = ({ from, to }: Months, values: Values): string => `c.started_at >= ${values.add(startOf(from))} and c.started_at < ${values.add(startOf(to, 1))}`

/** The street it lay in when it was blown. */
const placedSql = `coalesce((select p.street_id from case_places p where p.district = c.district and p.case_id = c.case_id and p.until > c.started_at order by p.until limit 1), c.street_id)`

/** Every call within reach of these months with what it counts as, as `t`. */
const callsSql = (actor: Actor, now: number, months: Months, values: Values): string => `(
  select c.id as whistle_id, c.case_id, c.number, c.reported_at as case_reported_at, c.category, c.trigger_kind, c.started_at, x.office_id, x.due_at, x.reported_at, x.grade,
    ${placedSql} as street_id, to_char(c.started_at at time zone 'UTC' + interval '8 hours', 'YYYY-MM') as month, ${verdictSql(values.add(new Date(now)))} as verdict
  from ${whistlesSql} join whistle_calls x on x.district = c.district and x.whistle_id = c.id
  where ${reachSql(actor, 'whistle.see', values)} and ${startedSql(months, values)}) t`

type Counts = Record<Verdict, number>
type CountRow = { month: string; street_id: UnitId | null; office_id: OfficeId; verdict: Verdict; count: number }

const countsOf = (rows: readonly CountRow[]): Counts => {
  const counts = Object.fromEntries(verdicts.map((verdict) => [verdict, 0])) as Counts
  for (const { verdict, count } of rows) counts[verdict] += count
  return counts
}

const readCounts = (db: Queryable, actor: Actor, now: number, months: Months): Promise<CountRow[]> => {
  const values = newValues()
  return db.query<CountRow>(`select month, street_id, office_id, verdict, count(*) as count from ${callsSql(actor, now, months, values)} group by month, street_id, office_id, verdict`, values.list)
}

const readWhistles = async (db: Queryable, actor: Actor, months: Months): Promise<Map<UnitId, number>> => {
  const values = newValues()
  const rows = await db.query<{ street_id: UnitId; count: number }>(
    `select street_id, count(*) as count from (select ${placedSql} as street_id from ${whistlesSql} where ${reachSql(actor, 'whistle.see', values)} and ${startedSql(months, values)}) t group by street_id`, values.list)
  return new Map(rows.map((row) => [row.street_id, row.count]))
}

const readAccepted = async (db: Queryable, actor: Actor, streets: readonly UnitId[], { from, to }: Months): Promise<Map<UnitId, number>> => {
  const rows = await db.query<{ unit_id: UnitId; sum: number }>(
    `select unit_id, sum(denominator)::bigint as sum from measure_totals where district = $1 and unit_id = any($2::bigint[]) and month between $3 and $4 and measure = 'disposal' group by unit_id`,
    [actor.district, streets, from, to])
  return new Map(rows.map((row) => [row.unit_id, row.sum]))
}

export const bandOf = async (context: Context, actor: Actor): Promise<Band> => (await context.districts.get(actor.district)).settings.whistleBand ?? standardBand

/** Streets of which somebody sees the whole; a department sees its own calls and no density. */
const wholeStreets = ({ net }: Names, actor: Actor): UnitId[] => net.root.children.filter((unit) => coversUnit(actor, 'whistle.see', unit.line)).map(({ id }) => id)

export const readNumbers = async (context: Context, db: Queryable, actor: Actor, now: number, months: Months): Promise<Omit<ReplyOf<typeof whistleRoutes.numbers>, 'mayChangeBand'>> => {
  const names = await namesFor(context, db, actor)
  const whole = wholeStreets(names, actor)
  const [rows, whistles, accepted, band] = await Promise.all([readCounts(db, actor, now, months), readWhistles(db, actor, months), readAccepted(db, actor, whole, months), bandOf(context, actor)])
  const streets = [...new Set([...whole, ...rows.flatMap(({ street_id: id }) => id ?? [])])]
  const byOffice = Map.groupBy(rows, (row) => row.office_id)
  return {
    total: countsOf(rows),
    streets: streets.flatMap((id) => {
      const unit = unitRef(names, id)
      const [blown, cases] = [whistles.get(id) ?? 0, whole.includes(id) ? (accepted.get(id) ?? 0) : 0]
      return unit ? [{ unit, ...countsOf(rows.filter((row) => row.street_id === id)), whistles: blown, accepted: cases, density: densityOf(blown, cases, band) }] : []
    }),
    offices: [...byOffice].map(([id, of]) => ({ office: officeRef(names, id), ...countsOf(of) })).sort((a, b) => a.office.id - b.office.id),
    months: [...Map.groupBy(rows, (row) => row.month)].map(([month, of]) => ({ month, ...countsOf(of) })).sort((a, b) => (a.month < b.month ? -1 : 1)),
    band,
  }
}

type CalledRow = Pick<WhistleRow, 'case_id' | 'number' | 'category' | 'trigger_kind'> & {
  whistle_id: string; case_reported_at: Date; started_at: Date; office_id: OfficeId; due_at: Date | null; reported_at: Date | null; grade: Called['grade']; street_id: UnitId | null; verdict: Verdict; total: number
}

const wanted = (verdict: QueryOf<typeof whistleRoutes.behind>['verdict']): readonly Verdict[] => (verdict === undefined ? verdicts : verdict === 'judged' ? judged : [verdict])

export const listBehind = async (context: Context, db: Queryable, actor: Actor, now: number, query: QueryOf<typeof whistleRoutes.behind>): Promise<ReplyOf<typeof whistleRoutes.behind>> => {
  const values = newValues()
  const source = callsSql(actor, now, query, values)
  const filters = [`t.verdict = any(${values.add(wanted(query.verdict))}::text[])`]
  if (query.unitId !== undefined) filters.push(`t.street_id = ${values.add(query.unitId)}`)
  if (query.officeId !== undefined) filters.push(`t.office_id = ${values.add(query.officeId)}`)
  const [counted] = await db.query<{ total: number }>(`select count(*) as total from ${source} where ${filters.join(' and ')}`, values.list)
  if (query.after) {
    const [at, id, office] = decodeKey(query.after, 3)
    filters.push(`(t.started_at, t.whistle_id, t.office_id) < (${values.add(at)}::timestamptz, ${values.add(id)}::uuid, ${values.add(office)}::bigint)`)
  }
  const limit = query.limit ?? 20
  const rows = await db.query<CalledRow>(`select t.* from ${source} where ${filters.join(' and ')} order by t.started_at desc, t.whistle_id desc, t.office_id desc limit ${values.add(limit + 1)}`, values.list)
  const names = await namesFor(context, db, actor)
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return {
    total: counted!.total,
    next: last ? encodeKey(last.started_at, last.whistle_id, last.office_id) : null,
    calls: shown.map((row) => ({
      whistleId: row.whistle_id, caseId: row.case_id, caseNumber: caseNumberText(row.number, row.case_reported_at.getTime()), category: row.category, street: unitRef(names, row.street_id),
      office: officeRef(names, row.office_id), trigger: row.trigger_kind, startedAt: row.started_at.getTime(), dueAt: row.due_at?.getTime() ?? null, reportedAt: row.reported_at?.getTime() ?? null,
      verdict: row.verdict, grade: row.grade,
    })),
  }
}
