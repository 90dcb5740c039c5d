// The division planner: what it works with (a community's ground, buildings and barriers), the plan that comes of a
// division, and runs over many communities at once.
import Type, { type Static } from 'typebox'
import type { BarrierKind, PlannerInput } from '../domain/territory/planner/types.ts'
import { datums } from '../domain/territory/import/datum.ts'
import { plan, shape } from './plan-parts.ts'
import { route } from './route.ts'
import { closed, id, instant, nullable, oneOf, uuid } from './scalars.ts'

const one = closed({ id: uuid })
const ofCommunity = closed({ id })
const name = Type.String({ minLength: 1, maxLength: 100 })
const atom = closed({ building: Type.String({ maxLength: 100 }), entrance: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000 })) })
/** Grids of microgrids of buildings or entrances. */
export const assigned = Type.Array(Type.Array(Type.Array(atom, { maxItems: 5_000 }), { maxItems: 500 }), { minItems: 1, maxItems: 100 })

const cell = closed({ id, parentId: id, name: Type.String(), households: nullable(Type.Integer()), special: nullable(Type.String()), shape: nullable(shape) })
export const plannerGround = closed({
  community: closed({ id, name: Type.String(), shape: nullable(shape), schematic: Type.Boolean() }),
  /** What `planDivision` takes, in the browser's worker as on the server; null while the community has no shape. */
  input: nullable(Type.Unsafe<PlannerInput>(Type.Object({}))),
  names: Type.Record(Type.String(), Type.String(), { description: 'names of the buildings by their codes' }),
  grids: Type.Array(cell), microgrids: Type.Array(cell),
  mayAdopt: Type.Boolean(),
})
export type PlannerGround = Static<typeof plannerGround>

const level = closed({ cells: Type.Integer(), inRange: Type.Integer(), compactness: Type.Number(), squares: Type.Number() })
export const runCommunity = closed({
  unit: closed({ id, name: Type.String() }), households: Type.Integer(), grids: nullable(level), microgrids: nullable(level), peopleNeeded: Type.Integer(),
  moved: nullable(closed({ grid: Type.Integer(), microgrid: Type.Integer() })), limits: Type.Integer(), refused: nullable(Type.String()),
})
export const plannerRun = closed({
  id: uuid, unit: closed({ id, name: Type.String() }), state: oneOf(['waiting', 'done', 'planned', 'failed', 'cancelled'] as const), revise: Type.Boolean(), progress: Type.Number(), createdAt: instant,
  communities: Type.Array(runCommunity), outdated: Type.Boolean(), planId: nullable(uuid), problem: nullable(closed({ code: Type.String(), params: Type.Record(Type.String(), Type.Unknown()) })),
})
export type PlannerRun = Static<typeof plannerRun>

export const barrierKinds = ['road', 'railway', 'river', 'other'] as const satisfies readonly BarrierKind[]
export const barrierFault = oneOf(['no-line', 'no-kind', 'no-weight', 'twice', 'outside'] as const)
const fileQuery = { name: Type.String({ minLength: 1, maxLength: 200 }), datum: Type.Optional(oneOf(datums)), check: Type.Optional(Type.Boolean()) }
const counts = { new: Type.Integer(), changed: Type.Integer(), unchanged: Type.Integer(), gone: Type.Integer() }

export const buildingFault = oneOf(['no-code', 'no-place', 'no-households', 'twice', 'outside'] as const)

export const plannerRoutes = {
  ground: route({
    id: 'planner.ground', method: 'GET', path: '/api/communities/:id/planner', verb: 'territory.draft',
    summary: 'What the planner works with in a community: its ground, buildings with households, barriers, cells of today',
    problems: ['territory.not-found'], schemas: { params: ofCommunity, reply: plannerGround },
  }),
  bring: route({
    id: 'planner.bring', method: 'PUT', path: '/api/communities/:id/buildings', verb: 'territory.draft', takes: 'file',
    summary: 'Buildings of a community from GeoJSON, .xlsx or CSV, by their codes; `check` only tells what would be new, changed and faulty',
    problems: ['territory.not-found', 'sheet.unreadable', 'sheet.empty', 'sheet.too-large', 'planner.file-unreadable'],
    schemas: {
      params: ofCommunity, query: closed({ ...fileQuery, replace: Type.Optional(Type.Boolean({ description: 'buildings of the community that the file doesn’t have are taken out' })) }),
      reply: closed({ ...counts, faulty: Type.Array(closed({ row: Type.Integer(), fault: buildingFault })) }),
    },
  }),
  bringBarriers: route({
    id: 'planner.bringBarriers', method: 'PUT', path: '/api/communities/:id/barriers', verb: 'territory.draft', takes: 'file',
    summary: 'Lines that divide a community (roads, railways, rivers) from GeoJSON; `check` only tells what would be new, unchanged and faulty',
    problems: ['territory.not-found', 'sheet.too-large', 'planner.file-unreadable'],
    schemas: {
      params: ofCommunity, query: closed({ ...fileQuery, replace: Type.Optional(Type.Boolean({ description: 'lines that lie within the community and that the file doesn’t have are taken out' })) }),
      reply: closed({ ...counts, kinds: Type.Record(Type.String(), Type.Integer(), { description: 'lines of the file by kind' }), faulty: Type.Array(closed({ row: Type.Integer(), fault: barrierFault })) }),
    },
  }),
  plan: route({
    id: 'planner.plan', method: 'POST', path: '/api/communities/:id/planner/plan', verb: 'territory.draft',
    summary: 'Make a plan of a division: the buildings of each cell are sent, borders and figures are made again here',
    problems: ['territory.not-found', 'plan.id-taken', 'planner.cell-in-pieces', 'planner.building-unknown', 'planner.boundary-missing', 'planner.boundary-crosses-itself', 'planner.too-narrow', 'planner.households-unknown', 'edit.not-exact', 'planner.building-kept', 'planner.kept-not-exact'],
    schemas: {
      params: ofCommunity, reply: plan,
      body: closed({ planId: uuid, commandId: uuid, name, assigned, keep: Type.Optional(Type.Array(closed({ id, anew: Type.Boolean({ description: 'its microgrids are divided anew inside' }) }), { maxItems: 100, description: 'grids that keep their exact shape' })) }),
    },
  }),
  start: route({
    id: 'planner.start', method: 'POST', path: '/api/planner-runs', verb: 'territory.draft',
    summary: 'Divide all communities of a unit in the background', problems: ['territory.not-found', 'plan.id-taken'],
    schemas: { body: closed({ id: uuid, unitId: id, revise: Type.Boolean() }), reply: plannerRun },
  }),
  run: route({
    id: 'planner.run', method: 'GET', path: '/api/planner-runs/:id', verb: 'territory.draft',
    summary: 'How far a run is, and its figures by community', problems: ['planner.run-not-found'], schemas: { params: one, reply: plannerRun },
  }),
  cancel: route({
    id: 'planner.cancel', method: 'POST', path: '/api/planner-runs/:id/cancel', verb: 'territory.draft',
    summary: 'Stop a run', problems: ['planner.run-not-found'], schemas: { params: one, reply: plannerRun },
  }),
  planRun: route({
    id: 'planner.planRun', method: 'POST', path: '/api/planner-runs/:id/plan', verb: 'territory.draft',
    summary: 'Make one plan of all divisions of a run', problems: ['planner.run-not-found', 'planner.run-not-ready', 'planner.run-outdated', 'plan.id-taken', 'plan.outside'],
    schemas: { params: one, body: closed({ planId: uuid, commandId: uuid, name }), reply: plannerRun },
  }),
}
