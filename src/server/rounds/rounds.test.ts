// Rounds through HTTP: a routine is planned, shows up where it is due, is made once, missed, made up, excused and moved; its
// numbers open exactly the lists behind them. The test district's clock stands at ten on a Monday.
import { beforeEach, describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { api } from '../../contract/api.ts'
import type { RoundProgress } from '../../contract/rounds.ts'
import type { BodyOf } from '../../contract/route.ts'
import { refusal, type Client } from '../../../tests/support/logins.ts'
import { makePhoto } from '../../../tests/support/photos.ts'
import { testServer, testStart, type TestServer } from '../../../tests/support/server.ts'
import { inTransaction } from '../db/tx.ts'
import { catchUp } from '../journal/react.ts'
import { measureReaction } from '../measures/reaction.ts'
import { compareMeasures, rebuildMeasures } from '../measures/rebuild.ts'
import { settleRounds } from './settle.ts'

const { rounds } = api
const hour = 3_600_000
const today = '2026-03-02'

let server: TestServer
let desk: Client
let worker: Client

beforeEach(async () => {
  server = await testServer()
  desk = await server.loginAs('communityDesk')
  worker = await server.loginAs('gridWorker')
})

type Save = BodyOf<typeof rounds.save>

/** Every day from eight to six in each grid of the inside community, by its grid workers. */
const routine = (more: Partial<Save> = {}): Save => ({
  commandId: newId(), id: newId(), version: 0, unitId: server.district.inside.community.id, from: today, until: null, name: '每日巡查', kind: 'patrol',
  who: { kind: 'roles', roles: ['gridWorker'] }, where: { kind: 'level', unitId: server.district.inside.community.id, level: 'grid', specialOnly: false }, rule: 'FREQ=DAILY',
  window: { from: 480, until: 1080, days: 0 }, holidays: 'keep', doneWhen: { checklist: [{ code: 'fire', zh: '消防通道', en: 'Fire lane', required: true }], photo: false, places: 0, talk: false, note: false }, ...more,
})
const begin = async (more: Partial<Save> = {}): Promise<Save> => {
  const body = routine(more)
  await desk.call(rounds.save, { body })
  return body
}
const made = (routineId: string, more: Partial<BodyOf<typeof rounds.make>> = {}): BodyOf<typeof rounds.make> => ({
  id: newId(), commandId: newId(), routineId, unitId: server.district.inside.grid.id, plannedOn: today, checks: [{ code: 'fire', ok: true }], photos: [], places: [], talked: false, note: '', ...more,
})
const settle = async (): Promise<void> => {
  while ((await inTransaction(server.database, (tx) => settleRounds(server.context, tx, server.district.id, server.clock.now))) > 0);
}
const plan = (month = '2026-03', unitId = server.district.inside.community.id as number) => desk.call(rounds.plan, { query: { month, unitId } })
const states = ['done', 'late', 'missed', 'excused', 'open', 'upcoming'] as const

/** Each number of a plan opens a list of so many, read page by page. */
const numbersAgree = async (query: { unitId: number; from: string; to: string; routineId?: string }, counts: RoundProgress): Promise<void> => {
  for (const state of states) {
    let seen = 0
    let after: string | undefined
    do {
      const page: { rounds: { state: string }[]; next: string | null } = await desk.call(rounds.list, { query: { ...query, state, limit: 7, ...(after ? { after } : {}) } })
      expect(page.rounds.every((one) => one.state === state)).toBe(true)
      seen += page.rounds.length
      after = page.next ?? undefined
    } while (after !== undefined)
    expect(seen, `${state} ${query.from}–${query.to}`).toBe(counts[state])
  }
  expect(counts.due).toBe(counts.done + counts.late + counts.missed + counts.open + counts.upcoming)
}

describe('a routine', () => {
  it('is due on its days in each of its units, with what counts as done', async () => {
    const { id } = await begin()
    const mine = await worker.call(rounds.mine, { query: { days: 3 } })
    expect(mine.rounds.map(({ heldOn, state, unit }) => [heldOn, state, unit.id])).toEqual([[today, 'open'], ['2026-03-03', 'upcoming'], ['2026-03-04', 'upcoming']].map((one) => [...one, server.district.inside.grid.id]))
    expect(mine.rounds[0]).toMatchObject({ routineId: id, name: '每日巡查', doneWhen: { checklist: [{ code: 'fire' }] } })
    expect((await plan()).total).toMatchObject({ due: 60, open: 2, upcoming: 58 })
    const [other] = (await (await server.loginAs('gridWorker', 'outside')).call(rounds.mine, { query: {} })).rounds
    expect(other).toBeUndefined()
  })

  it('is saved once when sent twice, and refused by the part of its rule that is wrong', async () => {
    const body = await begin()
    expect((await desk.call(rounds.save, { body })).version).toBe(1)
    expect((await desk.call(rounds.routines, {})).routines).toHaveLength(1)
    const wrong = await refusal(desk.call(rounds.save, { body: routine({ rule: 'FREQ=SECONDLY' }) }))
    expect([wrong.code, wrong.params]).toEqual(['round.rule-not-understood', { part: 'FREQ' }])
    expect((await refusal(desk.call(rounds.save, { body: routine({ window: { from: 600, until: 600, days: 0 } }) }))).code).toBe('round.window-not-possible')
    expect((await refusal(desk.call(rounds.save, { body: routine({ where: { kind: 'units', unitIds: [server.district.outside.grid.id] } }) }))).code).toBe('round.where-unknown')
    expect((await refusal(desk.call(rounds.save, { body: { ...body, commandId: newId() } }))).code).toBe('round.changed')
  })

  it('changed from a day on leaves the days before as they were', async () => {
    const body = await begin()
    await worker.call(rounds.make, { body: made(body.id) })
    await desk.call(rounds.save, { body: { ...body, commandId: newId(), version: 1, from: '2026-03-09', rule: 'FREQ=WEEKLY;BYDAY=MO', name: '每周巡查' } })
    const { rounds: list } = await desk.call(rounds.list, { query: { unitId: server.district.inside.grid.id, from: today, to: '2026-03-31', limit: 100 } })
    expect(list.map(({ heldOn, name, state }) => `${heldOn} ${name} ${state}`)).toEqual([
      '2026-03-02 每日巡查 done', ...[3, 4, 5, 6, 7, 8].map((day) => `2026-03-0${day} 每日巡查 upcoming`), ...['09', '16', '23', '30'].map((day) => `2026-03-${day} 每周巡查 upcoming`),
    ])
  })

  it('ends with a day', async () => {
    const { id } = await begin()
    await desk.call(rounds.end, { params: { id }, body: { version: 1, on: '2026-03-04' } })
    expect((await plan()).total).toMatchObject({ due: 6 })
  })

  it('with a day left out for all, or moved for one unit, is planned so', async () => {
    const { id } = await begin({ rule: 'FREQ=WEEKLY;BYDAY=WE' })
    const except = (unitId: number | null, plannedOn: string, to: string | null) => desk.call(rounds.except, { params: { id }, body: { commandId: newId(), unitId, plannedOn, to, reason: '大雪' } })
    await except(null, '2026-03-04', null)
    await except(server.district.inside.grid.id, '2026-03-11', '2026-03-13')
    expect((await refusal(except(null, '2026-03-05', null))).code).toBe('round.not-found')
    const days = (await plan()).days.filter(({ due }) => due > 0).map(({ on, due }) => `${on} ${due}`)
    expect(days).toEqual(['2026-03-11 1', '2026-03-13 1', '2026-03-18 2', '2026-03-25 2'])
    expect((await worker.call(rounds.mine, { query: { from: '2026-03-13' } })).rounds.map(({ plannedOn, heldOn }) => [plannedOn, heldOn])).toEqual([['2026-03-11', '2026-03-13']])
  })
})

describe('a round', () => {
  it('is made once, however often and by whomever it is sent', async () => {
    const { id } = await begin()
    const body = made(id)
    const first = await worker.call(rounds.make, { body })
    expect(first).toMatchObject({ state: 'done', by: 'gridWorker inside', doneAt: testStart })
    expect(await worker.call(rounds.make, { body })).toEqual(first)
    expect((await refusal(worker.call(rounds.make, { body: made(id) }))).code).toBe('round.already-done')
    const both = await begin()
    const answers = await Promise.allSettled([worker.call(rounds.make, { body: made(both.id) }), worker.call(rounds.make, { body: made(both.id) })])
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('is made when what was asked for is there, found faults included', async () => {
    const { id } = await begin({ doneWhen: { checklist: [{ code: 'fire', zh: '消防', en: 'Fire', required: true }], photo: true, places: 0, talk: false, note: false } })
    const missing = await refusal(worker.call(rounds.make, { body: made(id, { checks: [] }) }))
    expect([missing.code, missing.params]).toEqual(['round.not-done-yet', { missing: ['checklist', 'photo'] }])
    const fileId = newId()
    await worker.fetch(`/api/files/${fileId}`, { method: 'PUT', headers: { 'content-type': 'image/jpeg' }, body: new Uint8Array(await makePhoto({ width: 40, height: 30 })) })
    const done = await worker.call(rounds.make, { body: made(id, { checks: [{ code: 'fire', ok: false, note: '堵了' }], photos: [fileId] }) })
    expect(done).toMatchObject({ state: 'done', faults: 1, photos: [fileId] })
    expect((await desk.fetch(`/api/files/${fileId}`)).status).toBe(200)
    expect((await (await server.loginAs('communityDesk', 'outside')).fetch(`/api/files/${fileId}`)).status).toBe(404)
  })

  it('is not made before it opens, nor by somebody it isn’t for', async () => {
    const { id } = await begin()
    expect((await refusal(worker.call(rounds.make, { body: made(id, { plannedOn: '2026-03-03' }) }))).code).toBe('round.not-open-yet')
    expect((await refusal(worker.call(rounds.make, { body: made(id, { plannedOn: '2026-03-01' }) }))).code).toBe('round.not-found')
    expect((await refusal((await server.loginAs('gridAssistant')).call(rounds.make, { body: made(id) }))).code).toBe('round.not-yours')
    expect((await refusal((await server.loginAs('gridWorker', 'outside')).call(rounds.make, { body: made(id) }))).code).toBe('access.refused')
  })

  it('that waited on a phone counts by when it was made, by the server’s clock less how long it waited', async () => {
    const { id } = await begin()
    server.clock.advance(30 * hour)
    expect(await worker.call(rounds.make, { body: made(id, { agoMs: 29 * hour }) })).toMatchObject({ state: 'done', doneAt: testStart + hour })
    expect(await worker.call(rounds.make, { body: made(id, { agoMs: hour, plannedOn: '2026-03-03' }) })).toMatchObject({ state: 'done' })
  })

  it('that nobody made is missed when its window has closed, can be made up, and stands in its own column', async () => {
    const { id } = await begin()
    await worker.call(rounds.make, { body: made(id) })
    server.clock.advance(24 * hour)
    expect((await plan()).total).toMatchObject({ done: 1, missed: 1, open: 2 })
    await settle()
    await settle()
    expect((await plan()).total).toMatchObject({ done: 1, missed: 1, open: 2 })
    server.clock.advance(24 * hour)
    await settle()
    const late = await worker.call(rounds.make, { body: made(id, { plannedOn: '2026-03-03' }) })
    expect(late.state).toBe('late')
    expect((await plan()).total).toMatchObject({ due: 60, done: 1, late: 1, missed: 2 })
    await catchUp(server.context, server.district.id, measureReaction)
    const cells = (await desk.call(api.measures.dashboard, { query: { from: '2026-03', to: '2026-03' } })).unit.cells.map(({ measure, numerator, denominator }) => `${measure} ${numerator}/${denominator}`)
    expect(cells.sort()).toEqual(['patrol 1/4', 'patrolLate 1/1'])
  })

  it('is excused by somebody above, and then leaves the rate', async () => {
    const { id } = await begin()
    const excuse = (client: Client) => client.call(rounds.excuse, { body: { id: newId(), commandId: newId(), routineId: id, unitId: server.district.inside.grid.id, plannedOn: today, reason: '道路封闭' } })
    expect((await refusal(excuse(worker))).code).toBe('access.refused')
    expect(await excuse(desk)).toMatchObject({ state: 'excused', excuse: '道路封闭' })
    expect((await refusal(excuse(desk))).code).toBe('round.already-done')
    expect((await plan()).total).toMatchObject({ due: 59, excused: 1 })
    await catchUp(server.context, server.district.id, measureReaction)
    const { unit } = await desk.call(api.measures.dashboard, { query: { from: '2026-03', to: '2026-03' } })
    expect(unit.cells).toEqual([{ measure: 'patrolExcused', part: '', numerator: 1, denominator: 1 }])
  })

  it('finds what becomes a case, which stays linked', async () => {
    const { id } = await begin()
    const done = await worker.call(rounds.make, { body: made(id, { checks: [{ code: 'fire', ok: false }] }) })
    const { inside } = server.district
    const caseId = newId()
    await worker.call(api.cases.report, { body: { id: caseId, commandId: newId(), category: '02001', description: '通道堵了', place: { lng: inside.lng, lat: inside.lat }, roundId: done.id! } })
    const { rounds: [shown] } = await desk.call(rounds.list, { query: { unitId: inside.grid.id, from: today, to: today } })
    expect(shown!.cases.map((one) => one.id)).toEqual([caseId])
  })
})

describe('every number', () => {
  it('opens the list behind it and agrees with it, by day, routine and unit, before and after windows were settled', async () => {
    const daily = await begin()
    await begin({ rule: 'FREQ=WEEKLY;BYDAY=MO,TH', window: { from: 480, until: 1080, days: 2 }, where: { kind: 'level', unitId: server.district.inside.community.id, level: 'microgrid', specialOnly: false }, name: '楼道' })
    await worker.call(rounds.make, { body: made(daily.id) })
    await desk.call(rounds.excuse, { body: { id: newId(), commandId: newId(), routineId: daily.id, unitId: server.district.inside.grid.id, plannedOn: '2026-03-03', reason: '封路' } })
    for (const step of [0, 30, 100]) {
      server.clock.advance(step * hour)
      if (step === 100) await settle()
      const shown = await plan()
      await numbersAgree({ unitId: server.district.inside.community.id, from: '2026-03-01', to: '2026-03-31' }, shown.total)
      for (const { on, ...counts } of shown.days.slice(0, 8)) await numbersAgree({ unitId: server.district.inside.community.id, from: on, to: on }, counts)
      for (const { routineId, ...counts } of shown.routines) await numbersAgree({ unitId: server.district.inside.community.id, from: '2026-03-01', to: '2026-03-31', routineId }, counts)
      for (const { unit, ...counts } of shown.units) await numbersAgree({ unitId: unit.id, from: '2026-03-01', to: '2026-03-31' }, counts)
    }
    await catchUp(server.context, server.district.id, measureReaction)
    const { unit } = await desk.call(api.measures.dashboard, { query: { from: '2026-03', to: '2026-03' } })
    const patrol = unit.cells.find(({ measure }) => measure === 'patrol')!
    for (const side of ['numerator', 'denominator', 'rest'] as const) {
      const expected = side === 'rest' ? patrol.denominator - patrol.numerator : patrol[side]
      const page = await desk.call(rounds.behind, { query: { measure: 'patrol', unitId: server.district.inside.community.id, from: '2026-03', to: '2026-03', side, limit: 200 } })
      expect([page.total, page.rounds.length]).toEqual([expected, expected])
    }
    await inTransaction(server.database, async (tx) => {
      expect(await compareMeasures(server.context, tx, server.district.id)).toEqual([])
      await rebuildMeasures(server.context, tx, server.district.id)
      expect(await compareMeasures(server.context, tx, server.district.id)).toEqual([])
    })
  })
})
