// One step for many cases at once: what is decided is said once, each case answers for itself. One route a step, made
// from the body the step has for a single case.
import Type, { type Static } from 'typebox'
import { eventKind, type EventStep } from '../domain/cases/event.ts'
import { stepBodies } from './cases.ts'
import { eventStates } from '../domain/cases/event.ts'
import { route, type Route } from './route.ts'
import { closed, nullable, oneOf, uuid } from './scalars.ts'

export const batchSteps = ['accept', 'dispatch', 'chase', 'check', 'close'] as const satisfies readonly EventStep[]
export type BatchStep = (typeof batchSteps)[number]

export const mostAtOnce = 100

const chosen = Type.Array(closed({ id: uuid, commandId: uuid, version: Type.Integer({ minimum: 1 }) }), { minItems: 1, maxItems: mostAtOnce })

/** `done` twice is once done: then it says `repeated`. A case that is not possible says why and doesn't hinder the others. */
export const batchResult = closed({
  id: uuid, outcome: oneOf(['done', 'repeated', 'refused'] as const), number: nullable(Type.String()), state: nullable(oneOf(eventStates)),
  problem: nullable(closed({ code: Type.String(), params: Type.Record(Type.String(), Type.Unknown()) })),
})
export type BatchResult = Static<typeof batchResult>

const withoutCase = <S extends BatchStep>(step: S) => {
  // In the browser schemas are empty.
  const { commandId: _, version: __, photos: ___, ...decided } = (stepBodies[step].properties ?? {}) as Record<string, Type.TSchema>
  return closed({ cases: chosen, ...decided }) as unknown as Type.TObject<{ cases: typeof chosen } & Omit<(typeof stepBodies)[S]['properties'], 'commandId' | 'version' | 'photos'>>
}

const batchBodies = { accept: withoutCase('accept'), dispatch: withoutCase('dispatch'), chase: withoutCase('chase'), check: withoutCase('check'), close: withoutCase('close') }

const reply = closed({ results: Type.Array(batchResult) })
type BatchRoute<S extends BatchStep> = Route<{ body: (typeof batchBodies)[S]; reply: typeof reply }>

const batchRoute = <S extends BatchStep>(step: S): BatchRoute<S> =>
  route({
    id: `batch.${step}`, method: 'POST', path: `/api/cases/batch/${step}`, verb: eventKind.steps[step].verb,
    summary: `Take the step ${step} for up to ${mostAtOnce} cases, with one result per case`,
    schemas: { body: batchBodies[step], reply },
  })

export const caseBatchRoutes = Object.fromEntries(batchSteps.map((step) => [step, batchRoute(step)])) as unknown as { [S in BatchStep]: BatchRoute<S> }
