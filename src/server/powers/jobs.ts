// What ends by itself: an uploaded list of powers, a day after it came.
import type { Job } from '../jobs/job.ts'
import { eraseOldImportsAsSystem } from './import/store.ts'

/** Milliseconds. */
const keptFor = 86_400_000

export const erasePowerImportsJob: Job = {
  name: 'erase-power-imports',
  /** Once an hour, at this minute. */
  cron: '41 * * * *',
  run: async (context, tx) => {
    eraseOldImportsAsSystem(tx, context.clock() - keptFor)
    return 0
  },
}
