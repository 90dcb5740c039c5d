// Routes of the division planner. Outside reach and not there look the same.
import { api } from '../../../contract/api.ts'
import type { PlannerGround, PlannerRun } from '../../../contract/planner.ts'
import type { Plan } from '../../../contract/plan-parts.ts'
import type { Actor } from '../../../domain/access/actor.ts'
import type { UnitId } from '../../../domain/kernel/ids.ts'
import { divisionOperations } from '../../../domain/territory/planner/division-operations.ts'
import { planDivision } from '../../../domain/territory/planner/plan-division.ts'
import { plannerProblem } from '../../../domain/territory/planner/problems.ts'
import { holdsPoint } from '../../../domain/kernel/geometry-inside.ts'
import type { Context } from '../../context.ts'
import type { Queryable } from '../../db/open.ts'
import { prepared, read, write, type Ask, type Server } from '../../http/endpoint.ts'
import { acceptBytes, bytesOf } from '../../http/raw-body.ts'
import { appendJournal } from '../../journal/append.ts'
import { sheetProblem } from '../../interop/sheets/problems.ts'
import { netOf, type NetUnit } from '../net.ts'
import { createPlan } from '../plans/draft.ts'
import { needReach, reaches } from '../plans/reach.ts'
import { answerPlan } from '../plans/routes.ts'
import { treeOf } from '../plans/tree-of-net.ts'
import { territoryProblem } from '../problems.ts'
import { buildingsOf, getCommunity, readGround } from './ground.ts'
import { plannerRunProblem } from './problems.ts'
import { bringBarriers } from './bring-barriers.ts'
import { readBarrierLines } from './read-barriers.ts'
import { readBuildings } from './read-buildings.ts'
import { buildingsByCode, findRun, insertRun, operationsOfRun, setRunState, writeBuildings, type BuildingRow, type RunRecord } from './rows.ts'
import { workOffRuns } from './runner.ts'

const mostBytes = 32 * 1_048_576

const cellOf = ({ id, parentId, name, households, special, shape }: NetUnit): PlannerGround['grids'][number] =>
  ({ id, parentId: parentId!, name, households, special, shape: shape as PlannerGround['grids'][number]['shape'] })

const ground = async ({ context, actor, params }: Ask<typeof api.planner.ground>, db: Queryable): Promise<PlannerGround> => {
  const { unit, rows, input } = await readGround(context, db, actor, params.id)
  return {
    community: { id: unit.id, name: unit.name, shape: unit.shape as PlannerGround['community']['shape'], schematic: (await context.districts.get(actor.district)).schematic },
    input, names: Object.fromEntries(rows.map((row) => [row.code, row.name])),
    grids: unit.children.map(cellOf), microgrids: unit.children.flatMap((grid) => grid.children).map(cellOf), mayAdopt: reaches(actor, 'territory.adopt', unit),
  }
}

const same = (a: BuildingRow, b: BuildingRow): boolean =>
  a.name === b.name && a.households === b.households && JSON.stringify(a.place) === JSON.stringify(b.place) && JSON.stringify(a.entrances) === JSON.stringify(b.entrances)

type Bring = Ask<typeof api.planner.bring>
type Brought = Awaited<ReturnType<typeof readBuildings>>

const bring = async ({ context, actor, now, params, query }: Bring, tx: Parameters<typeof writeBuildings>[0], { rows, rowOf, faulty }: Brought) => {
  const { unit } = await getCommunity(context, actor, params.id)
  const outside = rows.filter(({ lng, lat }) => unit.shape === null || !holdsPoint(unit.shape, [lng, lat]))
  const good = rows.filter((row) => !outside.includes(row))
  const known = new Map((await buildingsByCode(tx, actor.district, good.map((row) => row.code))).map((row) => [row.code, row]))
  // A code that stands elsewhere in the district is that building's own.
  const elsewhere = good.filter(({ code }) => known.has(code) && (unit.shape === null || !holdsPoint(unit.shape, [known.get(code)!.lng, known.get(code)!.lat])))
  const taken = good.filter((row) => !elsewhere.includes(row))
  const changed = taken.filter((row) => known.has(row.code) && !same(known.get(row.code)!, row))
  const fresh = taken.filter((row) => !known.has(row.code))
  const gone = query.replace ? (await buildingsOf(tx, actor, unit)).map((row) => row.code).filter((code) => !rows.some((row) => row.code === code)) : []
  if (!query.check && fresh.length + changed.length + gone.length > 0) {
    await writeBuildings(tx, actor.district, [...fresh, ...changed], gone)
    appendJournal(tx, actor, undefined, { kind: 'buildings.brought', at: now, subjectKind: 'unit', subjectId: String(unit.id), data: { name: query.name, new: fresh.length, changed: changed.length, gone: gone.length } })
  }
  const faults = [...faulty, ...outside.map(({ code }) => ({ row: rowOf.get(code)!, fault: 'outside' as const })), ...elsewhere.map(({ code }) => ({ row: rowOf.get(code)!, fault: 'twice' as const }))]
  return { new: fresh.length, changed: changed.length, unchanged: taken.length - fresh.length - changed.length, gone: gone.length, faulty: faults.sort((a, b) => a.row - b.row) }
}

