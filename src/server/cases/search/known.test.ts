// What is known already before something is filed: through HTTP, for residents, staff and strangers.
import { beforeAll, describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { api } from '../../../contract/api.ts'
import type { BodyOf } from '../../../contract/route.ts'
import { buildDistrict } from '../../../../tests/support/builders.ts'
import { refusal, type Client } from '../../../../tests/support/logins.ts'
import { makePhoto } from '../../../../tests/support/photos.ts'
import { testServer, type TestServer } from '../../../../tests/support/server.ts'

const { cases, caseSearch } = api
let server: TestServer
let resident: Client, other: Client, worker: Client, desk: Client
let at: { lng: number; lat: number }
beforeAll(async () => {
  server = await testServer()
  ;[resident, other, worker, desk] = [await server.loginAs('resident'), await server.loginAs('resident', 'outside'), await server.loginAs('gridWorker', 'outside'), await server.loginAs('communityDesk')]
  at = { lng: server.district.inside.lng, lat: server.district.inside.lat }
})

const report = async (description: string, more: Record<string, unknown> = {}, client: Client = resident): Promise<string> => {
  const id = newId()
  await client.call(cases.report, { body: { id, commandId: newId(), category: '02001', description, place: at, ...more } })
  return id
}
const known = async (client: Client, body: BodyOf<typeof caseSearch.known>) => (await client.call(caseSearch.known, { body })).cases
const close = (id: string, daysAgo: number, state = 'closed') =>
  server.database.query("update cases set state = $3, state_group = 'closed', closed_at = $2 where id = $1", [id, new Date(server.clock.now - daysAgo * 86_400_000), state])
const setting = async (settings: object): Promise<void> => {
  await server.database.query('update districts set settings = $2 where district = $1', [server.district.id, JSON.stringify(settings)])
  server.context.districts.forget()
}

describe('what is known already', () => {
  it('is proposed with the reasons why, the likeliest first', async () => {
    const same = await report('广场舞音响每晚吵到十点', { category: '03001', address: '文瀛湖广场北侧' })
    const near = await report('花坛边有纸箱')
    const [first, second] = await known(other, { place: { lng: at.lng + 0.0005, lat: at.lat }, category: '03001', words: '文瀛湖广场舞音响太吵，每晚到十点', address: '文瀛湖广场 北侧' })
    expect(first).toMatchObject({ id: same, reasons: ['near', 'sameAddress', 'sameClass', 'similarWords'], metres: 43, following: false, mayOpen: false })
    expect(first!.likeness).toBeGreaterThan(35)
    expect(second).toMatchObject({ id: near, reasons: ['near'], likeness: 0 })
  })

  it('is found a moment after it was filed, by words alone where nobody knows the place', async () => {
    const id = await report('云冈花园三号电梯困人', { category: '01001' })
    expect((await known(desk, { words: '云冈花园电梯又困人了' })).map((one) => [one.id, one.reasons, one.metres])).toEqual([[id, ['similarWords'], null]])
    expect(await known(desk, { words: '云冈花园电梯又困人了', except: id })).toEqual([])
    expect(await known(desk, { words: '完全不相干的另外一件事' })).toEqual([])
  })

  it('leaves out what was refused, and what was closed too long ago; a closed case must be alike', async () => {
    const place = { lng: at.lng + 0.005, lat: at.lat + 0.004 }
    const asked = { place, category: '02001', words: '煤渣堆在楼道口' }
    const [recent, old, refused, open] = [await report('楼道口堆了煤渣', { place }), await report('楼道口堆煤渣', { place }), await report('楼道口堆着煤渣', { place }), await report('别的事', { place, category: '03001' })]
    await close(recent, 29)
    await close(old, 31)
    await close(refused, 1, 'refused')
    expect((await known(other, asked)).map((one) => one.id)).toEqual([recent, open])
    expect((await known(other, asked))[0]).toMatchObject({ stateGroup: 'closed', closedAt: server.clock.now - 29 * 86_400_000 })
    expect((await known(other, { ...asked, openOnly: true })).map((one) => one.id)).toEqual([open])
    expect((await known(other, { place })).map((one) => one.id)).toEqual([open])
  })

  it('goes as far and as far back as the district says', async () => {
    const place = { lng: at.lng - 0.004, lat: at.lat - 0.004 }
    const id = await report('墙皮脱落', { place: { lng: place.lng, lat: place.lat + 0.0018 } })
    const ids = async (client: Client) => (await known(client, { place, category: '02001' })).map((one) => one.id)
    expect(await ids(other)).toEqual([id])
    await setting({ known: { publicMetres: 100, staffMetres: 150, recentDays: 60 } })
    expect(await ids(other)).toEqual([])
    expect(await ids(worker)).toEqual([])
    expect((await worker.call(caseSearch.known, { body: { place } })).metres).toBe(150)
    await setting({ known: { publicMetres: 250, recentDays: 60 } })
    await close(id, 59)
    expect(await ids(other)).toEqual([id])
    await setting({ known: { publicMetres: 'far', recentDays: -3 } })
    expect(await ids(other)).toEqual([])
    await setting({})
  })
})

describe('how far and how far back', () => {
  const usual = { publicMetres: 250, staffMetres: 1_000, recentDays: 30 }
  it('is set by the district’s supervision, told in the journal, and applies at once', async () => {
    const supervisor = await server.loginAs('districtSupervisor')
    expect(await supervisor.call(caseSearch.settings, {})).toEqual(usual)
    const body = { publicMetres: 120, staffMetres: 700, recentDays: 7 }
    for (let n = 0; n < 2; n += 1) expect(await supervisor.call(caseSearch.configure, { body })).toEqual(body)
    expect(await supervisor.call(caseSearch.settings, {})).toEqual(body)
    expect((await other.call(caseSearch.known, { body: { place: at } })).metres).toBe(120)
    expect((await worker.call(caseSearch.known, { body: { place: at } })).metres).toBe(700)
    expect(await server.database.query("select data, person_id from journal where kind = 'case.knownChanged' order by position desc limit 1")).toEqual([{ data: body, person_id: supervisor.person.personId }])
    await setting({ known: { publicMetres: 'far' } })
    expect(await supervisor.call(caseSearch.settings, {})).toEqual(usual)
    await setting({})
  })

  it('is within limits, and nobody else’s to say', async () => {
    const supervisor = await server.loginAs('districtSupervisor')
    for (const wrong of [{ publicMetres: 3_001 }, { staffMetres: -1 }, { recentDays: 91 }, { recentDays: 1.5 }, { more: 1 }])
      expect((await refusal(supervisor.call(caseSearch.configure, { body: { ...usual, ...wrong } }))).code).toBe('request.malformed')
    for (const client of [desk, worker, resident, await server.loginAs('streetSupervisor')]) expect((await refusal(client.call(caseSearch.configure, { body: usual }))).code).toBe('access.refused')
    expect((await refusal(server.anonymous().call(caseSearch.configure, { body: usual }))).code).toBe('access.sign-in-needed')
  })
})

describe('what somebody may see of it', () => {
  it('is all of it within reach, for others the beginning without numbers, and no photo', async () => {
    const place = { lng: at.lng, lat: at.lat - 0.003 }
    const fileId = newId()
    await resident.call(api.files.put, { params: { id: fileId }, photo: new Blob([new Uint8Array(await makePhoto())], { type: 'image/jpeg' }) })
    const words = `我是三单元的住户，电话13912345678，${'水表井一直在冒水，'.repeat(12)}请快来`
    const id = await report(words, { place, photos: [{ fileId, role: 'scene' }] })
    const seenBy = async (client: Client) => (await known(client, { place }))[0]!
    expect(await seenBy(desk)).toMatchObject({ id, description: words, thumbnail: fileId, mayOpen: true })
    expect(await seenBy(resident)).toMatchObject({ description: words, thumbnail: fileId, mayOpen: true })
    for (const client of [other, server.anonymous(), worker]) {
      const seen = await seenBy(client)
      expect(seen).toMatchObject({ id, thumbnail: null, mayOpen: false })
      expect(seen.description).toContain('电话***')
      expect(seen.description).not.toContain('13912345678')
      expect(seen.description.length).toBeLessThan(70)
    }
    await other.call(cases.follow, { params: { id }, body: { follow: true } })
    expect(await seenBy(other)).toMatchObject({ following: true, followers: 1, mayOpen: true })
  })

  it('is nothing of who reported', async () => {
    const clerk = await server.loginAs('communityDesk')
    await report('雨棚掉了一半', { onBehalf: { name: '慕容秋水', phone: '13955550003' }, place: { lng: at.lng + 0.003, lat: at.lat } }, clerk)
    expect(JSON.stringify(await known(desk, { place: { lng: at.lng + 0.003, lat: at.lat }, words: '慕容秋水 13955550003 雨棚掉了' }))).not.toMatch(/慕容|1395555/)
    expect((await known(other, { words: '慕容秋水' })).map((one) => one.reasons)).toEqual([])
  })

  it('is nothing of another district', async () => {
    const second = await buildDistrict(server.database)
    server.context.districts.forget()
    const stranger = await server.loginAs('communityDesk', 'inside', second)
    expect(await known(stranger, { place: at, words: '广场舞音响每晚吵到十点' })).toEqual([])
  })
})

describe('asking', () => {
  it('writes nothing, however often', async () => {
    const count = async () => (await server.database.query<{ n: number }>('select (select count(*) from journal) + (select count(*) from case_words) + (select count(*) from case_steps) as n'))[0]!.n
    const before = await count()
    const first = await known(desk, { place: at, words: '音响太吵' })
    expect(await known(desk, { place: at, words: '音响太吵' })).toEqual(first)
    expect(await count()).toBe(before)
  })

  it('takes whatever people write, and refuses what is malformed', async () => {
    const texts = ['', '   ', '灯', '🚧🚧', '\ud800', '\u0000', "'; drop table cases; --", '{a,b}', '"\\', '字'.repeat(2_000), 'a'.repeat(2_000), '1 '.repeat(1_000), 'ＬＥＤ１２３', '𠮷'.repeat(900)]
    for (const words of texts) for (const client of [other, desk]) expect(Array.isArray(await known(client, { place: at, words, address: words.slice(0, 200) }))).toBe(true)
    expect(await known(other, {})).toEqual([])
    expect(await known(other, { category: '02001' })).toEqual([])
    expect(await known(other, { place: { lng: -180, lat: 90 } })).toEqual([])
    const wrong: unknown[] = [{ words: '字'.repeat(2_001) }, { place: { lng: 999, lat: 0 } }, { limit: 0 }, { limit: 31 }, { except: 'x' }, { near: true }, [], '路灯']
    for (const body of wrong) expect((await refusal(known(other, body as never))).code).toBe('request.malformed')
  })
})
