// Opens everything a server shares and starts the services it was asked for; closes them in the opposite order.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Context } from './context.ts'
import type { Database } from './db/open.ts'
import { openDiskStore } from './files/store.ts'
import { startJobs } from './jobs/jobs.ts'
import { keepReacting } from './journal/react.ts'
import { openHub } from './live/hub.ts'
import { measureReaction } from './measures/reaction.ts'
import { codeSenderFrom } from './messages/code-sender.ts'
import { gatewaysFrom } from './messages/gateways.ts'
import { keepSending } from './messages/keep-sending.ts'
import { messageReaction } from './messages/reaction.ts'
import { openImportFiles } from './territory/imports/files.ts'
import { openDistricts } from './territory/districts.ts'

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }

export const openContext = (database: Database, dataDir: string, onFault: (fault: unknown) => void, clock: () => number = Date.now): Context => ({
  database,
  clock,
  districts: openDistricts(database),
  photos: openDiskStore(join(dataDir, 'files')),
  imports: openImportFiles(join(dataDir, 'imports')),
  baseMapDir: join(dataDir, 'base-maps'),
  hub: openHub(database, onFault),
  codes: codeSenderFrom(process.env),
  gateways: gatewaysFrom(process.env),
  version,
  startedAt: clock(),
})

/** The reactions and recurring jobs of this process; answers how to stop them. */
export const startWork = async (context: Context, onFault: (fault: unknown) => void): Promise<() => Promise<void>> => {
  const reacting = [measureReaction, messageReaction].map((reaction) => keepReacting(context, reaction, onFault))
  for (const { wake } of reacting) context.hub.onWake(wake)
  const sending = keepSending(context, onFault)
  const runner = await startJobs(context, onFault)
  return async () => {
    await runner.stop()
    await sending.stop()
    for (const { stop } of reacting) await stop()
  }
}
