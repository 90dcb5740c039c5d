// Photos through HTTP: put once, seen by whoever sees the case, refused by name, erased when nobody used them.
import { readdir } from 'node:fs/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import sharp from 'sharp'
import { v7 as newId } from 'uuid'
import { api } from '../../contract/api.ts'
import { pathOf } from '../../contract/client.ts'
import { buildDistrict } from '../../../tests/support/builders.ts'
import { refusal, type Client } from '../../../tests/support/logins.ts'
import { makePhoto, photoTaken } from '../../../tests/support/photos.ts'
import { testServer, type TestServer } from '../../../tests/support/server.ts'
import { inTransaction } from '../db/tx.ts'
import { shownIn } from './attach.ts'
import { eraseUnattachedPhotos } from './erase.ts'

const { files, cases } = api
let server: TestServer
let photo: Buffer
beforeAll(async () => {
  server = await testServer()
  photo = await makePhoto({ exif: true, width: 900, height: 600 })
})

const put = (client: Client, bytes: Buffer, options: { id?: string; name?: string; type?: string } = {}) =>
  client.call(files.put, { params: { id: options.id ?? newId() }, query: { name: options.name ?? 'lamp.jpg' }, photo: new Blob([new Uint8Array(bytes)], { type: options.type ?? 'image/jpeg' }) })
const get = (client: Client, id: string, size?: 'thumbnail', headers: Record<string, string> = {}) =>
  client.fetch(pathOf(files.get, { id }, size ? { size } : {}), { headers })
const report = (client: Client, fileIds: string[], at = server.district.inside) =>
  client.call(cases.report, {
    body: { id: newId(), commandId: newId(), category: '02001', description: 'rubbish at the gate', place: { lng: at.lng, lat: at.lat }, photos: fileIds.map((fileId) => ({ fileId, role: 'scene' as const })) },
  })

