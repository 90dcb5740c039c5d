// decide(fold, command, facts): what a step makes of a case, or the Problem that refuses it.
// The same function draws the buttons in a browser, is asked by the server, and makes the demonstration year.
import type { Actor } from '../access/actor.ts'
import { can } from '../access/can.ts'
import { lineKey, lineLevels, type Line, type UnitLine } from '../access/place.ts'
import type { FileId, OfficeId } from '../kernel/ids.ts'
import type { Problem } from '../kernel/problem.ts'
import { kernelProblem } from '../kernel/problem.ts'
import { dueAfter, type Limit, type WorkCalendar } from '../kernel/working-time.ts'
import { holderLevel, unitAbove, unitAt, type CaseFold } from './case.ts'
import { eventKind, eventSteps, reopenDays, type EventState, type EventStep, type Grade, type RefuseReason } from './event.ts'
import type { StepRule } from './kind.ts'
import { caseProblem } from './problems.ts'

export type StepPhoto = { fileId: FileId; role: 'scene' | 'before' | 'after' }

/** A step as somebody asks for it; `version` is the one they saw. */
export type CaseCommand = { version?: number; text?: string; photos?: readonly StepPhoto[] } & (
  | { step: 'accept'; verifyOnSite: boolean }
  | { step: 'refuse'; reason: RefuseReason }
  | { step: 'verify'; found: boolean }
  | { step: 'sendDown'; unit: UnitLine }
  | { step: 'dispatch'; officeId: OfficeId }
  | { step: 'rate'; grade: Grade }
  | { step: 'handle' | 'passUp' | 'return' | 'check' | 'rework' | 'close' | 'reopen' | 'note' }
)

/** What the catalogue says about the case's category. */
export type CategoryFacts = { limit: Limit; needsAfterPhoto: boolean }

export type Facts = { actor: Actor; now: number; calendar: WorkCalendar; category: CategoryFacts }

export type CaseChange = { to: EventState; set: Partial<CaseFold> }

export const maxPhotosPerStep = 9

const dayInMs = 86_400_000

const unitLevels = ['district', ...lineLevels] as const

const ruleOf = (step: EventStep): StepRule<EventState> => eventKind.steps[step]

/** Why this actor can't take the step now, or undefined when they can. Asks nothing about the step's content. */
export const refusalOf = (fold: CaseFold, step: EventStep, actor: Actor, now: number): Problem | undefined => {
  const rule = ruleOf(step)
  const access = can(actor, rule.verb, fold)
  if (!access.allowed)
    return actor.accountId === null ? kernelProblem('access.sign-in-needed') : kernelProblem('access.refused', { verb: rule.verb, reason: access.reason })
  if (!rule.from.includes(fold.state)) return caseProblem('case.transition-not-allowed', { step, state: fold.state })
  if (rule.notOwnWork && actor.personId !== null && fold.handledById === actor.personId) return caseProblem('case.own-work', { step })
  if (step === 'passUp' && (holderLevel(fold) ?? 'district') === 'district') return caseProblem('case.no-unit-above')
  if (step === 'rate' && fold.rating !== null) return caseProblem('case.already-rated')
  if (step === 'reopen' && now > (fold.closedAt ?? 0) + reopenDays * dayInMs) return caseProblem('case.reopen-too-late', { days: reopenDays })
  return undefined
}

/** The steps this actor may take now: the buttons to draw. */
export const abilitiesOf = (fold: CaseFold, actor: Actor, now: number): EventStep[] =>
  eventSteps.filter((step) => refusalOf(fold, step, actor, now) === undefined)

const contentFault = (command: CaseCommand, facts: Facts): Problem | undefined => {
  const rule = ruleOf(command.step)
  const photos = command.photos ?? []
  if (rule.needsText && !command.text?.trim()) return caseProblem('case.text-needed', { step: command.step })
  if (photos.length > maxPhotosPerStep) return caseProblem('case.too-many-photos', { most: maxPhotosPerStep })
  if (command.step === 'handle' && facts.category.needsAfterPhoto && !photos.some((photo) => photo.role === 'after'))
    return caseProblem('case.photo-needed', { role: 'after' })
  return undefined
}

const accepted = (fold: CaseFold, facts: Facts): Partial<CaseFold> => ({
  acceptedAt: facts.now,
  dueAt: fold.dueAt ?? dueAfter(facts.calendar, facts.now, facts.category.limit),
})

const heldBy = (holderUnitId: CaseFold['holderUnitId']): Partial<CaseFold> => ({ holderUnitId, holderOfficeId: null })

/** Whether a unit contradicts nothing that is known of the place; what isn't known yet it may tell. */
const fits = (fold: Line, unit: UnitLine): boolean =>
  lineLevels.map(lineKey).every((key) => fold[key] === null || unit[key] === null || fold[key] === unit[key])

