// A fresh, migrated database for a test: a copy of the template that the suite's preparation made. Every copy is dropped
// when the test file is through.
import { randomBytes } from 'node:crypto'
import { afterAll, inject } from 'vitest'
import { openDatabase, type Database } from '../../src/server/db/open.ts'
import { onServer, withDatabase } from './shared-database.ts'

export type TestDatabase = { database: Database; url: string }

const taken: { name: string; database: Database }[] = []

/** May be called anywhere in a test file of the `server` suite, as often as needed. */
export const testDatabase = async (template = inject('databaseServer').template): Promise<TestDatabase> => {
  const server = inject('databaseServer')
  const name = `wangge_test_${randomBytes(6).toString('hex')}`
  await onServer(server.url, `create database ${name} template ${template}`)
  const url = withDatabase(server.url, name)
  const database = openDatabase(url, { connections: 8 })
  taken.push({ name, database })
  return { database, url }
}

afterAll(async () => {
  const server = inject('databaseServer')
  for (const { name, database } of taken.splice(0)) {
    if (!database.pool.ended) await database.close()
    await onServer(server.url, `drop database if exists ${name} with (force)`)
  }
})
