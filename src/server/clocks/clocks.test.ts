// Calendars, area classes and ladder through HTTP; the tick and the recomputation on a real database.
import { v7 as newId } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { api } from '../../contract/api.ts'
import { ordinarySettings, type CalendarSettings } from '../../domain/clocks/calendar-settings.ts'
import { refusal, type Client } from '../../../tests/support/logins.ts'
import { testServer, type TestServer } from '../../../tests/support/server.ts'
import { recomputeCases } from '../cases/recompute.ts'
import { tickCases } from '../cases/tick.ts'
import { inTransaction } from '../db/tx.ts'
import { nationalList } from '../territory/calendar.ts'
import { readBook } from './book.ts'
import { followEdition } from './change-calendar.ts'

const { clocks, cases, caseSteps: steps } = api
let server: TestServer
let keeper: Client

beforeAll(async () => {
  server = await testServer()
  keeper = await server.loginAs('districtDesk')
  await server.database.query("update sessions set expires_at = '2030-01-01'") // the clock will go far
})

const wire = (change: Partial<CalendarSettings>) => ({ ...ordinarySettings, ...change }) as unknown as { national: boolean; weekdays: number[]; spans: [number, number][]; exceptions: Record<string, boolean> }
const save = (code: string, settings: ReturnType<typeof wire>, version: number, commandId = newId()) => keeper.call(clocks.save, { params: { code }, body: { commandId, version, name: code, settings } })
const calendar = async (code: string) => (await keeper.call(clocks.calendars, {})).calendars.find((one) => one.code === code)
const command = (version: number, body: object) => ({ commandId: newId(), version, ...body }) as never
const report = async (client: Client, { lng, lat }: { lng: number; lat: number }, category = '03001') => {
  const id = newId()
  await client.call(cases.report, { body: { id, commandId: newId(), category, description: '楼下夜里太吵', place: { lng, lat } } })
  return id
}
const view = (client: Client, id: string) => client.call(cases.get, { params: { id } })
const tickAll = async (): Promise<void> => { while ((await inTransaction(server.database, (tx) => tickCases(server.context, tx, server.district.id, server.clock.now))) > 0); }
const recomputeAll = async (): Promise<void> => { while ((await inTransaction(server.database, (tx) => recomputeCases(server.context, tx, server.district.id, server.clock.now))) > 0); }
const text = (instant: number): string => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

