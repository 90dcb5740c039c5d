// One route per step of the kind `event`, made from its table: a step without a verb can't have a route.
import { eventKind, eventSteps, type EventStep } from '../domain/cases/event.ts'
import { caseView, stepBodies } from './cases.ts'
import { route, type Route } from './route.ts'
import { closed, uuid } from './scalars.ts'

const params = closed({ id: uuid })

type StepRoute<S extends EventStep> = Route<{ params: typeof params; body: (typeof stepBodies)[S]; reply: typeof caseView }>

/** As addresses are written; the first two steps of two words had theirs before that was settled. */
const addressOf = (step: EventStep): string => (step === 'passUp' || step === 'sendDown' ? step : step.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`))

const stepRoute = <S extends EventStep>(step: S): StepRoute<S> =>
  route({
    id: `cases.${step}`, method: 'POST', path: `/api/cases/:id/${addressOf(step)}`, verb: eventKind.steps[step].verb,
    summary: `Take the step ${step}`,
    problems: ['case.not-found', 'case.transition-not-allowed', 'case.changed', 'case.text-needed', 'case.photo-needed', 'case.photo-unknown', 'case.own-work'],
    schemas: { params, body: stepBodies[step], reply: caseView },
  })

export const caseStepRoutes = Object.fromEntries(eventSteps.map((step) => [step, stepRoute(step)])) as { [S in EventStep]: StepRoute<S> }
