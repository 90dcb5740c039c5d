// What an outage left unfinished is taken up again; what nobody went on with for thirty days is erased with its file.
import type { Job } from '../../jobs/job.ts'
import { eraseOldImports, withoutRecord } from './rows.ts'
import { workOffImports } from './runner.ts'

export const takeUpImportsJob: Job = {
  name: 'take-up-imports',
  cron: '* * * * *',
  async run(context) {
    await workOffImports(context)
    return 0
  },
}

const keptFor = 30 * 86_400_000

export const eraseImportsJob: Job = {
  name: 'erase-imports',
  cron: '23 19 * * *',
  async run(context, tx) {
    const gone = await eraseOldImports(tx, context.clock() - keptFor, 100)
    const old = (await context.imports.list()).filter(({ at }) => at < context.clock() - keptFor).map(({ id }) => id)
    const strays = await withoutRecord(tx, old) // brought in by half, or by somebody who broke off
    for (const id of [...gone, ...strays]) await context.imports.remove(id)
    return gone.length
  },
}
