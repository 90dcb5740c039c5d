// Transactions. Only the endpoint, the job worker and scripts open one; everything else is handed it.
import type { PoolClient } from 'pg'
import { Batch, type Statement } from './batch.ts'
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

/** What is asked behind this in the transaction is planned once for the connection: for named questions of few rows by an index. */
export const planOnce = (tx: Tx): void => tx.send("select set_config('plan_cache_mode', 'force_generic_plan', true)", [], 'plan-once')

/** Nobody's transaction waits for the disk behind this one: for what is found again and done anew if it is lost with the machine. */
export const noWaitForDisk = (tx: Tx): void => tx.send('set local synchronous_commit to off', undefined, 'no-wait-for-disk')

const begin: Statement = { text: 'begin', name: 'begin', settle: () => {} }

/** Without values or a name it may be a script of several statements, which can't be part of a batch. */
const isScript = ({ values, name }: Statement): boolean => values === undefined && name === undefined

/** Sends statements on their way, in their order. */
const dispatch = (client: PoolClient, statements: readonly Statement[]): void => {
  let batch: Statement[] = []
  const sendBatch = (): void => {
    if (batch.length > 0) client.query(new Batch(batch))
    batch = []
  }
  for (const one of statements) {
    if (!isScript(one)) batch.push(one)
    else {
      sendBatch()
      queryOn(client)(one.text).then((rows) => one.settle(undefined, { rows }), (error: Error) => one.settle(error, { rows: [] }))
    }
  }
  sendBatch()
}

/**
 * What is asked within one turn of the event loop travels as one batch, without waiting for the answers before. The
 * first batch takes a connection and begins the transaction on it, unless it is the last one too: a batch is done as
 * a whole, so a transaction of a single batch (an intake is) needs neither and goes with a group.
 */
export const inTransaction = async <T>(database: Database, work: (tx: Tx) => Promise<T | Later<T>>): Promise<T> => {
  const answers: Promise<Row[]>[] = []
  const tasks: (() => void)[] = []
  let waiting: Statement[] = []
  let connecting: Promise<PoolClient> | undefined
  let begun = false

  const take = (): Statement[] => {
    const taken = waiting
    waiting = []
    return taken
  }
  const flush = async (): Promise<void> => {
    if (waiting.length === 0) return
    connecting ??= database.pool.connect()
    try {
      const client = await connecting
      const taken = take()
      if (taken.length > 0) dispatch(client, begun ? taken : [begin, ...taken])
      begun = true
    } catch (error) {
      for (const { settle } of take()) settle(error as Error, { rows: [] })
    }
  }
  const query: Queryable['query'] = (text, values, name) => {
    const answer = new Promise<Row[]>((resolve, reject) => {
      if (waiting.length === 0) process.nextTick(() => void flush())
      waiting.push({ text, values, name, settle: (error, result) => (error ? reject(error) : resolve(result.rows)) })
    })
    answer.catch(() => {}) // looked at before the answer
    answers.push(answer)
    return answer as Promise<never>
  }
  const send = (text: string, values?: readonly unknown[], name?: string): void => void query(text, values, name)
  const tx: Tx = { inTransaction: true, query, send, afterCommit: (task) => void tasks.push(task) }
  const flushLast = async (): Promise<void> => {
    if (connecting === undefined && waiting.length > 0 && !waiting.some(isScript)) return database.groups.write(take())
    if (answers.length > 0) send('commit', undefined, 'commit')
    await flush()
  }
  let broken: Error | undefined
  try {
    const result = await work(tx)
    await flushLast()
    // The first that failed says why; those behind it fail with it.
    for (const outcome of await Promise.allSettled(answers)) if (outcome.status === 'rejected') throw outcome.reason
    const answer = isLater(result) ? await result.later() : result
    for (const task of tasks) task()
    return answer
  } catch (error) {
    for (const { settle } of take()) settle(error as Error, { rows: [] })
    if (begun)
      await connecting!.then((client) => client.query('rollback')).catch((fault: Error) => {
        broken = fault
      })
    throw error
  } finally {
    await connecting?.then((client) => client.release(broken), () => {})
  }
}
