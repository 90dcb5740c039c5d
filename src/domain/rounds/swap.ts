// A single round that somebody else makes: a worker asks a colleague, who agrees or declines; a desk gives it. It counts for
// the unit, whoever made it, and nobody's swaps are added up.
import type { PersonId } from '../kernel/ids.ts'
import type { Problem } from '../kernel/problem.ts'
import { roundProblem } from './problems.ts'

export const swapStates = ['asked', 'agreed', 'given', 'declined', 'withdrawn'] as const
export type SwapState = (typeof swapStates)[number]

export const swapAnswers = ['agree', 'decline', 'withdraw'] as const
export type SwapAnswer = (typeof swapAnswers)[number]

export type Swap = { state: SwapState; toPersonId: PersonId; askedById: PersonId | null }

/** Whoever it was settled on makes it. */
export const standsInByAgreement = ({ state }: Pick<Swap, 'state'>): boolean => state === 'agreed' || state === 'given'
export const isStanding = ({ state }: Pick<Swap, 'state'>): boolean => state === 'asked' || standsInByAgreement({ state })

/** What becomes of it, or why not. `above`: somebody who may excuse there. */
export const answerSwap = (swap: Swap, answer: SwapAnswer, by: { personId: PersonId | null; above: boolean }): SwapState | Problem => {
  const asked = by.personId !== null && by.personId === swap.toPersonId
  const asking = by.personId !== null && by.personId === swap.askedById
  if (!(answer === 'withdraw' ? asking || by.above : asked)) return roundProblem('round.not-yours')
  if (!isStanding(swap)) return roundProblem('round.swap-over')
  switch (answer) {
    case 'agree': return swap.state === 'given' ? 'given' : 'agreed'
    // What a desk gave can be handed back as well: then it is whose it was.
    case 'decline': return 'declined'
    case 'withdraw': return 'withdrawn'
  }
}
