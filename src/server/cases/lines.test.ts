// Lines that are kept as they are sent: made once, and never shown when the case, a name or who asks is another.
import { beforeAll, expect, it, vi } from 'vitest'
import { v7 as newId } from 'uuid'
import { api } from '../../contract/api.ts'
import { makePhoto } from '../../../tests/support/photos.ts'
import { testServer, type TestServer } from '../../../tests/support/server.ts'
import type { Client } from '../../../tests/support/logins.ts'
import { readByAccount } from '../access/actors.ts'
import { readingLines, writePage } from './lines.ts'
import { listCases, type Page } from './list.ts'
import { namesFor, type Names } from './present.ts'

const { cases, caseSteps: steps } = api
let server: TestServer
beforeAll(async () => {
  server = await testServer()
})

const report = async (client: Client, more: Record<string, unknown> = {}): Promise<string> =>
  (await client.call(cases.report, { body: { id: newId(), commandId: newId(), category: '02001', description: '小区东门垃圾堆了两天', place: { lng: server.district.inside.lng, lat: server.district.inside.lat }, ...more } })).id

const desk = () => readByAccount(server.database, server.district.id, server.district.person('streetDesk').accountId, server.clock.now)
const readPage = async (names: Names): Promise<Page> => listCases(readingLines(server.context), await desk(), names.net, { group: 'open' }, server.clock.now)
const namesNow = async (): Promise<Names> => namesFor(server.context, server.database, await desk())
const linesOf = async (page: Page, names: Names) => (JSON.parse(writePage(await desk(), names, page).bytes.toString()) as { cases: { id: string; version: number; units: { name: string }[] }[] }).cases

it('a case that stands as before is the row it was before; one that moved on is another, and shown so', async () => {
  const [resident, community] = [await server.loginAs('resident'), await server.loginAs('communityDesk')]
  const [still, moved] = [await report(resident), await report(resident)]
  const names = await namesNow()
  const before = await readPage(names)
  await community.call(steps.accept, { params: { id: moved }, body: { commandId: newId(), version: 1, verifyOnSite: false } })
  const now = await readPage(names)
  const [rowOf, versionOf] = [(page: Page, id: string) => page.rows.find((row) => row.id === id)!, (lines: Awaited<ReturnType<typeof linesOf>>, id: string) => lines.find((line) => line.id === id)!.version]
  expect(rowOf(now, still)).toBe(rowOf(before, still))
  expect(rowOf(now, moved)).not.toBe(rowOf(before, moved))
  expect([versionOf(await linesOf(before, names), moved), versionOf(await linesOf(now, names), moved)]).toEqual([1, rowOf(now, moved).version])
  expect(rowOf(now, moved).version).toBeGreaterThan(1)
})

it('is written out once for the same names, and anew when a unit is called otherwise', async () => {
  await report(await server.loginAs('resident'))
  const names = await namesNow()
  const page = await readPage(names)
  const [line] = await linesOf(page, names)
  const writing = vi.spyOn(JSON, 'stringify')
  await linesOf(page, names)
  expect(writing).toHaveBeenCalledTimes(1) // what stands behind the lines
  writing.mockRestore()
  const { street } = server.district.inside
  const renamed: Names = { ...names, net: { ...names.net, units: new Map([...names.net.units].map(([id, unit]) => [id, id === street.id ? { ...unit, name: '改名街道' } : unit])) } }
  expect((await linesOf(page, renamed))[0]!.units[0]!.name).toBe('改名街道')
  expect((await linesOf(page, names))[0]).toEqual(line)
})

it('names the photo to whom it would be shown and to nobody else, whoever of them asked before', async () => {
  const [resident, follower, fileId] = [await server.loginAs('resident'), await server.loginAs('resident', 'outside'), newId()]
  await resident.call(api.files.put, { params: { id: fileId }, photo: new Blob([new Uint8Array(await makePhoto())], { type: 'image/jpeg' }) })
  const id = await report(resident, { photos: [{ fileId, role: 'scene' }] })
  await follower.call(cases.follow, { params: { id }, body: { follow: true } })
  const seenBy = async (client: Client) => (await client.call(cases.list, { query: { mine: true } })).cases.find((one) => one.id === id)!.thumbnail
  for (let time = 0; time < 2; time += 1) expect([await seenBy(resident), await seenBy(follower), await seenBy(resident)]).toEqual([fileId, null, fileId])
})

it('is shorter on its way to whom can unpack it, and the same', async () => {
  const client = await server.loginAs('streetDesk')
  for (let n = 0; n < 20; n += 1) await report(await server.loginAs('resident'))
  const [packed, plain] = [await client.fetch('/api/cases', { headers: { 'accept-encoding': 'gzip' } }), await client.fetch('/api/cases', { headers: { 'accept-encoding': 'identity' } })]
  expect([packed.headers.get('content-encoding'), plain.headers.get('content-encoding')]).toEqual(['gzip', null])
  expect(await packed.json()).toEqual(await plain.json())
})
