// A covered photo: from then on everybody sees the covered one, the original only who may, with a reason.
import { readdir } from 'node:fs/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import sharp from 'sharp'
import { v7 as newId } from 'uuid'
import { api } from '../../contract/api.ts'
import { pathOf } from '../../contract/client.ts'
import { refusal, type Client } from '../../../tests/support/logins.ts'
import { testServer, type TestServer } from '../../../tests/support/server.ts'
import { inTransaction } from '../db/tx.ts'
import { eraseUnattachedPhotos } from './erase.ts'

const { files, cases } = api
type Person = Awaited<ReturnType<TestServer['loginAs']>>
let server: TestServer
let resident: Person, desk: Person, supervisor: Person, worker: Person
beforeAll(async () => {
  server = await testServer()
  ;[resident, desk, supervisor, worker] = [await server.loginAs('resident'), await server.loginAs('communityDesk'), await server.loginAs('streetSupervisor'), await server.loginAs('gridWorker')]
})

const reason = '照片里有人脸'
const left = { x: 0, y: 0, width: 0.5, height: 1 }
const right = { x: 0.5, y: 0, width: 0.5, height: 1 }

const shown = async (): Promise<string> => {
  const white = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#fff' } }).jpeg().toBuffer()
  const id = newId()
  await resident.call(files.put, { params: { id }, photo: new Blob([new Uint8Array(white)], { type: 'image/jpeg' }) })
  const { inside } = server.district
  await resident.call(cases.report, { body: { id: newId(), commandId: newId(), category: '02001', description: '垃圾', place: { lng: inside.lng, lat: inside.lat }, photos: [{ fileId: id, role: 'scene' }] } })
  return id
}
/** How bright its left and its right half are, from 0 to 255. */
const halves = async (bytes: Buffer): Promise<number[]> => {
  const { width = 0, height = 0 } = await sharp(bytes).metadata()
  const half = Math.floor(width / 2) - 4
  return Promise.all([2, width - half - 2].map(async (from) => Math.round((await sharp(await sharp(bytes).extract({ left: from, top: 2, width: half, height: height - 4 }).greyscale().png().toBuffer()).stats()).channels[0]!.mean)))
}
const look = async (client: Client, id: string, size?: 'thumbnail'): Promise<number[]> => halves(Buffer.from(await (await client.fetch(pathOf(files.get, { id }, size ? { size } : {}))).arrayBuffer()))
const cover = (client: Client, id: string, body: { hidden: boolean; areas: typeof left[] }) => client.call(files.cover, { params: { id }, body: { ...body, reason } })
const code = async (asked: Promise<unknown>): Promise<string> => (await refusal(asked)).code

