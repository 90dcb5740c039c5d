// What was done on this phone by who is signed in and counts until the server shows it: everything but what was refused.
import type { Pending } from '../../../domain/sync/fold-case.ts'
import type { Engine } from '../../kit/offline/engine.ts'
import { timeNow } from '../../kit/words/use-now.ts'

/** By the server's clock as this phone knows it, oldest first. */
export const pendingOn = (engine: Engine): Pending[] => {
  const ahead = timeNow() - Date.now()
  return engine.commands().filter(({ state, by }) => state !== 'refused' && by === engine.account()).map(({ id, name, input, madeAt }) => ({ id, name, input, at: madeAt + ahead }))
}
