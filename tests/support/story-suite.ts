// Before the stories: a database server as the other suites have it, and the apps built from today's sources.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { ensureWebBuilt } from '../../src/server/web-build.ts'
import prepareDatabase, { onServer } from './shared-database.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** `folder` holds what the stories share: the demonstration's photos and logins. */
    stories: { folder: string; demoTemplate: string }
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
    await building
  } catch (error) {
    await end()
    throw error
  }
  project.provide('stories', { folder, demoTemplate })
  return end
}
