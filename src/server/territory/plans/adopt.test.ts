// Adoption in the small district: what becomes of units, codes, cases, posts and figures, today and on a later day.
import { beforeEach, describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { api } from '../../../contract/api.ts'
import type { UnitId } from '../../../domain/kernel/ids.ts'
import { add, adopt, begin, cellOf, newRef, rectangle, splitOf } from '../../../../tests/support/plans.ts'
import type { TestUnit } from '../../../../tests/support/builders.ts'
import { refusal, type Client } from '../../../../tests/support/logins.ts'
import { testServer, type TestServer } from '../../../../tests/support/server.ts'
import { readByAccount } from '../../access/actors.ts'
import { bulkInsert } from '../../db/bulk.ts'
import { inTransaction } from '../../db/tx.ts'
import { wordOldCases } from '../../cases/search/case-words.ts'
import { jobs, runJob } from '../../jobs/jobs.ts'
import { netOf } from '../net.ts'

const { plans } = api
const today = '2026-03-02'
const dayInMs = 86_400_000
let server: TestServer
let desk: Client
beforeEach(async () => {
  server = await testServer()
  desk = await server.loginAs('districtDesk')
})

type Rows = Record<string, unknown>[]
const query = (sql: string, ...values: unknown[]): Promise<Rows> => server.database.query(sql.replaceAll('$district', String(server.district.id)), values)

/** A case at a place, or known to lie in a unit only; held by its community unless said otherwise. */
const putCase = async (unit: TestUnit, over: Record<string, unknown> = {}): Promise<string> => {
  const id = newId()
  const { line } = unit
  await inTransaction(server.database, (tx) => bulkInsert(tx, 'cases', [{
    district: server.district.id, id, number: 0, kind: 'event', state: 'filed', state_group: 'open', version: 1, source: 'resident', category: '02001', urgent: false, description: '', address: '',
    lng: unit.lng, lat: unit.lat, street_id: line.streetId, community_id: line.communityId, grid_id: line.gridId, microgrid_id: line.microgridId, holder_unit_id: line.communityId,
    reported_at: '2025-12-10T02:00:00Z', accepted_at: '2025-12-10T03:00:00Z', overdue: false, rework_count: 0, reopen_count: 0, ...over,
  }]))
  return id
}
const caseRow = async (id: string) => (await query('select * from cases where district = $district and id = $1', id))[0]!
const unitByName = async (name: string) => (await query('select * from units where district = $district and name = $1', name))[0] as { id: UnitId; code: string; valid_from: string; valid_until: string | null; grid_id: number; street_id: number }
const runDue = async (): Promise<void> => runJob(server.context, jobs.find(({ name }) => name === 'adopt-plans')!)

describe('a microgrid that is split today', () => {
  it('ends with its code; its parts have the next ones, west before east, and say where they came from', async () => {
    const { inside } = server.district
    const cut = splitOf(inside.microgrid)
    const plan = await add(desk, await begin(desk, inside.grid.id), cut.operation)
    expect(await adopt(desk, plan, today)).toMatchObject({ state: 'applied', adoptedFrom: today, abilities: [] })
    const [west, east] = [await unitByName(`${inside.microgrid.name}西`), await unitByName(`${inside.microgrid.name}东`)]
    expect([west.code, east.code]).toEqual([`${inside.grid.code}003`, `${inside.grid.code}004`])
    expect(west).toMatchObject({ valid_from: today, valid_until: null, grid_id: inside.grid.id })
    expect((await unitByName(inside.microgrid.name)).valid_until).toBe(today)
    expect(await query('select from_id, to_id, how, successor, day from unit_lineage where district = $district order by to_id')).toEqual([
      { from_id: inside.microgrid.id, to_id: west.id, how: 'split', successor: true, day: today }, { from_id: inside.microgrid.id, to_id: east.id, how: 'split', successor: false, day: today },
    ])
    const net = await netOf(server.context, server.district.id)
    expect([net.locate(inside.lng - 0.001, inside.lat)?.id, net.locate(inside.lng + 0.001, inside.lat)?.id]).toEqual([west.id, east.id])
    expect(net.units.has(inside.microgrid.id)).toBe(false)
    const before = await netOf(server.context, server.district.id, '2026-03-01')
    expect(before.locate(inside.lng - 0.001, inside.lat)?.id).toBe(inside.microgrid.id)
    expect(before.units.size).toBe(31)
  })

  it('hands its open cases on by place, those without one to the successor, and leaves closed ones alone; the preview says so', async () => {
    const { inside } = server.district
    const cell = inside.microgrid
    const west = await putCase(cell, { lng: cell.lng - 0.002 })
    const east = await putCase(cell, { lng: cell.lng + 0.002, holder_unit_id: cell.id, sent_from_unit_id: inside.grid.id })
    const nowhere = await putCase(cell, { lng: null, lat: null, handled_unit_id: cell.id, state: 'handled', state_group: 'waiting' })
    const closed = await putCase(cell, { state: 'closed', state_group: 'closed' })
    const worker = server.district.person('microgridWorker')
    const cut = splitOf(cell)
    const plan = await add(desk, await begin(desk, inside.grid.id), cut.operation)
    const preview = await desk.call(plans.preview, { params: { id: plan.id }, query: {} })
    expect(preview).toMatchObject({ faults: [], outdated: false, counts: { new: 2, changed: 0, gone: 1 }, gone: [{ name: cell.name, how: 'split' }] })
    const shown = Object.fromEntries(preview.passages.map(({ kind, total, moves }) => [kind, { total, moves: moves.map(({ from, to, count }) => [from.unit, to?.unit, count]) }]))
    expect(shown['case']).toEqual({ total: 3, moves: expect.arrayContaining([[cell.id, cut.west, 2], [cell.id, cut.east, 1]]) })
    expect(shown['post']).toEqual({ total: 1, moves: [[cell.id, cut.west, 1]] })
    await adopt(desk, plan, today)
    const [w, e] = [(await unitByName(`${cell.name}西`)).id, (await unitByName(`${cell.name}东`)).id]
    expect(await caseRow(west)).toMatchObject({ microgrid_id: w, grid_id: inside.grid.id, holder_unit_id: inside.community.id })
    expect(await caseRow(east)).toMatchObject({ microgrid_id: e, holder_unit_id: e, sent_from_unit_id: inside.grid.id })
    expect(await caseRow(nowhere)).toMatchObject({ microgrid_id: w, handled_unit_id: w })
    expect(await caseRow(closed)).toMatchObject({ microgrid_id: cell.id })
    expect(await query('select id, unit_id, from_on, until_on from posts where district = $district and person_id = $1 order by id', worker.personId)).toEqual([
      { id: worker.postId, unit_id: cell.id, from_on: expect.any(String), until_on: '2026-03-01' }, { id: expect.any(Number), unit_id: w, from_on: today, until_on: null },
    ])
    expect(await query("select kind, data from journal where district = $district and kind = 'territory.adopted'")).toEqual([
      { kind: 'territory.adopted', data: expect.objectContaining({ created: 2, ended: 1, carried: { case: 3, post: 1 } }) },
    ])
  })
})

describe('what comes late', () => {
  it('a case reopened after its cell had ended, and one reported at that very moment, lie in the new net a minute later', async () => {
    const cell = server.district.inside.microgrid
    const closed = await putCase(cell, { state: 'closed', state_group: 'closed', lng: cell.lng + 0.002 })
    await adopt(desk, await add(desk, await begin(desk, server.district.inside.grid.id), splitOf(cell).operation), today)
    const late = await putCase(cell, { lng: cell.lng - 0.002, holder_unit_id: cell.id, reported_at: '2026-03-02T02:00:00Z' })
    await query("update cases set state = 'filed', state_group = 'open', holder_unit_id = microgrid_id where district = $district and id = $1", closed)
    await runJob(server.context, jobs.find(({ name }) => name === 'settle-cases')!)
    const [w, e] = [(await unitByName(`${cell.name}西`)).id, (await unitByName(`${cell.name}东`)).id]
    expect(await caseRow(late)).toMatchObject({ microgrid_id: w, holder_unit_id: w })
    expect(await caseRow(closed)).toMatchObject({ microgrid_id: e, holder_unit_id: e })
  })

  it('whoever looks on is told to ask again, and another server of the same database sees the new net', async () => {
    const { inside, id } = server.district
    const told: string[] = []
    const stop = await server.context.hub.listen({ actor: await readByAccount(server.database, id, server.district.person('leader').accountId, server.clock.now), tell: () => {}, ready: () => {}, reset: (at) => told.push(at) }, undefined)
    const elsewhere = { ...server.context }
    expect((await netOf(elsewhere, id)).units.has(inside.microgrid.id)).toBe(true)
    await adopt(desk, await add(desk, await begin(desk, inside.grid.id), splitOf(inside.microgrid).operation), today)
    await expect.poll(() => told.length).toBe(1)
    await expect.poll(async () => (await netOf(elsewhere, id)).units.has(inside.microgrid.id)).toBe(false)
    stop()
  })
})

describe('other changes of a day', () => {
  it('a border that moves takes the open cases behind it along', async () => {
    const { inside, units } = server.district
    const [left, right] = units.filter(({ parentId }) => parentId === inside.grid.id) as [TestUnit, TestUnit]
    const taken = await putCase(right, { lng: right.lng - 0.004 })
    const kept = await putCase(right)
    const [w, s] = [left.lng - 0.005, left.lat - 0.005]
    const shapes = [{ unit: left.id, shape: rectangle(w, s, w + 0.012, s + 0.01) as never }, { unit: right.id, shape: rectangle(w + 0.012, s, w + 0.02, s + 0.01) as never }]
    await adopt(desk, await add(desk, await begin(desk, inside.grid.id), { kind: 'reshape', shapes }), today)
    expect(await caseRow(taken)).toMatchObject({ microgrid_id: left.id })
    expect(await caseRow(kept)).toMatchObject({ microgrid_id: right.id })
    expect(await query('select count(*) from case_places where district = $district')).toEqual([{ count: 1 }])
    expect((await netOf(server.context, server.district.id)).locate(right.lng - 0.004, right.lat)?.id).toBe(left.id)
    expect((await netOf(server.context, server.district.id, '2026-03-01')).locate(right.lng - 0.004, right.lat)?.id).toBe(right.id)
  })

  it('a community that moves to another street takes its cells, codes and open cases along, and its history stays', async () => {
    const { inside, outside } = server.district
    const open = await putCase(inside.microgrid, { holder_unit_id: inside.street.id })
    await inTransaction(server.database, (tx) => wordOldCases(tx, server.district.id, server.clock.now))
    const words = () => query('select words from case_words where district = $district and case_id = $1', open)
    const [{ words: wordsBefore }] = (await words()) as [{ words: string[] }]
    expect(wordsBefore.slice(-2)).toEqual([`@${inside.street.id}`, `@${inside.community.id}`])
    const plan = await add(desk, await begin(desk, server.district.unit.id), { kind: 'move', unit: inside.community.id, parent: outside.street.id })
    await adopt(desk, plan, today)
    // What it is found by within a street.
    expect(await words()).toEqual([{ words: [...wordsBefore.slice(0, -2), `@${outside.street.id}`, `@${inside.community.id}`] }])
    const net = await netOf(server.context, server.district.id)
    const community = net.units.get(inside.community.id)!
    expect(community).toMatchObject({ parentId: outside.street.id, code: `${outside.street.code.slice(0, 9)}003` })
    expect(net.units.get(inside.microgrid.id)).toMatchObject({ code: `${community.code}001001`, line: { streetId: outside.street.id } })
    expect(await caseRow(open)).toMatchObject({ street_id: outside.street.id, community_id: inside.community.id, holder_unit_id: outside.street.id })
    const before = await netOf(server.context, server.district.id, '2026-03-01')
    expect(before.units.get(inside.microgrid.id)).toMatchObject({ code: inside.microgrid.code, line: { streetId: inside.street.id } })
  })

  it('two units become one: both end, posts and cases of both go on in it', async () => {
    const { inside, units } = server.district
    const [left, right] = units.filter(({ parentId }) => parentId === inside.grid.id) as [TestUnit, TestUnit]
    const open = await putCase(right)
    const into = { unit: newRef(), name: '合并格', households: 80, shape: rectangle(left.lng - 0.005, left.lat - 0.005, right.lng + 0.005, left.lat + 0.005) as never }
    await adopt(desk, await add(desk, await begin(desk, inside.grid.id), { kind: 'merge', units: [left.id, right.id], into }), today)
    const merged = await unitByName('合并格')
    expect(await caseRow(open)).toMatchObject({ microgrid_id: merged.id })
    expect(await query('select from_id, how, successor from unit_lineage where district = $district and to_id = $1 order by from_id', merged.id)).toEqual(
      [left.id, right.id].map((from_id) => ({ from_id, how: 'merge', successor: true })))
  })

  it('a community desk may draft, but adopting is the district’s', async () => {
    const { inside } = server.district
    const community = await server.loginAs('communityDesk')
    const plan = await add(community, await begin(community, inside.grid.id), splitOf(inside.microgrid).operation)
    expect((await refusal(adopt(community, plan, today))).code).toBe('access.refused')
    expect((await refusal(adopt(await server.loginAs('streetDesk'), plan, today))).code).toBe('access.refused')
    expect(await adopt(desk, plan, today)).toMatchObject({ state: 'applied', adoptedBy: 'districtDesk inside' })
    expect(await (await server.loginAs('systemAdministrator')).call(plans.get, { params: { id: plan.id } })).toMatchObject({ state: 'applied' })
  })

  it('an empty plan, a day that has passed and a code of somebody else are refused', async () => {
    const { inside, outside } = server.district
    const plan = await begin(desk, inside.grid.id)
    expect((await refusal(adopt(desk, plan, today))).code).toBe('plan.empty')
    const changed = await add(desk, plan, { kind: 'change', unit: inside.grid.id, code: `${inside.community.code}009` })
    expect((await refusal(adopt(desk, changed, '2026-03-01'))).code).toBe('plan.day-past')
    await adopt(desk, changed, today)
    const other = await add(desk, await begin(desk, outside.grid.id), { kind: 'change', unit: outside.grid.id, code: inside.grid.code })
    expect(await refusal(adopt(desk, other, today))).toMatchObject({ code: 'plan.code-used', params: { code: inside.grid.code, other: inside.grid.name } })
  })
})

describe('a later day', () => {
  it('changes nothing until then; on the day the job does it, after an outage too, dated back to its day', async () => {
    const { inside } = server.district
    const plan = await add(desk, await begin(desk, inside.grid.id), splitOf(inside.microgrid).operation)
    expect(await adopt(desk, plan, '2026-03-10')).toMatchObject({ state: 'adopted', adoptedFrom: '2026-03-10', abilities: ['abandon'] })
    await runDue()
    expect((await netOf(server.context, server.district.id)).units.has(inside.microgrid.id)).toBe(true)
    server.clock.advance(11 * dayInMs)
    await runDue()
    expect((await netOf(server.context, server.district.id)).units.has(inside.microgrid.id)).toBe(false)
    expect((await netOf(server.context, server.district.id, '2026-03-10')).units.has(inside.microgrid.id)).toBe(false)
    expect((await netOf(server.context, server.district.id, '2026-03-09')).units.has(inside.microgrid.id)).toBe(true)
    expect((await query('select state from plans where district = $district'))).toEqual([{ state: 'applied' }])
  })

  it('stands in the way of an earlier one, which is told by which plan and day; withdrawn it does so no longer', async () => {
    const { inside, outside } = server.district
    const later = await adopt(desk, await add(desk, await begin(desk, inside.grid.id, '五月调整'), splitOf(inside.microgrid).operation), '2026-05-01')
    const other = await add(desk, await begin(desk, outside.grid.id), splitOf(outside.microgrid).operation)
    expect(await refusal(adopt(desk, other, today))).toMatchObject({ code: 'plan.adoption-pending', params: { name: '五月调整', day: '2026-05-01' } })
    expect((await desk.call(plans.preview, { params: { id: other.id }, query: {} })).faults).toMatchObject([{ operation: null, code: 'plan.adoption-pending', params: { name: '五月调整' } }])
    const same = await add(desk, await begin(desk, inside.grid.id), { kind: 'change', unit: inside.microgrid.id, name: '改名' })
    expect((await desk.call(plans.preview, { params: { id: same.id }, query: { from: '2026-06-01' } })).faults).toMatchObject([{ code: 'plan.unit-unknown', params: { name: inside.microgrid.name } }])
    expect((await refusal(adopt(desk, same, '2026-06-01'))).code).toBe('plan.no-longer-fits')
    expect((await refusal((await server.loginAs('communityDesk')).call(plans.abandon, { params: { id: later.id }, body: { commandId: newId(), version: later.version } }))).code).toBe('access.refused')
    await desk.call(plans.abandon, { params: { id: later.id }, body: { commandId: newId(), version: later.version } })
    expect(await adopt(desk, other, today)).toMatchObject({ state: 'applied' })
  })

  it('a plan begun on an older net is done on the present one, or refused by the name of what is gone', async () => {
    const { inside } = server.district
    const one = await add(desk, await begin(desk, inside.grid.id), { kind: 'change', unit: inside.microgrid.id, name: '新名' })
    const two = await add(desk, await begin(desk, inside.community.id), { kind: 'change', unit: inside.grid.id, name: '新网格' })
    await adopt(desk, await add(desk, await begin(desk, inside.grid.id), splitOf(inside.microgrid).operation), today)
    expect(await desk.call(plans.preview, { params: { id: two.id }, query: {} })).toMatchObject({ outdated: true, faults: [] })
    expect(await adopt(desk, two, today)).toMatchObject({ state: 'applied' })
    expect((await desk.call(plans.preview, { params: { id: one.id }, query: {} })).faults).toMatchObject([{ operation: 0, code: 'plan.unit-unknown' }])
    expect(await refusal(adopt(desk, one, today))).toMatchObject({ code: 'plan.no-longer-fits', params: { faults: 1, first: inside.microgrid.name } })
  })
})

describe('two people adopting at once', () => {
  it('never give one code twice, and run out of codes with a clear refusal', async () => {
    const { inside } = server.district
    const made = await Promise.all(Array.from({ length: 12 }, async (_, n) => {
      const west = inside.lng + 1 + n * 0.01
      return add(desk, await begin(desk, inside.grid.id), { kind: 'create', level: 'microgrid', parent: inside.grid.id, unit: newRef(), name: `新格${n}`, shape: cellOf({ lng: west, lat: inside.lat }) as never })
    }))
    const admin = await server.loginAs('systemAdministrator')
    const states = await Promise.all(made.map((plan, n) => adopt(n % 2 ? desk : admin, plan, today).then(({ state }) => state)))
    expect(states).toEqual(made.map(() => 'applied'))
    const codes = (await query("select code from units where district = $district and name like '新格%'")).map(({ code }) => code)
    expect([...codes].sort()).toEqual(Array.from({ length: 12 }, (_, n) => `${inside.grid.code}${String(n + 3).padStart(3, '0')}`))
    await query("update districts set settings = jsonb_build_object('codes', jsonb_build_object('ranges', jsonb_build_object('microgrid', jsonb_build_object('from', 1, 'until', 14)))) where district = $district")
    server.context.districts.forget()
    const last = await add(desk, await begin(desk, inside.grid.id), { kind: 'create', level: 'microgrid', parent: inside.grid.id, unit: newRef(), name: '多一个', shape: null })
    expect(await refusal(adopt(desk, last, today))).toMatchObject({ code: 'plan.codes-used-up', params: { name: '多一个', from: 1, until: 14 } })
  })
})
