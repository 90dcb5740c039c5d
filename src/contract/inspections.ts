// Inspections at premises by the checklist of the shop-front three duties: in order, or warned and looked at again.
import Type, { type Static } from 'typebox'
import { duties, verdicts } from '../domain/operations/checklist.ts'
import { inspectionKind, inspectionStates, inspectionSteps, maxPhotosPerInspection, type InspectionStep } from '../domain/operations/inspection.ts'
import { unitRef } from './cases.ts'
import { date } from './plan-parts.ts'
import { route, type Route } from './route.ts'
import { closed, cursor, id, instant, nullable, oneOf, pageSize, uuid } from './scalars.ts'

const code = Type.String({ pattern: '^[a-z0-9-]{1,20}$' })
const line = Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' })
export const checklistItem = closed({ code, duty: oneOf(duties), zh: line, en: line })
export const checklist = closed({ version: Type.Integer(), items: Type.Array(checklistItem) })
export type WireChecklist = Static<typeof checklist>

const answer = closed({ item: code, verdict: oneOf(verdicts), note: Type.Optional(Type.String({ maxLength: 500 })) })
const answers = Type.Array(answer, { maxItems: 100 })
const photos = Type.Array(uuid, { maxItems: maxPhotosPerInspection })
const text = Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' })

const brief = {
  id: uuid, premises: closed({ id: uuid, name: Type.String(), address: Type.String() }), state: oneOf(inspectionStates), version: Type.Integer(), units: Type.Array(unitRef), begunAt: instant,
  reinspectOn: nullable(date), overdue: Type.Boolean({ description: 'its day of re-inspection has passed' }), warnings: Type.Integer(), faults: Type.Array(Type.String()), caseId: nullable(uuid),
}
export const inspectionRow = closed(brief)
export type InspectionRow = Static<typeof inspectionRow>

export const inspectionView = closed({
  ...brief, checklist, operation: nullable(closed({ id: uuid, title: Type.String() })),
  steps: Type.Array(closed({
    seq: Type.Integer(), step: Type.Union([Type.Literal('inspect'), oneOf(inspectionSteps)]), toState: oneOf(inspectionStates), at: instant, by: Type.String(), text: Type.String(),
    answers: Type.Array(answer), photos: Type.Array(uuid), reinspectOn: nullable(date),
  })),
  abilities: Type.Array(oneOf(inspectionSteps)),
  mayBeWarned: Type.Boolean({ description: 'false once it was warned as often as it may be' }),
})
export type InspectionView = Static<typeof inspectionView>

const step = { commandId: uuid, version: Type.Integer({ minimum: 1 }) }
const bodies = {
  reinspect: closed({ ...step, answers, photos, text: Type.Optional(Type.String({ maxLength: 2000 })) }),
  warn: closed({ ...step, reinspectOn: date, text }),
  handOver: closed({ ...step, caseId: uuid, category: Type.String({ maxLength: 10 }), urgent: Type.Optional(Type.Boolean()), text }),
  withdraw: closed({ ...step, text }),
} satisfies Record<InspectionStep, Type.TObject>

const ofStep: Readonly<Record<InspectionStep, readonly string[]>> = {
  reinspect: ['inspection.answers-missing', 'inspection.answers-unknown', 'inspection.photo-needed', 'inspection.photo-unknown'], warn: ['inspection.day-not-allowed', 'inspection.warned-enough'],
  handOver: ['inspection.place-needed', 'case.category-unknown', 'case.id-taken'], withdraw: [],
}
const params = closed({ id: uuid })
type StepRoute<S extends InspectionStep> = Route<{ params: typeof params; body: (typeof bodies)[S]; reply: typeof inspectionView }>
const stepRoute = <S extends InspectionStep>(name: S): StepRoute<S> =>
  route({
    id: `inspections.${name}`, method: 'POST', path: `/api/inspections/:id/${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, verb: inspectionKind.steps[name].verb, summary: `Take the step ${name}`,
    problems: ['inspection.not-found', 'inspection.step-not-allowed', 'inspection.changed', 'inspection.id-taken', 'inspection.text-needed', ...ofStep[name]],
    schemas: { params, body: bodies[name], reply: inspectionView },
  })

export const inspectionStepRoutes = Object.fromEntries(inspectionSteps.map((name) => [name, stepRoute(name)])) as { [S in InspectionStep]: StepRoute<S> }

export const inspectionRoutes = {
  checklist: route({
    id: 'inspections.checklist', method: 'GET', path: '/api/inspection-checklist', verb: 'premises.see', summary: 'The checklist as it is today, or one of its earlier versions', problems: ['inspection.checklist-unknown'],
    schemas: { query: closed({ version: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })) }), reply: checklist },
  }),
  setChecklist: route({
    id: 'inspections.setChecklist', method: 'POST', path: '/api/inspection-checklist', verb: 'inspection.configure', summary: 'Put a new version of the checklist in the place of the one named; begun inspections keep theirs',
    problems: ['inspection.checklist-changed', 'inspection.checklist-empty', 'inspection.item-twice', 'inspection.id-taken'],
    schemas: { body: closed({ commandId: uuid, version: Type.Integer({ minimum: 1, description: 'the one it was made from' }), items: Type.Array(checklistItem, { maxItems: 100 }) }), reply: checklist },
  }),
  list: route({
    id: 'inspections.list', method: 'GET', path: '/api/inspections', verb: 'premises.see', summary: 'Inspections within reach: newest first, or those to be looked at again by their day',
    schemas: {
      query: closed({
        state: Type.Optional(oneOf(inspectionStates)), due: Type.Optional(Type.Boolean({ description: 'warned, soonest day first' })), unitId: Type.Optional(id), operationId: Type.Optional(uuid),
        after: Type.Optional(cursor), limit: Type.Optional(pageSize),
      }),
      reply: closed({ inspections: Type.Array(inspectionRow), next: nullable(cursor) }),
    },
  }),
  get: route({ id: 'inspections.get', method: 'GET', path: '/api/inspections/:id', verb: 'premises.see', summary: 'One inspection with each look at it', problems: ['inspection.not-found'], schemas: { params, reply: inspectionView } }),
  inspect: route({
    id: 'inspections.inspect', method: 'POST', path: '/api/inspections', verb: 'inspection.do', summary: 'Look at premises by the checklist: in order, or a warning with a day of re-inspection',
    problems: ['premises.not-found', 'inspection.id-taken', 'inspection.checklist-unknown', 'inspection.answers-missing', 'inspection.answers-unknown', 'inspection.photo-needed', 'inspection.photo-unknown', 'inspection.day-not-allowed', 'inspection.premises-ended', 'inspection.operation-not-running', 'operation.not-found'],
    schemas: {
      body: closed({
        id: uuid, commandId: uuid, premisesId: uuid, checklistVersion: Type.Integer({ minimum: 1 }), answers, photos, text: Type.Optional(Type.String({ maxLength: 2000 })),
        reinspectOn: Type.Optional(date), operationId: Type.Optional(uuid),
      }),
      reply: inspectionView,
    },
  }),
}
