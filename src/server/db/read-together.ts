// Questions of one request: those asked within one turn of the event loop leave as one batch over one connection, with one
// answer (batch.ts). `pg` alone syncs and wakes its reader for each of them. Each statement sees what was committed when its
// turn came, as it would by itself. Planned once for each connection (`Database.often`).
import type pg from 'pg'
import { Batch, type Statement } from './batch.ts'
import type { KnownRows } from './known-rows.ts'
import type { Database, Queryable, Row } from './open.ts'

type Asked = { statement: Statement; settled: Promise<unknown> }

export type Together = {
  /** Of other connections than those that plan once. */
  pool?: pg.Pool
  /** For questions that all have the same columns. */
  known?: KnownRows
}

export const readTogether = ({ often }: Pick<Database, 'often'>, { pool = often, known }: Together = {}): Queryable => {
  let waiting: Asked[] = []
  const leave = async (): Promise<void> => {
    const taken = waiting
    waiting = []
    try {
      const client = await pool.connect()
      client.query(new Batch(taken.map(({ statement }) => statement)))
      await Promise.allSettled(taken.map(({ settled }) => settled))
      client.release()
    } catch (error) {
      for (const { statement } of taken) statement.settle(error as Error, { rows: [] })
    }
  }
  return {
    query: (text, values = [], name) => {
      const { promise, resolve, reject } = Promise.withResolvers<Row[]>()
      if (waiting.length === 0) process.nextTick(() => void leave())
      waiting.push({ statement: { text, values, name, known, settle: (error, { rows }) => (error ? reject(error) : resolve(rows)) }, settled: promise })
      return promise as Promise<never>
    },
  }
}
