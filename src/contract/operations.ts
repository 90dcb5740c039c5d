// Joint operations (1+3+N): planned by the street, announced to the offices called, run by their leader, reported and closed.
// A route per step, made from the table of the kind.
import Type, { type Static } from 'typebox'
import { operationKind, operationStates, operationSteps, type OperationStep } from '../domain/operations/joint-operation.ts'
import { unitRef } from './cases.ts'
import { date, shape } from './plan-parts.ts'
import { route, type Route } from './route.ts'
import { closed, cursor, id, instant, nullable, oneOf, pageSize, uuid } from './scalars.ts'

const hour = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', description: 'of the day in China' })
const words = (most: number) => Type.String({ minLength: 1, maxLength: most, pattern: '\\S' })
const item = Type.String({ minLength: 1, maxLength: 40 })
const officeKind = oneOf(['team', 'agency', 'department'] as const)
const group = oneOf(['open', 'waiting', 'closed'] as const)

export const operationPlan = closed({
  title: words(100), purpose: words(1000), heldOn: date, beginsAt: hour, endsAt: hour,
  area: closed({ unitIds: Type.Array(id, { maxItems: 100 }), shape: nullable(shape) }),
  items: Type.Array(item, { maxItems: 50, description: 'codes of items of the power list' }),
  officeIds: Type.Array(id, { minItems: 1, maxItems: 50 }),
  roster: Type.Array(closed({ personId: id, officeId: id }), { maxItems: 300 }),
  leaderId: nullable(id),
})
export type WirePlan = Static<typeof operationPlan>

const office = closed({ id, name: Type.String(), kind: officeKind })
const brief = {
  id: uuid, state: oneOf(operationStates), stateGroup: group, version: Type.Integer(), title: Type.String(), street: unitRef, heldOn: date, beginsAt: hour, endsAt: hour,
  offices: Type.Array(office), leader: nullable(closed({ id, name: Type.String() })),
}
export const operationRow = closed({ ...brief, people: Type.Integer(), present: Type.Integer() })
export type OperationRow = Static<typeof operationRow>

export const operationView = closed({
  ...brief,
  purpose: Type.String(), result: Type.String(), plannedAt: instant,
  area: closed({ units: Type.Array(unitRef), shape: nullable(shape) }),
  items: Type.Array(closed({ code: Type.String(), name: nullable(Type.String({ description: 'as the power list has it today' })) })),
  withoutItems: Type.Array(id, { description: 'offices called that hold none of the items in the street on that day; empty without items' }),
  roster: Type.Array(closed({ personId: id, name: Type.String(), officeId: id, present: nullable(Type.Boolean()) })),
  findings: Type.Array(closed({ no: Type.Integer(), text: Type.String(), item: nullable(Type.String()), officeId: nullable(id), by: Type.String(), at: instant })),
  cases: Type.Array(closed({ id: uuid, number: Type.String(), state: Type.String(), category: Type.String(), description: Type.String(), finding: nullable(Type.Integer()) })),
  inspections: closed({ total: Type.Integer(), inOrder: Type.Integer(), warned: Type.Integer(), settled: Type.Integer(), handedOver: Type.Integer() }),
  steps: Type.Array(closed({ seq: Type.Integer(), step: Type.Union([Type.Literal('plan'), oneOf(operationSteps)]), at: instant, by: Type.String(), text: Type.String() })),
  abilities: Type.Array(oneOf(operationSteps)),
})
export type OperationView = Static<typeof operationView>

const command = { commandId: uuid }
const versioned = { ...command, version: Type.Integer({ minimum: 1 }) }
const text = words(2000)
const bodies = {
  revise: closed({ ...versioned, plan: operationPlan }),
  announce: closed(versioned),
  changeLeader: closed({ ...versioned, leaderId: id }),
  signIn: closed({ ...command, present: Type.Array(id, { maxItems: 300, description: 'who is there; everybody else of the roster is not' }) }),
  begin: closed(versioned),
  find: closed({ ...command, text, item: Type.Optional(item), officeId: Type.Optional(id) }),
  followUp: closed({
    ...command, text, caseId: uuid, category: Type.String({ maxLength: 10 }), finding: Type.Optional(Type.Integer({ minimum: 1 })), address: Type.Optional(Type.String({ maxLength: 200 })),
    place: closed({ lng: Type.Number({ minimum: -180, maximum: 180 }), lat: Type.Number({ minimum: -90, maximum: 90 }) }), urgent: Type.Optional(Type.Boolean()),
  }),
  finish: closed(versioned),
  report: closed({ ...versioned, text }),
  close: closed(versioned),
  cancel: closed({ ...versioned, text }),
} satisfies Record<OperationStep, Type.TObject>

