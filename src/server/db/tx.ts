// Transactions. Only the endpoint, the job worker and scripts open one; everything else is handed it.
import { queryOn, type Database, type Queryable } from './open.ts'

/** A transaction in progress. `afterCommit` work runs once it is durable, and never if it isn't. */
export type Tx = Queryable & { readonly inTransaction: true; afterCommit(task: () => void): void }

export const inTransaction = async <T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> => {
  const client = await database.pool.connect()
  const tasks: (() => void)[] = []
  const query = queryOn(client)
  const tx: Tx = { inTransaction: true, query, afterCommit: (task) => void tasks.push(task) }
  let broken: Error | undefined
  try {
    // Not awaited: with pipelining it travels with the first statement. A failure shows on that one too.
    const begun = query('begin', undefined, 'begin')
    begun.catch(() => {})
    const result = await work(tx)
    await query('commit', undefined, 'commit')
    for (const task of tasks) task()
    return result
  } catch (error) {
    await query('rollback').catch((fault: Error) => {
      broken = fault
    })
    throw error
  } finally {
    client.release(broken)
  }
}
