// Adoptions whose day has come, one at a time, in their order; after an outage also those of the days before.
import type { Job } from '../../jobs/job.ts'
import { applyDuePlans } from './adopt.ts'
import type { Carrier } from './carrier.ts'

export const adoptPlansJob = (carriers: readonly Carrier[]): Job => ({
  name: 'adopt-plans',
  cron: '* * * * *',
  async run(context, tx) {
    let done = 0
    for (const { id } of await context.districts.all()) done += await applyDuePlans(tx, { context, carriers, now: context.clock() }, id)
    return done
  },
})
