// Parts of what is shown of a case: what a step decided besides its words, and other cases named on its page.
import Type, { type Static } from 'typebox'
import { eventStates } from '../domain/cases/event.ts'
import { limitUnits } from '../domain/kernel/working-time.ts'
import { closed, instant, nullable, oneOf, uuid } from './scalars.ts'

export const limit = closed({ amount: Type.Integer({ minimum: 1, maximum: 10_000 }), unit: oneOf(limitUnits) })
const named = closed({ nameZh: Type.String(), nameEn: Type.String() })

/** What was decided in a step besides its words, as far as it is told. */
export const stepFacts = closed({
  ask: Type.Optional(oneOf(['suspend', 'extend', 'void'] as const)), until: Type.Optional(instant), amount: Type.Optional(Type.Integer()), unit: Type.Optional(oneOf(limitUnits)),
  limit: Type.Optional(limit), dueAt: Type.Optional(instant), milestone: Type.Optional(named), condition: Type.Optional(named), urgent: Type.Optional(Type.Boolean()), powerLost: Type.Optional(Type.Boolean()),
  sample: Type.Optional(closed({ draw: Type.Number(), rate: Type.Number(), seed: Type.Integer(), checked: Type.Boolean() })),
  caseId: Type.Optional(uuid),
})
export type StepFacts = Static<typeof stepFacts>

/** Another case as it is named on this one's page; without words where it lies outside the reader's reach. */
const refShape = { id: uuid, number: Type.String(), state: oneOf(eventStates), category: Type.String(), description: nullable(Type.String()), reportedAt: instant }
export const caseRef = closed(refShape)
export type CaseRef = Static<typeof caseRef>

export const caseLink = closed({ ...refShape, why: Type.String(), by: Type.String(), at: instant })

/** How it goes with the case this one was merged into: what its reporters are told. */
export const masterCase = closed({
  ...refShape, stateGroup: oneOf(['open', 'waiting', 'closed'] as const), acceptedAt: nullable(instant), handledAt: nullable(instant), closedAt: nullable(instant), dueAt: nullable(instant), answer: Type.String(),
})
