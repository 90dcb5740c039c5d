// Photos that were put and never attached to a step are erased a week later, with their content; and parts that never became whole.
import type { Job } from '../jobs/job.ts'
import { sweepParts } from './commands/put-part.ts'
import { deleteFile, isUsedElsewhereAsSystem, lockContent, takeUnattachedAsSystem } from './queries.ts'

export const unattachedKeptFor = 7 * 86_400_000
const batch = 100

export const eraseUnattachedPhotos: Job = {
  name: 'erase-unattached-photos',
  /** Once a day, when few work; UTC. */
  cron: '10 19 * * *',
  /** One batch in one transaction; run again while it answers more than 0. */
  run: async (context, tx) => {
    await sweepParts(tx, context.clock())
    const files = await takeUnattachedAsSystem(tx, context.clock() - unattachedKeptFor, batch)
    for (const file of files) {
      await lockContent(tx, file.hash)
      // The content goes before the row: should the transaction fail, the row is still there to try again.
      if (!(await isUsedElsewhereAsSystem(tx, file))) await context.photos.remove(file.hash)
      deleteFile(tx, file)
    }
    return files.length
  },
}
