// Somebody else makes a round: asked by whose it is, given from above, answered, taken back.
import type { roundDayRoutes } from '../../../contract/round-days.ts'
import { caseProblem } from '../../../domain/cases/problems.ts'
import type { PersonId } from '../../../domain/kernel/ids.ts'
import { Problem } from '../../../domain/kernel/problem.ts'
import { roundProblem } from '../../../domain/rounds/problems.ts'
import { answerSwap, type SwapState } from '../../../domain/rounds/swap.ts'
import type { Tx } from '../../db/tx.ts'
import type { Ask } from '../../http/endpoint.ts'
import { appendJournal } from '../../journal/append.ts'
import { netOf } from '../../territory/net.ts'
import { needReach, reaches } from '../../territory/plans/reach.ts'
import { findMeant } from '../meant.ts'
import { lockRound } from '../rows.ts'
import { isMine } from '../subjects.ts'
import { findSwapByCommand, insertSwap, isCandidate, lockSwap, settleSwap } from '../swaps.ts'

type Answer = { id: string; state: SwapState }

export const askSwap = async ({ context, actor, now, body }: Ask<typeof roundDayRoutes.swap>, tx: Tx): Promise<Answer> => {
  const { district } = actor
  const meant = await findMeant(context, tx, district, body)
  needReach(actor, 'round.swap', meant.unit)
  const known = await findSwapByCommand(tx, district, body.commandId)
  if (known && known.id !== body.id) throw caseProblem('case.id-taken')
  if (known) return { id: known.id, state: known.state }
  const mine = isMine(actor, meant.routine, meant.unit)
  if (!mine && !reaches(actor, 'round.excuse', meant.unit)) throw roundProblem('round.not-yours')
  const row = await lockRound(tx, district, body)
  if (row) throw roundProblem('round.already-done')
  const to = body.personId as PersonId
  if (to === actor.personId || !(await isCandidate(tx, district, meant, to))) throw roundProblem('round.substitute-unknown')
  const state = mine ? 'asked' : 'given'
  const { routineId, unitId, plannedOn } = body
  if (!(await insertSwap(tx, district, { id: body.id, routineId, unitId, plannedOn, heldOn: meant.occurrence.on, to, askedById: actor.personId, reason: body.reason.trim(), state, commandId: body.commandId, now }))) throw roundProblem('round.swap-standing')
  appendJournal(tx, actor, actor.posts.find(({ id }) => id !== null), {
    kind: mine ? 'round.swapAsked' : 'round.swapGiven', at: now, subjectKind: 'routine', subjectId: routineId, commandId: body.commandId, data: { swapId: body.id, unitId, plannedOn, personId: to, reason: body.reason.trim() },
  })
  return { id: body.id, state }
}

const kinds = { agree: 'round.swapped', decline: 'round.swapDeclined', withdraw: 'round.swapWithdrawn' } as const

export const answerToSwap = async ({ context, actor, now, params, body }: Ask<typeof roundDayRoutes.answerSwap>, tx: Tx): Promise<Answer> => {
  const { district } = actor
  const swap = await lockSwap(tx, district, params.id)
  if (!swap) throw roundProblem('round.swap-not-found')
  const unit = (await netOf(context, district)).units.get(swap.unitId as never)
  const next = answerSwap(swap, body.answer, { personId: actor.personId, above: unit !== undefined && reaches(actor, 'round.excuse', unit) })
  // The same answer once more is the same answer.
  const same = { agree: 'agreed', decline: 'declined', withdraw: 'withdrawn' } as const
  if (next instanceof Problem) {
    if (next.code === 'round.swap-over' && swap.state === same[body.answer]) return { id: swap.id, state: swap.state }
    throw next
  }
  if (next === swap.state) return { id: swap.id, state: next }
  if (next === 'agreed' && !(await isCandidate(tx, district, await findMeant(context, tx, district, swap), swap.toPersonId))) throw roundProblem('round.substitute-unknown')
  settleSwap(tx, district, swap.id, next, now)
  appendJournal(tx, actor, actor.posts.find(({ id }) => id !== null), {
    kind: kinds[body.answer], at: now, subjectKind: 'routine', subjectId: swap.routineId, data: { swapId: swap.id, unitId: swap.unitId, plannedOn: swap.plannedOn, personId: swap.toPersonId },
  })
  return { id: swap.id, state: next }
}