describe('a covered photo', () => {
  it('is shown covered to everybody, who put it included, in both sizes', async () => {
    const id = await shown()
    const before = (await resident.fetch(pathOf(files.get, { id }, {}))).headers.get('etag')!
    expect(await cover(desk, id, { hidden: false, areas: [left] })).toMatchObject({ width: 400, maySeeSealed: false, covering: { areas: [left], reason, by: desk.person.name } })
    for (const client of [resident, worker, supervisor, desk]) for (const size of [undefined, 'thumbnail'] as const) expect(await look(client, id, size)).toEqual([expect.toSatisfy((mean: number) => mean < 40), expect.toSatisfy((mean: number) => mean > 245)])
    // A browser that kept the old one asks, and is not told that nothing changed.
    expect((await resident.fetch(pathOf(files.get, { id }, {}), { headers: { 'if-none-match': before } })).status).toBe(200)
    const caseId = (await desk.call(cases.list, { query: { group: 'open', limit: 200 } })).cases.find((one) => one.thumbnail === id)!.id
    expect((await resident.call(cases.get, { params: { id: caseId } })).steps[0]!.photos).toEqual([{ fileId: id, role: 'scene', covered: 'part' }])
  })

  it('shows its original only to supervisors, each look journalled with its reason', async () => {
    const id = await shown()
    await cover(desk, id, { hidden: true, areas: [] })
    expect((await look(resident, id)).every((mean) => mean > 120 && mean < 180)).toBe(true)
    const sealed = (client: Client, body: object = { reason: '复核投诉' }) => client.fetch(pathOf(files.sealed, { id }), { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
    expect((await sealed(desk)).status).toBe(403)
    expect((await sealed(supervisor, { reason: ' ' })).status).toBe(400)
    const answer = await sealed(supervisor)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(await halves(Buffer.from(await answer.arrayBuffer()))).toEqual([255, 255])
    expect(await server.database.query("select person_id, data from journal where kind = 'file.sealedSeen' and subject_id = $1", [id])).toEqual([{ person_id: supervisor.person.personId, data: { reason: '复核投诉' } }])
  })

  it('can be covered more by a desk, and less or not at all only by who may see what is sealed', async () => {
    const id = await shown()
    await cover(desk, id, { hidden: false, areas: [left] })
    expect((await cover(desk, id, { hidden: false, areas: [right] })).covering!.areas).toEqual([left, right])
    expect((await cover(supervisor, id, { hidden: false, areas: [right] })).covering!.areas).toEqual([right])
    expect(await look(resident, id)).toEqual([expect.toSatisfy((mean: number) => mean > 245), expect.toSatisfy((mean: number) => mean < 40)])
    expect(await code(desk.call(files.uncover, { params: { id }, body: { reason } }))).toBe('access.refused')
    for (let n = 0; n < 2; n += 1) expect(await supervisor.call(files.uncover, { params: { id }, body: { reason } })).toMatchObject({ covering: null })
    expect(await look(resident, id)).toEqual([255, 255])
    expect((await server.database.query("select 1 from journal where kind = 'file.uncovered' and subject_id = $1", [id])).length).toBe(1)
  })

  it('leaves nothing behind in the store but its original, a week after it was changed or uncovered', async () => {
    const id = await shown()
    const stored = async () => (await readdir(server.photoDir, { recursive: true })).filter((name) => name.endsWith('.full')).sort()
    const erase = () => inTransaction(server.database, (tx) => eraseUnattachedPhotos.run(server.context, tx))
    await supervisor.call(files.uncover, { params: { id }, body: { reason } })
    server.clock.advance(8 * 86_400_000)
    while ((await erase()) > 0);
    const before = await stored()
    const part = { x: 0.2, y: 0.3, width: 0.1, height: 0.2 }
    await cover(supervisor, id, { hidden: false, areas: [part] })
    await cover(supervisor, id, { hidden: false, areas: [{ ...part, x: 0.6 }] })
    const shownNow = await stored()
    expect(shownNow).toHaveLength(before.length + 2)
    server.clock.advance(6 * 86_400_000)
    expect(await erase()).toBe(0)
    server.clock.advance(2 * 86_400_000)
    expect(await erase()).toBe(1)
    expect(await stored()).toHaveLength(before.length + 1)
    expect((await resident.fetch(pathOf(files.get, { id }, {}))).status).toBe(200)
    await supervisor.call(files.uncover, { params: { id }, body: { reason } })
    server.clock.advance(8 * 86_400_000)
    expect(await erase()).toBe(1)
    expect(await stored()).toEqual(before)
    expect(await look(resident, id)).toEqual([255, 255])
  })

  it('is covered within reach only, and by something', async () => {
    const id = await shown()
    expect(await code(cover(worker, id, { hidden: true, areas: [] }))).toBe('access.refused')
    expect(await code(cover(await server.loginAs('communityDesk', 'outside'), id, { hidden: true, areas: [] }))).toBe('file.not-found')
    expect(await code(cover(desk, id, { hidden: false, areas: [] }))).toBe('file.nothing-covered')
    expect(await code(cover(desk, id, { hidden: false, areas: [{ ...left, width: 0 }] }))).toBe('request.malformed')
    expect(await code(server.anonymous().call(files.covering, { params: { id } }))).toBe('access.sign-in-needed')
  })
})
