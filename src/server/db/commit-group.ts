// Transactions that are one batch from end to end travel in groups: each stays a transaction of its own, but they share a
// connection, a write, and one flush of the log to disk. Their connections commit without waiting for the disk; behind
// the last of a group comes a record whose commit does wait, and no answer leaves before it (decision 9).
import type pg from 'pg'
import { Batch, sendTogether, type Statement } from './batch.ts'

export type CommitGroups = {
  /** Resolves when the statements are durable or failed (each says so itself); rejects when the connection is lost. */
  write(statements: readonly Statement[]): Promise<void>
}

/** Groups on their way over one connection. Beyond that who comes waits and makes the next group larger. */
const mostUnderWay = 8

/** Lets the commit of this batch wait as is usual here. */
const waitStatement = (usualWait: string): Statement => ({ text: `select set_config('synchronous_commit', $1, true)`, values: [usualWait], name: 'group-wait', settle: () => {} })

type Sent = { batches: Batch[]; flushed: Promise<void> }

/** Each its own batch, and an empty message in the log whose commit waits until everything before it is on disk. */
const several = (group: readonly Waiting[], usualWait: string): Sent => {
  const { promise: flushed, resolve, reject } = Promise.withResolvers<void>()
  const message: Statement = { text: `select pg_logical_emit_message(true, 'wangge', '')`, name: 'group-flush', settle: (error) => (error ? reject(error) : resolve()) }
  return { batches: [...group.map(({ statements }) => new Batch(statements)), new Batch([waitStatement(usualWait), message])], flushed }
}

/** A single one with nothing else under way waits by itself. If it fails, it has told so. */
const single = ({ statements }: Waiting, usualWait: string): Sent => {
  const { promise: flushed, resolve } = Promise.withResolvers<void>()
  const last = statements.length - 1
  const settled = statements.map((one, index): Statement => (index < last ? one : { ...one, settle: (error, result) => (one.settle(error, result), resolve()) }))
  return { batches: [new Batch([waitStatement(usualWait), ...settled])], flushed }
}

type Waiting = { statements: readonly Statement[]; settle: PromiseWithResolvers<void> }

/** A connection while groups are on their way over it. */
type Lane = { underWay: number; client: Promise<pg.PoolClient> | undefined }

/** Uses the pool's connections for groups, and nothing else may: they don't wait for the disk. */
export const openCommitGroups = (pool: pg.Pool): CommitGroups => {
  const lanes: Lane[] = Array.from({ length: pool.options.max }, () => ({ underWay: 0, client: undefined }))
  const usualWaits = new WeakMap<pg.PoolClient, Promise<string>>()
  let waiting: Waiting[] = []
  let scheduled = false

  pool.on('connect', (client) => {
    const usual = client.query<{ wait: string }>(`select current_setting('synchronous_commit') as wait`).then(({ rows }) => rows[0]!.wait)
    usual.catch(() => {}) // told to whoever waits for it
    usualWaits.set(client, usual)
    client.query('set synchronous_commit = off').catch(() => {}) // then it waits, which is only slower
  })

  const writeGroup = async (lane: Lane, group: readonly Waiting[]): Promise<void> => {
    lane.underWay += 1
    const connecting = (lane.client ??= pool.connect())
    let broken: Error | undefined
    try {
      const client = await connecting
      const usualWait = await usualWaits.get(client)!
      const { batches, flushed } = group.length === 1 && lane.underWay === 1 ? single(group[0]!, usualWait) : several(group, usualWait)
      sendTogether(client, batches)
      await flushed
    } catch (error) {
      broken = error as Error
      throw error
    } finally {
      lane.underWay -= 1
      // A lost connection fails all that are on it; the first of them gives it back.
      if (lane.client === connecting && (lane.underWay === 0 || broken)) {
        lane.client = undefined
        void connecting.then((client) => client.release(broken), () => {})
      }
    }
  }

  const schedule = (): void => {
    if (scheduled || waiting.length === 0) return
    scheduled = true
    setImmediate(go)
  }
  /** One connection is filled before the next is taken: two half-full ones would flush twice. */
  const go = (): void => {
    scheduled = false
    const lane = lanes.find(({ underWay }) => underWay < mostUnderWay)
    if (!lane) return
    const group = waiting
    waiting = []
    void writeGroup(lane, group)
      .then(
        () => group.forEach(({ settle }) => settle.resolve()),
        (error: unknown) => group.forEach(({ settle }) => settle.reject(error)),
      )
      .finally(schedule)
  }

  return {
    write(statements) {
      const settle = Promise.withResolvers<void>()
      waiting.push({ statements, settle })
      schedule()
      return settle.promise
    },
  }
}
