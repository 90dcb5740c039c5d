// Under which account PostgreSQL runs. It refuses to run as root, so a server started by root lends it an unprivileged
// one: the owner of the data if there is data already, `wangge` or `postgres` if they exist, else a new `wangge`.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { PlainFault } from '../../plain-fault.ts'

/** `lent` is absent when PostgreSQL runs as the account that started us. */
export type Account = { lent?: { uid: number; gid: number } }

export const chooseAccount = (dataOwner: { uid: number; gid: number } | undefined): Account => {
  const me = process.getuid?.()
  if (me === undefined) {
    throw new PlainFault(
      '内嵌数据库需要 Linux 或 macOS;在本系统上请用 DATABASE_URL 指定 PostgreSQL。',
      'The embedded database needs Linux or macOS; on this system name a PostgreSQL with DATABASE_URL.',
    )
  }
  if (me !== 0) {
    if (dataOwner !== undefined && dataOwner.uid !== me) {
      throw new PlainFault(
        '这个数据文件夹里的数据库属于另一个账户,请用建立它的账户启动。',
        'The database in this data folder belongs to another account; start with the account that made it.',
      )
    }
    return named(me)
  }
  if (dataOwner !== undefined && dataOwner.uid !== 0) return { lent: dataOwner }
  const found = findAccount('wangge') ?? findAccount('postgres') ?? createAccount()
  if (found === undefined) {
    throw new PlainFault(
      '数据库不能以 root 运行,而本机又无法新建账户;请新建一个名为 wangge 的账户,或以普通用户启动。',
      'The database cannot run as root and no account could be made for it; add an account named wangge or start as an ordinary user.',
    )
  }
  return { lent: found }
}

/** initdb looks itself up in the list of accounts and fails without an entry (containers with a made-up user number). */
const named = (uid: number): Account => {
  try {
    userInfo()
    return {}
  } catch {
    throw new PlainFault(
      `当前用户编号 ${uid} 在本机没有对应的账户,数据库无法运行;请为它添加账户,或设置 DATABASE_URL。`,
      `User number ${uid} has no account on this machine, which the database needs; add one or set DATABASE_URL.`,
    )
  }
}

const findAccount = (name: string): { uid: number; gid: number } | undefined => {
  const line = readFileSync('/etc/passwd', 'utf8').split('\n').find((entry) => entry.startsWith(`${name}:`))
  const [, , uid = '', gid = ''] = line?.split(':') ?? []
  return /^[1-9]\d*$/.test(uid) && /^\d+$/.test(gid) ? { uid: Number(uid), gid: Number(gid) } : undefined
}

const createAccount = () => {
  const ways = [
    ['useradd', '--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent', '--shell', '/usr/sbin/nologin', 'wangge'],
    ['adduser', '-S', '-D', '-H', 'wangge'],
  ]
  for (const [command = '', ...args] of ways) {
    const path = `${process.env.PATH ?? ''}:/usr/sbin:/sbin:/usr/bin:/bin`
    if (spawnSync(command, args, { stdio: 'ignore', env: { ...process.env, PATH: path } }).status === 0) break
  }
  // Where accounts can't be made (a minimal image), `nobody` is there for exactly that.
  return findAccount('wangge') ?? findAccount('nobody')
}

/** Runs a line of shell under the account and gives what it printed, or undefined if it failed. `$1…` are `args`. */
export const askAs = (account: Account, script: string, args: readonly string[], cwd = '/'): string | undefined => {
  const result = spawnSync('/bin/sh', ['-c', script, 'sh', ...args], {
    ...account.lent, cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], env: { PATH: '/usr/bin:/bin:/usr/sbin:/sbin' },
  })
  return result.status === 0 ? result.stdout : undefined
}
