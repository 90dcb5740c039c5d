// decideWhistle: what a step makes of a whistle and its calls, or the Problem that refuses it. A whistle never changes the
// state of its case; it may not be ended over a department of which nothing is known, or whose work the street hasn't evaluated.
import type { Actor } from '../access/actor.ts'
import { can, postsWith } from '../access/can.ts'
import type { OfficeId } from '../kernel/ids.ts'
import { kernelProblem, type Problem } from '../kernel/problem.ts'
import type { Limit } from '../kernel/working-time.ts'
import type { StepRule } from '../cases/kind.ts'
import { stopClock } from '../clocks/clock.ts'
import { ownCalendar, startCallClock } from './clock-of-call.ts'
import { limitRange, mostOffices, type WhistleCommand, type WhistleFacts } from './command.ts'
import { whistleKind, whistleSteps, type WhistleState, type WhistleStep } from './kinds.ts'
import { whistleProblem } from './problems.ts'
import { isToEvaluate, isUnanswered, type CallFold, type WhistleFold } from './whistle.ts'

export type Whistled = { whistle: WhistleFold; calls: readonly CallFold[] }

const ruleOf = (step: WhistleStep): StepRule<WhistleState> => whistleKind.steps[step]

export const refusalOfAccess = (fold: WhistleFold, verb: StepRule<WhistleState>['verb'], actor: Actor): Problem | undefined => {
  const access = can(actor, verb, fold)
  if (access.allowed) return undefined
  return actor.accountId === null ? kernelProblem('access.sign-in-needed') : kernelProblem('access.refused', { verb, reason: access.reason })
}

const isHead = ({ streetId }: WhistleFold, actor: Actor): boolean => postsWith(actor, 'whistle.approve').some(({ unit }) => unit !== null && unit.id === streetId)

/** Why this actor can't take the step now, or undefined when they can. Asks nothing about the step's content. */
export const whistleRefusal = (fold: WhistleFold, step: WhistleStep, actor: Actor): Problem | undefined => {
  const rule = ruleOf(step)
  const access = refusalOfAccess(fold, rule.verb, actor)
  if (access) return access
  if (!rule.from.includes(fold.state)) return whistleProblem('whistle.transition-not-allowed', { step, state: fold.state })
  if (rule.verb === 'whistle.approve' && fold.headOnPost && !isHead(fold, actor)) return whistleProblem('whistle.head-approves', { step })
  if (rule.notOwnWork && actor.personId !== null && fold.askedById === actor.personId) return whistleProblem('whistle.own-request', { step })
  return undefined
}

/** The steps this actor may take now: the buttons to draw. */
export const whistleAbilities = (fold: WhistleFold, actor: Actor): WhistleStep[] => whistleSteps.filter((step) => whistleRefusal(fold, step, actor) === undefined)

const contentFault = ({ whistle, calls }: Whistled, command: WhistleCommand, { now, caseOpen, openTasks, nameOf }: WhistleFacts): Problem | undefined => {
  if (ruleOf(command.step).needsText && !command.text?.trim()) return whistleProblem('whistle.text-needed', { step: command.step })
  if ('officeId' in command && command.officeId !== null && !calls.some((call) => call.officeId === command.officeId)) return whistleProblem('whistle.not-called')
  switch (command.step) {
    case 'approve':
      return caseOpen ? undefined : whistleProblem('whistle.case-closed')
    case 'end': {
      const about = (some: readonly CallFold[]) => ({ offices: some.map(({ officeId }) => nameOf(officeId)), count: some.length })
      const open = calls.filter(isUnanswered)
      if (open.length > 0) return whistleProblem('whistle.unanswered', about(open))
      const left = calls.filter(isToEvaluate)
      return left.length === 0 ? undefined : whistleProblem('whistle.not-evaluated', about(left))
    }
    case 'arrive':
      return command.cameAt >= whistle.startedAt! && command.cameAt <= now ? undefined : whistleProblem('whistle.time-not-possible')
    case 'taskDone':
      return openTasks.includes(command.task) ? undefined : whistleProblem('whistle.task-done', { task: command.task })
    default:
      return undefined
  }
}

/** With the whistle the clocks of those who didn't come end as well, and are judged by where they stood. */
const stopAll = (calls: readonly CallFold[], { now, calendars }: WhistleFacts): CallFold[] =>
  calls.map((call) => ({ ...call, clock: stopClock(call.clock, now, ownCalendar(call.clock, calendars)) }))

/** Throws the Problem that refuses, otherwise gives the whistle and its calls after the step. */
export const decideWhistle = (before: Whistled, command: WhistleCommand, facts: WhistleFacts): Whistled => {
  const { whistle, calls } = before
  const { now } = facts
  const refusal = whistleRefusal(whistle, command.step, facts.actor) ?? contentFault(before, command, facts)
  if (refusal) throw refusal
  switch (command.step) {
    case 'approve':
      return {
        whistle: { ...whistle, state: 'running', startedAt: now, assistingOfficeIds: whistle.officeIds },
        calls: whistle.officeIds.map((officeId) => ({
          officeId, state: 'called', clock: startCallClock(officeId, whistle.trigger, whistle.limit, now, facts.calendars), reportedAt: null, finishedAt: null, grade: null, toldAbove: false,
        })),
      }
    case 'refuse':
      return { whistle: { ...whistle, state: 'refused', endedAt: now }, calls }
    case 'cancel':
      return { whistle: { ...whistle, state: 'cancelled', endedAt: now }, calls: stopAll(calls, facts) }
    case 'end':
      return { whistle: { ...whistle, state: 'ended', endedAt: now }, calls: stopAll(calls, facts) }
    case 'arrive':
    case 'finding':
    case 'task':
    case 'taskDone':
    case 'continue':
      return before
  }
}

/** What is wrong with a whistle as it is asked for; its case is known and within reach. */
export const requestFault = (request: { officeIds: readonly OfficeId[]; limit: Limit; text: string }, caseOpen: boolean): Problem | undefined => {
  if (!caseOpen) return whistleProblem('whistle.case-closed')
  if (!request.text.trim()) return whistleProblem('whistle.text-needed', { step: 'request' })
  if (request.officeIds.length === 0 || request.officeIds.length > mostOffices) return whistleProblem('whistle.office-needed', { most: mostOffices })
  const [least, most] = limitRange[request.limit.unit]
  return request.limit.amount >= least && request.limit.amount <= most ? undefined : whistleProblem('whistle.limit-out-of-range', { least, most, unit: request.limit.unit })
}
