// Which parts of a split still have the households they were reckoned to have: until somebody says how many there are.
import { useMemo } from 'react'
import type { Plan, WireOperation } from '../../../../contract/plan-parts.ts'
import { planRoutes } from '../../../../contract/plans.ts'
import type { HouseholdsGuess } from '../../../../domain/territory/plan/operation.ts'
import { useCall } from '../../../kit/data/use-call.ts'

export const guessesOf = (operations: readonly WireOperation[]): Map<string, HouseholdsGuess> => {
  const guesses = new Map<string, HouseholdsGuess>()
  for (const operation of operations) {
    if (operation.kind === 'split') for (const { unit, guess } of operation.into) if (guess) guesses.set(unit, guess)
    if (operation.kind === 'change' && operation.households !== undefined) guesses.delete(String(operation.unit))
  }
  return guesses
}

/** Plans drawn by hand have few operations; of longer ones the first page is looked at. */
export const useGuesses = (plan: Plan): Map<string, HouseholdsGuess> => {
  const { data } = useCall(planRoutes.operations, { params: { id: plan.id }, query: { limit: 200 } }, { keep: true, enabled: plan.source === 'editor' && plan.operations > 0 })
  return useMemo(() => guessesOf(plan.operations > 0 ? (data?.operations.map(({ operation }) => operation) ?? []) : []), [data, plan.operations])
}
