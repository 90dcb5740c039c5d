// Why a step is refused: who asks, from which state, and what the step itself needs.
import type { Actor } from '../access/actor.ts'
import { can, postsWith, within } from '../access/can.ts'
import { unitLevels, type UnitLevel } from '../access/place.ts'
import { reachOf } from '../access/roles.ts'
import type { Problem } from '../kernel/problem.ts'
import { kernelProblem } from '../kernel/problem.ts'
import { holderLevel, type CaseFold } from './case.ts'
import { openChase } from './clocks-after.ts'
import { largestExtension, longestSuspension, maxPhotosPerStep, type CaseCommand, type Facts } from './command.ts'
import { eventKind, needsText, reopenDays, type EventState, type EventStep } from './event.ts'
import type { StepRule } from './kind.ts'
import { caseProblem } from './problems.ts'

export const dayInMs = 86_400_000

export const ruleOf = (step: EventStep): StepRule<EventState> => eventKind.steps[step]

/** Whether one of the actor's posts with the step's verb is where the case lies now. */
const holds = (fold: CaseFold, step: EventStep, actor: Actor): boolean =>
  postsWith(actor, ruleOf(step).verb).some((post) => (post.unit !== null && post.unit.id === fold.holderUnitId) || (post.officeId !== null && post.officeId === fold.holderOfficeId))

const requestRefusal = (fold: CaseFold, step: EventStep, actor: Actor): Problem | undefined => {
  const own = fold.request !== null && fold.request.byId === actor.personId
  switch (step) {
    case 'askSuspend':
    case 'askExtend':
    case 'askVoid':
      return fold.request === null ? undefined : caseProblem('case.request-pending', { ask: fold.request.ask })
    case 'withdraw':
      if (fold.request === null) return caseProblem('case.no-request')
      return own ? undefined : caseProblem('case.not-own-request')
    case 'approve':
    case 'decline':
      if (fold.request === null) return caseProblem('case.no-request')
      return own ? caseProblem('case.own-request') : undefined
    default:
      return undefined
  }
}

const stepRefusal = (fold: CaseFold, step: EventStep, actor: Actor, now: number): Problem | undefined => {
  if (step === 'passUp' && (holderLevel(fold) ?? 'district') === 'district') return caseProblem('case.no-unit-above')
  if (step === 'rate' && fold.rating !== null) return caseProblem('case.already-rated')
  if (step === 'reopen' && now > (fold.closedAt ?? 0) + reopenDays * dayInMs) return caseProblem('case.reopen-too-late', { days: reopenDays })
  if (step === 'answerChase' && !openChase(fold.clocks)) return caseProblem('case.no-chase')
  if (step === 'assist' && !actor.posts.some((post) => post.officeId !== null && fold.assistingOfficeIds.includes(post.officeId))) return caseProblem('case.not-assisting')
  if (step === 'milestone' && !fold.clocks.some((clock) => clock.stage.startsWith('m:') && clock.stoppedAt === null)) return caseProblem('case.milestone-done')
  return requestRefusal(fold, step, actor)
}

const rankOf = (level: UnitLevel): number => unitLevels.indexOf(level)

/** A demand comes from a superior: from a level above the holder's; to an office from the level that sent it there, or above. */
const isAbove = (fold: CaseFold, actor: Actor): boolean => {
  const holder = holderLevel(fold)
  const lowest = holder === null ? rankOf(holderLevel({ ...fold, holderUnitId: fold.sentFromUnitId }) ?? 'district') : rankOf(holder) - 1
  return postsWith(actor, 'case.chase').some((post) => post.unit !== null && rankOf(post.unit.level) <= lowest && within(actor, post, reachOf(post.role, 'case.chase')!, fold))
}

/** Why this actor can't take the step now, or undefined when they can. Asks nothing about the step's content. */
export const refusalOf = (fold: CaseFold, step: EventStep, actor: Actor, now: number): Problem | undefined => {
  const rule = ruleOf(step)
  const access = can(actor, rule.verb, fold)
  if (!access.allowed)
    return actor.accountId === null ? kernelProblem('access.sign-in-needed') : kernelProblem('access.refused', { verb: rule.verb, reason: access.reason })
  if (!rule.from.includes(fold.state)) return caseProblem('case.transition-not-allowed', { step, state: fold.state })
  if (rule.byHolder && !holds(fold, step, actor)) return caseProblem('case.not-holder', { step })
  if (rule.notOwnWork && actor.personId !== null && fold.handledById === actor.personId) return caseProblem('case.own-work', { step })
  if (step === 'chase' && !isAbove(fold, actor)) return caseProblem('case.chase-from-above')
  return stepRefusal(fold, step, actor, now)
}

const timeFault = (fold: CaseFold, command: CaseCommand, now: number): Problem | undefined => {
  if (command.step === 'askSuspend') {
    if (!(command.until > now)) return caseProblem('case.time-needed', { step: command.step })
    if (command.until > now + longestSuspension * dayInMs) return caseProblem('case.suspension-too-long', { days: longestSuspension })
  }
  if (command.step === 'askExtend') {
    const clock = fold.clocks.findLast(({ stage }) => stage === 'handle')
    if (!clock || !(Number.isInteger(command.amount) && command.amount > 0)) return caseProblem('case.time-needed', { step: command.step })
    if (clock.extended + command.amount > clock.limit.amount * largestExtension) return caseProblem('case.extension-too-long', { most: clock.limit.amount * largestExtension - clock.extended, unit: clock.limit.unit })
  }
  if (command.step === 'chase' && !(command.limit.amount > 0)) return caseProblem('case.time-needed', { step: command.step })
  return undefined
}

/** What is missing or wrong in what was sent along with the step. */
export const contentFault = (fold: CaseFold, command: CaseCommand, facts: Facts): Problem | undefined => {
  const { category } = facts
  const photos = command.photos ?? []
  if (needsText(command.step, 'found' in command ? { found: command.found } : {}) && !command.text?.trim()) return caseProblem('case.text-needed', { step: command.step })
  if (photos.length > maxPhotosPerStep) return caseProblem('case.too-many-photos', { most: maxPhotosPerStep })
  if (command.step === 'handle')
    for (const role of ['before', 'after'] as const)
      if (category.evidence[role] && !photos.some((photo) => photo.role === role)) return caseProblem('case.photo-needed', { role })
  if ((command.step === 'accept' || command.step === 'verify') && command.condition !== undefined && !category.conditions.some(({ code }) => code === command.condition))
    return caseProblem('case.condition-unknown', { condition: command.condition })
  if (command.step === 'milestone') {
    const stage = `m:${command.milestone}` as const
    if (!category.milestones.some(({ code }) => code === command.milestone)) return caseProblem('case.milestone-unknown', { milestone: command.milestone })
    if (!fold.clocks.some((clock) => clock.stage === stage && clock.stoppedAt === null)) return caseProblem('case.milestone-done', { milestone: command.milestone })
  }
  // Whoever sees the case would see its photos.
  if (command.step === 'note' && command.private && photos.length > 0) return caseProblem('case.private-without-photos')
  if (command.step === 'merge' && command.masterId === fold.id) return caseProblem('case.master-not-possible')
  return timeFault(fold, command, facts.now)
}