describe('putting a photo', () => {
  it('answers what it is and when it was taken, and keeps nothing else of it', async () => {
    const client = await server.loginAs('gridWorker')
    const facts = await put(client, photo)
    expect(facts).toMatchObject({ mediaType: 'image/jpeg', width: 900, height: 600, takenAt: photoTaken.at })
    const response = await get(client, facts.id)
    const bytes = Buffer.from(await response.arrayBuffer())
    expect(bytes).toHaveLength(facts.bytes)
    const { exif, xmp, icc, width } = await sharp(bytes).metadata()
    expect({ exif, xmp, icc, width }).toEqual({ width: 900 })
    for (const word of ['secret', 'Lantern', 'GPS', '2026:03']) expect(bytes.includes(word), word).toBe(false)
    const [row] = await server.database.query<{ lng: number; lat: number; name: string }>('select lng, lat, name from files where id = $1', [facts.id])
    expect(row!.name).toBe('lamp.jpg')
    expect(row!.lat).toBeCloseTo(photoTaken.lat, 9)
    expect(row!.lng).toBeCloseTo(photoTaken.lng, 9)
  })

  it('twice under the same id is done once', async () => {
    const client = await server.loginAs('resident')
    const id = newId()
    const first = await put(client, photo, { id })
    expect(await put(client, photo, { id })).toEqual(first)
    const many = newId()
    const answers = await Promise.all(Array.from({ length: 4 }, () => put(client, photo, { id: many })))
    for (const answer of answers) expect(answer).toEqual({ ...first, id: many })
    expect(await server.database.query('select 1 from files where id = any($1::uuid[])', [[id, many]])).toHaveLength(2)
  })

  it('under an id that another photo or another person has is refused', async () => {
    const [client, other] = [await server.loginAs('resident'), await server.loginAs('resident', 'outside')]
    const id = newId()
    await put(client, photo, { id })
    expect(await refusal(put(client, await makePhoto({ colour: '#00ff00' }), { id }))).toMatchObject({ code: 'file.id-taken', status: 409, params: { name: 'lamp.jpg' } })
    expect((await refusal(put(other, photo, { id }))).code).toBe('file.id-taken')
    expect((await refusal(put(server.anonymous(), photo, { id }))).code).toBe('file.id-taken')
  })

  it('is judged by its content, whatever the request calls it', async () => {
    const client = await server.loginAs('resident')
    for (const type of ['application/octet-stream', 'application/pdf', 'image/png', '']) expect((await put(client, photo, { type })).mediaType).toBe('image/jpeg')
    for (const type of ['image/jpeg', 'text/plain', 'text/html']) expect(await refusal(put(client, Buffer.from('<p>no photo</p>'), { type, name: 'note.jpg' }))).toMatchObject({ code: 'file.not-an-image', params: { name: 'note.jpg' } })
    expect((await refusal(put(client, Buffer.from('{"a":1}'), { type: 'application/json' }))).code).toBe('file.not-an-image')
  })

  it('is refused by name when it is empty, too large, damaged or more than a photo, and nothing else is lost', async () => {
    const client = await server.loginAs('gridWorker', 'outside')
    const good = await put(client, photo)
    const bad: [string, Buffer][] = [
      ['file.empty', Buffer.alloc(0)],
      ['file.too-large', Buffer.alloc(20 * 1_048_576 + 1, 1)],
      ['file.unreadable', photo.subarray(0, 3_000)],
      ['file.more-than-an-image', Buffer.concat([photo, Buffer.from('PK\x03\x04', 'latin1')])],
    ]
    for (const [code, bytes] of bad) expect(await refusal(put(client, bytes, { name: '路灯 7.jpg' })), code).toMatchObject({ code, params: { name: '路灯 7.jpg' } })
    expect((await get(client, good.id)).status).toBe(200)
    expect((await put(client, photo)).bytes).toBe(good.bytes)
  })

  it('of exactly 20 MB is taken', async () => {
    const client = await server.loginAs('resident')
    const padded = Buffer.concat([photo, Buffer.alloc(20 * 1_048_576 - photo.length)])
    expect((await put(client, padded)).width).toBe(900)
  })

  it('too large and of unknown length is stopped on the way', async () => {
    const client = await server.loginAs('resident')
    const chunk = new Uint8Array(1_048_576)
    let left = 24
    const body = new ReadableStream({ pull: (stream) => (left-- > 0 ? stream.enqueue(chunk) : stream.close()) })
    const response = await client.fetch(pathOf(files.put, { id: newId() }, { name: 'long.jpg' }), { method: 'PUT', body, duplex: 'half', headers: { 'content-type': 'image/jpeg' } } as RequestInit)
    expect(response.status).toBe(413)
    expect(await response.json()).toMatchObject({ code: 'file.too-large', params: { name: 'long.jpg' } })
  })

  it('needs a proper id', async () => {
    expect((await refusal(put(await server.loginAs('resident'), photo, { id: 'not-an-id' }))).code).toBe('request.malformed')
  })

  it('is limited to sixty an hour for somebody without an account, refused ones included', async () => {
    const own = await testServer()
    const client = own.anonymous()
    for (let n = 0; n < 59; n++) await refusal(put(client, Buffer.from(`no photo ${n}`)))
    const id = newId()
    const last = await put(client, photo, { id })
    expect(await refusal(put(client, photo))).toMatchObject({ code: 'file.too-many', status: 429 })
    expect(await put(client, photo, { id })).toEqual(last)
    own.clock.advance(3_600_000)
    await put(client, photo)
  })

  it('into another route is refused there', async () => {
    const client = await server.loginAs('resident')
    const response = await client.fetch('/api/cases', { method: 'POST', body: new Uint8Array(photo), headers: { 'content-type': 'image/jpeg' } })
    expect(response.status).toBe(400)
  })
})