const makePlan = async ({ context, actor, now, params, body }: Ask<typeof api.planner.plan>, tx: Parameters<typeof createPlan>[0]): Promise<Plan> => {
  const { net, unit, input } = await readGround(context, tx, actor, params.id)
  if (!input) throw plannerProblem('planner.boundary-missing')
  const kept = new Map((body.keep ?? []).map((one) => [String(one.id), one]))
  if ([...kept.keys()].some((grid) => !input.present?.some((one) => one.id === grid))) throw plannerProblem('planner.kept-not-exact')
  const present = input.present?.map((grid) => ({ ...grid, keep: kept.has(grid.id), anew: kept.get(grid.id)?.anew === true }))
  const division = planDivision({ ...input, present, assigned: body.assigned as NonNullable<typeof input.assigned> })
  if (division.kind === 'refused') throw plannerProblem(division.code, division.params)
  const operations = divisionOperations(treeOf(net), unit.id, division, () => `new:${crypto.randomUUID()}`)
  await createPlan(tx, { context, actor, now }, { id: body.planId, commandId: body.commandId, name: body.name, unitId: unit.id, source: 'planner', operations })
  return answerPlan({ context, actor }, tx, body.planId)
}

const getRun = async (context: Context, db: Queryable, actor: Actor, id: string, lock = false): Promise<RunRecord> => {
  const run = await findRun(db, actor.district, id, lock)
  const net = await netOf(context, actor.district)
  if (!run || !reaches(actor, 'territory.draft', net.units.get(run.unit_id) ?? net.root)) throw plannerRunProblem('planner.run-not-found')
  return run
}

const presentRun = async (context: Context, actor: Actor, run: RunRecord): Promise<PlannerRun> => {
  const net = await netOf(context, actor.district)
  const unit = net.units.get(run.unit_id) ?? net.root
  return {
    id: run.id, unit: { id: unit.id, name: unit.name }, state: run.state, revise: run.revise, progress: run.progress, createdAt: run.created_at.getTime(), communities: run.communities ?? [],
    outdated: run.state === 'done' && run.net_version !== net.version, planId: run.plan_id, problem: run.problem,
  }
}

export const bindPlanner = (server: Server): void => {
  const { planner } = api
  read(server, planner.ground, ground)
  acceptBytes(server.app, planner.bring.id, { most: mostBytes, tooLarge: () => sheetProblem('sheet.too-large', { rows: 100_000 }) })
  prepared(server, planner.bring, async ({ context, actor, params, query }, _, request) => {
    await getCommunity(context, actor, params.id)
    return readBuildings(bytesOf(request), query.name, query.datum ?? 'wgs84')
  }, bring)
  acceptBytes(server.app, planner.bringBarriers.id, { most: mostBytes, tooLarge: () => sheetProblem('sheet.too-large', { rows: 100_000 }) })
  prepared(server, planner.bringBarriers, async ({ context, actor, params, query }, _, request) => {
    await getCommunity(context, actor, params.id)
    return readBarrierLines(bytesOf(request), query.datum ?? 'wgs84')
  }, bringBarriers)
  write(server, planner.plan, makePlan)
  write(server, planner.start, async ({ context, actor, now, body }, tx) => {
    const unit = (await netOf(context, actor.district)).units.get(body.unitId as UnitId)
    if (!unit) throw territoryProblem('territory.not-found')
    needReach(actor, 'territory.draft', unit)
    if (await insertRun(tx, { district: actor.district, id: body.id, unitId: unit.id, revise: body.revise, at: now, personId: actor.personId })) tx.afterCommit(() => void workOffRuns(context))
    return presentRun(context, actor, await getRun(context, tx, actor, body.id))
  })
  read(server, planner.run, async ({ context, actor, params }, db) => presentRun(context, actor, await getRun(context, db, actor, params.id)))
  write(server, planner.cancel, async ({ context, actor, params }, tx) => {
    const run = await getRun(context, tx, actor, params.id, true)
    if (run.state === 'waiting') await setRunState(tx, actor.district, run.id, 'cancelled')
    return presentRun(context, actor, await getRun(context, tx, actor, params.id))
  })
  write(server, planner.planRun, async ({ context, actor, now, params, body }, tx) => {
    const run = await getRun(context, tx, actor, params.id, true)
    if (run.state !== 'planned' || run.plan_id !== body.planId) {
      if (run.state !== 'done') throw plannerRunProblem('planner.run-not-ready', { state: run.state })
      if (run.net_version !== (await netOf(context, actor.district)).version) throw plannerRunProblem('planner.run-outdated')
      await createPlan(tx, { context, actor, now }, { id: body.planId, commandId: body.commandId, name: body.name, unitId: run.unit_id, source: 'planner', operations: await operationsOfRun(tx, actor.district, run.id) })
      await setRunState(tx, actor.district, run.id, 'planned', body.planId)
    }
    return presentRun(context, actor, await getRun(context, tx, actor, params.id))
  })
}
