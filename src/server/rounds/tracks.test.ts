// Tracks along patrols, through HTTP: none without the district's switch; the worker's own; seen by others only with a reason;
// in no list, number, file or journal; gone on their day.
import { beforeEach, describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { allRoutes, api } from '../../contract/api.ts'
import { refusal, type Client } from '../../../tests/support/logins.ts'
import { testServer, type TestServer } from '../../../tests/support/server.ts'
import { jobs, runJob } from '../jobs/jobs.ts'

const { rounds, tracks } = api
const today = '2026-03-02'
const day = 86_400_000
/** Digits nothing else has. */
const [lng, lat] = [113.2718281, 40.0577215]

let server: TestServer
let worker: Client
let supervisor: Client
let routineId: string

beforeEach(async () => {
  server = await testServer()
  const { inside } = server.district
  worker = await server.loginAs('gridWorker')
  supervisor = await server.loginAs('districtSupervisor')
  routineId = newId()
  await (await server.loginAs('communityDesk')).call(rounds.save, {
    body: {
      commandId: newId(), id: routineId, version: 0, unitId: inside.community.id, from: today, until: null, name: '夜间巡查', kind: 'patrol', who: { kind: 'roles', roles: ['gridWorker'] }, where: { kind: 'level', unitId: inside.community.id, level: 'grid', specialOnly: false }, rule: 'FREQ=DAILY',
      window: { from: 480, until: 1080, days: 0 }, holidays: 'keep', doneWhen: { checklist: [], photo: false, places: 0, talk: false, note: false },
    },
  })
})

const switchOn = (client: Client = supervisor, more: object = {}) => client.call(tracks.switchOn, { body: { id: newId(), commandId: newId(), reason: '冬季夜间防火巡查，保护单独出行的人', fromOn: today, untilOn: '2026-03-31', keepDays: 7, ...more } })
const key = () => ({ routineId, unitId: server.district.inside.grid.id, plannedOn: today })
const start = async (client: Client = worker, id = newId()): Promise<string> => (await client.call(tracks.start, { body: { id, ...key() } })).id
const point = (n: number, agoMs = 0) => ({ n, agoMs, lng: lng + n / 1e5, lat })
const send = (id: string, points = [point(0), point(1)], client: Client = worker) => client.call(tracks.add, { params: { id }, body: { points } })
const look = (client: Client, reason = '核对夜间巡查走过的路线') => client.call(tracks.look, { body: { ...key(), reason } })
const kept = async (): Promise<number> => (await server.database.query<{ count: number }>('select count(*) as count from track_points where district = $1', [server.district.id]))[0]!.count

describe('without the switch', () => {
  it('no track begins, no point is taken, and a phone is told so', async () => {
    expect((await worker.call(rounds.mine, { query: {} })).tracks).toBeNull()
    expect((await refusal(start())).code).toBe('track.off')
    const { id } = await switchOn()
    const track = await start()
    await send(track)
    await supervisor.call(tracks.switchOff, { params: { id }, body: {} })
    await supervisor.call(tracks.switchOff, { params: { id }, body: {} })
    expect((await refusal(send(track, [point(2)]))).code).toBe('track.off')
    expect(await kept()).toBe(2)
    // also when its days have passed
    await switchOn(supervisor, { untilOn: '2026-03-03' })
    await send(track, [point(2)])
    server.clock.advance(2 * day)
    expect((await refusal(send(track, [point(3)]))).code).toBe('track.off')
  })

  it('it takes a written reason, an end, and somebody who may; each is journalled', async () => {
    expect((await refusal(switchOn(supervisor, { reason: '试试' }))).code).toBe('track.reason-needed')
    expect((await refusal(switchOn(supervisor, { untilOn: '2027-03-01' }))).code).toBe('track.period')
    expect((await refusal(switchOn(supervisor, { keepDays: 91 }))).code).toBe('request.malformed')
    for (const role of ['districtDesk', 'communityDesk', 'gridWorker', 'systemAdministrator'] as const) expect((await refusal(switchOn(await server.loginAs(role)))).code).toBe('access.refused')
    const commandId = newId()
    const first = await switchOn(supervisor, { commandId })
    expect((await switchOn(supervisor, { commandId })).id).toBe(first.id)
    expect((await refusal(switchOn())).code).toBe('track.on-already')
    await supervisor.call(tracks.switchOff, { params: { id: first.id }, body: {} })
    expect((await supervisor.call(tracks.switches, {})).switches).toMatchObject([{ id: first.id, on: false, by: 'districtSupervisor inside' }])
    expect((await refusal(supervisor.call(tracks.switchOff, { params: { id: newId() }, body: {} }))).code).toBe('track.not-found')
    expect((await server.database.query<{ kind: string }>("select kind from journal where district = $1 and subject_kind = 'track' order by position", [server.district.id])).map(({ kind }) => kind)).toEqual(['track.switchedOn', 'track.switchedOff'])
  })
})

describe('a track', () => {
  beforeEach(async () => void (await switchOn()))

  it('is begun by whose patrol it is, shown to them with its points, twice sent once there, and stopped', async () => {
    expect((await worker.call(rounds.mine, { query: {} })).tracks).toMatchObject({ reason: '冬季夜间防火巡查，保护单独出行的人', keepDays: 7 })
    expect((await refusal(start(await server.loginAs('gridAssistant')))).code).toBe('round.not-yours')
    const id = await start()
    await start(worker, id)
    expect(await send(id, [point(0, 60_000), point(1)])).toEqual({ points: 2 })
    expect(await send(id, [point(0), point(1), point(2)])).toEqual({ points: 3 })
    const [own] = (await worker.call(tracks.own, {})).tracks
    expect(own).toMatchObject({ id, name: '夜间巡查', stoppedAt: null, eraseOn: '2026-03-09' })
    expect(own!.points[0]).toEqual({ at: server.clock.now - 60_000, lng, lat })
    await worker.call(tracks.stop, { params: { id }, body: {} })
    server.clock.advance(600_000)
    expect((await refusal(send(id, [point(3)]))).code).toBe('track.over')
    expect(await send(id, [point(3, 600_000)])).toEqual({ points: 4 })
  })

  it('is nobody else’s: not to fill, stop, erase or find', async () => {
    const id = await start()
    const other = await server.loginAs('gridWorker', 'outside')
    expect((await refusal(send(id, undefined, other))).code).toBe('track.not-found')
    expect((await refusal(other.call(tracks.stop, { params: { id }, body: {} }))).code).toBe('track.not-found')
    await other.call(tracks.erase, { params: { id }, body: {} })
    expect((await other.call(tracks.own, {})).tracks).toEqual([])
    expect((await worker.call(tracks.own, {})).tracks).toHaveLength(1)
  })

  it('is seen by the desk that plans the patrol, with a reason, each look journalled; by nobody above or beside', async () => {
    const desk = await server.loginAs('communityDesk')
    expect((await refusal(look(desk))).code).toBe('track.not-found')
    const id = await start()
    await send(id)
    expect((await refusal(look(desk, '看'))).code).toBe('track.reason-needed')
    expect((await look(desk)).tracks[0]!.points).toHaveLength(2)
    for (const [role, where] of [['communityDesk', 'outside'], ['districtDesk', 'inside'], ['leader', 'inside'], ['districtSupervisor', 'inside'], ['auditor', 'inside'], ['gridLeader', 'inside']] as const)
      expect((await refusal(look(await server.loginAs(role, where)))).code, role).toBe('access.refused')
    expect(await server.database.query("select kind, data from journal where district = $1 and kind like 'track.s%n' and subject_id = $2", [server.district.id, id])).toEqual([{ kind: 'track.seen', data: { reason: '核对夜间巡查走过的路线' } }])
  })

  it('is erased by its person at any time, and by itself on its day', async () => {
    const [one, two] = [await start(), await start()]
    await send(one)
    await send(two)
    await worker.call(tracks.erase, { params: { id: one }, body: {} })
    await worker.call(tracks.erase, { params: { id: one }, body: {} })
    expect(await kept()).toBe(2)
    const erase = () => runJob(server.context, jobs.find(({ name }) => name === 'erase-round-traces')!)
    server.clock.advance(6 * day)
    await erase()
    expect(await kept()).toBe(2)
    server.clock.advance(day)
    // shown no more, even before the job has come by
    expect((await worker.call(tracks.own, {})).tracks).toEqual([])
    expect((await refusal(look(await server.loginAs('communityDesk')))).code).toBe('track.not-found')
    await erase()
    expect(await kept()).toBe(0)
  })

  it('stands in no list, number, file or journal: only its own two routes show it', async () => {
    const id = await start()
    await send(id)
    await worker.call(rounds.make, { body: { id: newId(), commandId: newId(), ...key(), checks: [], photos: [], places: [], talked: false, note: '' } })
    const { inside } = server.district
    const grid = inside.grid.id
    const asked = [
      `/api/rounds?unitId=${grid}&from=${today}&to=${today}`, `/api/rounds/plan?unitId=${grid}&month=2026-03`, `/api/rounds/changes?unitId=${grid}&month=2026-03`, '/api/rounds/mine', '/api/routines', `/api/measures/rounds?measure=patrol&unitId=${grid}&from=2026-03&to=2026-03`, '/api/audit', '/api/account/me', '/api/people',
      ...allRoutes.filter((route) => route.method === 'GET' && !route.path.includes(':') && !/tracks|live|tiles/.test(route.path)).map(({ path }) => path),
    ]
    const people = await Promise.all((['communityDesk', 'districtDesk', 'leader', 'auditor', 'systemAdministrator', 'districtSupervisor'] as const).map((role) => server.loginAs(role)))
    const leaks: string[] = []
    let answered = 0
    for (const client of people)
      for (const path of new Set(asked)) {
        const response = await client.fetch(path)
        const text = await response.text()
        if (response.ok) answered += 1
        if (text.includes('113.27182') || text.includes('40.0577215') || (text.includes(id) && !path.startsWith('/api/audit'))) leaks.push(path)
      }
    expect(leaks).toEqual([])
    expect(answered).toBeGreaterThan(60)
    expect((await server.database.query<{ text: string }>('select data::text as text from journal where district = $1', [server.district.id])).filter(({ text }) => text.includes('113.27182'))).toEqual([])
  })
})
