// Reminders are told once each: when the tick is cut off between its work and its commit, when the ladder changes under a running
// case, and when a case is due at another time.
import { v7 as newId } from 'uuid'
import { beforeEach, describe, expect, it } from 'vitest'
import { api } from '../../contract/api.ts'
import { standardLadder, type Ladder, type Rung } from '../../domain/clocks/ladder.ts'
import type { BodyOf } from '../../contract/route.ts'
import type { Client } from '../../../tests/support/logins.ts'
import { breakOffWhoWaits } from '../../../tests/support/break-off.ts'
import { testServer, type TestServer } from '../../../tests/support/server.ts'
import { recomputeCases } from '../cases/recompute.ts'
import { tickCases } from '../cases/tick.ts'
import { inTransaction } from '../db/tx.ts'

const { clocks, cases, caseSteps: steps } = api
let server: TestServer
let keeper: Client
let worker: Client
let id: string

/** Reported on a Monday, due on Tuesday at 17:00, held by the grid. */
beforeEach(async () => {
  server = await testServer()
  server.clock.now = Date.parse('2026-05-11T09:00:00+08:00')
  keeper = await server.loginAs('districtDesk')
  worker = await server.loginAs('gridWorker')
  await server.database.query("update sessions set expires_at = '2030-01-01'")
  id = await report()
})

const report = async (): Promise<string> => {
  const [one, { lng, lat }] = [newId(), server.district.inside]
  await worker.call(cases.report, { body: { id: one, commandId: newId(), category: '03001', description: '楼下夜里太吵', place: { lng, lat } } })
  return one
}
const view = () => keeper.call(cases.get, { params: { id } })
const at = (time: string): void => { server.clock.now = Date.parse(`${time}:00+08:00`) }
const tick = (): Promise<number> => inTransaction(server.database, (tx) => tickCases(server.context, tx, server.district.id, server.clock.now))
const tickAt = async (time: string): Promise<void> => {
  at(time)
  while ((await tick()) > 0);
}
const recompute = (): Promise<number> => inTransaction(server.database, (tx) => recomputeCases(server.context, tx, server.district.id, server.clock.now))
const setLadder = (rungs: readonly Rung[]) => keeper.call(clocks.setLadder, { body: { rules: [{ stage: null, urgent: null, rungs }] as unknown as BodyOf<typeof clocks.setLadder>['rules'] } })
const rung = (workdays: number): Rung => ({ at: 'red', workdays, tell: ['chief'] })
const [yellow, red, firstDay, thirdDay] = (standardLadder as Ladder)[0]!.rungs as [Rung, Rung, Rung, Rung]

/** Every person who was told, how the light was and how many workdays after, when. */
const told = async (of = id): Promise<string[]> =>
  (await server.database.query<{ kind: string; days: number; person_id: number; at: Date }>(
    "select kind, (data->>'workdays')::int as days, person_id, at from reminders where subject_id = $1 and data->>'stage' = 'handle' order by id", [of],
  )).map(({ kind, days, at: when }) => `${kind}+${days} ${new Date(when.getTime() + 8 * 3_600_000).toISOString().slice(5, 16).replace('T', ' ')}`)
const distinct = async (): Promise<string[]> => [...new Set(await told())]
const lateEntries = async (): Promise<number> => (await server.database.query("select 1 from journal where kind = 'case.overdue' and subject_id = $1", [id])).length

describe('a tick that is cut off between its work and its commit', () => {
  const twoWhoHold = ['yellow+0 05-12 14:30', 'yellow+0 05-12 14:30']

  it('by a machine that stops, has told nothing; the next tells each once', async () => {
    at('2026-05-12T14:30')
    const cutOff = inTransaction(server.database, async (tx) => {
      await tickCases(server.context, tx, server.district.id, server.clock.now)
      throw new Error('the machine stops')
    })
    await expect(cutOff).rejects.toThrow('the machine stops')
    expect(await told()).toEqual([])
    await tickAt('2026-05-12T14:30')
    expect(await told()).toEqual(twoWhoHold)
    await tickAt('2026-05-12T14:30')
    expect(await told()).toEqual(twoWhoHold)
  })

  it('by a connection that breaks off in the middle, too, for every case of the batch', async () => {
    const other = await report()
    at('2026-05-12T17:01')
    // Somebody else is about to write the very reminder: the tick has moved the clocks by then and waits.
    const somebody = await server.database.pool.connect()
    await somebody.query('begin')
    const [{ person_id: grid } = { person_id: 0 }] = await server.database.query<{ person_id: number }>("select person_id from posts where role = 'gridWorker' and unit_id = $1", [server.district.inside.grid.id])
    await somebody.query("insert into reminders (district, subject_kind, subject_id, clock_no, rung, person_id, kind, at) values ($1, 'case', $2, 1, 2, $3, 'red', now())", [server.district.id, id, grid])
    const broken = tick().then(() => 'nothing', (fault: Error) => fault.message)
    await breakOffWhoWaits(server.database)
    expect(await broken).toMatch(/terminat/)
    await somebody.query('rollback')
    somebody.release()
    expect([await told(), await told(other), await lateEntries(), (await view()).overdue]).toEqual([[], [], 0, false])
    await tickAt('2026-05-12T17:01')
    await tickAt('2026-05-12T17:02')
    const once = await told()
    expect(once).toEqual(once.map(() => 'red+0 05-12 17:01'))
    expect(once).toHaveLength((await server.database.query('select distinct person_id from reminders where subject_id = $1', [id])).length)
    expect(await told(other)).toEqual(once)
    expect([await lateEntries(), (await view()).overdue]).toEqual([1, true])
  })
})

