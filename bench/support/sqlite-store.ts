// A phone's store in a file, each write durable and whole or not at all, as IndexedDB's is: a phone that is killed finds in it what
// it had.
import { DatabaseSync } from 'node:sqlite'
import { deserialize, serialize } from 'node:v8'
import type { Store } from '../../src/web/kit/offline/store.ts'

export const sqliteStore = (path: string): Store => {
  const database = new DatabaseSync(path)
  database.exec('pragma journal_mode = wal; pragma synchronous = full; create table if not exists records (shelf text not null, key text not null, value blob not null, primary key (shelf, key))')
  const statements = {
    all: database.prepare('select key, value from records where shelf = ?'), get: database.prepare('select value from records where shelf = ? and key = ?'),
    put: database.prepare('insert or replace into records (shelf, key, value) values (?, ?, ?)'), remove: database.prepare('delete from records where shelf = ? and key = ?'),
  }
  const read = (value: unknown): unknown => deserialize(Buffer.from(value as Uint8Array)) as unknown
  return {
    all: async (shelf) => statements.all.all(shelf).map((row) => [String(row['key']), read(row['value'])]),
    get: async (shelf, key) => {
      const row = statements.get.get(shelf, key)
      return row && read(row['value'])
    },
    write: async (changes) => {
      database.exec('begin immediate')
      try {
        for (const { shelf, key, value } of changes)
          if (value === undefined) statements.remove.run(shelf, key)
          else statements.put.run(shelf, key, serialize(value))
        database.exec('commit')
      } catch (fault) {
        database.exec('rollback')
        throw fault
      }
    },
    clear: async () => database.exec('delete from records'),
  }
}
