// What ends by itself: sessions and slips that ran out, codes, uploaded rosters, counts of failures and of allowances that are a day old.
import { failuresKeptFor } from '../../domain/people/lock-out.ts'
import { eraseOldAllowancesAsSystem } from '../access/allowance.ts'
import type { Job } from '../jobs/job.ts'
import { eraseSignInTracesAsSystem } from './queries.ts'

export const eraseSignInTraces: Job = {
  name: 'erase-sign-in-traces',
  /** Once an hour, at this minute. */
  cron: '23 * * * *',
  run: async (context, tx) => {
    const now = context.clock()
    await eraseSignInTracesAsSystem(tx, now, now - failuresKeptFor)
    eraseOldAllowancesAsSystem(tx, now)
    return 0
  },
}