describe('work calendars', () => {
  it('begin with the standard one, which has the country’s days', async () => {
    const { calendars, national } = await keeper.call(clocks.calendars, {})
    expect(calendars).toMatchObject([{ code: 'standard', version: 1, units: [], settings: { weekdays: [1, 2, 3, 4, 5] } }])
    expect(national.some(({ date, works }) => date === '2026-10-01' && !works)).toBe(true)
  })

  it('are made and changed by version: the same command once, a stale one refused, a wrong one too', async () => {
    const commandId = newId()
    const saturdays = wire({ weekdays: [1, 2, 3, 4, 5, 6] })
    expect(await save('saturdays', saturdays, 0, commandId)).toEqual({ code: 'saturdays', version: 1 })
    expect(await save('saturdays', saturdays, 0, commandId)).toEqual({ code: 'saturdays', version: 1 })
    expect((await refusal(save('saturdays', saturdays, 0))).code).toBe('clocks.calendar-changed')
    expect(await save('saturdays', wire({ weekdays: [1, 2, 3, 4, 5, 6], exceptions: { '2026-05-09': false } }), 1)).toEqual({ code: 'saturdays', version: 2 })
    expect((await refusal(save('saturdays', wire({ spans: [[700, 600]] }), 2))).code).toBe('clocks.calendar-wrong')
    expect((await refusal(save('Not a code', saturdays, 0))).code).toBe('request.malformed')
    expect(await server.database.query("select 1 from journal where kind = 'clocks.calendarChanged'")).toHaveLength(2)
  })

  it('say before they are saved which days would change', async () => {
    const seen = await keeper.call(clocks.preview, { params: { code: 'standard' }, body: { settings: wire({ exceptions: { '2026-03-05': false, '2026-03-08': true, '2026-03-07': false } }) } })
    expect(seen).toMatchObject({ days: [{ date: '2026-03-05', works: false }, { date: '2026-03-08', works: true }], hours: false })
    expect(await keeper.call(clocks.preview, { params: { code: 'standard' }, body: { settings: wire({}) } })).toEqual({ days: [], hours: false, running: 0 })
  })

  it('take holiday lists from spreadsheets, faults by row', async () => {
    const response = await keeper.fetch(`/api/calendars/standard/holidays?name=${encodeURIComponent('放假.csv')}`, { method: 'PUT', headers: { 'content-type': 'application/octet-stream' }, body: '节日,日期,安排\n端午,2026/6/19,放假\n调休,2026-06-14,上班\n某节,何时,放假\n' })
    expect(await response.json()).toEqual({ days: [{ date: '2026-06-14', works: true }, { date: '2026-06-19', works: false }], faults: [{ row: 4, reason: 'no-date' }] })
  })

  it('are followed by a unit with what lies below it and by offices, the nearest first', async () => {
    const { inside, outside } = server.district
    await keeper.call(clocks.assign, { body: { unitId: outside.street.id, code: 'saturdays' } })
    await keeper.call(clocks.assign, { body: { unitId: outside.street.id, code: 'saturdays' } })
    await keeper.call(clocks.assign, { body: { officeId: server.district.offices[0]!.id, code: 'saturdays' } })
    expect(await calendar('saturdays')).toMatchObject({ units: [{ id: outside.street.id }], offices: [{ name: '住建局' }] })
    server.clock.now = Date.parse('2026-03-06T16:00:00+08:00') // a Friday
    const [here, there] = [await report(await server.loginAs('gridWorker'), inside), await report(await server.loginAs('gridWorker', 'outside'), outside)]
    const dueOf = async (id: string) => text((await view(keeper, id)).clocks.find(({ stage }) => stage === 'handle')!.dueAt!)
    expect([await dueOf(here), await dueOf(there)]).toEqual(['2026-03-10 16:00', '2026-03-09 16:00'])
    expect((await refusal(keeper.call(clocks.assign, { body: { unitId: 999_999, code: 'saturdays' } }))).code).toBe('clocks.place-unknown')
    expect((await refusal(keeper.call(clocks.assign, { body: { unitId: outside.street.id, code: 'nosuch' } }))).code).toBe('clocks.calendar-unknown')
  })

  it('are changed by who may, and by nobody else', async () => {
    for (const role of ['gridWorker', 'streetDesk', 'leader', 'resident'] as const) {
      const client = await server.loginAs(role)
      expect((await refusal(client.call(clocks.save, { params: { code: 'mine' }, body: { commandId: newId(), version: 0, name: 'x', settings: wire({}) } }))).code).toBe('access.refused')
    }
    expect((await refusal(server.anonymous().call(clocks.calendars, {}))).code).toBe('access.sign-in-needed')
  })
})

