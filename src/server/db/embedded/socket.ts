// PostgreSQL listens on a Unix socket only: no port to collide with, nothing to reach from outside. Its folder must have
// a short path (the system allows 107 bytes) on a file system that knows sockets, so it's a fresh one under /tmp.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { PlainFault } from '../../plain-fault.ts'
import { askAs, type Account } from './account.ts'
import { giveTo } from './data-folder.ts'

const prefix = 'wangge-'
const longest = 107 - '/.s.PGSQL.5432.lock'.length

export const makeSocketDir = (account: Account): string => {
  for (const parent of new Set([tmpdir(), '/tmp', '/var/tmp', '/run'])) {
    const name = `${parent}/${prefix}XXXXXX`
    if (Buffer.byteLength(name) > longest) continue
    try {
      mkdirSync(parent, { recursive: true })
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

/** Removes a folder made above and nothing else, whatever a note said. */
export const removeSocketDir = (path: string) => {
  if (/^wangge-[A-Za-z0-9]{6}$/.test(basename(path))) rmSync(path, { recursive: true, force: true })
}
