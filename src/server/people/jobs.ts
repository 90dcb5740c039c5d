// What ends by itself: sessions and slips that ran out, codes, uploaded rosters, counts of failures and of allowances that are
// a day old, access tokens that ended a month ago.
import { failuresKeptFor } from '../../domain/people/lock-out.ts'
import { eraseOldAllowancesAsSystem } from '../access/allowance.ts'
import type { Job } from '../jobs/job.ts'
import { eraseOldTokensAsSystem } from './access-tokens.ts'
import { eraseSignInTracesAsSystem } from './queries.ts'

/** Milliseconds: long enough to ask whose key it was. */
const tokensKeptFor = 30 * 86_400_000

export const eraseSignInTraces: Job = {
  name: 'erase-sign-in-traces',
  /** Once an hour, at this minute. */
  cron: '23 * * * *',
  run: async (context, tx) => {
    const now = context.clock()
    await eraseSignInTracesAsSystem(tx, now, now - failuresKeptFor)
    eraseOldAllowancesAsSystem(tx, now)
    eraseOldTokensAsSystem(tx, now - tokensKeptFor)
    return 0
  },
}
