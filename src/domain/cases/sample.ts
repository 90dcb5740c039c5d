// Which of the cases settled on the spot are checked by somebody else: drawn by case and seed, so that anybody who knows
// the seed finds the same.
import { seeded } from '../kernel/seeded.ts'
import type { CaseId } from '../kernel/ids.ts'
import type { CaseFold } from './case.ts'
import type { Facts, Sample } from './command.ts'

/** In [0, 1); below the rate it is checked. */
export const drawOf = (id: CaseId, seed: number): number => seeded(seed, id).next()

export const isSampled = (id: CaseId, { rate, seed }: Sample): boolean => drawOf(id, seed) < rate

/** Settled by the very person who reported it on their round (即报即结). */
export const isSelfHandled = (fold: Pick<CaseFold, 'source' | 'ownerId'>, { actor }: Pick<Facts, 'actor'>): boolean =>
  fold.source === 'worker' && actor.personId !== null && fold.ownerId === actor.personId
