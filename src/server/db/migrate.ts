// Forward-only migrations: plain SQL files, all that are missing in one transaction, in the order of their names.
import { readdir, readFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import type { Database } from './open.ts'
import { inTransaction } from './tx.ts'

const folder = new URL('./migrations/', import.meta.url)

/** Held while migrating, so that two servers starting at once don't both do it. */
const migrationLock = 7_261_001

export const migrate = async (database: Database): Promise<string[]> => {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return inTransaction(database, async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1)', [migrationLock])
    await tx.query(
      'create table if not exists migrations (name text constraint migrations_pk primary key, hash text not null, applied_at timestamptz not null default now())',
    )
    const applied = new Map((await tx.query<{ name: string; hash: string }>('select name, hash from migrations')).map((row) => [row.name, row.hash]))
    const done: string[] = []
    for (const name of files) {
      const sql = await readFile(new URL(name, folder), 'utf8')
      const hash = createHash('sha256').update(sql).digest('hex')
      const known = applied.get(name)
      if (known !== undefined && known !== hash) throw new Error(`migration ${name} was changed after it had been applied`)
      if (known !== undefined) continue
      await tx.query(sql)
      await tx.query('insert into migrations (name, hash) values ($1, $2)', [name, hash])
      done.push(name)
    }
    return done
  })
}
