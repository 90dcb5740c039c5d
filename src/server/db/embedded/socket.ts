// PostgreSQL listens on a Unix socket only: no port to collide with, nothing to reach from outside. Its folder must have
// a short path (the system allows 107 bytes) on a file system that knows sockets, so it's a fresh one under /tmp, and the
// link `database/socket` in the data folder leads to it.
import { mkdtempSync, readlinkSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { PlainFault } from '../../plain-fault.ts'
import { askAs, type Account } from './account.ts'
import { giveTo } from './data-folder.ts'

const prefix = 'wangge-'
const longest = 107 - '/.s.PGSQL.5432.lock'.length

/** Call it when nothing serves the cluster any more: what a killed server left is removed. */
export const makeSocketDir = (account: Account, link: string): string => {
  removeSocketDir(link)
  const made = freshDir(account)
  symlinkSync(made, link)
  return made
}

const freshDir = (account: Account): string => {
  for (const parent of new Set([tmpdir(), '/tmp', '/var/tmp', '/run'])) {
    const name = `${parent}/${prefix}XXXXXX`
    if (Buffer.byteLength(name) > longest) continue
    try {
      const made = mkdtempSync(join(parent, prefix))
      giveTo(account, made, 0o700)
      if (askAs(account, 'cd "$1" && test -w .', [made]) !== undefined) return made
      rmSync(made, { recursive: true })
    } catch {
      // Not writable: try the next place.
    }
  }
  throw new PlainFault(
    '找不到可供数据库使用的临时文件夹(/tmp 无法写入)。',
    'There is no temporary folder the database can use (/tmp cannot be written to).',
  )
}

/** Removes the link and the folder it leads to, if that is one made above. */
export const removeSocketDir = (link: string) => {
  try {
    const made = readlinkSync(link)
    if (/^wangge-[A-Za-z0-9]{6}$/.test(basename(made))) rmSync(made, { recursive: true, force: true })
    rmSync(link)
  } catch {
    // There was none.
  }
}
