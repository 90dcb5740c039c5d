// Whether any post of whoever asks carries a verb at all; how far it reaches is asked of the thing.
import type { Actor } from '../../domain/access/actor.ts'
import { postsWith } from '../../domain/access/can.ts'
import type { Verb } from '../../domain/access/verbs.ts'
import { kernelProblem } from '../../domain/kernel/problem.ts'

export const assertVerb = (actor: Actor, verb: Verb): void => {
  if (postsWith(actor, verb).length > 0) return
  throw actor.accountId === null ? kernelProblem('access.sign-in-needed') : kernelProblem('access.refused', { verb, reason: 'no-verb' })
}
