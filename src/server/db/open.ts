// The door to PostgreSQL: a pool whose connections pipeline (statements of one transaction leave without waiting for
// the answers before), with int8 and dates read as what the code works with.
import pg from 'pg'
import { openCommitGroups, type CommitGroups } from './commit-group.ts'
import { instantOf } from './instant.ts'

pg.types.setTypeParser(pg.types.builtins.INT8, Number)
/** Arrays of int8 have a number of their own, which pg has no name for. */
const int8Array = 1016 as typeof pg.types.builtins.INT8
const textsOf: (text: string) => string[] = pg.types.getTypeParser(int8Array)
pg.types.setTypeParser(int8Array, (text) => textsOf(text).map(Number))
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
const usualInstant: (text: string) => Date = pg.types.getTypeParser(pg.types.builtins.TIMESTAMPTZ)
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => instantOf(text) ?? usualInstant(text))

export type Row = Record<string, unknown>

/** Something SQL can be run on: the pool for single reads, a transaction for everything that writes. */
export type Queryable = {
  query<R extends Row = Row>(text: string, values?: readonly unknown[], name?: string): Promise<R[]>
}

export type Database = Queryable & {
  pool: pg.Pool
  /** For transactions that are a single batch. */
  groups: CommitGroups
  /** For named questions that are asked often, of few rows by an index whatever the values: planned once on each of few connections. */
  often: pg.Pool
  close(): Promise<void>
}

/** Runs on any pg client; a name makes it a prepared statement of the connection (hot paths only). */
export const queryOn =
  (client: Pick<pg.Pool | pg.PoolClient, 'query'>): Queryable['query'] =>
  async <R extends Row>(text: string, values?: readonly unknown[], name?: string): Promise<R[]> => {
    const result = await client.query<R>({ text, values: values as unknown[], ...(name ? { name } : {}) })
    return result.rows
  }

/** The second for when something holds up the first. */
const groupConnections = 2

/** Each prepares and plans what it is asked for itself. */
const oftenConnections = 4

export const openDatabase = (url: string, options: { connections?: number; application?: string } = {}): Database => {
  const config: pg.PoolConfig & { pipeline: boolean } = {
    connectionString: url,
    application_name: options.application ?? 'wangge',
    connectionTimeoutMillis: 10_000,
    pipeline: true,
  }
  const open = (most: number): pg.Pool => {
    const pool = new pg.Pool({ ...config, max: most })
    // A checked-out client whose server dies would otherwise end the process; the waiting query gets the error anyway.
    pool.on('error', () => {})
    pool.on('connect', (client) => client.on('error', () => {}))
    return pool
  }
  const pool = open(options.connections ?? 16)
  const groupPool = open(groupConnections)
  const often = open(oftenConnections)
  // PostgreSQL would plan questions with lists of ids anew each time, which takes ten times as long as answering them.
  often.on('connect', (client) => client.query('set plan_cache_mode = force_generic_plan').catch(() => {}))
  return { pool, groups: openCommitGroups(groupPool), often, query: queryOn(pool), close: async () => void (await Promise.all([pool.end(), groupPool.end(), often.end()])) }
}
