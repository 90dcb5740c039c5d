// What each step makes of a case: its next state and what changes with it. The clocks follow from that (clocks-after.ts).
import type { Actor } from '../access/actor.ts'
import { can } from '../access/can.ts'
import { lineKey, lineLevels, unitLevels, type Line, type UnitLine } from '../access/place.ts'
import type { OfficeId } from '../kernel/ids.ts'
import type { Problem } from '../kernel/problem.ts'
import { holderLevel, unitAbove, unitAt, type CaseFold } from './case.ts'
import type { CaseCommand, Facts } from './command.ts'
import type { EventState } from './event.ts'
import { caseProblem } from './problems.ts'
import { isSampled, isSelfHandled } from './sample.ts'

export type CaseChange = { to: EventState; set: Partial<CaseFold> }

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

/** Back to who sent it; whoever gets it back a second time passes it on to the level above. */
const returnedTo = (fold: CaseFold): CaseFold['holderUnitId'] => {
  const sender = fold.sentFromUnitId ?? unitAt(fold, 'community')
  if (fold.returnCount === 0) return sender
  return unitAbove(fold, holderLevel({ ...fold, holderUnitId: sender }) ?? 'district') ?? sender
}

/** Without the one that has it in hand. */
const helpers = (fold: CaseFold, more: readonly OfficeId[], main: OfficeId | null = fold.holderOfficeId): OfficeId[] =>
  [...new Set([...fold.assistingOfficeIds, ...more])].filter((id) => id !== main)

/** The case with these offices helping, as after the step callAssistants: for whoever calls them otherwise. */
export const withAssistants = (fold: CaseFold, officeIds: readonly OfficeId[]): CaseFold => ({ ...fold, assistingOfficeIds: helpers(fold, officeIds), version: fold.version + 1 })

const handled = (fold: CaseFold, facts: Facts): CaseChange => {
  const set: Partial<CaseFold> = {
    handledAt: facts.now, handledById: facts.actor.personId, handledUnitId: fold.holderUnitId, handledOfficeId: fold.holderOfficeId,
    ...heldBy(checkerOf(fold)),
  }
  if (!isSelfHandled(fold, facts)) return { to: 'handled', set }
  const sampled = isSampled(fold.id, facts.sample)
  return { to: sampled ? 'handled' : 'closed', set: { ...set, selfHandled: true, closedAt: sampled ? null : facts.now } }
}

const approved = (fold: CaseFold, { now }: Facts): CaseChange => {
  const request = fold.request!
  switch (request.ask) {
    case 'suspend':
      return { to: 'suspended', set: { resumeState: fold.state, suspendedUntil: request.until } }
    case 'extend':
      return { to: fold.state, set: {} }
    case 'void':
      return { to: 'void', set: { closedAt: now } }
  }
}

const asked = (fold: CaseFold, facts: Facts, ask: 'suspend' | 'extend' | 'void', until: number | null, amount: number | null): CaseChange => ({
  to: fold.state, set: { request: { ask, byId: facts.actor.personId, at: facts.now, until, amount } },
})

/** What whoever accepts or verifies says of it; what they leave out stays. */
const weighed = (fold: CaseFold, { condition, urgent }: { condition?: string; urgent?: boolean }): Pick<CaseFold, 'condition' | 'urgent'> => ({ condition: condition ?? fold.condition, urgent: urgent ?? fold.urgent })

export const apply = (fold: CaseFold, command: CaseCommand, facts: Facts): CaseChange | Problem => {
  const { now } = facts
  switch (command.step) {
    case 'accept': {
      const set = { acceptedAt: now, ...weighed(fold, command) }
      return command.verifyOnSite ? { to: 'verifying', set: { ...set, ...heldBy(unitAt(fold, 'grid')) } } : { to: 'filed', set: { ...set, filedAt: now } }
    }
    case 'refuse':
      return { to: 'refused', set: { closedAt: now } }
    case 'verify':
      return command.found
        ? { to: 'filed', set: { filedAt: now, ...weighed(fold, command), ...heldBy(unitAt(fold, 'community')) } }
        : { to: 'refused', set: { closedAt: now, ...heldBy(unitAt(fold, 'community')) } }
    case 'handle':
      return handled(fold, facts)
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
        set: {
          holderUnitId: null, holderOfficeId: command.officeId, assignedOfficeId: command.officeId, sentFromUnitId: dispatcherOf(fold, facts.actor),
          assistingOfficeIds: helpers(fold, command.assistingOfficeIds ?? [], command.officeId),
        },
      }
    case 'return':
      return { to: 'filed', set: { ...heldBy(returnedTo(fold)), returnCount: fold.returnCount + 1 } }
    case 'check':
      return { to: 'checked', set: { checkedAt: now } }
    case 'rework': {
      const again = { handledAt: null, reworkCount: fold.reworkCount + 1, sentFromUnitId: fold.sentFromUnitId ?? fold.holderUnitId }
      // Back to whoever sent it out, to find an office that may.
      if (command.powerLost) return { to: 'filed', set: { ...again, ...heldBy(fold.sentFromUnitId ?? unitAt(fold, 'street')) } }
      return { to: 'dispatched', set: { ...again, holderUnitId: fold.handledOfficeId === null ? fold.handledUnitId : null, holderOfficeId: fold.handledOfficeId } }
    }
    case 'close':
      return { to: 'closed', set: { closedAt: now } }
    case 'rate':
      return { to: 'closed', set: { rating: command.grade } }
    case 'reopen':
      return {
        to: 'filed',
        set: {
          handledAt: null, checkedAt: null, closedAt: null, rating: null, reopenCount: fold.reopenCount + 1,
          ...heldBy(fold.sentFromUnitId ?? unitAt(fold, 'community')),
        },
      }
    case 'askSuspend':
      return asked(fold, facts, 'suspend', command.until, null)
    case 'askExtend':
      return asked(fold, facts, 'extend', null, command.amount)
    case 'askVoid':
      return asked(fold, facts, 'void', null, null)
    case 'approve': {
      const change = approved(fold, facts)
      return { ...change, set: { ...change.set, request: null } }
    }
    case 'withdraw':
    case 'decline':
      return { to: fold.state, set: { request: null } }
    case 'resume':
      return { to: fold.resumeState ?? 'filed', set: { resumeState: null, suspendedUntil: null } }
    case 'merge':
      return { to: 'merged', set: { resumeState: fold.state, masterId: command.masterId, closedAt: now } }
    case 'unmerge':
      return { to: fold.resumeState ?? 'filed', set: { resumeState: null, masterId: null, closedAt: null } }
    case 'callAssistants':
      return { to: fold.state, set: { assistingOfficeIds: helpers(fold, command.officeIds) } }
    case 'milestone':
    case 'chase':
    case 'answerChase':
    case 'assist':
    case 'note':
      return { to: fold.state, set: {} }
  }
}