describe('a changed ladder', () => {
  it('tells a running case by its new rung once and in time, and by an old one not again', async () => {
    await tickAt('2026-05-12T14:30')
    await tickAt('2026-05-12T17:01')
    expect(await distinct()).toEqual(['yellow+0 05-12 14:30', 'red+0 05-12 17:01'])
    await setLadder([yellow, red, firstDay, rung(2), thirdDay])
    while ((await recompute()) > 0);
    for (const time of ['2026-05-13T17:00', '2026-05-13T17:01', '2026-05-14T17:00', '2026-05-14T17:01', '2026-05-15T17:01']) await tickAt(time)
    expect((await distinct()).slice(2)).toEqual(['red+1 05-13 17:01', 'red+2 05-14 17:01', 'red+3 05-15 17:01'])
  })

  it('reaches a case that was past its last rung, and one whose first rung comes earlier now', async () => {
    await setLadder([rung(1)])
    while ((await recompute()) > 0);
    await tickAt('2026-05-12T14:30')
    expect(await told()).toEqual([])
    await setLadder([yellow, rung(1)])
    while ((await recompute()) > 0);
    await tickAt('2026-05-12T14:31')
    await tickAt('2026-05-13T17:01')
    expect(await distinct()).toEqual(['yellow+0 05-12 14:31', 'red+1 05-13 17:01'])
    const past = async () => (await server.database.query<{ next_tick_at: Date | null }>('select next_tick_at from cases where id = $1', [id]))[0]!.next_tick_at
    expect(await past()).toBeNull()
    await setLadder([yellow, rung(1), rung(5)])
    while ((await recompute()) > 0);
    expect(await past()).toEqual(new Date('2026-05-19T17:00:00.001+08:00'))
    await tickAt('2026-05-19T17:01')
    expect((await distinct()).at(-1)).toBe('red+5 05-19 17:01')
  })

  it('is computed once for each change, and says so; the same rules again are no change', async () => {
    await setLadder([yellow, red])
    await setLadder([yellow, red])
    await setLadder([yellow, rung(1)])
    while ((await recompute()) > 0);
    server.clock.advance(120_000)
    while ((await recompute()) > 0);
    const said = await server.database.query<{ subject_id: string; data: object }>("select subject_id, data from journal where kind = 'clocks.recomputed' order by position")
    expect(said).toEqual([1, 2].map((to) => ({ subject_id: 'ladder', data: { code: '*ladder', from: to - 1, to, seen: 1, moved: 0 } })))
    expect(await server.database.query("select 1 from journal where kind = 'clocks.ladderChanged'")).toHaveLength(2)
  })
})

describe('a case that is due at another time', () => {
  const approved = async (ask: 'askExtend' | 'askSuspend', body: object): Promise<void> => {
    await worker.call(steps[ask], { params: { id }, body: { commandId: newId(), version: (await view()).version, text: '等待材料', ...body } } as never)
    await (await server.loginAs('streetSupervisor')).call(steps.approve, { params: { id }, body: { commandId: newId(), version: (await view()).version, text: '同意' } } as never)
    await server.database.query("update sessions set expires_at = '2030-01-01'")
  }

  it('by an extension is told of again, once for that time', async () => {
    await tickAt('2026-05-12T14:30')
    await tickAt('2026-05-12T17:01')
    await approved('askExtend', { amount: 2 })
    expect((await view()).dueAt).toBe(Date.parse('2026-05-14T17:00:00+08:00'))
    const before = await distinct()
    for (const time of ['2026-05-13T09:00', '2026-05-14T09:30', '2026-05-14T11:00', '2026-05-14T17:01', '2026-05-14T17:02', '2026-05-15T17:01']) await tickAt(time)
    expect((await distinct()).slice(before.length)).toEqual(['yellow+0 05-14 11:00', 'red+0 05-14 17:01', 'red+1 05-15 17:01'])
  })

  it('by a suspension is told of when that has come, not again of what had passed before', async () => {
    await tickAt('2026-05-12T14:30')
    at('2026-05-12T15:00')
    await approved('askSuspend', { until: Date.parse('2026-05-18T09:00:00+08:00') })
    for (const time of ['2026-05-15T17:01', '2026-05-18T09:00', '2026-05-18T10:59', '2026-05-18T11:01', '2026-05-18T11:02', '2026-05-19T11:01']) await tickAt(time)
    expect((await view()).dueAt).toBe(Date.parse('2026-05-18T11:00:00+08:00'))
    expect(await distinct()).toEqual(['yellow+0 05-12 14:30', 'red+0 05-18 11:01', 'red+1 05-19 11:01'])
  })
})
