// Transactions. Only the endpoint, the job worker and scripts open one; everything else is handed it.
import type { PoolClient } from 'pg'
import { queryOn, type Database, type Queryable, type Row } from './open.ts'

/** A transaction in progress. */
export type Tx = Queryable & {
  readonly inTransaction: true
  /** Sends a write whose rows nobody needs, without waiting for it; if it fails, so does the commit. */
  send(text: string, values?: readonly unknown[], name?: string): void
  /** Work that runs once the transaction is durable, and never if it isn't. */
  afterCommit(task: () => void): void
}

/** An answer that is only complete when the commit is: lets the last statements travel without being waited for. */
export type Later<T> = { later: () => Promise<T> }
export const later = <T>(answer: () => Promise<T>): Later<T> => ({ later: answer })

const isLater = <T>(result: T | Later<T>): result is Later<T> => typeof result === 'object' && result !== null && 'later' in result

/** The client's socket: `pg` has it, its types don't. */
type Wired = { connection?: { stream?: { cork?(): void; uncork?(): void } } }

/**
 * Holds back what is written until the current turn of the event loop is over, so that the statements of one turn leave
 * in one write; every write costs a system call here and another in the database.
 */
const gatherWrites = (client: PoolClient): (() => void) => {
  const { stream } = (client as Wired).connection ?? {}
  let gathering = false
  return () => {
    if (gathering || !stream?.cork || !stream.uncork) return
    gathering = true
    stream.cork()
    process.nextTick(() => {
      gathering = false
      stream.uncork!()
    })
  }
}

/**
 * Statements travel pipelined on one connection: `begin` leaves with the first of them, `send` doesn't wait, and
 * `commit` leaves with the last. That is safe: after a failed statement PostgreSQL answers `commit` by rolling back.
 */
export const inTransaction = async <T>(database: Database, work: (tx: Tx) => Promise<T | Later<T>>): Promise<T> => {
  const client = await database.pool.connect()
  const sent: Promise<Row[]>[] = []
  const tasks: (() => void)[] = []
  const run = queryOn(client)
  const gather = gatherWrites(client)
  const note = (statement: Promise<Row[]>): Promise<Row[]> => {
    statement.catch(() => {}) // looked at before the answer
    sent.push(statement)
    return statement
  }
  const query: Queryable['query'] = (text, values, name) => {
    gather()
    if (sent.length === 0) void note(run('begin', undefined, 'begin')) // in the same write as the first statement
    return note(run<Row>(text, values, name)) as Promise<never>
  }
  const send = (text: string, values?: readonly unknown[], name?: string): void => void query(text, values, name)
  const tx: Tx = { inTransaction: true, query, send, afterCommit: (task) => void tasks.push(task) }
  let broken: Error | undefined
  try {
    const result = await work(tx)
    if (sent.length > 0) send('commit', undefined, 'commit')
    // The first that failed says why; those behind it only that the transaction was over.
    for (const outcome of await Promise.allSettled(sent)) if (outcome.status === 'rejected') throw outcome.reason
    const answer = isLater(result) ? await result.later() : result
    for (const task of tasks) task()
    return answer
  } catch (error) {
    if (sent.length > 0)
      await run('rollback').catch((fault: Error) => {
        broken = fault
      })
    throw error
  } finally {
    client.release(broken)
  }
}