const params = closed({ id: uuid })
const ofPlan = ['operation.text-needed', 'operation.past', 'operation.hours-reversed', 'operation.area-needed', 'operation.area-outside', 'operation.item-unknown', 'operation.office-unknown', 'operation.not-on-post', 'operation.not-on-roster']
const ofStep: Readonly<Record<OperationStep, readonly string[]>> = {
  revise: [...ofPlan, 'operation.leader-needed', 'operation.nobody-from'], announce: ['operation.past', 'operation.leader-needed', 'operation.nobody-from'], changeLeader: ['operation.not-on-roster'],
  signIn: ['operation.not-on-roster'], begin: ['operation.too-early', 'operation.nobody-signed-in'], find: ['operation.office-unknown'],
  followUp: ['operation.finding-unknown', 'case.category-unknown', 'case.place-outside', 'case.id-taken'], finish: [], report: [], close: ['operation.result-needed'], cancel: [],
}

type StepRoute<S extends OperationStep> = Route<{ params: typeof params; body: (typeof bodies)[S]; reply: typeof operationView }>
const stepRoute = <S extends OperationStep>(step: S): StepRoute<S> => {
  const rule = operationKind.steps[step]
  return route({
    id: `operations.${step}`, method: 'POST', path: `/api/operations/:id/${step.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, verb: rule.verb, summary: `Take the step ${step}${rule.who === 'leader' ? ' (its leader)' : rule.who === 'member' ? ' (whoever is on its roster)' : ''}`,
    problems: ['operation.not-found', 'operation.step-not-allowed', 'operation.changed', 'operation.id-taken', ...(rule.who === 'leader' ? ['operation.leader-only'] : rule.who === 'member' ? ['operation.members-only'] : []), ...ofStep[step]],
    schemas: { params, body: bodies[step], reply: operationView },
  })
}

export const operationStepRoutes = Object.fromEntries(operationSteps.map((step) => [step, stepRoute(step)])) as { [S in OperationStep]: StepRoute<S> }

export const operationRoutes = {
  list: route({
    id: 'operations.list', method: 'GET', path: '/api/operations', verb: 'operation.see', summary: 'Joint operations within reach, latest day first',
    schemas: { query: closed({ group: Type.Optional(group), mine: Type.Optional(Type.Boolean({ description: 'on whose roster I am' })), after: Type.Optional(cursor), limit: Type.Optional(pageSize) }), reply: closed({ operations: Type.Array(operationRow), next: nullable(cursor) }) },
  }),
  candidates: route({
    id: 'operations.candidates', method: 'GET', path: '/api/operations/candidates', verb: 'operation.plan', summary: 'Who is on post on a day at the offices that might be called',
    schemas: {
      query: closed({ officeIds: Type.String({ pattern: '^\\d{1,15}(,\\d{1,15}){0,49}$', description: 'numbers of offices, separated by commas' }), on: date }),
      reply: closed({ people: Type.Array(closed({ personId: id, name: Type.String(), officeId: id })) }),
    },
  }),
  plan: route({
    id: 'operations.plan', method: 'POST', path: '/api/operations', verb: 'operation.plan', summary: 'Plan a joint operation for a street; nobody is told before it is announced',
    problems: ['operation.id-taken', ...ofPlan],
    schemas: { body: closed({ id: uuid, ...command, streetId: id, plan: operationPlan }), reply: operationView },
  }),
  get: route({
    id: 'operations.get', method: 'GET', path: '/api/operations/:id', verb: 'operation.see', summary: 'One joint operation with roster, findings, follow-up cases and what may be done now', problems: ['operation.not-found'],
    schemas: { params, reply: operationView },
  }),
  ofCase: route({
    id: 'operations.ofCase', method: 'GET', path: '/api/cases/:id/origin', verb: 'case.see', summary: 'Whether a case is the follow-up of a joint operation or was handed over by an inspection', problems: ['case.not-found'],
    schemas: { params, reply: closed({ operation: nullable(closed({ id: uuid, title: Type.String() })), inspection: nullable(closed({ id: uuid, premises: Type.String() })) }) },
  }),
}
