// Before the stories: a database server as the other suites have it, the demonstration district in a template of its own, and
// the apps built from today's sources.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '../../src/server/db/open.ts'
import { ensureDemo } from '../../src/server/demo/logins.ts'
import { openContext } from '../../src/server/services.ts'
import { ensureWebBuilt } from '../../src/server/web-build.ts'
import prepareDatabase, { onServer, withDatabase } from './shared-database.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** `folder` holds what the stories share: the demonstration's photos and logins. */
    stories: { folder: string; demoTemplate: string }
  }
}

const loadDistrict = async ({ url, template }: { url: string; template: string }, name: string, folder: string): Promise<void> => {
  await onServer(url, `create database ${name} template ${template}`)
  const database = openDatabase(withDatabase(url, name), { connections: 4 })
  const context = openContext(database, folder, (fault) => console.error(fault))
  try {
    await ensureDemo(context, folder)
  } finally {
    context.hub.stop()
    await database.close()
  }
}

export default async function setup(project: TestProject) {
  const building = ensureWebBuilt()
  building.catch(() => {})
  const stop = await prepareDatabase(project)
  const server = project.getProvidedContext().databaseServer
  const folder = mkdtempSync(join(tmpdir(), 'wangge-stories-'))
  const demoTemplate = `${server.template}_demo`
  const end = async (): Promise<void> => {
    await onServer(server.url, `drop database if exists ${demoTemplate} with (force)`)
    await stop()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await Promise.all([building, loadDistrict(server, demoTemplate, folder)])
  } catch (error) {
    await end()
    throw error
  }
  project.provide('stories', { folder, demoTemplate })
  return end
}