describe('a changed calendar', () => {
  it('computes anew what still runs and says so; what was stopped stays as it was judged', async () => {
    const { inside } = server.district
    server.clock.now = Date.parse('2026-04-07T10:00:00+08:00') // a Tuesday
    const worker = await server.loginAs('gridWorker')
    const [running, done] = [await report(worker, inside), await report(worker, inside)]
    await worker.call(steps.handle, { params: { id: done }, body: command(1, { text: '已办' }) })
    const before = (await view(keeper, done)).clocks
    await save('standard', wire({ exceptions: { '2026-04-08': false } }), (await calendar('standard'))!.version)
    expect(text((await view(keeper, running)).dueAt!)).toBe('2026-04-09 10:00')
    await recomputeAll()
    const after = await view(keeper, running)
    expect(text(after.dueAt!)).toBe('2026-04-10 10:00')
    expect(after.nextDue).toMatchObject({ stage: 'handle', dueAt: after.dueAt })
    expect((await view(keeper, done)).clocks.filter(({ stoppedAt }) => stoppedAt !== null)).toEqual(before.filter(({ stoppedAt }) => stoppedAt !== null))
    expect(after.dueMoves).toEqual([{ at: server.clock.now, stage: 'handle', from: Date.parse('2026-04-09T10:00:00+08:00'), to: Date.parse('2026-04-10T10:00:00+08:00') }])
    const moved = await server.database.query<{ data: { from: number; to: number } }>("select data from journal where kind = 'case.dueMoved' and subject_id = $1", [running])
    expect(moved).toHaveLength(1)
    expect(await server.database.query("select 1 from journal where kind = 'clocks.recomputed' and data->>'code' = 'standard'")).toHaveLength(0)
    server.clock.advance(120_000)
    await recomputeAll()
    expect(await server.database.query<{ data: { seen: number } }>("select data from journal where kind = 'clocks.recomputed' and data->>'code' = 'standard'")).toMatchObject([{ data: { code: 'standard', from: 1, to: 2 } }])
    expect(await server.database.query("select 1 from journal where kind = 'case.dueMoved' and subject_id = $1", [running])).toHaveLength(1)
    expect((await calendar('standard'))!.recomputation!.doneAt).not.toBeNull()
  })

  it('takes those along that another process started meanwhile by the version it still believed', async () => {
    const worker = await server.loginAs('gridWorker')
    await save('standard', wire({ exceptions: { '2026-04-08': false, '2026-04-09': false } }), (await calendar('standard'))!.version)
    await recomputeAll()
    const late = await report(worker, server.district.inside)
    await server.database.query(`update cases set clocks = (select jsonb_agg(clock || '{"version": 2}') from jsonb_array_elements(clocks) clock), due_at = due_at - interval '1 day' where id = $1`, [late])
    server.clock.advance(120_000)
    await recomputeAll()
    const [row] = await server.database.query<{ clocks: { version: number }[] }>('select clocks from cases where id = $1', [late])
    expect(row!.clocks.map(({ version }) => version)).toEqual(row!.clocks.map(() => 3))
  })

  it('comes from a new edition of the country’s list as well', async () => {
    const { version } = (await calendar('standard'))!
    await server.database.query("update calendar_versions set edition = 'older', national_days = '[]' where code = 'standard' and version = $1", [version])
    const follow = () => inTransaction(server.database, (tx) => followEdition(server.context, tx, server.district.id, server.clock.now))
    expect([await follow(), await follow()]).toEqual([1, 0])
    expect(await calendar('standard')).toMatchObject({ version: version + 1, madeBy: null })
    expect((await readBook(server.database, server.district.id)).standard.calendar.exceptions['2026-10-01']).toBe(false)
    expect(await server.database.query("select data from journal where kind = 'clocks.holidaysPublished'")).toMatchObject([{ data: { edition: nationalList().edition, changed: expect.any(Number) as number } }])
    await recomputeAll()
  })
})

describe('area classes', () => {
  it('hold for cases opened from then on, in the unit and below', async () => {
    const { inside } = server.district
    await keeper.call(clocks.setArea, { body: { unitId: inside.street.id, class: 'A' } })
    await keeper.call(clocks.setArea, { body: { unitId: inside.grid.id, class: 'C' } })
    expect((await keeper.call(clocks.areas, {})).areas.map(({ unit, class: area }) => [unit.id, area])).toEqual([[inside.street.id, 'A'], [inside.grid.id, 'C']])
    const worker = await server.loginAs('gridWorker')
    expect((await view(keeper, await report(worker, inside))).area).toBe('C')
    await keeper.call(clocks.setArea, { body: { unitId: inside.grid.id, class: null } })
    expect((await view(keeper, await report(worker, inside))).area).toBe('A')
    expect((await refusal(keeper.call(clocks.setArea, { body: { unitId: 999_999, class: 'A' } }))).code).toBe('clocks.place-unknown')
  })
})

