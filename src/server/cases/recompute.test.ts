// A changed calendar over more cases than one batch: what happens to them between being read and being written.
import { v7 as newId } from 'uuid'
import { beforeEach, describe, expect, it } from 'vitest'
import { api } from '../../contract/api.ts'
import { ordinarySettings } from '../../domain/clocks/calendar-settings.ts'
import { breakOffWhoWaits } from '../../../tests/support/break-off.ts'
import { testServer, type TestServer } from '../../../tests/support/server.ts'
import { writeVersion } from '../clocks/calendars.ts'
import { inTransaction } from '../db/tx.ts'
import { recomputeCases } from './recompute.ts'
import { look, lookAhead } from './recompute-look.ts'
import { recomputedLists, writeRecomputed } from './write-recomputed.ts'

const many = 1_100
let server: TestServer
let ids: string[]
let before: number

/** As many cases as fill several batches, all with the clocks of one that was reported on a Tuesday and is due on Thursday. */
beforeEach(async () => {
  server = await testServer()
  server.clock.now = Date.parse('2026-04-07T10:00:00+08:00')
  const [first, { lng, lat }] = [newId(), server.district.inside]
  await (await server.loginAs('gridWorker')).call(api.cases.report, { body: { id: first, commandId: newId(), category: '03001', description: '楼下夜里太吵', place: { lng, lat } } })
  await server.database.query("insert into cases select (json_populate_record(c, json_build_object('id', gen_random_uuid()))).* from cases c, generate_series(2, $2::int) where c.id = $1", [first, many])
  ids = (await server.database.query<{ id: string }>('select id from cases order by id')).map(({ id }) => id)
  before = await dueOf(first)
  await inTransaction(server.database, (tx) =>
    writeVersion(tx, { district: server.district.id, code: 'standard', name: '标准', version: 2, settings: { ...ordinarySettings, exceptions: { '2026-04-08': false } }, commandId: null, personId: null, at: server.clock.now }))
})

const dueOf = async (id: string): Promise<number> => (await server.database.query<{ due_at: Date }>('select due_at from cases where id = $1', [id]))[0]!.due_at.getTime()
const piece = (): Promise<number> => inTransaction(server.database, (tx) => recomputeCases(server.context, tx, server.district.id, server.clock.now))
const recomputeAll = async (): Promise<void> => { while ((await piece()) > 0); }
const finish = async (): Promise<void> => {
  await recomputeAll()
  server.clock.advance(120_000)
  await recomputeAll()
}
const refusalOf = (work: Promise<unknown>): Promise<string> => work.then(() => 'nothing', (fault: Error) => fault.message)
const told = () => server.database.query<{ subject_id: string; data: object }>("select subject_id, data from journal where kind = 'case.dueMoved'")
const result = async () => (await server.database.query<{ seen: number; moved: number; done: boolean }>('select seen, moved, done_at is not null as done from clock_recomputations'))[0]
const dueTimes = async () => (await server.database.query<{ due_at: Date; n: number }>('select due_at, count(*) as n from cases group by 1 order by 1')).map(({ due_at, n }) => [due_at.getTime(), n])

describe('a changed calendar over many cases', () => {
  it('reaches each of them once, and counts them', async () => {
    await finish()
    const day = 86_400_000
    expect(await dueTimes()).toEqual([[before + day, many]])
    expect(new Set((await told()).map(({ subject_id }) => subject_id)).size).toBe(many)
    expect((await told())[0]!.data).toEqual({ stage: 'handle', from: before, to: before + day, calendar: 'standard', version: 2 })
    expect(await result()).toEqual({ seen: many, moved: many, done: true })
  })

  it('goes on where it was cut off, though the next batch had been looked at', async () => {
    await piece()
    const cutOff = inTransaction(server.database, async (tx) => {
      await recomputeCases(server.context, tx, server.district.id, server.clock.now)
      throw new Error('the machine stops')
    })
    await expect(cutOff).rejects.toThrow('the machine stops')
    await finish()
    expect(await told()).toHaveLength(many)
    expect(await result()).toEqual({ seen: many, moved: many, done: true })
  })

  it('goes on where one of its connections broke off while it wrote, and counts what the other had written', async () => {
    const step = await server.database.pool.connect()
    await step.query('begin')
    await step.query('update cases set version = version + 1 where id = $1', [ids[399]])
    const broken = refusalOf(piece())
    await breakOffWhoWaits(server.database)
    expect(await broken).toMatch(/terminat/)
    await step.query('rollback')
    step.release()
    expect(await told()).toHaveLength(200)
    await finish()
    expect(await dueTimes()).toEqual([[before + 86_400_000, many]])
    expect(await told()).toHaveLength(many)
    expect(await result()).toEqual({ seen: many, moved: many, done: true })
  })

  it('is the work of one at a time', async () => {
    await inTransaction(server.database, async (tx) => {
      expect(await recomputeCases(server.context, tx, server.district.id, server.clock.now)).toBe(400)
      expect(await piece()).toBe(0)
    })
    await finish()
    expect(await told()).toHaveLength(many)
    expect(await result()).toEqual({ seen: many, moved: many, done: true })
  })

  it('leaves what somebody changed since it was looked at, and computes that from what it is now', async () => {
    await piece()
    const [row] = await server.database.query<Parameters<typeof lookAhead>[2]>('select * from clock_recomputations')
    await lookAhead(server.context, server.district.id, row!, server.clock.now) // at those from 400 on
    await server.database.query(`update cases set urgent = true, clocks = (select jsonb_agg(clock || '{"extended": 1}') from jsonb_array_elements(clocks) clock) where id = $1`, [ids[450]])
    await piece()
    expect((await server.database.query<{ clocks: { extended: number }[] }>('select clocks from cases where id = $1', [ids[450]]))[0]!.clocks[0]!.extended).toBe(1)
    expect(await dueOf(ids[450]!)).toBe(before)
    await recomputeAll() // the first round alone
    expect(await dueOf(ids[450]!)).toBeGreaterThan(before + 86_400_000)
    await finish()
    const [one] = await server.database.query<{ clocks: { extended: number; version: number }[]; urgent: boolean }>('select clocks, urgent from cases where id = $1', [ids[450]])
    expect(one).toMatchObject({ urgent: true, clocks: one!.clocks.map(() => ({ extended: 1, version: 2 })) })
    expect((await told()).filter(({ subject_id }) => subject_id === ids[450])).toHaveLength(1)
    expect(await told()).toHaveLength(many)
    expect(await result()).toEqual({ seen: many, moved: many, done: true })
  })

  it('waits for a step that is under way, and then passes by what it left', async () => {
    const { id: district } = server.district
    const calendar = { code: 'standard', version: 2 }
    const { anew } = await look(server.context, district, { id: 1, round: 1, code: 'standard', after_id: null }, server.clock.now)
    const step = await server.database.pool.connect()
    await step.query('begin')
    await step.query('update cases set version = version + 1 where id = $1', [ids[3]])
    const writing = inTransaction(server.database, (tx) => writeRecomputed(tx, district, server.clock.now, recomputedLists(anew, calendar)))
    while ((await server.database.query("select 1 from pg_stat_activity where wait_event_type = 'Lock'")).length === 0);
    await step.query('commit')
    step.release()
    expect(await writing).toEqual({ missed: [ids[3]], moved: anew.length - 1 })
    expect(await dueOf(ids[3]!)).toBe(before)
    expect(await told()).toHaveLength(anew.length - 1)
  })
})
