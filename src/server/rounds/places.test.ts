// Places of routines and people who asked to be visited, through HTTP: what is ticked, what is found, what is kept and what
// is not; a finding becomes a case that stays linked with it.
import { beforeEach, describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { api } from '../../contract/api.ts'
import type { BodyOf } from '../../contract/route.ts'
import { refusal, type Client } from '../../../tests/support/logins.ts'
import { testServer, type TestServer } from '../../../tests/support/server.ts'
import { jobs, runJob } from '../jobs/jobs.ts'

const { rounds, roundPlaces: places, visitWishes: wishes } = api
const today = '2026-03-02'

let server: TestServer
let desk: Client
let worker: Client

beforeEach(async () => {
  server = await testServer()
  desk = await server.loginAs('communityDesk')
  worker = await server.loginAs('gridWorker')
})

type Done = BodyOf<typeof rounds.save>['doneWhen']
const begin = async (doneWhen: Partial<Done> = {}): Promise<string> => {
  const { inside } = server.district
  const id = newId()
  await desk.call(rounds.save, {
    body: {
      commandId: newId(), id, version: 0, unitId: inside.community.id, from: today, until: null, name: '五处巡查', kind: 'patrol', who: { kind: 'roles', roles: ['gridWorker'] }, where: { kind: 'level', unitId: inside.community.id, level: 'grid', specialOnly: false }, rule: 'FREQ=DAILY',
      window: { from: 480, until: 1080, days: 0 }, holidays: 'keep', doneWhen: { checklist: [], photo: false, places: 3, talk: false, note: false, ...doneWhen },
    },
  })
  return id
}
/** So many in the inside grid, from west to east. */
const someplaces = (count: number) => Array.from({ length: count }, (_, n) => ({ id: newId(), name: `点${n + 1}`, lng: server.district.inside.lng - 0.004 + n * 0.0001, lat: server.district.inside.lat }))
const put = (id: string, list: ReturnType<typeof someplaces>, client: Client = desk) => client.call(places.put, { params: { id }, body: { places: list } })
const listed = async (id: string): Promise<string[]> => (await desk.call(places.list, { params: { id }, query: { unitId: server.district.inside.grid.id } })).places.map(({ name }) => name)
const make = (id: string, more: Partial<BodyOf<typeof rounds.make>> = {}) => worker.call(rounds.make, { body: { id: newId(), commandId: newId(), routineId: id, unitId: server.district.inside.grid.id, plannedOn: today, checks: [], photos: [], places: [], talked: false, note: '', ...more } })
const mine = async (id: string) => (await worker.call(rounds.mine, { query: {} })).rounds.find(({ routineId }) => routineId === id)!

describe('the places of a routine', () => {
  it('are put by their ids, changed and taken off, each in the grid it lies in', async () => {
    const id = await begin()
    const list = someplaces(3)
    await put(id, list)
    await put(id, list)
    await put(id, [{ ...list[0]!, name: '东门' }])
    expect(await listed(id)).toEqual(['东门', '点2', '点3'])
    expect((await mine(id)).places.map(({ name }) => name)).toEqual(['东门', '点2', '点3'])
    const remove = () => desk.call(places.remove, { params: { id }, body: { placeId: list[1]!.id } })
    await remove()
    await remove()
    expect(await listed(id)).toEqual(['东门', '点3'])
    expect((await refusal(desk.call(places.remove, { params: { id }, body: { placeId: newId() } }))).code).toBe('round.place-unknown')
  })

  it('lie where the routine is made and where one plans, fifty at the most', async () => {
    const id = await begin()
    const { outside } = server.district
    const [place] = someplaces(1)
    expect((await refusal(put(id, [{ ...place!, lng: outside.lng, lat: outside.lat }]))).code).toBe('round.place-outside')
    expect((await refusal(put(id, [{ ...place!, lng: 0, lat: 0 }]))).code).toBe('round.place-outside')
    expect((await refusal(put(id, [place!], await server.loginAs('communityDesk', 'outside')))).code).toBe('access.refused')
    expect((await refusal(put(newId(), [place!]))).code).toBe('round.routine-not-found')
    const other = await begin()
    await put(other, [place!])
    expect((await refusal(put(id, [place!]))).code).toBe('round.place-unknown')
    await put(id, someplaces(50))
    expect((await refusal(put(id, someplaces(1)))).code).toBe('round.too-many-places')
    expect(await listed(id)).toHaveLength(50)
  })

  it('are visited, as many as asked for, with what was found there', async () => {
    const id = await begin()
    const list = someplaces(5)
    await put(id, list)
    const visits = list.slice(0, 3).map((place, n) => ({ id: place.id, ok: n !== 1, ...(n === 1 ? { note: '井盖松动' } : {}) }))
    expect((await refusal(make(id, { visits: visits.slice(0, 2) }))).params).toEqual({ missing: ['places'] })
    expect((await refusal(make(id, { visits: [...visits.slice(0, 2), { id: 'elsewhere', ok: true }] }))).code).toBe('round.place-unknown')
    const done = await make(id, { visits })
    expect(done).toMatchObject({ state: 'done', faults: 1 })
    expect((await mine(id)).done!.findings).toEqual([{ code: list[1]!.id, kind: 'place', note: '井盖松动', case: null }])
  })

  it('are those of when it was done: what was added or taken off while a phone had no network is no fault of its worker', async () => {
    const id = await begin({ places: 2 })
    const list = someplaces(2)
    await put(id, list)
    server.clock.advance(3_600_000)
    await put(id, someplaces(4))
    await desk.call(places.remove, { params: { id }, body: { placeId: list[0]!.id } })
    server.clock.advance(60_000)
    expect(await make(id, { places: list.map((one) => one.id), agoMs: 1_800_000 + 3_600_000 - 60_000 - 1_800_000 })).toMatchObject({ state: 'done' })
  })

  it('keep no position unless the routine asks for one', async () => {
    const positions = async (position: boolean): Promise<unknown> => {
      const id = await begin({ places: 1, position })
      const [place] = someplaces(1)
      await put(id, [place!])
      const done = await make(id, { visits: [{ id: place!.id, ok: true, lng: place!.lng, lat: place!.lat }], place: { lng: place!.lng, lat: place!.lat } })
      return (await server.database.query('select evidence -> \'visits\' -> 0 -> \'lng\' as visit, lng from rounds where district = $1 and id = $2', [server.district.id, done.id]))[0]
    }
    expect(await positions(false)).toEqual({ visit: null, lng: null })
    expect(await positions(true)).toEqual({ visit: expect.any(Number), lng: expect.any(Number) })
  })

  it('that were found wanting become cases, each linked with its finding', async () => {
    const id = await begin({ places: 2 })
    const list = someplaces(2)
    await put(id, list)
    const done = await make(id, { visits: list.map((place) => ({ id: place.id, ok: false })) })
    const report = (code: string) => worker.call(api.cases.report, { body: { id: newId(), commandId: newId(), category: '02001', description: '垃圾', place: { lng: list[0]!.lng, lat: list[0]!.lat }, roundId: done.id!, roundFinding: code } })
    const first = await report(list[1]!.id)
    expect((await mine(id)).done!.findings.map((one) => [one.code, one.case?.id ?? null])).toEqual([[list[0]!.id, null], [list[1]!.id, first.id]])
    const second = await report(list[0]!.id)
    const [shown] = (await desk.call(rounds.list, { query: { unitId: server.district.inside.grid.id, from: today, to: today } })).rounds
    expect(shown!.cases.map((one) => one.id).sort()).toEqual([first.id, second.id].sort())
  })

  it('can be taken from the buildings of the unit', async () => {
    const { inside, outside, id } = server.district
    for (const [code, name, at] of [['b1', '1号楼', inside], ['b2', '2号楼', outside]] as const)
      await server.database.query("insert into buildings (district, code, name, lng, lat, households, place) values ($1, $2, $3, $4, $5, 20, '{}')", [id, code, name, at.lng, at.lat])
    expect((await desk.call(places.buildings, { query: { unitId: inside.grid.id } })).buildings).toEqual([{ code: 'b1', name: '1号楼', lng: inside.lng, lat: inside.lat }])
  })
})

describe('who asked to be visited', () => {
  const wish = (more: Partial<BodyOf<typeof wishes.put>> = {}): BodyOf<typeof wishes.put> => ({ id: newId(), name: '欧阳海明', phone: '13812345678', address: '1号楼2单元', wish: '想请人帮忙看看药', lng: server.district.inside.lng, lat: server.district.inside.lat, keepUntil: '2026-03-20', ...more })

  it('is shown masked to who goes there, with a routine that asks for a talk, and to nobody else', async () => {
    const one = wish()
    await desk.call(wishes.put, { body: one })
    await desk.call(wishes.put, { body: one })
    const [talking, walking] = [await begin({ places: 0, talk: true }), await begin({ places: 0 })]
    expect((await mine(talking)).wishes).toMatchObject([{ id: one.id, name: '欧阳**', address: '1号楼2单元', talkedOn: null }])
    expect((await mine(walking)).wishes).toEqual([])
    const seen = await desk.call(wishes.list, { query: { unitId: server.district.inside.grid.id } })
    expect(seen.wishes).toMatchObject([{ name: '欧阳**', phone: '138****5678' }])
    expect((await refusal((await server.loginAs('gridWorker', 'outside')).call(wishes.list, { query: { unitId: server.district.inside.grid.id } }))).code).toBe('access.refused')
  })

  it('is talked with: the wish knows when, the round only that somebody talked', async () => {
    const [one, elsewhere] = [wish(), wish({ lng: server.district.outside.lng, lat: server.district.outside.lat })]
    await desk.call(wishes.put, { body: one })
    await (await server.loginAs('communityDesk', 'outside')).call(wishes.put, { body: elsewhere })
    const id = await begin({ places: 0, talk: true })
    const done = await make(id, { wishes: [one.id, elsewhere.id] })
    expect((await server.database.query<{ text: string }>('select evidence::text as text from rounds where district = $1 and id = $2', [server.district.id, done.id]))[0]!.text).not.toContain(one.id)
    const talked = await server.database.query<{ id: string; talked: boolean }>('select id, talked_on is not null as talked from visit_wishes where district = $1 order by id', [server.district.id])
    expect(talked).toEqual([{ id: one.id, talked: true }, { id: elsewhere.id, talked: false }].sort((a, b) => (a.id < b.id ? -1 : 1)))
  })

  it('shows a telephone with a reason, journalled without who it is', async () => {
    const one = wish()
    await desk.call(wishes.put, { body: one })
    expect((await refusal(worker.call(wishes.phone, { params: { id: one.id }, body: { reason: ' ' } }))).code).toBe('request.malformed')
    expect(await worker.call(wishes.phone, { params: { id: one.id }, body: { reason: '约上门时间' } })).toEqual({ phone: '13812345678' })
    expect((await refusal((await server.loginAs('gridWorker', 'outside')).call(wishes.phone, { params: { id: one.id }, body: { reason: '约上门时间' } }))).code).toBe('access.refused')
    const entries = await server.database.query<{ kind: string; data: object }>("select kind, data from journal where district = $1 and subject_kind = 'wish' order by position", [server.district.id])
    expect(entries).toEqual([{ kind: 'wish.put', data: { keepUntil: '2026-03-20' } }, { kind: 'wish.phoneSeen', data: { reason: '约上门时间' } }])
    const without = wish({ phone: null })
    await desk.call(wishes.put, { body: without })
    expect((await refusal(desk.call(wishes.phone, { params: { id: without.id }, body: { reason: '约时间' } }))).code).toBe('wish.no-phone')
  })

  it('is kept until a day within a year, and then erased; at once when the desk says so', async () => {
    expect((await refusal(desk.call(wishes.put, { body: wish({ keepUntil: '2028-03-02' }) }))).code).toBe('wish.keep-too-long')
    expect((await refusal(desk.call(wishes.put, { body: wish({ keepUntil: '2026-03-01' }) }))).code).toBe('wish.keep-too-long')
    const [one, two] = [wish({ keepUntil: '2026-03-03' }), wish()]
    for (const body of [one, two]) await desk.call(wishes.put, { body })
    const left = async (): Promise<string[]> => (await server.database.query<{ id: string }>('select id from visit_wishes where district = $1', [server.district.id])).map(({ id }) => id)
    server.clock.advance(2 * 86_400_000)
    expect((await desk.call(wishes.list, { query: { unitId: server.district.inside.grid.id } })).wishes.map(({ id }) => id)).toEqual([two.id])
    await runJob(server.context, jobs.find(({ name }) => name === 'erase-round-traces')!)
    expect(await left()).toEqual([two.id])
    await desk.call(wishes.remove, { params: { id: two.id }, body: {} })
    expect(await left()).toEqual([])
    expect((await refusal(desk.call(wishes.remove, { params: { id: two.id }, body: {} }))).code).toBe('wish.not-found')
  })
})