describe('the ladder', () => {
  const told = async (id: string) =>
    (await server.database.query<{ role: string; kind: string; clock_no: number; rung: number }>(
      `select p.role, r.kind, r.clock_no, r.rung from reminders r join posts p on p.person_id = r.person_id where r.subject_id = $1 and r.data->>'stage' = 'handle' order by r.rung, p.role`, [id],
    )).map(({ role, kind, rung }) => `${rung} ${kind} ${role}`)

  it('is read and changed; a senseless one is refused', async () => {
    const { rules } = await keeper.call(clocks.ladder, {})
    expect(rules).toHaveLength(2)
    expect((await refusal(keeper.call(clocks.setLadder, { body: { rules: [...rules, rules[0]!] } }))).code).toBe('clocks.ladder-wrong')
    expect(await keeper.call(clocks.setLadder, { body: { rules } })).toEqual({ rules })
  })

  it('tells the holder, then their chief, then the level above; each once, also when the server’s clock goes back', async () => {
    server.clock.now = Date.parse('2026-05-11T09:00:00+08:00') // a Monday
    const id = await report(await server.loginAs('gridWorker'), server.district.inside) // due Tuesday 17:00, held by the grid
    for (const [at, expected] of [
      ['2026-05-12T14:00', 0], ['2026-05-12T14:30', 2], ['2026-05-12T16:59', 2], ['2026-05-12T17:01', 6], ['2026-05-12T09:00', 6], ['2026-05-12T17:02', 6], ['2026-05-13T17:01', 8], ['2026-05-15T17:01', 10], ['2026-06-30T09:00', 10],
    ] as const) {
      server.clock.now = Date.parse(`${at}:00+08:00`)
      await tickAll()
      expect((await told(id)).length, at).toBe(expected)
    }
    const all = await told(id)
    expect(new Set(all).size).toBe(all.length)
    expect(all.slice(0, 2)).toEqual(['1 yellow gridAssistant', '1 yellow gridWorker'])
    expect(all.filter((one) => one.startsWith('4 ')).map((one) => one.split(' ')[2]).sort()).toEqual(['streetDesk', 'streetSupervisor'])
  })

  it('after a day’s outage tells by the highest rung alone', async () => {
    server.clock.now = Date.parse('2026-07-06T09:00:00+08:00')
    const id = await report(await server.loginAs('gridWorker'), server.district.inside)
    server.clock.now = Date.parse('2026-07-09T10:00:00+08:00') // a workday after it was due
    await tickAll()
    await tickAll()
    expect((await told(id)).map((one) => one.slice(0, 5))).toEqual(['3 red', '3 red'])
    expect((await view(keeper, id)).overdue).toBe(true)
    expect(await server.database.query("select 1 from journal where kind = 'case.overdue' and subject_id = $1", [id])).toHaveLength(1)
  })

  it('shows each their own reminders, and they put them away', async () => {
    const leader = await server.loginAs('gridLeader')
    const mine = await leader.call(clocks.reminders, {})
    expect(mine.reminders[0]).toMatchObject({ kind: 'red', subjectKind: 'case', stage: 'handle', workdays: 1, text: '楼下夜里太吵' })
    expect(mine.total).toBe(mine.reminders.length)
    const ids = [mine.reminders[0]!.id]
    const other = await server.loginAs('gridLeader', 'outside')
    await other.call(clocks.seen, { body: { ids } })
    expect((await leader.call(clocks.reminders, {})).total).toBe(mine.total)
    expect(await leader.call(clocks.seen, { body: { ids } })).toEqual({ total: mine.total - 1 })
    expect(await leader.call(clocks.seen, { body: { ids } })).toEqual({ total: mine.total - 1 })
  })
})

describe('a suspension', () => {
  it('ends by itself on its day, and the clock goes on where it stood', async () => {
    const { inside } = server.district
    server.clock.now = Date.parse('2026-09-07T09:00:00+08:00') // a Monday
    const id = await report(await server.loginAs('gridWorker'), inside)
    expect(text((await view(keeper, id)).dueAt!)).toBe('2026-09-08 17:00')
    const suspended = (await view(await server.loginAs('gridWorker'), id)).version
    await (await server.loginAs('gridWorker')).call(steps.askSuspend, { params: { id }, body: command(suspended, { text: '等待材料', until: Date.parse('2026-09-09T09:00:00+08:00') }) })
    await (await server.loginAs('streetSupervisor')).call(steps.approve, { params: { id }, body: command((await view(keeper, id)).version, { text: '同意' }) })
    expect(await view(keeper, id)).toMatchObject({ state: 'suspended', dueAt: null })
    server.clock.now = Date.parse('2026-09-09T09:00:30+08:00')
    await tickAll()
    const after = await view(keeper, id)
    expect(after).toMatchObject({ state: 'filed', suspendedUntil: null })
    expect(after.steps.at(-1)).toMatchObject({ step: 'resume', actor: '' })
    expect(after.dueAt).toBe(Date.parse('2026-09-11T09:00:30+08:00')) // half a minute past the end of Thursday's work
  })
})
