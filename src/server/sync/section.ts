// One section of what a phone holds: what its posts reach now, by key and stamp, and how the records behind keys are read.
import type { Actor } from '../../domain/access/actor.ts'
import type { Holdings } from '../../domain/sync/exchange.ts'
import type { Context } from '../context.ts'
import type { Queryable } from '../db/open.ts'
import type { Marks } from './marks.ts'
import { stampOf } from './stamp.ts'

/** `db`: what is asked of it within one turn travels together, so a section asks at once. */
export type Pulling = { context: Context; db: Queryable; actor: Actor; now: number; marks: Marks }

export type Reached = {
  stamps: Holdings
  /** The reach holds more than a phone is given. */
  more: boolean
  /** A key whose record has gone meanwhile is left out; the next pull takes it off. */
  read(keys: readonly string[]): Promise<ReadonlyMap<string, unknown>> | ReadonlyMap<string, unknown>
}

export type ReachSection = (pulling: Pulling) => Promise<Reached>

export const nothing: Reached = { stamps: {}, more: false, read: () => new Map() }

export type StampedRecord = { key: string; stamp: string; data: unknown }

/** Records that are at hand already, with their stamps. */
export const atHand = (records: readonly StampedRecord[], more = false): Reached => ({
  stamps: Object.fromEntries(records.map(({ key, stamp }) => [key, stamp])),
  more,
  read: (keys) => {
    const wanted = new Set(keys)
    return new Map(records.filter(({ key }) => wanted.has(key)).map(({ key, data }) => [key, data]))
  },
})

/** What is made of something once, as long as that is the same. */
export const onceFor = <K extends object, V>(make: (of: K) => V): ((of: K) => V) => {
  const made = new WeakMap<K, V>()
  return (of) => {
    let value = made.get(of)
    if (value === undefined) made.set(of, (value = make(of)))
    return value
  }
}

export const stamped = (key: string, data: unknown): StampedRecord => ({ key, stamp: stampOf(data), data })
