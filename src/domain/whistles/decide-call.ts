// decideCall: what a called department, the street or the district makes of one call. Late is what its clock says.
import type { Actor } from '../access/actor.ts'
import { postsWith } from '../access/can.ts'
import type { Problem } from '../kernel/problem.ts'
import type { StepRule } from '../cases/kind.ts'
import { pauseClock, resumeClock, stopClock } from '../clocks/clock.ts'
import { ownCalendar, withoutOpenPause } from './clock-of-call.ts'
import type { CallCommand, WhistleFacts } from './command.ts'
import { refusalOfAccess } from './decide-whistle.ts'
import { callKind, callSteps, type CallState, type CallStep } from './kinds.ts'
import { whistleProblem } from './problems.ts'
import type { CallFold, WhistleFold } from './whistle.ts'

const ruleOf = (step: CallStep): StepRule<CallState> => callKind.steps[step]

/** Whether one of the actor's posts with the step's verb is at the office that was called. */
const answersFor = (call: CallFold, step: CallStep, actor: Actor): boolean => postsWith(actor, ruleOf(step).verb).some(({ officeId }) => officeId === call.officeId)

/** While it runs; the street may still evaluate when it has ended. */
const isTime = ({ state }: WhistleFold, step: CallStep): boolean => state === 'running' || (step === 'evaluate' && state === 'ended')

/** Why this actor can't take the step now, or undefined when they can. */
export const callRefusal = (whistle: WhistleFold, call: CallFold, step: CallStep, actor: Actor): Problem | undefined => {
  const rule = ruleOf(step)
  const access = refusalOfAccess(whistle, rule.verb, actor)
  if (access) return access
  if (rule.byHolder && !answersFor(call, step, actor)) return whistleProblem('whistle.not-called')
  if (!isTime(whistle, step)) return whistleProblem('whistle.not-running', { step, state: whistle.state })
  if (!rule.from.includes(call.state)) return whistleProblem('whistle.call-not-allowed', { step, state: call.state })
  if (step === 'evaluate' && call.grade !== null) return whistleProblem('whistle.already-evaluated')
  return undefined
}

export const callAbilities = (whistle: WhistleFold, call: CallFold, actor: Actor): CallStep[] => callSteps.filter((step) => callRefusal(whistle, call, step, actor) === undefined)

/** Throws the Problem that refuses, otherwise gives the call after the step. */
export const decideCall = (whistle: WhistleFold, call: CallFold, command: CallCommand, facts: Pick<WhistleFacts, 'actor' | 'now' | 'calendars'>): CallFold => {
  const { now } = facts
  const refusal = callRefusal(whistle, call, command.step, facts.actor)
  if (refusal) throw refusal
  if (ruleOf(command.step).needsText && !command.text?.trim()) throw whistleProblem('whistle.text-needed', { step: command.step })
  const calendar = ownCalendar(call.clock, facts.calendars)
  switch (command.step) {
    case 'reportIn':
      // Who comes over an objection that nobody decided is judged by the time they were given at first.
      return { ...call, state: 'reportedIn', clock: stopClock(withoutOpenPause(call.clock, calendar), now, calendar), reportedAt: now }
    case 'object':
      // While it is looked into the time doesn't run; what was late before stays late.
      return { ...call, state: 'objected', clock: pauseClock(call.clock, now), toldAbove: false }
    case 'uphold':
      return { ...call, state: 'excused', clock: stopClock(call.clock, now, calendar) }
    case 'overrule':
      return { ...call, state: 'called', clock: resumeClock(call.clock, now, calendar) }
    case 'finish':
      return { ...call, state: 'finished', finishedAt: now }
    case 'evaluate':
      return { ...call, grade: command.grade }
  }
}
