// One measure of two periods across a reorganisation: summed over all units that lineage connects, so that both sides are
// the same ground as far as is known.
import type { measureRoutes } from '../../contract/measures.ts'
import type { QueryOf, ReplyOf } from '../../contract/route.ts'
import type { DistrictId, UnitId } from '../../domain/kernel/ids.ts'
import { comparableGroups, type LineageLink } from '../../domain/territory/plan/compare.ts'
import type { Queryable } from '../db/open.ts'
import type { NetUnit } from '../territory/net.ts'
import { childrenIn, type PeriodNets } from './period-nets.ts'

type Compared = ReplyOf<typeof measureRoutes.compare>['groups']
type Sum = { numerator: number; denominator: number }

const readLinks = (db: Queryable, district: DistrictId): Promise<LineageLink[]> =>
  db.query<{ from: UnitId; to: UnitId }>('select from_id as "from", to_id as "to" from unit_lineage where district = $1', [district])

const readRedrawn = async (db: Queryable, district: DistrictId, after: string, until: string): Promise<Set<UnitId>> => {
  const rows = await db.query<{ unit_id: UnitId }>(
    `select s.unit_id from unit_shapes s where s.district = $1 and s.valid_from > $2::date and s.valid_from <= $3::date
       and exists (select from unit_shapes o where o.district = s.district and o.unit_id = s.unit_id and o.valid_from < s.valid_from)`,
    [district, after, until],
  )
  return new Set(rows.map((row) => row.unit_id))
}

const readOne = async (db: Queryable, district: DistrictId, units: readonly UnitId[], measure: string, part: string | undefined, from: string, to: string): Promise<Map<UnitId, Sum>> => {
  const rows = await db.query<Sum & { unit_id: UnitId }>(
    `select unit_id, sum(numerator)::bigint as numerator, sum(denominator)::bigint as denominator from measure_totals
     where district = $1 and unit_id = any($2::bigint[]) and measure = $3 and ($4::text is null or part = $4) and month between $5 and $6 group by unit_id`,
    [district, units, measure, part ?? null, from, to],
  )
  return new Map(rows.map((row) => [row.unit_id, row]))
}

const total = (sums: ReadonlyMap<UnitId, Sum>, ids: readonly UnitId[]): Sum =>
  ids.reduce((all, id) => ({ numerator: all.numerator + (sums.get(id)?.numerator ?? 0), denominator: all.denominator + (sums.get(id)?.denominator ?? 0) }), { numerator: 0, denominator: 0 })

export const comparePeriods = async (
  db: Queryable, district: DistrictId, unit: NetUnit, { then, now }: { then: PeriodNets; now: PeriodNets }, query: QueryOf<typeof measureRoutes.compare>,
): Promise<Compared> => {
  const [thenUnits, nowUnits] = [then, now].map((nets) => childrenIn(nets, unit)) as [NetUnit[], NetUnit[]]
  const [thenIds, nowIds] = [then, now].map((nets) => new Set((nets.last.units.get(unit.id)?.children ?? []).map(({ id }) => id))) as [Set<UnitId>, Set<UnitId>]
  const known = new Map([...now.net.ended.values(), ...thenUnits, ...nowUnits].map((one) => [one.id, one]))
  const level = (nowUnits[0] ?? thenUnits[0])?.level
  // Units that came and ended in between carry the lineage and what was counted in them.
  const ids = [...known.values()].filter((one) => one.level === level).map(({ id }) => id)
  const before = await readOne(db, district, ids, query.measure, query.part, query.thenFrom, query.thenTo)
  const after = await readOne(db, district, ids, query.measure, query.part, query.from, query.to)
  const redrawn = await readRedrawn(db, district, then.last.day < now.last.day ? then.last.day : now.last.day, then.last.day < now.last.day ? now.last.day : then.last.day)
  const brief = (id: UnitId) => ({ id, name: known.get(id)!.name, code: known.get(id)!.code })
  return comparableGroups(ids, [], await readLinks(db, district)).flatMap(({ before: group }): Compared => {
    const [left, right] = [group.filter((id) => thenIds.has(id)), group.filter((id) => nowIds.has(id))]
    if (left.length === 0 && right.length === 0) return []
    return [{ then: left.map(brief), now: right.map(brief), redrawn: group.length === 1 && group.some((id) => redrawn.has(id)), before: total(before, group), after: total(after, group) }]
  })
}
