// Photos in parts, through HTTP: resumed after anything, stored once, never mixed with another.
import { createHash, randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import sharp from 'sharp'
import { v7 as newId } from 'uuid'
import { api } from '../../contract/api.ts'
import { pathOf } from '../../contract/client.ts'
import type { PhotoStanding } from '../../contract/photo-parts.ts'
import { mostPartBytes, mostWaitingBytes } from '../../domain/files/parts.ts'
import { makePhoto } from '../../../tests/support/photos.ts'
import type { Client } from '../../../tests/support/logins.ts'
import { testServer, type TestServer } from '../../../tests/support/server.ts'
import { runJob } from '../jobs/jobs.ts'
import { eraseUnattachedPhotos } from './erase.ts'

let server: TestServer
let photo: Buffer
let worker: Client
beforeAll(async () => {
  server = await testServer()
  // Noise doesn't shrink: several parts.
  photo = await sharp(randomBytes(700 * 600 * 3), { raw: { width: 700, height: 600, channels: 3 } }).jpeg({ quality: 90 }).toBuffer()
  worker = await server.loginAs('gridWorker')
})

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
type Answer = { status: number; body: PhotoStanding & { code?: string; params?: { received?: number } } }

const put = async (client: Client, id: string, bytes: Buffer, from: number, length = mostPartBytes, more: { total?: number; hash?: string } = {}): Promise<Answer> => {
  const path = pathOf(api.photoParts.put, { id }, { from, total: more.total ?? bytes.length, hash: more.hash ?? hashOf(bytes), name: 'stairs.jpg' })
  const response = await client.fetch(path, { method: 'PUT', headers: { 'content-type': 'application/octet-stream' }, body: new Uint8Array(bytes.subarray(from, from + length)) })
  return { status: response.status, body: (await response.json()) as Answer['body'] }
}
const standing = (client: Client, id: string, bytes: Buffer) => client.call(api.photoParts.standing, { params: { id }, query: { hash: hashOf(bytes) } })
const putAll = async (client: Client, id: string, bytes: Buffer, from = 0): Promise<Answer> => {
  const answer = await put(client, id, bytes, from)
  return answer.status !== 200 || answer.body.photo ? answer : putAll(client, id, bytes, answer.body.received)
}

describe('a photo in parts', () => {
  it('is stored with its last part as any photo is, and its parts are gone', async () => {
    const id = newId()
    expect(photo.length).toBeGreaterThan(2 * mostPartBytes)
    const answer = await putAll(worker, id, photo)
    expect(answer.body).toMatchObject({ received: photo.length, photo: { id, width: 700, height: 600, mediaType: 'image/jpeg' } })
    const whole = await worker.call(api.files.put, { params: { id }, photo: new Blob([new Uint8Array(photo)], { type: 'image/jpeg' }) })
    expect(whole).toEqual(answer.body.photo)
    expect(await server.database.query('select 1 from photo_parts where file_id = $1', [id])).toEqual([])
  })

  it('goes on where it broke off, by asking, whatever was sent twice', async () => {
    const id = newId()
    expect(await standing(worker, id, photo)).toEqual({ received: 0, photo: null })
    await put(worker, id, photo, 0)
    await put(worker, id, photo, 0)
    expect(await standing(worker, id, photo)).toEqual({ received: mostPartBytes, photo: null })
    // A smaller part that begins inside what is there, and one at the same time as itself.
    expect((await put(worker, id, photo, mostPartBytes - 1_000, 5_000)).body.received).toBe(mostPartBytes + 4_000)
    const both = await Promise.all([put(worker, id, photo, mostPartBytes + 4_000), put(worker, id, photo, mostPartBytes + 4_000)])
    expect(both.map(({ status }) => status)).toEqual([200, 200])
    expect((await putAll(worker, id, photo, (await standing(worker, id, photo)).received)).body.photo).toMatchObject({ width: 700 })
  })

  it('whose last answer was lost is whole when asked, and when its last part comes again', async () => {
    const id = newId()
    const first = await putAll(worker, id, photo)
    expect((await standing(worker, id, photo)).photo).toEqual(first.body.photo)
    const again = await put(worker, id, photo, photo.length - 10)
    expect(again.body).toEqual({ received: photo.length, photo: first.body.photo })
  })

  it('whose last part comes twice at once is stored once', async () => {
    const id = newId()
    let received = 0
    while (photo.length - received > mostPartBytes) received = (await put(worker, id, photo, received)).body.received
    const answers = await Promise.all([1, 2, 3].map(() => put(worker, id, photo, received)))
    expect(answers.map(({ body }) => body.photo?.id)).toEqual([id, id, id])
  })

  it('refuses a gap and says where to go on, what reaches beyond, and too much at once', async () => {
    const id = newId()
    expect(await put(worker, id, photo, 10)).toMatchObject({ status: 409, body: { code: 'file.part-out-of-order', params: { received: 0 } } })
    expect(await put(worker, id, photo, 0, 100, { total: 50 })).toMatchObject({ status: 422, body: { code: 'file.parts-differ' } })
    expect(await put(worker, id, photo, 0, mostPartBytes + 1)).toMatchObject({ status: 413, body: { code: 'file.part-too-large' } })
    expect(await put(worker, id, photo, 0, 0)).toMatchObject({ status: 422, body: { code: 'file.empty' } })
    expect(await put(worker, id, photo, 0, 100, { total: 30 * 1_048_576 })).toMatchObject({ status: 400 })
    expect(await put(worker, id, photo, 0, 100, { hash: 'x' })).toMatchObject({ status: 400, body: { code: 'request.malformed' } })
    await put(worker, id, photo, 0)
    expect(await put(worker, id, photo, mostPartBytes, mostPartBytes, { total: photo.length + 1 })).toMatchObject({ status: 422, body: { code: 'file.parts-differ' } })
  })

  it('that was damaged on its way begins anew', async () => {
    const id = newId()
    const bytes = await makePhoto({ width: 80, height: 60 })
    expect(await put(worker, id, bytes, 0, 100, { hash: hashOf(photo) })).toMatchObject({ body: { received: 100 } })
    expect(await put(worker, id, bytes, 100, bytes.length, { hash: hashOf(photo) })).toMatchObject({ status: 422, body: { code: 'file.parts-differ' } })
    expect(await standing(worker, id, photo)).toEqual({ received: 0, photo: null })
    expect((await putAll(worker, id, bytes)).body.photo).toMatchObject({ width: 80 })
  })

  it('made anew on the phone under the same id takes the place of what was there of the old one', async () => {
    const id = newId()
    const smaller = await makePhoto({ width: 300, height: 200 })
    await put(worker, id, photo, 0)
    expect(await standing(worker, id, smaller)).toEqual({ received: 0, photo: null })
    await put(worker, id, smaller, 0, 100)
    expect((await putAll(worker, id, smaller, 100)).body.photo).toMatchObject({ width: 300 })
  })

  it('that is no photo is refused when it is whole, and what came of it is gone', async () => {
    const id = newId()
    const bytes = Buffer.from('<html>not a photo at all</html>')
    await put(worker, id, bytes, 0, 10)
    expect(await put(worker, id, bytes, 10)).toMatchObject({ status: 422, body: { code: 'file.not-an-image' } })
    expect(await server.database.query('select 1 from photo_parts where file_id = $1', [id])).toEqual([])
  })

  it('of somebody else is nobody’s to go on with or to ask about', async () => {
    const id = newId()
    const other = await server.loginAs('gridAssistant')
    await put(worker, id, photo, 0)
    expect(await put(other, id, photo, mostPartBytes)).toMatchObject({ status: 409, body: { code: 'file.id-taken' } })
    await putAll(worker, id, photo, mostPartBytes)
    expect(await put(other, id, photo, 0)).toMatchObject({ status: 409, body: { code: 'file.id-taken' } })
    const response = await other.fetch(pathOf(api.photoParts.standing, { id }, { hash: hashOf(photo) }))
    expect(((await response.json()) as { code: string }).code).toBe('file.id-taken')
    for (const client of [server.anonymous(), await server.loginAs('resident')]) expect((await put(client, newId(), photo, 0)).status).toBeGreaterThanOrEqual(401)
  })

  it('is bounded for one person, and swept after a week', async () => {
    const assistant = await server.loginAs('gridAssistant')
    const id = newId()
    await put(assistant, id, photo, 0)
    await server.database.query('update photo_parts set bytes = $2 where file_id = $1', [id, Buffer.alloc(mostWaitingBytes - 1_000)])
    expect(await put(assistant, newId(), photo, 0)).toMatchObject({ status: 429, body: { code: 'file.too-many' } })
    server.clock.advance(8 * 86_400_000)
    await runJob(server.context, eraseUnattachedPhotos)
    expect(await server.database.query('select 1 from photo_parts')).toEqual([])
    expect((await put(assistant, newId(), photo, 0)).status).toBe(200)
  })
})

describe('how many photos an hour', () => {
  it('more from a device that is known, which may have been a day without a network', async () => {
    const leader = await server.loginAs('gridLeader')
    const small = await makePhoto({ width: 8, height: 8 })
    const { id: district, person } = server.district
    const hour = new Date(server.clock.now - (server.clock.now % 3_600_000))
    const used = (what: string, count: number) => server.database.query('insert into allowances (district, what, who, window_start, used) values ($1, $2, $3, $4, $5) on conflict (district, what, who, window_start) do update set used = excluded.used', [district, what, `person ${person('gridLeader').personId}`, hour, count])
    await used('photo.put', 180)
    expect((await putAll(leader, newId(), small)).body.code).toBe('file.too-many')
    await leader.call(api.sync.pull, { body: { device: { id: newId(), name: 'x', appVersion: '1', waiting: 0 }, known: {} } })
    expect((await putAll(leader, newId(), small)).body.photo).toMatchObject({ width: 8 })
    await used('photo.put.device', 600)
    expect((await putAll(leader, newId(), small)).body.code).toBe('file.too-many')
  })
})
