// Routes of the whistles: ask for one, approve it, report in, lead it on site, evaluate, and the numbers with the list behind.
import Type, { type Static, type TProperties } from 'typebox'
import { eventStates } from '../domain/cases/event.ts'
import { callGrades, callKind, callStates, callSteps, triggers, whistleKind, whistleStates, whistleSteps, type CallStep, type WhistleStep } from '../domain/whistles/kinds.ts'
import { verdicts } from '../domain/whistles/measure-call.ts'
import { mostOffices } from '../domain/whistles/command.ts'
import { maxPhotosPerStep } from '../domain/cases/command.ts'
import { limit } from './case-parts.ts'
import { officeRef, photo, place, shownPhoto, unitRef } from './cases.ts'
import { route, type Route } from './route.ts'
import { closed, cursor, id, instant, month, nullable, oneOf, pageSize, uuid } from './scalars.ts'

const text = Type.String({ maxLength: 2000 })
const said = Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' })
const photos = Type.Optional(Type.Array(photo, { maxItems: maxPhotosPerStep }))

const callShape = {
  office: officeRef, state: oneOf(callStates), verdict: oneOf(verdicts), dueAt: nullable(instant), yellowAt: nullable(instant), stoppedAt: nullable(instant), reportedAt: nullable(instant),
}
const rowShape = {
  id: uuid, caseId: uuid, caseNumber: Type.String(), category: Type.String(), description: Type.String(), street: nullable(unitRef),
  state: oneOf(whistleStates), trigger: oneOf(triggers), limit, askedAt: instant, startedAt: nullable(instant), endedAt: nullable(instant),
}
export const whistleRow = closed({ ...rowShape, offices: Type.Array(officeRef, { description: 'asked for; called once it is approved' }), calls: Type.Array(closed(callShape)) })
export type WhistleRow = Static<typeof whistleRow>

const call = closed({ ...callShape, finishedAt: nullable(instant), grade: nullable(oneOf(callGrades)), rungs: Type.Integer({ description: 'how far the ladder of reminders has climbed' }), abilities: Type.Array(oneOf(callSteps)) })
const step = closed({
  seq: Type.Integer(), step: Type.Union([Type.Literal('request'), oneOf(whistleSteps), oneOf(callSteps)]), office: nullable(officeRef), at: instant, actor: Type.String(), text: Type.String(),
  photos: Type.Array(shownPhoto), cameAt: nullable(instant), task: nullable(Type.Integer()), grade: nullable(oneOf(callGrades)), caseId: nullable(uuid),
})
export const whistleView = closed({
  ...rowShape, offices: Type.Array(officeRef), calls: Type.Array(call), address: Type.String(), place: nullable(place), meetingPlace: Type.String(), request: Type.String(), askedBy: Type.String(),
  steps: Type.Array(step), openTasks: Type.Array(Type.Integer()),
  children: Type.Array(closed({ id: uuid, number: Type.String(), category: Type.String(), state: oneOf(eventStates), description: Type.String(), office: nullable(officeRef) })),
  caseState: oneOf(eventStates), abilities: Type.Array(oneOf(whistleSteps)),
})
export type WhistleView = Static<typeof whistleView>

const counts = { onTime: Type.Integer(), late: Type.Integer(), pending: Type.Integer(), objecting: Type.Integer(), excused: Type.Integer(), released: Type.Integer() }
const band = closed({ low: Type.Number({ minimum: 0, maximum: 1_000 }), high: Type.Number({ minimum: 0, maximum: 1_000 }) })
const called = closed({
  whistleId: uuid, caseId: uuid, caseNumber: Type.String(), category: Type.String(), street: nullable(unitRef), office: officeRef, trigger: oneOf(triggers), startedAt: instant, dueAt: nullable(instant),
  reportedAt: nullable(instant), verdict: oneOf(verdicts), grade: nullable(oneOf(callGrades)),
})
export type Called = Static<typeof called>

