// A connection that breaks off in the middle of a transaction.
import type { Database } from '../../src/server/db/open.ts'

/** Ends the connection that waits for a row somebody else holds, as soon as one does. */
export const breakOffWhoWaits = async (database: Database): Promise<void> => {
  const waits = "select pid from pg_stat_activity where datname = current_database() and wait_event = 'transactionid'"
  let waiting = await database.query<{ pid: number }>(waits)
  while (waiting.length === 0) waiting = await database.query(waits)
  await database.query('select pg_terminate_backend($1)', [waiting[0]!.pid])
}