/** The line of the place, known as deep as it was or as the unit it is sent to. */
const deeper = (fold: Line, unit: UnitLine): Line => ({
  streetId: fold.streetId ?? unit.streetId,
  communityId: fold.communityId ?? unit.communityId,
  gridId: fold.gridId ?? unit.gridId,
  microgridId: fold.microgridId ?? unit.microgridId,
})

/** Who looks after it once it is handled: the level above the handler, or whoever sent it to the department. */
const checkerOf = (fold: CaseFold): CaseFold['holderUnitId'] => {
  const level = holderLevel(fold)
  if (level === null) return fold.sentFromUnitId ?? unitAt(fold, 'street')
  if (level === 'microgrid' || level === 'grid') return unitAt(fold, 'community')
  return level === 'community' ? unitAt(fold, 'street') : fold.holderUnitId
}

/** The desk that dispatches gets it back and has it checked, whoever held it before. */
const dispatcherOf = (fold: CaseFold, actor: Actor): CaseFold['sentFromUnitId'] => {
  const access = can(actor, 'case.dispatch', fold)
  return (access.allowed ? access.post.unit?.id : undefined) ?? fold.holderUnitId ?? fold.sentFromUnitId
}

const apply = (fold: CaseFold, command: CaseCommand, facts: Facts): CaseChange | Problem => {
  const { now } = facts
  switch (command.step) {
    case 'accept':
      return command.verifyOnSite
        ? { to: 'verifying', set: { ...accepted(fold, facts), ...heldBy(unitAt(fold, 'grid')) } }
        : { to: 'filed', set: { ...accepted(fold, facts), filedAt: now } }
    case 'refuse':
      return { to: 'refused', set: { closedAt: now } }
    case 'verify':
      return command.found
        ? { to: 'filed', set: { filedAt: now, ...heldBy(unitAt(fold, 'community')) } }
        : { to: 'refused', set: { closedAt: now, ...heldBy(unitAt(fold, 'community')) } }
    case 'handle':
      return {
        to: 'handled',
        set: {
          handledAt: now, handledById: facts.actor.personId, handledUnitId: fold.holderUnitId, handledOfficeId: fold.holderOfficeId,
          ...heldBy(checkerOf(fold)),
        },
      }
    case 'passUp':
      return { to: fold.state, set: heldBy(unitAbove(fold, holderLevel(fold)!)) }
    case 'sendDown': {
      const { unit } = command
      const holder = holderLevel(fold)
      if (holder === null || unitLevels.indexOf(unit.level) <= unitLevels.indexOf(holder) || !fits(fold, unit)) return caseProblem('case.unit-not-below')
      return { to: 'dispatched', set: { ...heldBy(unit.id), sentFromUnitId: fold.holderUnitId, ...deeper(fold, unit) } }
    }
    case 'dispatch':
      return {
        to: 'dispatched',
        set: { holderUnitId: null, holderOfficeId: command.officeId, assignedOfficeId: command.officeId, sentFromUnitId: dispatcherOf(fold, facts.actor) },
      }
    case 'return':
      return { to: 'filed', set: heldBy(fold.sentFromUnitId ?? unitAt(fold, 'community')) }
    case 'check':
      return { to: 'checked', set: { checkedAt: now } }
    case 'rework':
      return {
        to: 'dispatched',
        set: {
          handledAt: null, reworkCount: fold.reworkCount + 1, sentFromUnitId: fold.sentFromUnitId ?? fold.holderUnitId,
          holderUnitId: fold.handledOfficeId === null ? fold.handledUnitId : null, holderOfficeId: fold.handledOfficeId,
        },
      }
    case 'close':
      return { to: 'closed', set: { closedAt: now } }
    case 'rate':
      return { to: 'closed', set: { rating: command.grade } }
    case 'reopen':
      return {
        to: 'filed',
        set: {
          handledAt: null, checkedAt: null, closedAt: null, rating: null, overdue: false, reopenCount: fold.reopenCount + 1,
          dueAt: dueAfter(facts.calendar, now, facts.category.limit),
          ...heldBy(fold.sentFromUnitId ?? unitAt(fold, 'community')),
        },
      }
    case 'note':
      return { to: fold.state, set: {} }
  }
}

const isProblem = (result: CaseChange | Problem): result is Problem => result instanceof Error

/** Throws the Problem that refuses, otherwise gives the case after the step. */
export const decide = (fold: CaseFold, command: CaseCommand, facts: Facts): CaseFold => {
  const refusal = refusalOf(fold, command.step, facts.actor, facts.now) ?? contentFault(command, facts)
  if (refusal) throw refusal
  const change = apply(fold, command, facts)
  if (isProblem(change)) throw change
  const versioned = ruleOf(command.step).versioned
  return { ...fold, ...change.set, state: change.to, version: fold.version + (versioned ? 1 : 0) }
}
