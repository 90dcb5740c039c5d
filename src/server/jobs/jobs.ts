// Recurring work, kept by graphile-worker in the same database: the clock's tick, seals, erasures, the nightly check.
// Several servers may run it; each job is taken by one of them.
import { Logger, parseCronItems, run, type Runner } from 'graphile-worker'
import { tidyCaseWordsJob, wordOldCasesJob } from '../cases/search/case-words.ts'
import { recomputeCasesJob } from '../cases/recompute.ts'
import { tickCasesJob } from '../cases/tick.ts'
import type { Context } from '../context.ts'
import { inTransaction } from '../db/tx.ts'
import { settleCasesJob } from '../cases/settle.ts'
import { eraseUnattachedPhotos } from '../files/erase.ts'
import { sealJournalJob } from '../journal/seal.ts'
import { compareMeasuresJob } from '../measures/rebuild.ts'
import { eraseOldMessagesJob } from '../messages/erase.ts'
import { tellDueInspectionsJob } from '../operations/inspections/due.ts'
import { erasePremisesImportsJob } from '../operations/premises/uploads.ts'
import { eraseSignInTraces } from '../people/jobs.ts'
import { erasePowerImportsJob } from '../powers/jobs.ts'
import { carriers } from '../carriers.ts'
import { eraseImportsJob, takeUpImportsJob } from '../territory/imports/job.ts'
import { eraseRunsJob, takeUpRunsJob } from '../territory/planner/runner.ts'
import { settleRoundsJob } from '../rounds/settle.ts'
import { eraseRoundTraces } from '../rounds/tracks.ts'
import { forgetDevicesJob } from '../sync/devices.ts'
import { adoptPlansJob } from '../territory/plans/job.ts'
import { tickCallsJob } from '../whistles/tick.ts'
import type { Job } from './job.ts'

export const jobs: readonly Job[] = [
  adoptPlansJob(carriers),
  settleCasesJob,
  recomputeCasesJob,
  tickCasesJob,
  settleRoundsJob,
  eraseRoundTraces,
  wordOldCasesJob,
  tidyCaseWordsJob,
  sealJournalJob,
  compareMeasuresJob,
  eraseSignInTraces,
  eraseOldMessagesJob,
  eraseUnattachedPhotos,
  takeUpImportsJob,
  eraseImportsJob,
  takeUpRunsJob,
  eraseRunsJob,
  erasePremisesImportsJob,
  erasePowerImportsJob,
  tickCallsJob,
  tellDueInspectionsJob,
  forgetDevicesJob,
]

export const runJob = async (context: Context, job: Job): Promise<void> => {
  while ((await inTransaction(context.database, (tx) => job.run(context, tx))) > 0);
}

/** Each minute's success is no news. */
const quiet = new Logger(() => (level, message) => {
  if (level === 'error' || level === 'warning') process.stderr.write(`${new Date().toISOString()} jobs: ${message}\n`)
})

export const startJobs = (context: Context, onFault: (fault: unknown) => void): Promise<Runner> =>
  run({
    pgPool: context.database.pool,
    concurrency: 2,
    logger: quiet,
    noHandleSignals: true,
    taskList: Object.fromEntries(
      jobs.map((job) => [
        job.name,
        () =>
          runJob(context, job).catch((fault: unknown) => {
            onFault(fault)
            throw fault
          }),
      ]),
    ),
    parsedCronItems: parseCronItems(jobs.map((job) => ({ task: job.name, match: job.cron, options: { backfillPeriod: 0 } }))),
  })
