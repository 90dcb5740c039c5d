// The numbers of whistles: on time by street, office and month; each opens its list and agrees with it exactly.
import { beforeAll, describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { api } from '../../contract/api.ts'
import { ordinarySettings } from '../../domain/clocks/calendar-settings.ts'
import { verdictOf, verdicts } from '../../domain/whistles/measure-call.ts'
import { refusal, type Client } from '../../../tests/support/logins.ts'
import { testServer, type TestServer } from '../../../tests/support/server.ts'
import { running, said } from '../../../tests/support/whistles.ts'
import { inTransaction } from '../db/tx.ts'
import { catchUp } from '../journal/react.ts'
import { measureReaction } from '../measures/reaction.ts'
import { callFrom, type CallRow } from './source.ts'
import { recomputeCalls, tickCalls } from './tick.ts'

const { whistles, whistleCalls: calls, whistleSteps: steps } = api
const march = { from: '2026-03', to: '2026-03' }
let server: TestServer
let [desk, first, second, district] = [] as unknown as [Client, Client, Client, Client]
let offices: number[]
let runningId: string

/** One on time and one late, one excused and one objecting, two without an answer, two let go by a cancelled whistle. */
beforeAll(async () => {
  server = await testServer()
  desk = await server.loginAs('streetDesk')
  first = await server.loginAs('departmentOfficer')
  second = await server.loginAs('departmentOfficer', 'outside')
  district = await server.loginAs('districtDesk')
  offices = server.district.offices.map(({ id }) => id)
  const at = (id: string, n: number) => ({ params: { id, office: offices[n]! } })
  const [one, two] = [await running(server), await running(server)]
  await first.call(calls.reportIn, { ...at(one.id, 0), body: { commandId: newId() } })
  await first.call(calls.object, { ...at(two.id, 0), body: said() })
  await second.call(calls.object, { ...at(two.id, 1), body: said() })
  await district.call(calls.uphold, { ...at(two.id, 1), body: said() })
  server.clock.advance(61 * 60_000)
  await second.call(calls.reportIn, { ...at(one.id, 1), body: { commandId: newId() } })
  const three = await running(server)
  await desk.call(steps.cancel, { params: { id: three.id }, body: said() })
  // Its time runs at lunch as well.
  runningId = (await running(server, { trigger: 'emergency' })).id
  server.clock.advance(59_000)
  await catchUp(server.context, server.district.id, measureReaction)
})

const numbers = (client: Client, query = march) => client.call(whistles.numbers, { query })
const behind = (client: Client, query: Record<string, unknown>) => client.call(whistles.behind, { query: { ...march, limit: 200, ...query } as never })

describe('whistle on time', () => {
  it('counts who reported in within the limit among those who did or should have; the rest stands beside', async () => {
    const { total, streets, months } = await numbers(district)
    expect(total).toEqual({ onTime: 1, late: 1, pending: 2, objecting: 1, excused: 1, released: 2 })
    expect(streets.find(({ unit }) => unit.id === server.district.inside.street.id)).toMatchObject({ ...total, whistles: 4, accepted: 4 })
    expect(streets.find(({ unit }) => unit.id === server.district.outside.street.id)).toMatchObject({ onTime: 0, late: 0, whistles: 0 })
    expect(months).toEqual([{ month: '2026-03', ...total }])
    expect((await numbers(district, { from: '2026-04', to: '2026-04' })).total).toEqual(Object.fromEntries(verdicts.map((one) => [one, 0])))
  })

  it('opens the list of exactly so many calls, by street, by office, by what they count as', async () => {
    const { total, offices: byOffice, streets } = await numbers(district)
    for (const verdict of verdicts) expect(await behind(district, { verdict })).toMatchObject({ total: total[verdict] })
    expect(await behind(district, { verdict: 'judged' })).toMatchObject({ total: total.onTime + total.late })
    for (const { office, ...counts } of byOffice) for (const verdict of verdicts) expect(await behind(district, { officeId: office.id, verdict })).toMatchObject({ total: counts[verdict] })
    for (const { unit, ...counts } of streets) for (const verdict of verdicts) expect(await behind(district, { unitId: unit.id, verdict })).toMatchObject({ total: counts[verdict] })
    const all = await behind(district, {})
    expect(all.calls).toHaveLength(all.total)
    const pages = []
    for (let after: string | undefined, n = 0; n < 20; n += 1) {
      const page = await behind(district, { limit: 3, ...(after ? { after } : {}) })
      pages.push(...page.calls)
      if (page.next === null) break
      after = page.next
    }
    expect(pages).toEqual(all.calls)
  })

  it('shows a department its own calls and no street’s density, another street nothing', async () => {
    const { offices: own, streets } = await numbers(first)
    // Both were called together: whoever sees a whistle sees who else was called.
    expect(own.map(({ office }) => office.id)).toEqual(offices)
    expect(streets.map(({ density }) => density)).toEqual(['none'])
    expect((await numbers(await server.loginAs('streetDesk', 'outside'))).total.late).toBe(0)
  })

  it('is the same in the domain and in SQL', async () => {
    const rows = await server.database.query<CallRow>('select * from whistle_calls where district = $1', [server.district.id])
    const counted = Map.groupBy(rows.map((row) => verdictOf(callFrom(row), server.clock.now)), (one) => one)
    const { total } = await numbers(district)
    for (const verdict of verdicts) expect(counted.get(verdict)?.length ?? 0, verdict).toBe(total[verdict])
  })
})

describe('density', () => {
  it('is held against the district’s band; both too many and too few are said', async () => {
    const density = async () => (await numbers(district)).streets.find(({ unit }) => unit.id === server.district.inside.street.id)!.density
    const set = (client: Client, low: number, high: number, commandId = newId()) => client.call(whistles.setBand, { body: { commandId, band: { low, high } } })
    expect(await density()).toBe('many')
    await set(district, 1_000, 1_000)
    expect(await density()).toBe('within')
    expect((await refusal(set(district, 20, 10))).code).toBe('whistle.band-order')
    expect((await refusal(set(desk, 1, 10))).code).toBe('access.refused')
    const commandId = newId()
    await set(district, 1, 20, commandId)
    await set(district, 1, 20, commandId)
    expect(await server.database.query('select 1 from journal where command_id = $1', [commandId])).toHaveLength(1)
  })
})

describe('no answer', () => {
  const told = () => server.database.query<{ kind: string }>("select kind from journal where district = $1 and kind like 'whistle.unanswered%' order by position", [server.district.id])
  const tick = (): Promise<number> => inTransaction(server.database, (tx) => tickCalls(server.context, tx, server.district.id, server.clock.now))
  /** Who was reminded by what of the whistle that runs on, oldest first. */
  const reminded = async (kind: string): Promise<string[]> =>
    (await server.database.query<{ name: string }>(
      `select n.name from reminders r join persons n on n.district = r.district and n.id = r.person_id where r.district = $1 and r.subject_id = $2 and r.kind = $3 order by r.id`, [server.district.id, runningId, kind])).map(({ name }) => name)

  it('climbs the ladder rung by rung, each once, and not at all where somebody answered', async () => {
    await tick()
    expect(await told()).toEqual([])
    expect(await reminded('whistle.toApprove')).toEqual(['leader inside'])
    expect((await reminded('whistle.called')).sort()).toEqual(['departmentOfficer inside', 'departmentOfficer outside'])
    server.clock.advance(48 * 60_000)
    expect(await tick()).toBe(2)
    expect(await tick()).toBe(0)
    expect((await told()).map(({ kind }) => kind)).toEqual(['whistle.unansweredDepartment', 'whistle.unansweredDepartment'])
    expect((await reminded('whistle.unanswered')).sort()).toEqual(['departmentOfficer inside', 'departmentOfficer outside'])
    server.clock.advance(12 * 60_000)
    expect(await Promise.all([tick(), tick()]).then(([a, b]) => a + b)).toBe(2)
    expect((await reminded('whistle.unanswered')).slice(2).sort()).toEqual(['leader inside', 'leader inside', 'streetDesk inside', 'streetDesk inside'])
    server.clock.advance(24 * 3_600_000)
    await tick()
    expect((await told()).map(({ kind }) => kind).slice(4)).toEqual(['whistle.unansweredDistrict', 'whistle.unansweredDistrict'])
    expect(new Set((await reminded('whistle.unanswered')).slice(6))).toEqual(new Set(['districtDesk inside', 'districtDesk outside']))
    expect(await tick()).toBe(0)
  })

  it('is counted anew when the calendar changes while a call runs, and says so', async () => {
    const { id } = await running(server)
    const due = async () => (await desk.call(whistles.get, { params: { id } })).calls[0]!.dueAt!
    const before = await due()
    const settings = { ...ordinarySettings, exceptions: { [new Date(server.clock.now + 8 * 3_600_000).toISOString().slice(0, 10)]: false } }
    await district.call(api.clocks.save, { params: { code: 'standard' }, body: { commandId: newId(), version: 1, name: '标准', settings } as never })
    const recompute = (): Promise<number> => inTransaction(server.database, (tx) => recomputeCalls(server.context, tx, server.district.id, server.clock.now))
    expect(await recompute()).toBeGreaterThanOrEqual(2)
    expect(await due()).toBeGreaterThan(before)
    expect(await recompute()).toBe(0)
    expect(await server.database.query("select 1 from journal where kind = 'whistle.dueMoved' and data ->> 'whistleId' = $1", [id])).toHaveLength(2)
  })
})
