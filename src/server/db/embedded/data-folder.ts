// How the data folder is laid out and made: `database/cluster` is PostgreSQL's own, owned by the account that runs it;
// beside it lie the password (only for us), the logs, and files that other parts of the server keep in the folder.
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { PlainFault, errorCode, unwritableFolder } from '../../plain-fault.ts'
import type { Account } from './account.ts'

export type Layout = { dataDir: string; database: string; cluster: string; password: string; log: string; initLog: string; socket: string }

export const layoutOf = (dataDir: string): Layout => {
  const database = join(dataDir, 'database')
  return {
    dataDir, database,
    cluster: join(database, 'cluster'),
    password: join(database, 'password'),
    log: join(database, 'postgresql.log'),
    initLog: join(database, 'initdb.log'),
    socket: join(database, 'socket'),
  }
}

/** Makes the folder if needed, proves that it can be written to, and gives its real path. */
export const prepareDataDir = (dataDir: string): string => {
  // Others may pass through (the database's account has to) but not look around.
  const passable = process.getuid?.() === 0 ? 0o711 : 0o700
  try {
    if (!existsSync(dataDir)) {
      mkdirSync(dataDir, { recursive: true })
      chmodSync(dataDir, passable)
    }
    const probe = join(dataDir, `.probe-${randomUUID()}`)
    writeFileSync(probe, '')
    rmSync(probe)
    return realpathSync(dataDir)
  } catch (error) {
    const code = errorCode(error)
    if (code === 'ENOSPC' || code === 'EDQUOT') {
      throw new PlainFault(`数据文件夹 ${dataDir} 所在的磁盘已满。`, `The disk that holds the data folder ${dataDir} is full.`)
    }
    throw unwritableFolder(dataDir)
  }
}

export const prepareDatabaseDir = (layout: Layout) => {
  try {
    mkdirSync(layout.database, { recursive: true })
    if (process.getuid?.() === 0) chmodSync(layout.database, 0o711)
  } catch {
    throw unwritableFolder(layout.database)
  }
}

/** The owner of the cluster if there is one; a fault if it was made by another version. `major` is ours. */
export const clusterOwner = (layout: Layout, major: number): { uid: number; gid: number } | undefined => {
  const folder = statSync(layout.cluster, { throwIfNoEntry: false })
  if (folder === undefined) return undefined
  const made = clusterVersion(layout)
  if (made === undefined || Number(made) !== major) {
    throw new PlainFault(
      `数据文件夹 ${layout.dataDir} 由 PostgreSQL ${made ?? '未知版本'} 建立,而本程序使用 ${major};请用原版本备份后恢复到新的文件夹。`,
      `The data folder ${layout.dataDir} was made by PostgreSQL ${made ?? 'of an unknown version'} and this program uses ${major}; back it up with the former version and restore into a new folder.`,
    )
  }
  return { uid: folder.uid, gid: folder.gid }
}

const clusterVersion = (layout: Layout): string | undefined => {
  try {
    return readFileSync(join(layout.cluster, 'PG_VERSION'), 'utf8').trim()
  } catch (error) {
    // A folder of another account: that is said when the account is chosen.
    if (errorCode(error) === 'EACCES') throw unwritableFolder(layout.cluster)
    return undefined
  }
}

/** Random once per installation. */
export const passwordOf = (layout: Layout): string => {
  if (!existsSync(layout.password)) writeFileSync(layout.password, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' })
  return readFileSync(layout.password, 'utf8').trim()
}

/** Hands a folder or file to the account that runs the database and to nobody else. */
export const giveTo = (account: Account, path: string, mode: number) => {
  chmodSync(path, mode)
  if (account.lent !== undefined) chownSync(path, account.lent.uid, account.lent.gid)
}