export const whistleRoutes = {
  list: route({
    id: 'whistles.list', method: 'GET', path: '/api/whistles', verb: 'whistle.see',
    summary: 'Whistles within reach, newest first, paged by key',
    schemas: {
      query: closed({
        state: Type.Optional(oneOf(['open', 'running', 'requested', 'closed'] as const)), caseId: Type.Optional(uuid),
        waiting: Type.Optional(Type.Boolean({ description: 'only those that wait for one of my posts: to be approved, answered, judged' })),
        after: Type.Optional(cursor), limit: Type.Optional(pageSize),
      }),
      reply: closed({ whistles: Type.Array(whistleRow), next: nullable(cursor) }),
    },
  }),
  counts: route({
    id: 'whistles.counts', method: 'GET', path: '/api/whistles/counts', verb: 'whistle.see',
    summary: 'How many whistles run within reach, how many calls on them are late, and how many wait for me',
    schemas: { reply: closed({ running: Type.Integer(), late: Type.Integer(), waiting: Type.Integer() }) },
  }),
  numbers: route({
    id: 'whistles.numbers', method: 'GET', path: '/api/whistles/numbers', verb: 'whistle.see',
    summary: 'Reported in on time by street, office and month, and whether whistles are too many or too few',
    schemas: {
      query: closed({ from: month, to: month }),
      reply: closed({
        total: closed(counts),
        streets: Type.Array(closed({ unit: unitRef, ...counts, whistles: Type.Integer(), accepted: Type.Integer({ description: 'cases accepted in the same months' }), density: oneOf(['few', 'within', 'many', 'none'] as const) })),
        offices: Type.Array(closed({ office: officeRef, ...counts })),
        months: Type.Array(closed({ month, ...counts })),
        band, mayChangeBand: Type.Boolean(),
      }),
    },
  }),
  behind: route({
    id: 'whistles.behind', method: 'GET', path: '/api/whistles/calls', verb: 'whistle.see',
    summary: 'The calls behind a number; their count is that number exactly',
    schemas: {
      query: closed({
        from: month, to: month, unitId: Type.Optional(id), officeId: Type.Optional(id), verdict: Type.Optional(Type.Union([oneOf(verdicts), Type.Literal('judged')])),
        after: Type.Optional(cursor), limit: Type.Optional(pageSize),
      }),
      reply: closed({ calls: Type.Array(called), next: nullable(cursor), total: Type.Integer() }),
    },
  }),
  setBand: route({
    id: 'whistles.setBand', method: 'POST', path: '/api/whistles/band', verb: 'whistle.oversee',
    summary: 'Say how many whistles per 1,000 accepted cases the district thinks right',
    problems: ['whistle.band-order'],
    schemas: { body: closed({ commandId: uuid, band }), reply: closed({ band }) },
  }),
  blow: route({
    id: 'whistles.blow', method: 'POST', path: '/api/whistles', verb: 'whistle.blow',
    summary: 'Ask for a whistle on a case; nobody is called until the street’s head approves it, or whoever is above while nobody sits there',
    problems: ['case.not-found', 'whistle.id-taken', 'whistle.already-open', 'whistle.case-closed', 'whistle.office-unknown', 'whistle.office-needed', 'whistle.limit-out-of-range', 'whistle.text-needed'],
    schemas: {
      body: closed({
        id: uuid, commandId: uuid, caseId: uuid, trigger: oneOf(triggers), limit, officeIds: Type.Array(id, { minItems: 1, maxItems: mostOffices }),
        meetingPlace: Type.Optional(Type.String({ maxLength: 200 })), text: said,
      }),
      reply: whistleView,
    },
  }),
  get: route({
    id: 'whistles.get', method: 'GET', path: '/api/whistles/:id', verb: 'whistle.see',
    summary: 'One whistle with its calls, what happened on site, and what may be done with it now',
    problems: ['whistle.not-found'],
    schemas: { params: closed({ id: uuid }), reply: whistleView },
  }),
}

const addressOf = (step: string): string => step.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
const office = nullable(id)

const whistleBodies = {
  approve: closed({ commandId: uuid, text: Type.Optional(text) }), refuse: closed({ commandId: uuid, text }), cancel: closed({ commandId: uuid, text }), end: closed({ commandId: uuid, text }),
  arrive: closed({ commandId: uuid, text, officeId: office, cameAt: instant }), finding: closed({ commandId: uuid, text, photos }), task: closed({ commandId: uuid, text, officeId: office }),
  taskDone: closed({ commandId: uuid, text: Type.Optional(text), task: Type.Integer({ minimum: 1 }) }),
  continue: closed({ commandId: uuid, text, officeId: id, childId: uuid, category: Type.Optional(Type.String({ maxLength: 10 })) }),
} satisfies Record<WhistleStep, Type.TObject<TProperties>>

const callBodies = {
  reportIn: closed({ commandId: uuid, text: Type.Optional(text) }), object: closed({ commandId: uuid, text }), uphold: closed({ commandId: uuid, text }), overrule: closed({ commandId: uuid, text }),
  finish: closed({ commandId: uuid, text, photos }), evaluate: closed({ commandId: uuid, text, grade: oneOf(callGrades) }),
} satisfies Record<CallStep, Type.TObject<TProperties>>

const whistleParams = closed({ id: uuid })
type WhistleStepRoute<S extends WhistleStep> = Route<{ params: typeof whistleParams; body: (typeof whistleBodies)[S]; reply: typeof whistleView }>
const whistleStep = <S extends WhistleStep>(name: S): WhistleStepRoute<S> =>
  route({
    id: `whistles.${name}`, method: 'POST', path: `/api/whistles/:id/${addressOf(name)}`, verb: whistleKind.steps[name].verb, summary: `Take the step ${name} of a whistle`,
    problems: ['whistle.not-found', 'whistle.transition-not-allowed', 'whistle.own-request', 'whistle.text-needed', 'whistle.head-approves', 'whistle.unanswered', 'whistle.not-evaluated', 'whistle.not-called', 'whistle.case-closed', 'whistle.time-not-possible', 'whistle.task-done', 'case.photo-unknown',
      ...(name === 'continue' ? ['case.category-unknown', 'power.not-held', 'power.lead-is', 'power.not-yet', 'power.finishing', 'power.nobody-holds'] : [])],
    schemas: { params: whistleParams, body: whistleBodies[name], reply: whistleView },
  })

const callParams = closed({ id: uuid, office: id })
type CallStepRoute<S extends CallStep> = Route<{ params: typeof callParams; body: (typeof callBodies)[S]; reply: typeof whistleView }>
const callStep = <S extends CallStep>(name: S): CallStepRoute<S> =>
  route({
    id: `whistles.${name}`, method: 'POST', path: `/api/whistles/:id/calls/:office/${addressOf(name)}`, verb: callKind.steps[name].verb, summary: `Take the step ${name} of a department’s call`,
    problems: ['whistle.not-found', 'whistle.call-not-allowed', 'whistle.not-running', 'whistle.not-called', 'whistle.text-needed', 'whistle.already-evaluated', 'case.photo-unknown'],
    schemas: { params: callParams, body: callBodies[name], reply: whistleView },
  })

/** One route per step of the two kinds, made from their tables. */
export const whistleStepRoutes = Object.fromEntries(whistleSteps.map((name) => [name, whistleStep(name)])) as { [S in WhistleStep]: WhistleStepRoute<S> }
export const callStepRoutes = Object.fromEntries(callSteps.map((name) => [name, callStep(name)])) as { [S in CallStep]: CallStepRoute<S> }
