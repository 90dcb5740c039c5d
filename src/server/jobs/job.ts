// A recurring job: what it is called, when it is due (cron, UTC), and one bounded piece of its work in a transaction.
import type { Context } from '../context.ts'
import type { Tx } from '../db/tx.ts'

export type Job = {
  name: string
  cron: string
  /** Does a piece; answers how much was done. It is called again, in a new transaction, until that is 0. */
  run(context: Context, tx: Tx): Promise<number>
}
