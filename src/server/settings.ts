// What the person who starts the server may choose: read once from the command line and the environment (the command
// line wins), checked here, trusted everywhere else.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { PlainFault, explainFault } from './plain-fault.ts'

export const allServices = ['web', 'worker', 'live'] as const
export type Service = (typeof allServices)[number]

export type Settings = {
  /** Address to listen on. Only this machine unless somebody asks for more. */
  host: string
  port: number
  /** Absolute path. */
  dataDir: string
  /** Start without the demonstration district. */
  empty: boolean
  /** Another PostgreSQL; when absent the embedded one is started in `dataDir`. */
  databaseUrl: string | undefined
  services: ReadonlySet<Service>
  /** Off: only the interface is served, and the apps are not built. */
  apps: boolean
  /** A reverse proxy in front tells addresses and whether the way was encrypted. */
  trustProxy: boolean
}

export type Environment = Readonly<Record<string, string | undefined>>
export type ReadSettings = { kind: 'settings'; settings: Settings } | { kind: 'help'; text: string }

/** Also shown by the start script when nothing is installed yet, which is why it's a file. */
export const settingsHelp = (): string => readFileSync(new URL('./settings-help.txt', import.meta.url), 'utf8')

const fault = (zh: string, en: string) => new PlainFault(`${zh}(--help 查看说明)`, `${en} (--help explains)`, 2)

const valued = ['port', 'host', 'data', 'services'] as const
type Valued = (typeof valued)[number]

const readOptions = (argv: readonly string[]) => {
  const options: Partial<Record<Valued, string>> = {}
  const flags = { empty: false, help: false }
  for (let i = 0; i < argv.length; i++) {
    const argument = argv[i] ?? ''
    const [, name = '', , inline] = /^--([a-z-]+)(=(.*))?$/s.exec(argument) ?? []
    if ((name === 'empty' || name === 'help') && inline === undefined) flags[name] = true
    else if (argument === '-h') flags.help = true
    else if (valued.includes(name as Valued)) {
      const value = inline ?? argv[++i]
      if (value === undefined || value === '' || (inline === undefined && value.startsWith('--'))) {
        throw fault(`选项 --${name} 缺少取值。`, `Option --${name} needs a value.`)
      }
      options[name as Valued] = value
    } else throw fault(`不认识的选项:${argument}。`, `Unknown option: ${argument}.`)
  }
  return { options, flags }
}

const readPort = (text: string): number => {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (!(port >= 1 && port <= 65535)) {
    throw fault(`端口必须是 1 到 65535 之间的整数,而不是“${text}”。`, `The port must be a whole number from 1 to 65535, not "${text}".`)
  }
  return port
}

const readServices = (text: string): ReadonlySet<Service> => {
  const names = text.split(',').map((name) => name.trim()).filter((name) => name !== '')
  const unknown = names.find((name) => !allServices.includes(name as Service))
  if (unknown !== undefined || names.length === 0) {
    throw fault(
      `--services 只能由 ${allServices.join('、')} 组成,而不是“${unknown ?? text}”。`,
      `--services may only name ${allServices.join(', ')}, not "${unknown ?? text}".`,
    )
  }
  return new Set(names as Service[])
}

/** The URL itself is never repeated in a message: it holds a password. */
const readDatabaseUrl = (text: string | undefined): string | undefined => {
  if (text === undefined) return undefined
  if (!/^postgres(ql)?:\/\/./.test(text) || !URL.canParse(text.replace('@/', '@localhost/'))) {
    throw fault(
      'DATABASE_URL 不是 postgres://用户:密码@主机:端口/库名 形式的地址。',
      'DATABASE_URL is not an address of the form postgres://user:password@host:port/database.',
    )
  }
  return text
}

const filled = (text: string | undefined) => (text === undefined || text.trim() === '' ? undefined : text.trim())

/** Throws a `PlainFault` with exit code 2. `cwd` is what a relative data folder starts from. */
export const readSettings = (argv: readonly string[], env: Environment, cwd: string): ReadSettings => {
  const { options, flags } = readOptions(argv)
  if (flags.help) return { kind: 'help', text: settingsHelp() }
  return {
    kind: 'settings',
    settings: {
      host: options.host ?? filled(env.WANGGE_HOST) ?? '127.0.0.1',
      port: readPort(options.port ?? filled(env.PORT) ?? '8080'),
      dataDir: resolve(cwd, options.data ?? filled(env.WANGGE_DATA) ?? 'data'),
      empty: flags.empty,
      databaseUrl: readDatabaseUrl(filled(env.DATABASE_URL)),
      services: readServices(options.services ?? allServices.join(',')),
      apps: filled(env.WANGGE_APPS) !== 'none',
      trustProxy: filled(env.WANGGE_TRUST_PROXY) === '1',
    },
  }
}

/** For `main.ts`: the settings, or the end of the process with help (0) or one plain sentence (2). */
export const settingsOrExit = (): Settings => {
  try {
    const read = readSettings(process.argv.slice(2), process.env, process.cwd())
    if (read.kind === 'settings') return read.settings
    process.stdout.write(read.text)
    process.exit(0)
  } catch (error) {
    process.exit(explainFault(error))
  }
}
