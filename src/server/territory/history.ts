// The past of the net: on which days it changed, and what a single unit was, came from and went on as.
import type { territoryRoutes } from '../../contract/territory.ts'
import type { ReplyOf } from '../../contract/route.ts'
import type { DistrictId, UnitId } from '../../domain/kernel/ids.ts'
import type { Level } from '../../domain/territory/unit.ts'
import type { Queryable } from '../db/open.ts'
import { readChangeDays } from './net-rows.ts'
import { territoryProblem } from './problems.ts'

export type Days = ReplyOf<typeof territoryRoutes.days>['days']
export type History = ReplyOf<typeof territoryRoutes.history>

export const daysOf = async (db: Queryable, district: DistrictId, today: string): Promise<Days> => {
  const plans = await db.query<{ id: string; name: string; day: string }>(
    "select id, name, adopted_from as day from plans where district = $1 and state = 'applied' order by adopted_from, applied_at", [district])
  const days = await readChangeDays(db, district, today)
  return days.map((day) => ({ day, plans: plans.filter((plan) => plan.day === day).map(({ id, name }) => ({ id, name })) }))
}

type VersionRow = {
  valid_from: string; valid_until: string | null; name: string; code: string; level: Level; village: boolean; special: string | null; households: number | null
  parent_id: UnitId | null; parent_name: string | null
}
type RelativeRow = { id: UnitId; name: string; code: string; level: Level; day: string; how: 'split' | 'merge' | 'retire' | 'mixed' | 'carve'; successor: boolean }

const versionColumns = 'name, code, level, village, special, households, parent_id'

/** A parent is called as it is called now; its own history tells what it was called then. */
const readVersions = (db: Queryable, district: DistrictId, id: UnitId): Promise<VersionRow[]> =>
  db.query<VersionRow>(
    `select x.*, p.name as parent_name from (
       select valid_from, valid_until, ${versionColumns} from unit_versions where district = $1 and unit_id = $2
       union all select coalesce(facts_from, valid_from), valid_until, ${versionColumns} from units where district = $1 and id = $2) x
     left join units p on p.district = $1 and p.id = x.parent_id order by x.valid_from`,
    [district, id],
  )

const readRelatives = (db: Queryable, district: DistrictId, id: UnitId, mine: 'from_id' | 'to_id', theirs: 'from_id' | 'to_id'): Promise<RelativeRow[]> =>
  db.query<RelativeRow>(
    `select u.id, u.name, u.code, u.level, l.day, l.how, l.successor from unit_lineage l join units u on u.district = l.district and u.id = l.${theirs}
     where l.district = $1 and l.${mine} = $2 order by l.day, u.code`,
    [district, id],
  )

export const historyOf = async (db: Queryable, district: DistrictId, id: UnitId): Promise<History> => {
  const versions = await readVersions(db, district, id)
  if (versions.length === 0) throw territoryProblem('territory.not-found')
  const shapes = await db.query<{ valid_from: string }>('select valid_from from unit_shapes where district = $1 and unit_id = $2 order by valid_from', [district, id])
  return {
    versions: versions.map(({ valid_from, valid_until, parent_id, parent_name, ...row }) => ({
      ...row, from: valid_from, until: valid_until, parent: parent_id === null ? null : { id: parent_id, name: parent_name ?? '' },
    })),
    shapesFrom: shapes.map((row) => row.valid_from),
    cameFrom: await readRelatives(db, district, id, 'to_id', 'from_id'),
    wentOnAs: await readRelatives(db, district, id, 'from_id', 'to_id'),
  }
}
