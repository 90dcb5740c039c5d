// What is too large, and what takes long: refused without a trace, told how far it is, stopped when nobody wants it any more.
import { access, mkdtemp, rm, stat, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { makeShapesFile } from '../../../../bench/support/many-shapes.ts'
import { api } from '../../../contract/api.ts'
import { testServer, type TestServer } from '../../../../tests/support/server.ts'
import { inTransaction } from '../../db/tx.ts'
import { openImportFiles } from './files.ts'
import { eraseImportsJob } from './job.ts'
import { workOffImports } from './runner.ts'

const { imports } = api
let server: TestServer
let folder: string
beforeAll(async () => {
  server = await testServer()
  folder = await mkdtemp(join(tmpdir(), 'wangge-large-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('a file', () => {
  it('beyond the limit is refused while it comes in, and nothing of it stays', async () => {
    const files = openImportFiles(folder)
    const id = newId()
    await expect(files.put(id, Readable.from([Buffer.alloc(600), Buffer.alloc(600)]), 1_000)).rejects.toMatchObject({ code: 'import.too-large' })
    await expect(access(files.source(id))).rejects.toThrow()
    expect(await files.put(id, Readable.from([Buffer.alloc(600)]), 1_000)).toBe(600)
    await files.remove(id)
    await expect(access(files.source(id))).rejects.toThrow()
  })

  it('that breaks off while it is sent once more leaves the other whole', async () => {
    const files = openImportFiles(folder)
    const id = newId()
    const slow = new PassThrough()
    slow.write(Buffer.alloc(300))
    const first = files.put(id, slow, 1_000).catch((fault: Error) => fault.message)
    expect(await files.put(id, Readable.from([Buffer.alloc(600)]), 1_000)).toBe(600)
    slow.destroy(new Error('the line is gone'))
    expect(await first).toBe('the line is gone')
    expect((await stat(files.source(id))).size).toBe(600)
    expect((await files.list()).map((file) => file.id)).toEqual([id])
    await files.remove(id)
    expect(await files.list()).toEqual([])
  })

  it('that no import knows is erased after thirty days', async () => {
    const { imports: files } = server.context
    const [old, fresh, known] = [newId(), newId(), newId()]
    for (const id of [old, fresh]) await files.put(id, Readable.from(['x']), 1_000)
    const desk = await server.loginAs('districtDesk')
    await desk.fetch(`/api/imports/${known}?unitId=${server.district.unit.id}&name=cells.csv`, { method: 'PUT', headers: { 'content-type': 'application/octet-stream' }, body: '编码,名称' })
    await workOffImports(server.context)
    const longAgo = new Date(server.clock.now - 31 * 86_400_000)
    for (const id of [old, known]) await utimes(files.source(id), longAgo, longAgo)
    await inTransaction(server.database, (tx) => eraseImportsJob.run(server.context, tx))
    expect((await files.list()).map(({ id }) => id).sort()).toEqual([fresh, known].sort())
  })

  it('with an analysis that takes its time says how far it is, leaves the server free, and ends when it is cancelled', async () => {
    const desk = await server.loginAs('districtDesk')
    const id = newId()
    const { text, cells } = makeShapesFile(25, 50, 0.02)
    const put = await desk.fetch(`/api/imports/${id}?unitId=${server.district.unit.id}&name=cells.geojson`, { method: 'PUT', headers: { 'content-type': 'application/octet-stream' }, body: text })
    expect(put.status).toBe(200)
    await workOffImports(server.context)
    const body = { mapping: { code: 0, name: 1, households: 2 }, level: 'microgrid' as const, datum: 'gcj02' as const, mend: [] }
    await desk.call(imports.analyse, { params: { id }, body })
    let seen: { stage: string; done: number; total: number } | null = null
    const giveUpAt = performance.now() + 60_000
    while (performance.now() < giveUpAt && !(seen && seen.total > 0)) {
      const { progress, state } = await desk.call(imports.get, { params: { id } })
      if (state !== 'analysing') break
      seen = progress
      await wait(25)
    }
    expect(seen).toMatchObject({ total: cells })
    expect((await desk.call(imports.cancel, { params: { id } })).state).toBe('ready')
    await workOffImports(server.context)
    expect(await desk.call(imports.get, { params: { id } })).toMatchObject({ state: 'ready', progress: null, counts: null })
    expect(await server.database.query('select 1 from import_rows where import_id = $1', [id])).toEqual([])
  })
})
