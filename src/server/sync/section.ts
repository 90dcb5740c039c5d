// One section of what a phone holds: what its posts reach now, by key and stamp, and how the records behind keys are read.
import type { Actor } from '../../domain/access/actor.ts'
import type { Holdings } from '../../domain/sync/exchange.ts'
import type { Context } from '../context.ts'
import type { Queryable } from '../db/open.ts'

export type Pulling = { context: Context; db: Queryable; actor: Actor; now: number }

export type Reached = {
  stamps: Holdings
  /** The reach holds more than a phone is given. */
  more: boolean
  /** A key whose record has gone meanwhile is left out; the next pull takes it off. */
  read(keys: readonly string[]): Promise<ReadonlyMap<string, unknown>> | ReadonlyMap<string, unknown>
}

export type ReachSection = (pulling: Pulling) => Promise<Reached>

export const nothing: Reached = { stamps: {}, more: false, read: () => new Map() }

/** Records that are at hand already, with their stamps. */
export const atHand = (records: readonly { key: string; stamp: string; data: unknown }[], more = false): Reached => ({
  stamps: Object.fromEntries(records.map(({ key, stamp }) => [key, stamp])),
  more,
  read: (keys) => {
    const wanted = new Set(keys)
    return new Map(records.filter(({ key }) => wanted.has(key)).map(({ key, data }) => [key, data]))
  },
})
