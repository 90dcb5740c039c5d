// The server: settings → database → demonstration → chosen services → one line that it is ready. Stops in the opposite order.
import { existsSync } from 'node:fs'
import { checkDatabaseUrl } from './db/check-url.ts'
import { prepareDataDir } from './db/embedded/data-folder.ts'
import { startEmbedded } from './db/embedded/index.ts'
import { migrate } from './db/migrate.ts'
import { openDatabase } from './db/open.ts'
import { demoAccounts } from './demo/account-file.ts'
import { ensureDemo, noLogins } from './demo/logins.ts'
import { buildApp } from './http/app.ts'
import { assertPortFree } from './port.ts'
import { assertJournalFits } from './journal/fits.ts'
import { explainFault, explainListenError } from './plain-fault.ts'
import { openContext, startWork } from './services.ts'
import { settingsOrExit, type Settings } from './settings.ts'
import { ensureWebBuilt } from './web-build.ts'

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const onFault = (fault: unknown): void => void process.stderr.write(`${new Date().toISOString()} ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}\n`)

const webDir = new URL('../../dist/web', import.meta.url).pathname

type Closing = { add(task: () => Promise<unknown>): void; run(): Promise<void> }

const newClosing = (): Closing => {
  const tasks: (() => Promise<unknown>)[] = []
  return {
    add: (task) => void tasks.push(task),
    async run() {
      for (const task of tasks.splice(0).reverse()) await task().catch(onFault)
    },
  }
}

const openStore = async (settings: Settings, closing: Closing): Promise<string> => {
  // Photos and logins lie there whichever database it is.
  prepareDataDir(settings.dataDir)
  if (settings.databaseUrl !== undefined) {
    await assertPortFree(settings.host, settings.port)
    await checkDatabaseUrl(settings.databaseUrl)
    return settings.databaseUrl
  }
  const embedded = await startEmbedded({ dataDir: settings.dataDir, log: say, onLocked: () => assertPortFree(settings.host, settings.port) })
  closing.add(() => embedded.stop())
  embedded.lost.catch((fault: unknown) => {
    onFault(fault)
    process.exitCode = 1
    void closing.run().then(() => process.exit(1))
  })
  return embedded.url
}

const start = async (settings: Settings, closing: Closing): Promise<{ hasLogins: boolean }> => {
  const url = await openStore(settings, closing)
  // Built beside the preparation of the data; `ready` waits for both.
  const apps = settings.services.has('web') && settings.apps ? ensureWebBuilt(say) : Promise.resolve()
  apps.catch(() => {})
  const database = openDatabase(url)
  closing.add(() => database.close())
  await migrate(database)
  await assertJournalFits(database)
  const context = openContext(database, settings.dataDir, onFault)
  closing.add(async () => context.hub.stop())
  const { hasLogins } = settings.empty ? { hasLogins: true } : await ensureDemo(context, settings.dataDir, (what) => say(`demo: ${what}`))
  if (settings.services.has('worker')) closing.add(await startWork(context, onFault))
  if (settings.services.has('web')) {
    await apps
    const app = await buildApp(context, { onFault, ...(settings.apps && existsSync(webDir) ? { webDir } : {}), trustProxy: settings.trustProxy })
    closing.add(() => app.close())
    await app.listen({ host: settings.host, port: settings.port }).catch((fault: unknown) => {
      throw explainListenError(fault, settings.port)
    })
  }
  return { hasLogins }
}

const announce = (settings: Settings, hasLogins: boolean): void => {
  const base = `http://${settings.host === '0.0.0.0' || settings.host === '::' ? '127.0.0.1' : settings.host}:${settings.port}`
  say(`ready ${base}`)
  say(`  ${base}/citizen/   掌上 · residents`)
  say(`  ${base}/worker/    网格通 · grid workers`)
  say(`  ${base}/console/   智慧网格平台 · offices`)
  say(`  ${base}/api        interface, ${base}/openapi.json`)
  if (!hasLogins) say(noLogins(settings.dataDir))
  const accounts = demoAccounts(settings.dataDir)
  if (accounts.length === 0) return
  say('  demonstration logins (random per installation, kept in demo-accounts.json):')
  for (const { login, password, phone, role, at, app } of accounts)
    say(`    /${app}/`.padEnd(15) + (login === null ? `${phone} (code in this log)` : `${login.padEnd(13)} ${password}`).padEnd(36) + `${role} ${at}`)
}

const main = async (): Promise<void> => {
  const settings = settingsOrExit()
  const closing = newClosing()
  let stopping = false
  const stop = (code: number): void => {
    if (stopping) return
    stopping = true
    void closing.run().then(() => process.exit(code))
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(0))
  try {
    const { hasLogins } = await start(settings, closing)
    if (!stopping) announce(settings, hasLogins)
  } catch (fault) {
    if (stopping) return
    stopping = true
    const code = explainFault(fault)
    await closing.run()
    process.exit(code)
  }
}

void main()
