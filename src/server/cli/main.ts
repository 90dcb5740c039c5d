// npm run wangge -- COMMAND: what one does with an installation besides running it.
import { parseArgs } from 'node:util'
import type { Context } from '../context.ts'
import { checkDatabaseUrl } from '../db/check-url.ts'
import { prepareDataDir } from '../db/embedded/data-folder.ts'
import { findRunning, startEmbedded } from '../db/embedded/index.ts'
import { migrate } from '../db/migrate.ts'
import { openDatabase } from '../db/open.ts'
import { inTransaction } from '../db/tx.ts'
import { ensureDemo, noLogins, renewDemoPasswords } from '../demo/logins.ts'
import { compareMeasures, rebuildMeasures } from '../measures/rebuild.ts'
import { catchUp } from '../journal/react.ts'
import { measureReaction } from '../measures/reaction.ts'
import { verifyJournal } from '../journal/seal.ts'
import { importFile, importHelp, type ImportWishes } from './import-file.ts'
import { explainFault, PlainFault } from '../plain-fault.ts'
import { openContext } from '../services.ts'
import { readSettings, type Settings } from '../settings.ts'

const say = (line: string): void => void process.stdout.write(`${line}\n`)

type Wishes = ImportWishes & { 'new-passwords'?: boolean }
type Command = { help: string; run(context: Context, settings: Settings, file: string | undefined, wishes: Wishes): Promise<number> }

const commands: Readonly<Record<string, Command>> = {
  migrate: {
    help: '升级数据库结构 · bring the database to this version',
    run: async () => {
      say('migrated')
      return 0
    },
  },
  demo: {
    help: '载入示范区,加 --new-passwords 重设示范账号的密码 · load the demonstration district; --new-passwords gives its logins new ones',
    run: async (context, settings, _, wishes) => {
      const dataDir = prepareDataDir(settings.dataDir)
      if (wishes['new-passwords']) {
        const accounts = await renewDemoPasswords(context, dataDir)
        for (const { login, password } of accounts) if (login !== null) say(`  ${login.padEnd(13)} ${password}`)
        return 0
      }
      const { loaded, hasLogins } = await ensureDemo(context, dataDir, say)
      say(loaded ? `loaded as district ${loaded.district}` : 'already there')
      if (!hasLogins) say(noLogins(dataDir))
      return 0
    },
  },
  import: {
    help: '导入单位和边界，import --help 查看说明 · bring units and boundaries; import --help explains',
    run: (context, _, file, wishes) => importFile(context, file, wishes, say),
  },
  'rebuild-measures': {
    help: '按原始记录重算全部指标 · compute all measures anew from their records, and compare',
    run: async (context) => {
      for (const { id, name } of await context.districts.all()) {
        await catchUp(context, id, measureReaction)
        const before = await inTransaction(context.database, (tx) => compareMeasures(context, tx, id))
        for (const one of before) say(`${name}: ${one.measure} ${one.part} ${one.month} unit ${one.unitId} was ${one.kept}, is ${one.computed}`)
        const { subjects } = await inTransaction(context.database, (tx) => rebuildMeasures(context, tx, id))
        say(`${name}: ${subjects} records, ${before.length} totals were wrong`)
      }
      return 0
    },
  },
  'verify-journal': {
    help: '核验日志封印链 · walk the seals of the journal; exit code 1 when the past was changed',
    run: async (context) => {
      let broken = 0
      for (const { id, name } of await context.districts.all()) {
        const { seals, brokenAt } = await verifyJournal(context.database, id)
        say(brokenAt === null ? `${name}: ${seals} seals, whole` : `${name}: seal ${brokenAt} of ${seals} does not fit its entries`)
        if (brokenAt !== null) broken += 1
      }
      return broken === 0 ? 0 : 1
    },
  },
}

const help = `npm run wangge -- COMMAND [--data DIR]

${Object.entries(commands).map(([name, { help: text }]) => `  ${name.padEnd(18)}${text}`).join('\n')}

  --data DIR        数据文件夹 · data folder (default ./data)   WANGGE_DATA, DATABASE_URL as for npm start
`

/** The running server's database, or one started for this command alone. */
const openUrl = async (settings: Settings): Promise<{ url: string; stop(): Promise<void> }> => {
  if (settings.databaseUrl !== undefined) {
    await checkDatabaseUrl(settings.databaseUrl)
    return { url: settings.databaseUrl, stop: async () => {} }
  }
  const running = findRunning(settings.dataDir)
  return running ? { url: running.url, stop: async () => {} } : startEmbedded({ dataDir: settings.dataDir })
}

const main = async (): Promise<number> => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h' }, data: { type: 'string' }, district: { type: 'string' }, name: { type: 'string' }, map: { type: 'string' }, level: { type: 'string' }, datum: { type: 'string' },
      mend: { type: 'string' }, 'leave-out': { type: 'boolean' }, adopt: { type: 'boolean' }, 'new-passwords': { type: 'boolean' },
      host: { type: 'string', multiple: true },
    },
  })
  const [name, file] = positionals
  if (name === 'import' && (values.help || file === undefined)) {
    say(importHelp())
    return values.help ? 0 : 2
  }
  if (values.help || name === undefined) {
    say(help)
    return values.help ? 0 : 2
  }
  const command = commands[name]
  if (!command) throw new PlainFault(`没有“${name}”这个命令,--help 列出全部命令。`, `There is no command "${name}"; --help lists them.`, 2)
  const read = readSettings(values.data === undefined ? [] : ['--data', values.data], process.env, process.cwd())
  if (read.kind === 'help') return 0
  const { url, stop } = await openUrl(read.settings)
  const database = openDatabase(url, { connections: 4, application: 'wangge-cli' })
  try {
    await migrate(database)
    return await command.run(openContext(database, read.settings.dataDir, explainFault), read.settings, file, values)
  } finally {
    await database.close()
    await stop()
  }
}

main().then(
  (code) => process.exit(code),
  (fault: unknown) => process.exit(explainFault(fault)),
)
