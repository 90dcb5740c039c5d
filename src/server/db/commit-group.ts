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

/** An empty message in the log whose commit waits until everything before it is on disk. */
const flushBatch = (usualWait: string): { batch: Batch; flushed: Promise<void> } => {
  const { promise: flushed, resolve, reject } = Promise.withResolvers<void>()
  const message: Statement = { text: `select pg_logical_emit_message(true, 'wangge', '')`, name: 'group-flush', settle: (error) => (error ? reject(error) : resolve()) }
  return { batch: new Batch([waitStatement(usualWait), message]), flushed }
}

/** A single one with nothing else under way waits by itself. If it fails, it has told so. */
const singleBatch = ({ statements }: Waiting, usualWait: string): { batch: Batch; flushed: Promise<void> } => {
  const { promise: flushed, resolve } = Promise.withResolvers<void>()
  const last = statements.length - 1
  const settled = statements.map((one, index): Statement => (index < last ? one : { ...one, settle: (error, result) => (one.settle(error, result), resolve()) }))
  return { batch: new Batch([waitStatement(usualWait), ...settled]), flushed }
}

type Waiting = { statements: readonly Statement[]; settle: PromiseWithResolvers<void> }

/** A connection while groups are on their way over it; `ready` once it is there. */
type Lane = { underWay: number; client: Promise<pg.PoolClient> | undefined; ready: { client: pg.PoolClient; usualWait: string } | undefined }

/** What came within one turn of the event loop. The first `sent` of them are on their way already. */
type Group = { lane: Lane; members: Waiting[]; sent: number }

/** Uses the pool's connections for groups, and nothing else may: they don't wait for the disk. */
export const openCommitGroups = (pool: pg.Pool): CommitGroups => {
  const lanes: Lane[] = Array.from({ length: pool.options.max }, () => ({ underWay: 0, client: undefined, ready: undefined }))
  const usualWaits = new WeakMap<pg.PoolClient, Promise<string>>()
  let waiting: Waiting[] = []
  let open: Group | undefined

  pool.on('connect', (client) => {
    const usual = client.query<{ wait: string }>(`select current_setting('synchronous_commit') as wait`).then(({ rows }) => rows[0]!.wait)
    usual.catch(() => {}) // told to whoever waits for it
    usualWaits.set(client, usual)
    client.query('set synchronous_commit = off').catch(() => {}) // then it waits, which is only slower
  })

  const connect = async (lane: Lane): Promise<NonNullable<Lane['ready']>> => {
    const client = await (lane.client ??= pool.connect())
    return (lane.ready ??= { client, usualWait: await usualWaits.get(client)! })
  }

  /** The database works on the first while the next ones are still being read here. */
  const sendMembers = (group: Group, client: pg.PoolClient, last: readonly Batch[] = []): void => {
    const batches = group.members.slice(group.sent).map(({ statements }) => new Batch(statements))
    group.sent = group.members.length
    sendTogether(client, [...batches, ...last])
  }

  const finish = async (group: Group): Promise<void> => {
    const { lane, members } = group
    const connecting = lane.client
    let broken: Error | undefined
    try {
      const { client, usualWait } = await connect(lane)
      const alone = members.length === 1 && group.sent === 0 && lane.underWay === 1
      const { batch, flushed } = alone ? singleBatch(members[0]!, usualWait) : flushBatch(usualWait)
      if (alone) sendTogether(client, [batch])
      else sendMembers(group, client, [batch])
      await flushed
    } catch (error) {
      broken = error as Error
      throw error
    } finally {
      lane.underWay -= 1
      // A lost connection fails all that are on it; the first of them gives it back.
      const mine = connecting ?? lane.client
      if (mine && lane.client === mine && (lane.underWay === 0 || broken)) {
        lane.client = lane.ready = undefined
        void mine.then((client) => client.release(broken), () => {})
      }
    }
  }

  const close = (): void => {
    const group = open!
    open = undefined
    void finish(group)
      .then(
        () => group.members.forEach(({ settle }) => settle.resolve()),
        (error: unknown) => group.members.forEach(({ settle }) => settle.reject(error)),
      )
      .finally(next)
  }

  /** One connection is filled before the next is taken: two half-full ones would flush twice. */
  const take = (one: Waiting): void => {
    if (!open) {
      const lane = lanes.find(({ underWay }) => underWay < mostUnderWay)
      if (!lane) return void waiting.push(one)
      lane.underWay += 1
      open = { lane, members: [], sent: 0 }
      setImmediate(close)
    }
    const { lane, members } = open
    members.push(one)
    // Whether the first of a group stays alone is seen when the turn ends.
    if (lane.ready && (members.length > 1 || lane.underWay > 1)) sendMembers(open, lane.ready.client)
  }

  const next = (): void => {
    const [some, none] = [waiting, [] as Waiting[]]
    waiting = none
    some.forEach(take)
  }

  return {
    write(statements) {
      const settle = Promise.withResolvers<void>()
      take({ statements, settle })
      return settle.promise
    },
  }
}
