// A reorganisation leaves the figures of the time before it as they were, whoever the open cases lie with afterwards.
import { expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { api } from '../../contract/api.ts'
import { add, adopt, begin, splitOf } from '../../../tests/support/plans.ts'
import { testServer, type TestServer } from '../../../tests/support/server.ts'
import { bulkInsert } from '../db/bulk.ts'
import { inTransaction } from '../db/tx.ts'
import { appendJournal } from '../journal/append.ts'
import { catchUp } from '../journal/react.ts'
import { measureReaction } from './reaction.ts'
import { compareMeasures, rebuildMeasures } from './rebuild.ts'

const putCases = async ({ database, district, clock }: TestServer, from: string, count: number): Promise<string[]> => {
  const { inside } = district
  const { line } = inside.microgrid
  const ids = Array.from({ length: count }, () => newId())
  await inTransaction(database, async (tx) => {
    await bulkInsert(tx, 'cases', ids.map((id, n) => {
      const open = n % 3 !== 0
      return {
        district: district.id, id, number: n, kind: 'event', state: open ? 'filed' : 'closed', state_group: open ? 'open' : 'closed', version: 1, source: 'resident', category: '02001', urgent: false,
        description: '', address: '', lng: inside.lng + 0.0009 * (n % 9) - 0.004, lat: inside.lat, street_id: line.streetId, community_id: line.communityId, grid_id: line.gridId,
        microgrid_id: line.microgridId, holder_unit_id: line.communityId, reported_at: `${from}T02:00:00Z`, accepted_at: `${from}T03:00:00Z`, overdue: n % 2 === 0, rework_count: 0, reopen_count: 0,
        handled_at: open ? null : `${from}T04:00:00Z`, closed_at: open ? null : `${from}T05:00:00Z`,
      }
    }))
    for (const id of ids) appendJournal(tx, { district: district.id, personId: null }, undefined, { kind: 'case.report', at: clock.now, subjectKind: 'case', subjectId: id })
  })
  return ids
}

it('last year’s totals stay with last year’s units; what comes after counts with the new ones', async () => {
  const server = await testServer()
  const { database, context, district, clock } = server
  const desk = await server.loginAs('districtDesk')
  const { inside } = district
  const totals = (): Promise<unknown[]> => database.query("select measure, part, month, unit_id, numerator, denominator from measure_totals where district = $1 and month < '2026-03' and denominator <> 0 order by 1, 2, 3, 4", [district.id])
  const settle = (): Promise<void> => catchUp(context, district.id, measureReaction)
  const ids = await putCases(server, '2025-12-10', 30)
  await settle()
  const before = await totals()
  expect(before.length).toBeGreaterThan(10)
  const cut = splitOf(inside.microgrid)
  await adopt(desk, await add(desk, await begin(desk, inside.grid.id), cut.operation), '2026-03-02')
  const [moved] = await database.query<{ count: number }>('select count(*) from cases where district = $1 and microgrid_id <> $2', [district.id, inside.microgrid.id])
  expect(moved!.count).toBe(20)

  // Work goes on: a case of last year is handled in its new cell, and one is reported there.
  clock.advance(3_600_000)
  await database.query("update cases set overdue = not overdue where district = $1 and id = any($2::uuid[]) and state_group = 'open'", [district.id, ids.slice(0, 3)])
  await inTransaction(database, async (tx) => ids.forEach((id) => appendJournal(tx, { district: district.id, personId: null }, undefined, { kind: 'case.overdue', at: clock.now, subjectKind: 'case', subjectId: id })))
  await database.query("update cases set overdue = not overdue where district = $1 and id = any($2::uuid[]) and state_group = 'open'", [district.id, ids.slice(0, 3)])
  const resident = await server.loginAs('resident')
  await resident.call(api.cases.report, { body: { id: newId(), commandId: newId(), category: '02001', description: '新', place: { lng: inside.lng + 0.002, lat: inside.lat } } })
  await settle()
  expect(await totals()).toEqual(before)
  const [east] = await database.query<{ id: number }>('select id from units where district = $1 and name = $2', [district.id, `${inside.microgrid.name}东`])
  expect(await database.query("select month, denominator from measure_totals where district = $1 and unit_id = $2 and measure = 'state'", [district.id, east!.id])).toEqual([{ month: '2026-03', denominator: 1 }])

  // Both months of the cell, whatever it is cut into.
  const compare = (measure: 'state' | 'disposal') => desk.call(api.measures.compare, { query: { unitId: inside.grid.id, measure, from: '2026-03', to: '2026-03', thenFrom: '2025-12', thenTo: '2025-12' } })
  const [group, other] = (await compare('state')).groups.sort((a, b) => b.now.length - a.now.length)
  expect(group).toMatchObject({ then: [{ id: inside.microgrid.id }], now: [{ name: `${inside.microgrid.name}西` }, { name: `${inside.microgrid.name}东` }], before: { denominator: 30 }, after: { denominator: 1 }, redrawn: false })
  expect(other).toMatchObject({ before: { denominator: 0 }, after: { denominator: 0 } })
  expect((await compare('disposal')).groups.reduce((sum, { before: { denominator } }) => sum + denominator, 0)).toBe(30)

  // From the records alone the same comes out.
  expect(await inTransaction(database, (tx) => compareMeasures(context, tx, district.id))).toEqual([])
  await inTransaction(database, (tx) => rebuildMeasures(context, tx, district.id))
  expect(await totals()).toEqual(before)

  // The list behind a number of last year is as long as the number says.
  const dashboard = await desk.call(api.measures.dashboard, { query: { unitId: inside.grid.id, from: '2025-12', to: '2025-12' } })
  const disposal = dashboard.unit.cells.find(({ measure }) => measure === 'disposal')!
  const behind = await desk.call(api.cases.behind, { query: { measure: 'disposal', unitId: inside.grid.id, from: '2025-12', to: '2025-12', limit: 200 } })
  expect(behind.cases).toHaveLength(disposal.denominator)
})
