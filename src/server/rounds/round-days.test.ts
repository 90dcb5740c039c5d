// Single days through HTTP: who stands in for one round, what a calendar shows of days that aren't as the rule has them, why
// something is missing, and what becomes of all that when units are split. The clock stands at ten on Monday, 2 March.
import { beforeEach, describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { api } from '../../contract/api.ts'
import type { BodyOf } from '../../contract/route.ts'
import type { TestPerson } from '../../../tests/support/builders.ts'
import { refusal, type Client } from '../../../tests/support/logins.ts'
import { add, adopt, begin as beginPlan, splitOf } from '../../../tests/support/plans.ts'
import { testServer, type TestServer } from '../../../tests/support/server.ts'
import { inTransaction } from '../db/tx.ts'
import { settleRounds } from './settle.ts'

const { rounds, roundDays: days, roundPlaces } = api
const today = '2026-03-02'
const dayMs = 86_400_000

let server: TestServer
let desk: Client
let worker: Client & { person: TestPerson }
/** Works in the grid next door, of the same community. */
let neighbour: Client & { person: TestPerson }

beforeEach(async () => {
  server = await testServer()
  const { id, units, inside } = server.district
  const next = units.find((unit) => unit.parentId === inside.community.id && unit.id !== inside.grid.id)!
  await server.database.query("delete from posts where district = $1 and person_id = $2", [id, server.district.person('gridAssistant').personId])
  await server.database.query("insert into posts (district, person_id, role, unit_id, from_on) values ($1, $2, 'gridWorker', $3, '2025-01-01')", [id, server.district.person('gridAssistant').personId, next.id])
  desk = await server.loginAs('communityDesk')
  worker = await server.loginAs('gridWorker')
  neighbour = await server.loginAs('gridAssistant')
})

type Save = BodyOf<typeof rounds.save>
const begin = async (more: Partial<Save> = {}): Promise<string> => {
  const { inside } = server.district
  const id = newId()
  await desk.call(rounds.save, {
    body: {
      commandId: newId(), id, version: 0, unitId: inside.community.id, from: today, until: null, name: '每日巡查', kind: 'patrol', who: { kind: 'roles', roles: ['gridWorker'] }, where: { kind: 'level', unitId: inside.community.id, level: 'grid', specialOnly: false }, rule: 'FREQ=DAILY',
      window: { from: 480, until: 1080, days: 0 }, holidays: 'keep', doneWhen: { checklist: [], photo: false, places: 0, talk: false, note: false }, ...more,
    },
  })
  return id
}
const grid = (): number => server.district.inside.grid.id
const key = (routineId: string, plannedOn = today) => ({ routineId, unitId: grid(), plannedOn })
const make = (client: Client, routineId: string, plannedOn = today) => client.call(rounds.make, { body: { id: newId(), commandId: newId(), ...key(routineId, plannedOn), checks: [], photos: [], places: [], talked: false, note: '' } })
const ask = (client: Client, routineId: string, more: Partial<BodyOf<typeof days.swap>> = {}) => client.call(days.swap, { body: { id: newId(), commandId: newId(), ...key(routineId), personId: neighbour.person.personId, reason: '家里有事', ...more } })
const answer = (client: Client, id: string, what: 'agree' | 'decline' | 'withdraw') => client.call(days.answerSwap, { params: { id }, body: { answer: what } })
const swapOf = async (client: Client, routineId: string) => (await client.call(rounds.mine, { query: {} })).rounds.find((one) => one.routineId === routineId && one.unit.id === grid())?.swap
const settle = async (): Promise<void> => { while ((await inTransaction(server.database, (tx) => settleRounds(server.context, tx, server.district.id, server.clock.now))) > 0); }

describe('a swap', () => {
  it('is asked of somebody who works around there, seen by them today, and theirs to make once they agree', async () => {
    const id = await begin()
    const { people } = await worker.call(days.substitutes, { query: key(id) })
    expect(people.map(({ personId }) => personId)).toEqual([neighbour.person.personId])
    const { id: swap, state } = await ask(worker, id)
    expect(state).toBe('asked')
    expect(await swapOf(neighbour, id)).toMatchObject({ state: 'asked', toMe: true, name: 'gridWorker inside', reason: '家里有事' })
    expect((await refusal(make(neighbour, id))).code).toBe('access.refused')
    expect((await answer(neighbour, swap, 'agree')).state).toBe('agreed')
    expect((await answer(neighbour, swap, 'agree')).state).toBe('agreed')
    expect(await swapOf(worker, id)).toMatchObject({ state: 'agreed', toMe: false, name: 'gridAssistant inside' })
    // It counts for the grid it lies in, not for theirs.
    expect(await make(neighbour, id)).toMatchObject({ state: 'done', unit: { id: grid() }, by: 'gridAssistant inside' })
    const kinds = await server.database.query<{ kind: string }>("select kind from journal where district = $1 and kind like 'round.swap%' order by position", [server.district.id])
    expect(kinds.map(({ kind }) => kind)).toEqual(['round.swapAsked', 'round.swapped'])
  })

  it('is given from above at once, shown in the list, and can be handed back', async () => {
    const id = await begin()
    const { id: swap, state } = await ask(desk, id)
    expect(state).toBe('given')
    const shown = async () => (await desk.call(rounds.list, { query: { unitId: grid(), from: today, to: today } })).rounds[0]!.standsIn
    expect(await shown()).toBe('gridAssistant inside')
    expect((await answer(neighbour, swap, 'decline')).state).toBe('declined')
    expect(await shown()).toBeNull()
    expect((await refusal(make(neighbour, id))).code).toBe('access.refused')
    expect((await ask(desk, id)).state).toBe('given')
  })

  it('is asked once, by whose it is, of somebody who can, and not of a round that was made', async () => {
    const id = await begin()
    const body = { id: newId(), commandId: newId() }
    const first = await ask(worker, id, body)
    expect(await ask(worker, id, body)).toEqual(first)
    expect((await refusal(ask(worker, id, { commandId: body.commandId }))).code).toBe('case.id-taken')
    expect((await refusal(ask(worker, id))).code).toBe('round.swap-standing')
    expect((await refusal(ask(await server.loginAs('microgridWorker'), id))).code).toBe('access.refused')
    expect((await refusal(ask(await server.loginAs('gridWorker', 'outside'), id))).code).toBe('access.refused')
    await answer(worker, first.id, 'withdraw')
    for (const personId of [worker.person.personId, server.district.person('gridWorker', 'outside').personId, server.district.person('resident').personId, 999_999])
      expect((await refusal(ask(worker, id, { personId }))).code).toBe('round.substitute-unknown')
    expect((await refusal(ask(worker, id, { plannedOn: '2026-03-01' }))).code).toBe('round.not-found')
    await make(worker, id)
    expect((await refusal(ask(worker, id))).code).toBe('round.already-done')
    expect((await refusal(answer(worker, newId(), 'agree'))).code).toBe('round.swap-not-found')
    expect((await refusal(answer(desk, first.id, 'agree'))).code).toBe('round.not-yours')
  })

  it('is not asked of, nor agreed to by, somebody who is away that day', async () => {
    const id = await begin()
    const { id: swap } = await ask(worker, id)
    await server.database.query("insert into leaves (district, person_id, from_on, until_on, command_id, recorded_at) values ($1, $2, '2026-03-02', '2026-03-02', $3, now())", [server.district.id, neighbour.person.personId, newId()])
    expect((await worker.call(days.substitutes, { query: key(id) })).people).toEqual([])
    expect((await refusal(answer(neighbour, swap, 'agree'))).code).toBe('round.substitute-unknown')
    expect((await ask(desk, id, { plannedOn: '2026-03-03' })).state).toBe('given')
  })
})

describe('a calendar', () => {
  const changes = async (month = '2026-03') => (await desk.call(days.changes, { query: { unitId: server.district.inside.community.id, month } })).changes.map(({ plannedOn, to, cause, unit, reason, by, substitute, canChange }) => ({ plannedOn, to, cause, unit: unit?.id ?? null, reason, by, substitute, canChange }))
  const except = (id: string, unitId: number | null, plannedOn: string, to: string | null) => desk.call(rounds.except, { params: { id }, body: { commandId: newId(), unitId, plannedOn, to, reason: '大雪' } })
  const restore = (id: string, unitId: number | null, plannedOn: string) => desk.call(days.restore, { params: { id }, body: { unitId, plannedOn } })

  it('says what somebody left out or moved, what a holiday moved, and who stands in, with the reason', async () => {
    const id = await begin({ rule: 'FREQ=WEEKLY;BYDAY=WE' })
    await except(id, null, '2026-03-04', null)
    await except(id, grid(), '2026-03-11', '2026-03-13')
    await ask(desk, id, { plannedOn: '2026-03-18' })
    // 5 April 2026 is Tomb-Sweeping Day, off from the 4th to the 6th.
    await begin({ name: '每月', rule: 'FREQ=MONTHLY;BYMONTHDAY=5', holidays: 'next' })
    expect(await changes()).toEqual([
      { plannedOn: '2026-03-04', to: null, cause: 'decided', unit: null, reason: '大雪', by: 'communityDesk inside', substitute: null, canChange: true },
      { plannedOn: '2026-03-11', to: '2026-03-13', cause: 'decided', unit: grid(), reason: '大雪', by: 'communityDesk inside', substitute: null, canChange: true },
      { plannedOn: '2026-03-18', to: '2026-03-18', cause: 'swap', unit: grid(), reason: '家里有事', by: 'communityDesk inside', substitute: 'gridAssistant inside', canChange: true },
    ])
    expect((await changes('2026-04')).filter(({ cause }) => cause === 'holiday')).toMatchObject([{ plannedOn: '2026-04-05', to: '2026-04-07', cause: 'holiday' }])
  })

  it('has a day again that was restored, once, while it can still be made', async () => {
    const id = await begin({ rule: 'FREQ=WEEKLY;BYDAY=MO' })
    await except(id, null, '2026-03-09', null)
    await except(id, null, today, null)
    expect((await worker.call(rounds.mine, { query: {} })).rounds).toEqual([])
    await restore(id, null, '2026-03-09')
    expect(await changes()).toMatchObject([{ plannedOn: today }])
    expect((await refusal(restore(id, null, '2026-03-09'))).code).toBe('round.not-excepted')
    server.clock.advance(dayMs)
    expect((await refusal(restore(id, null, today))).code).toBe('round.already-done')
    expect((await refusal((await server.loginAs('communityDesk', 'outside')).call(days.restore, { params: { id }, body: { unitId: null, plannedOn: today } }))).code).toBe('access.refused')
  })
})

describe('what is missing', () => {
  it('says whether nobody stood there, whoever did was away, or it was not made; each number opens its list', async () => {
    await begin()
    const { id: district, inside, units } = server.district
    // The second grid has its worker on leave, a third routine nobody at all.
    await begin({ name: '空岗', who: { kind: 'roles', roles: ['microgridWorker'] }, where: { kind: 'units', unitIds: [units.filter(({ level }) => level === 'microgrid')[1]!.id] } })
    await server.database.query("insert into leaves (district, person_id, from_on, until_on, command_id, recorded_at) values ($1, $2, $3, $3, $4, now())", [district, neighbour.person.personId, today, newId()])
    server.clock.advance(12 * 3_600_000)
    await settle()
    const { total, units: below } = await desk.call(rounds.plan, { query: { unitId: inside.community.id, month: '2026-03' } })
    expect(total).toMatchObject({ missed: 3, vacant: 1, away: 1, unmade: 1 })
    expect(below.reduce((sum, one) => sum + one.vacant + one.away + one.unmade, 0)).toBe(3)
    for (const why of ['vacant', 'away', 'unmade'] as const) {
      const page = await desk.call(rounds.list, { query: { unitId: inside.community.id, from: '2026-03-01', to: '2026-03-31', state: 'missed', why } })
      expect(page.rounds.map((one) => one.why)).toEqual([why])
    }
    const [shown] = (await desk.call(rounds.list, { query: { unitId: grid(), from: today, to: today, why: 'unmade' } })).rounds
    await make(worker, shown!.routineId)
    expect((await desk.call(rounds.plan, { query: { unitId: inside.community.id, month: '2026-03' } })).total).toMatchObject({ missed: 2, unmade: 0, late: 1 })
  })

  it('was not missed for want of somebody when a substitute stood in', async () => {
    await begin({ where: { kind: 'units', unitIds: [grid()] } })
    const { id: district } = server.district
    const { personId, postId } = worker.person
    const [leave] = await server.database.query<{ id: number }>("insert into leaves (district, person_id, from_on, until_on, command_id, recorded_at) values ($1, $2, $3, $3, $4, now()) returning id", [district, personId, today, newId()])
    await server.database.query("insert into substitutions (district, leave_id, post_id, person_id, from_on, until_on, command_id, recorded_at) values ($1, $2, $3, $4, $5, $5, $6, now())", [district, leave!.id, postId, neighbour.person.personId, today, newId()])
    server.clock.advance(12 * 3_600_000)
    await settle()
    expect((await desk.call(rounds.plan, { query: { unitId: grid(), month: '2026-03' } })).total).toMatchObject({ missed: 1, unmade: 1, away: 0 })
  })
})

describe('a microgrid that is split', () => {
  it('leaves its places where they lie, and each part with the days left out and whoever stands in', async () => {
    const { inside } = server.district
    const cell = inside.microgrid
    const id = await begin({ where: { kind: 'units', unitIds: [cell.id] } })
    const places = [-0.002, 0.002, 0.003].map((east, n) => ({ id: newId(), name: `点${n + 1}`, lng: cell.lng + east, lat: cell.lat }))
    await desk.call(roundPlaces.put, { params: { id }, body: { places } })
    await desk.call(rounds.except, { params: { id }, body: { commandId: newId(), unitId: cell.id, plannedOn: '2026-03-10', to: null, reason: '停电' } })
    const given = await desk.call(days.swap, { body: { id: newId(), commandId: newId(), routineId: id, unitId: cell.id, plannedOn: '2026-03-11', personId: neighbour.person.personId, reason: '培训' } })
    const district = await server.loginAs('districtDesk')
    await adopt(district, await add(district, await beginPlan(district, inside.grid.id), splitOf(cell).operation), today)
    const root = await desk.call(rounds.list, { query: { unitId: inside.community.id, from: '2026-03-09', to: '2026-03-11', routineId: id, limit: 50 } })
    const parts = [...new Set(root.rounds.map(({ unit }) => unit.name))].sort()
    expect(parts).toEqual([`${cell.name}东`, `${cell.name}西`])
    expect(root.rounds.map(({ heldOn, standsIn }) => `${heldOn} ${standsIn}`).sort()).toEqual(['2026-03-09 null', '2026-03-09 null', '2026-03-11 gridAssistant inside', '2026-03-11 gridAssistant inside'])
    const names = async (name: string): Promise<string[]> => (await desk.call(roundPlaces.list, { params: { id }, query: { unitId: root.rounds.find(({ unit }) => unit.name === name)!.unit.id } })).places.map((place) => place.name)
    expect([await names(parts[0]!), await names(parts[1]!)]).toEqual([['点2', '点3'], ['点1']])
    expect(given.state).toBe('given')
  })
})
