// Before the server suite: one PostgreSQL for all of it (the one named by DATABASE_URL, else an embedded one that forgoes
// safety for speed) with a migrated template, from which each test file takes copies.
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { checkDatabaseUrl } from '../../src/server/db/check-url.ts'
import { startEmbedded } from '../../src/server/db/embedded/index.ts'
import { migrate } from '../../src/server/db/migrate.ts'
import { openDatabase } from '../../src/server/db/open.ts'

declare module 'vitest' {
  interface ProvidedContext {
    databaseServer: { url: string; template: string }
  }
}

/** The same server, another database. */
export const withDatabase = (url: string, database: string): string => {
  const [, before = '', after = ''] = /^(postgres(?:ql)?:\/\/[^/?]*)(?:\/[^?]*)?(\?.*)?$/.exec(url) ?? []
  return `${before}/${database}${after}`
}

export const onServer = async (url: string, sql: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

export default async function setup(project: TestProject) {
  const server = await serverForTests()
  const template = `wangge_test_template_${randomBytes(4).toString('hex')}`
  try {
    await onServer(server.url, `create database ${template} template template0 encoding 'UTF8'`)
    const database = openDatabase(withDatabase(server.url, template), { connections: 1 })
    try {
      await migrate(database)
    } finally {
      await database.close()
    }
  } catch (error) {
    await server.stop()
    throw error
  }
  project.provide('databaseServer', { url: server.url, template })
  return async () => {
    await onServer(server.url, `drop database if exists ${template} with (force)`)
    await server.stop()
  }
}

const serverForTests = async () => {
  const given = process.env.DATABASE_URL
  if (given !== undefined && given !== '') {
    await checkDatabaseUrl(given)
    return { url: given, stop: async () => {} }
  }
  const folder = mkdtempSync(join(tmpdir(), 'wangge-suite-'))
  chmodSync(folder, 0o711)
  const embedded = await startEmbedded({ dataDir: join(folder, 'data'), durable: false })
  return {
    url: embedded.url,
    async stop() {
      await embedded.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
