// A connection of its own for what many transactions may wait for at once (the net, the districts): were it read through
// the pool they hold, the last of them would wait for the others and they for it.
import pg from 'pg'
import { queryOn, type Database, type Queryable } from './open.ts'

const asides = new WeakMap<pg.Pool, Queryable>()

/** Opened when first needed, closed when idle for a moment. */
export const asideOf = ({ pool }: Pick<Database, 'pool'>): Queryable => {
  let aside = asides.get(pool)
  if (!aside) {
    const own = new pg.Pool({ ...pool.options, max: 2, idleTimeoutMillis: 2_000, allowExitOnIdle: true })
    own.on('error', () => {})
    own.on('connect', (client) => client.on('error', () => {}))
    asides.set(pool, (aside = { query: queryOn(own) }))
  }
  return aside
}