describe('seeing a photo', () => {
  it('shows it in two sizes, inline, never sniffed, kept by the browser alone', async () => {
    const client = await server.loginAs('resident')
    const { id, bytes } = await put(client, photo)
    const full = await get(client, id)
    expect(Object.fromEntries(full.headers)).toMatchObject({
      'content-type': 'image/jpeg', 'content-length': String(bytes), 'content-disposition': 'inline', 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-cache',
    })
    const small = await get(client, id, 'thumbnail')
    expect(await sharp(Buffer.from(await small.arrayBuffer())).metadata()).toMatchObject({ width: 320 })
    const again = await get(client, id, undefined, { 'if-none-match': full.headers.get('etag')! })
    expect(again.status).toBe(304)
    expect((await get(client, id, 'thumbnail', { 'if-none-match': full.headers.get('etag')! })).status).toBe(200)
  })

  it('before it is attached is for the one who put it', async () => {
    const { id } = await put(await server.loginAs('resident'), photo)
    for (const other of [await server.loginAs('resident', 'outside'), await server.loginAs('gridWorker'), await server.loginAs('districtDesk')]) {
      const response = await get(other, id)
      expect(response.status).toBe(404)
      expect(await response.json()).toMatchObject({ code: 'file.not-found' })
      expect(response.headers.get('cache-control')).toBe('no-store')
    }
  })

  it('in a case is for those who reach the case, and nobody else', async () => {
    const resident = await server.loginAs('resident')
    const { id } = await put(resident, photo)
    await report(resident, [id])
    const sees = async (role: Parameters<TestServer['loginAs']>[0], where?: 'outside') => (await get(await server.loginAs(role, where), id)).status === 200
    expect((await get(resident, id)).status).toBe(200)
    for (const role of ['microgridWorker', 'gridWorker', 'gridLeader', 'communityDesk', 'streetDesk', 'streetSupervisor', 'districtDesk', 'leader'] as const) expect(await sees(role), role).toBe(true)
    for (const role of ['microgridWorker', 'gridWorker', 'gridLeader', 'communityDesk', 'streetDesk', 'leader', 'resident'] as const) expect(await sees(role, 'outside'), `${role} outside`).toBe(false)
    for (const role of ['departmentOfficer', 'systemAdministrator', 'securityAdministrator', 'auditor'] as const) expect(await sees(role), role).toBe(false)
  })

  it('put without an account is seen by nobody until it is in a case', async () => {
    const { id } = await put(server.anonymous(), photo)
    expect((await get(server.anonymous(), id)).status).toBe(401)
    const desk = await server.loginAs('districtDesk')
    expect((await get(desk, id)).status).toBe(404)
    await report(server.anonymous(), [id])
    expect((await get(desk, id)).status).toBe(200)
    expect((await get(server.anonymous(), id)).status).toBe(401)
  })

  it('is not possible from another district, though the content is the same', async () => {
    const other = await buildDistrict(server.database)
    server.context.districts.forget()
    const here = await server.loginAs('districtDesk')
    const there = await server.loginAs('districtDesk', 'inside', other)
    const mine = await put(here, photo)
    const theirs = await put(there, photo)
    expect((await get(there, mine.id)).status).toBe(404)
    expect((await get(here, theirs.id)).status).toBe(404)
    expect((await get(there, theirs.id)).status).toBe(200)
    expect((await put(there, photo, { id: mine.id })).id).toBe(mine.id)
  })

  it('that is not there is answered like one that may not be seen', async () => {
    expect(await (await get(await server.loginAs('districtDesk'), newId())).json()).toMatchObject({ code: 'file.not-found' })
    expect((await (await get(await server.loginAs('districtDesk'), 'nonsense')).json()).code).toBe('request.malformed')
  })
})

describe('photos that nobody attached', () => {
  it('are erased with their content after a week; attached ones and shared content stay', async () => {
    const own = await testServer()
    const client = await own.loginAs('resident')
    const erase = () => inTransaction(own.database, (tx) => eraseUnattachedPhotos.run(own.context, tx))
    const stored = async () => (await readdir(own.photoDir, { recursive: true })).filter((name) => name.endsWith('.full')).length
    const lone = await put(client, await makePhoto({ colour: '#112233' }))
    const shown = await put(client, photo)
    const twin = await put(client, photo)
    await report(client, [shown.id], own.district.inside)
    own.clock.advance(6 * 86_400_000)
    expect(await erase()).toBe(0)
    const fresh = await put(client, await makePhoto({ colour: '#445566' }))
    expect(await stored()).toBe(3)
    own.clock.advance(86_400_001)
    expect(await erase()).toBe(2)
    expect(await erase()).toBe(0)
    expect(await stored()).toBe(2)
    const statuses = []
    for (const { id } of [lone, twin, shown, fresh]) statuses.push((await get(client, id)).status)
    expect(statuses).toEqual([404, 404, 200, 200])
  })

  it('are those no feature shows: a table that refers to photos is known', async () => {
    const tables = await server.database.query<{ name: string }>(
      "select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'file_id' and table_name <> 'file_redactions' order by 1", [])
    // What is still arriving is no photo yet.
    expect(tables.map(({ name }) => name).filter((name) => name !== 'photo_parts')).toEqual([...shownIn].sort())
  })
})
