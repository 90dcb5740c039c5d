// SQL of buildings, barriers and planner runs.
import type { DistrictId, PersonId, UnitId } from '../../../domain/kernel/ids.ts'
import type { Box, Position } from '../../../domain/kernel/geometry.ts'
import type { Operation } from '../../../domain/territory/plan/operation.ts'
import type { Barrier, BuildingPlace } from '../../../domain/territory/planner/types.ts'
import type { PlannerRun } from '../../../contract/planner.ts'
import { bulkInsert } from '../../db/bulk.ts'
import type { Queryable } from '../../db/open.ts'
import type { Tx } from '../../db/tx.ts'

export type BuildingRow = { code: string; name: string; lng: number; lat: number; households: number; place: BuildingPlace; entrances: { position: Position; households: number }[] | null }

export const buildingsIn = (db: Queryable, district: DistrictId, [west, south, east, north]: Box): Promise<BuildingRow[]> =>
  db.query<BuildingRow>('select code, name, lng, lat, households, place, entrances from buildings where district = $1 and lng between $2 and $3 and lat between $4 and $5 order by code', [district, west, east, south, north])

export const buildingsByCode = (db: Queryable, district: DistrictId, codes: readonly string[]): Promise<BuildingRow[]> =>
  db.query<BuildingRow>('select code, name, lng, lat, households, place, entrances from buildings where district = $1 and code = any($2)', [district, codes])

export const writeBuildings = async (tx: Tx, district: DistrictId, rows: readonly BuildingRow[], gone: readonly string[]): Promise<void> => {
  await tx.query('delete from buildings where district = $1 and code = any($2)', [district, [...gone, ...rows.map((row) => row.code)]])
  await bulkInsert(tx, 'buildings', rows.map((row) => ({ district, ...row })))
}

export const readBarriers = async (db: Queryable, district: DistrictId): Promise<Barrier[]> =>
  db.query<Barrier>('select kind, weight, line from barriers where district = $1 order by id', [district])

export type BarrierRow = Barrier & { id: string; name: string }

export const barrierRows = (db: Queryable, district: DistrictId): Promise<BarrierRow[]> =>
  db.query<BarrierRow>('select id, kind, name, weight, line from barriers where district = $1 order by id', [district])

export const writeBarriers = async (tx: Tx, district: DistrictId, rows: readonly BarrierRow[], gone: readonly string[]): Promise<void> => {
  await tx.query('delete from barriers where district = $1 and id = any($2)', [district, [...gone, ...rows.map((row) => row.id)]])
  await bulkInsert(tx, 'barriers', rows.map((row) => ({ district, ...row })))
}

export type RunRecord = {
  id: string
  unit_id: UnitId
  state: PlannerRun['state']
  revise: boolean
  created_at: Date
  person_id: PersonId | null
  progress: number
  communities: PlannerRun['communities'] | null
  problem: PlannerRun['problem']
  net_version: number | null
  plan_id: string | null
}
const columns = 'id, unit_id, state, revise, created_at, person_id, progress, communities, problem, net_version, plan_id'

export const findRun = async (db: Queryable, district: DistrictId, id: string, lock = false): Promise<RunRecord | undefined> =>
  (await db.query<RunRecord>(`select ${columns} from planner_runs where district = $1 and id = $2${lock ? ' for update' : ''}`, [district, id]))[0]

export const insertRun = async (tx: Tx, row: { district: DistrictId; id: string; unitId: number; revise: boolean; at: number; personId: PersonId | null }): Promise<boolean> =>
  (await tx.query("insert into planner_runs (district, id, unit_id, state, revise, created_at, person_id, progress) values ($1, $2, $3, 'waiting', $4, $5, $6, 0) on conflict do nothing returning id", [
    row.district, row.id, row.unitId, row.revise, new Date(row.at), row.personId])).length > 0

export type ClaimedRun = { district: DistrictId; id: string; unit_id: UnitId; revise: boolean }

/** Takes a run that nobody works on, or whose worker has not been heard of for a minute. */
export const claimRun = async (db: Queryable, runner: string, now: number): Promise<ClaimedRun | undefined> =>
  (await db.query<ClaimedRun>(
    `update planner_runs set runner = $1, seen_at = $2 where (district, id) = (
       select district, id from planner_runs where state = 'waiting' and (runner is null or seen_at < $3) order by created_at limit 1 for update skip locked)
     returning district, id, unit_id, revise`,
    [runner, new Date(now), new Date(now - 60_000)],
  ))[0]

/** False when it was cancelled or taken over meanwhile. */
export const noteRun = async (db: Queryable, { district, id }: ClaimedRun, runner: string, now: number, progress: number): Promise<boolean> =>
  (await db.query("update planner_runs set progress = $4, seen_at = $5 where district = $1 and id = $2 and runner = $3 and state = 'waiting' returning id", [district, id, runner, progress, new Date(now)])).length > 0

export type RunOutcome = { communities: PlannerRun['communities']; operations: readonly Operation[]; netVersion: number } | { problem: { code: string; params: unknown } }

export const finishRun = async (db: Queryable, { district, id }: ClaimedRun, runner: string, outcome: RunOutcome): Promise<void> => {
  const good = 'operations' in outcome
  await db.query(
    "update planner_runs set state = $4, progress = 1, communities = $5, operations = $6, problem = $7, net_version = $8, runner = null where district = $1 and id = $2 and runner = $3 and state = 'waiting'",
    [district, id, runner, good ? 'done' : 'failed', good ? JSON.stringify(outcome.communities) : null, good ? JSON.stringify(outcome.operations) : null, good ? null : JSON.stringify(outcome.problem), good ? outcome.netVersion : null],
  )
}

export const setRunState = async (tx: Tx, district: DistrictId, id: string, state: 'cancelled' | 'planned', planId: string | null = null): Promise<void> => {
  await tx.query('update planner_runs set state = $3, plan_id = $4, runner = null where district = $1 and id = $2', [district, id, state, planId])
}

export const operationsOfRun = async (db: Queryable, district: DistrictId, id: string): Promise<readonly Operation[]> =>
  (await db.query<{ operations: Operation[] }>('select operations from planner_runs where district = $1 and id = $2', [district, id]))[0]?.operations ?? []

/** Operations of a whole district are long: nobody who didn't make a plan of them in a week will. */
export const eraseOldRuns = async (tx: Tx, before: number, most: number): Promise<number> =>
  (await tx.query('delete from planner_runs where (district, id) in (select district, id from planner_runs where created_at < $1 order by created_at limit $2) returning id', [new Date(before), most])).length
