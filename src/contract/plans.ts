// Plans: proposed changes of the net. Made and changed by those who may draft, seen by all of them whose territory it is,
// adopted from a day by those who may. Every change carries a command id and the version it was decided on.
import Type from 'typebox'
import { date, operation, plan, planSource, planState, planUnit, preview } from './plan-parts.ts'
import { route } from './route.ts'
import { closed, cursor, id, instant, nullable, pageSize, uuid } from './scalars.ts'

const one = closed({ id: uuid })
const change = { commandId: uuid, version: Type.Integer({ minimum: 0 }) }
const name = Type.String({ minLength: 1, maxLength: 100 })

export const planRoutes = {
  list: route({
    id: 'plans.list', method: 'GET', path: '/api/plans', verb: 'territory.draft',
    summary: 'Plans whose territory is within reach, last changed first',
    schemas: {
      query: closed({ state: Type.Optional(planState), source: Type.Optional(planSource), after: Type.Optional(cursor), limit: Type.Optional(pageSize) }),
      reply: closed({ plans: Type.Array(plan), next: nullable(cursor) }),
    },
  }),
  create: route({
    id: 'plans.create', method: 'POST', path: '/api/plans', verb: 'territory.draft',
    summary: 'Begin a draft for a unit and what is below it; the id is the client’s, so that sending twice is doing once',
    problems: ['territory.not-found', 'plan.id-taken'],
    schemas: { body: closed({ id: uuid, commandId: uuid, name, unitId: id }), reply: plan },
  }),
  get: route({
    id: 'plans.get', method: 'GET', path: '/api/plans/:id', verb: 'territory.draft',
    summary: 'A plan', problems: ['plan.not-found'], schemas: { params: one, reply: plan },
  }),
  operations: route({
    id: 'plans.operations', method: 'GET', path: '/api/plans/:id/operations', verb: 'territory.draft',
    summary: 'The operations that hold, in their order, page by page; `position` is what faults name',
    problems: ['plan.not-found'],
    schemas: {
      params: one, query: closed({ after: Type.Optional(cursor), limit: Type.Optional(pageSize) }),
      reply: closed({
        version: Type.Integer(), next: nullable(cursor),
        operations: Type.Array(closed({ position: Type.Integer(), step: Type.Integer(), by: Type.String(), at: instant, operation })),
      }),
    },
  }),
  add: route({
    id: 'plans.add', method: 'POST', path: '/api/plans/:id/operations', verb: 'territory.draft',
    summary: 'Add operations; what was undone before is given up. One command is undone as a whole',
    problems: ['plan.not-found', 'plan.changed', 'plan.not-open', 'plan.outside', 'plan.unit-unknown', 'plan.ref-taken', 'plan.parent-wrong', 'plan.successor-wrong'],
    schemas: { params: one, body: closed({ ...change, operations: Type.Array(operation, { minItems: 1, maxItems: 2_000 }) }), reply: plan },
  }),
  undo: route({
    id: 'plans.undo', method: 'POST', path: '/api/plans/:id/undo', verb: 'territory.draft',
    summary: 'Take back what was added last', problems: ['plan.not-found', 'plan.changed', 'plan.not-open', 'plan.nothing-to-undo'],
    schemas: { params: one, body: closed(change), reply: plan },
  }),
  redo: route({
    id: 'plans.redo', method: 'POST', path: '/api/plans/:id/redo', verb: 'territory.draft',
    summary: 'Put back what was taken back last', problems: ['plan.not-found', 'plan.changed', 'plan.not-open', 'plan.nothing-to-redo'],
    schemas: { params: one, body: closed(change), reply: plan },
  }),
  rename: route({
    id: 'plans.rename', method: 'POST', path: '/api/plans/:id/rename', verb: 'territory.draft',
    summary: 'Call it something else', problems: ['plan.not-found', 'plan.changed', 'plan.not-open'],
    schemas: { params: one, body: closed({ ...change, name }), reply: plan },
  }),
  units: route({
    id: 'plans.units', method: 'GET', path: '/api/plans/:id/units', verb: 'territory.draft',
    summary: 'The net as the plan leaves it: a unit with its shape, those above it without, and the units directly below it with theirs',
    problems: ['plan.not-found', 'territory.not-found'],
    schemas: {
      params: one, query: closed({ parent: Type.Optional(Type.String({ maxLength: 60, description: 'number, or the name of a unit the plan makes; the plan’s own unit without it' })) }),
      reply: closed({ version: Type.Integer(), unit: planUnit, line: Type.Array(planUnit), children: Type.Array(planUnit) }),
    },
  }),
  preview: route({
    id: 'plans.preview', method: 'GET', path: '/api/plans/:id/preview', verb: 'territory.draft',
    summary: 'What would follow if it were adopted from that day: units, standard, cases and posts that go elsewhere, and what stands against it',
    problems: ['plan.not-found'],
    schemas: { params: one, query: closed({ from: Type.Optional(date) }), reply: preview },
  }),
  adopt: route({
    id: 'plans.adopt', method: 'POST', path: '/api/plans/:id/adopt', verb: 'territory.adopt',
    summary: 'Adopt it from a day: today is done at once, a later day is kept and done on that day',
    problems: [
      'plan.not-found', 'plan.changed', 'plan.not-open', 'plan.empty', 'plan.day-past', 'plan.adoption-pending', 'plan.no-longer-fits', 'plan.code-used', 'plan.codes-used-up',
    ],
    schemas: { params: one, body: closed({ ...change, from: date }), reply: plan },
  }),
  abandon: route({
    id: 'plans.abandon', method: 'POST', path: '/api/plans/:id/abandon', verb: 'territory.draft',
    summary: 'Give a draft up; an adoption that is to come only by those who may adopt', problems: ['plan.not-found', 'plan.changed', 'plan.not-open'],
    schemas: { params: one, body: closed(change), reply: plan },
  }),
}
