// A round as the phone shows it: what the server last told, and on top of it what was done here and is not there yet: made,
// asked of somebody else, answered. What the rules would no longer allow is left out, and said so.
import type { PersonId } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import { findingsOf, type Finding } from '../rounds/evidence.ts'
import { evidenceOf, madeRound } from '../rounds/make-round.ts'
import { roundStateOf, type RoundState } from '../rounds/occurrence.ts'
import { roundProblem } from '../rounds/problems.ts'
import type { DoneWhen } from '../rounds/routine.ts'
import { answerSwap, isStanding, standsInByAgreement, type SwapAnswer, type SwapState } from '../rounds/swap.ts'
import type { Pending } from './fold-case.ts'

type FoundCase = { id: string; number: string }
type Swap = { id: string; state: SwapState; toMe: boolean; name: string; reason: string }

/** What the rules ask of a round of mine. */
export type HeldRound = {
  routineId: string; unit: { id: number }; plannedOn: string; opensAt: number; closesAt: number; state: RoundState
  doneWhen: DoneWhen; places: readonly { id: string }[]; swap: Swap | null
  done: { id: string; at: number; by: string; findings: (Finding & { case: FoundCase | null })[] } | null
}

export type FoldedRound<R> = {
  round: R
  /** What of it waits here. */
  pending: readonly Pending[]
  /** What could not be done any more as far as the phone knows. */
  left: readonly { id: string; problem: Problem }[]
}

/** `nameOf`: somebody who was asked, as far as the phone knows them. */
export type RoundFacts = { personId: PersonId | null; name: string; nameOf(personId: number): string }

const isOf = (round: HeldRound, { name, input: { params, body } }: Pending): boolean =>
  name === 'rounds.answerSwap' ? round.swap !== null && params?.id === round.swap.id : body['routineId'] === round.routineId && body['unitId'] === round.unit.id && body['plannedOn'] === round.plannedOn

const make = (round: HeldRound, { input: { body }, at }: Pending, { name }: RoundFacts): Partial<HeldRound> => {
  const { swap } = round
  if (swap?.toMe && !standsInByAgreement(swap)) throw roundProblem('round.not-yours')
  if (round.done) throw roundProblem('round.already-done')
  // A place that was taken off the list since counts: the server knows it still.
  const given = evidenceOf(body as Parameters<typeof evidenceOf>[0])
  const { evidence } = madeRound(round, round.doneWhen, given, at, { now: round.places.length, ever: new Set(given.places) })
  return { done: { id: String(body['id']), at, by: name, findings: findingsOf(evidence).map((finding) => ({ ...finding, case: null })) } }
}

const ask = (round: HeldRound, { input: { body } }: Pending, { nameOf }: RoundFacts): Partial<HeldRound> => {
  if (round.done) throw roundProblem('round.already-done')
  if (round.swap && isStanding(round.swap)) throw roundProblem('round.swap-standing')
  return { swap: { id: String(body['id']), state: 'asked', toMe: false, name: nameOf(Number(body['personId'])), reason: String(body['reason'] ?? '') } }
}

/** What I took back stands no more; what I declined is nothing I make any more. */
const answer = ({ swap }: HeldRound, { input: { body } }: Pending, { personId }: RoundFacts): Partial<HeldRound> => {
  const other = -1 as PersonId
  const next = answerSwap({ state: swap!.state, toPersonId: swap!.toMe ? (personId ?? other) : other, askedById: swap!.toMe || swap!.state === 'given' ? null : personId }, body['answer'] as SwapAnswer, { personId, above: false })
  if (next instanceof Problem) throw next
  return { swap: isStanding({ state: next }) || swap!.toMe ? { ...swap!, state: next } : null }
}

const takes: Readonly<Record<string, typeof make>> = { 'rounds.make': make, 'rounds.swap': ask, 'rounds.answerSwap': answer }

/** `pending`: all that waits about rounds, oldest first. Without any, the round as it is known, by the time. */
export const foldRound = <R extends HeldRound>(round: R, pending: readonly Pending[], facts: RoundFacts, now: number): FoldedRound<R> => {
  let folded: R = round
  const taken: Pending[] = []
  const left: { id: string; problem: Problem }[] = []
  for (const one of pending) {
    const take = takes[one.name]
    if (!take || !isOf(folded, one)) continue
    try {
      folded = { ...folded, ...take(folded, one, facts) }
      taken.push(one)
    } catch (fault) {
      if (!(fault instanceof Problem)) throw fault
      left.push({ id: one.id, problem: fault })
    }
  }
  // What the server has settled stays so; everything else comes with the time.
  const state = folded.done && round.done === null ? roundStateOf(folded, { doneAt: folded.done.at, excuse: null }, now) : folded.done || folded.state === 'excused' ? folded.state : roundStateOf(folded, undefined, now)
  return { round: state === folded.state ? folded : { ...folded, state }, pending: taken, left }
}
