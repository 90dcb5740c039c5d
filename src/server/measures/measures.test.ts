// Numbers are sums of records: they move with each step, open the list behind them, and a rebuild gives the same.
import { beforeAll, describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { api } from '../../contract/api.ts'
import { caseMeasures } from '../../domain/measures/contribution.ts'
import { refusal, type Client } from '../../../tests/support/logins.ts'
import { testServer, type TestServer } from '../../../tests/support/server.ts'
import { tickCases } from '../cases/tick.ts'
import { inTransaction } from '../db/tx.ts'
import { catchUp } from '../journal/react.ts'
import { measureReaction } from './reaction.ts'
import { compareMeasures, rebuildMeasures } from './rebuild.ts'

const { cases, caseSteps: steps, measures } = api
let server: TestServer
beforeAll(async () => {
  server = await testServer()
})

const month = { from: '2026-03', to: '2026-03' }
const read = () => catchUp(server.context, server.district.id, measureReaction)
const cellsOf = async (client: Client, unitId?: number) => {
  await read()
  const { unit } = await client.call(measures.dashboard, { query: { ...month, ...(unitId === undefined ? {} : { unitId }) } })
  return Object.fromEntries(unit.cells.map((cell) => [cell.part ? `${cell.measure} ${cell.part}` : cell.measure, `${cell.numerator}/${cell.denominator}`]))
}
const report = async (client: Client, at = server.district.inside) =>
  (await client.call(cases.report, { body: { id: newId(), commandId: newId(), category: '02001', description: '垃圾', place: { lng: at.lng, lat: at.lat } } })).id
const command = <M extends object = object>(version: number, more: M = {} as M) => ({ commandId: newId(), version, ...more })
/** Answers how many cases became late. */
const tick = async (): Promise<number> => {
  const late = async () => (await server.database.query<{ late: number }>('select count(*) as late from cases where overdue'))[0]!.late
  const before = await late()
  while ((await inTransaction(server.database, (tx) => tickCases(server.context, tx, server.district.id, server.clock.now))) > 0);
  return (await late()) - before
}
const compare = () => inTransaction(server.database, (tx) => compareMeasures(server.context, tx, server.district.id))

describe('measures', () => {
  it('move with every step, in the unit and in everything above it', async () => {
    const [worker, community, supervisor, centre] = [await server.loginAs('gridWorker'), await server.loginAs('communityDesk'), await server.loginAs('streetSupervisor'), await server.loginAs('districtDesk')]
    expect(await cellsOf(centre)).toEqual({})
    const id = await report(worker)
    expect(await cellsOf(centre)).toEqual({ 'state filed': '1/1', disposal: '0/1' })
    await worker.call(steps.handle, { params: { id }, body: command(1, { text: '已清理' }) })
    expect(await cellsOf(centre)).toEqual({ 'state handled': '1/1', disposal: '1/1', onTime: '1/1', closing: '0/1', rework: '0/1' })
    await community.call(steps.rework, { params: { id }, body: command(2, { text: '还有' }) })
    await worker.call(steps.handle, { params: { id }, body: command(3, { text: '再清' }) })
    await community.call(steps.check, { params: { id }, body: command(4) })
    await supervisor.call(steps.close, { params: { id }, body: command(5, { text: '办结' }) })
    const closed = { 'state closed': '1/1', disposal: '1/1', onTime: '1/1', closing: '1/1', rework: '1/1' }
    const { inside, outside } = server.district
    for (const unit of [undefined, inside.street.id, inside.community.id, inside.grid.id, inside.microgrid.id]) expect(await cellsOf(centre, unit)).toEqual(closed)
    expect(await cellsOf(centre, outside.street.id)).toEqual({})
  })

  it('count as late what ran past its limit, once the clock has ticked', async () => {
    const [worker, centre] = [await server.loginAs('gridWorker', 'outside'), await server.loginAs('districtDesk')]
    const late = await report(worker, server.district.outside)
    server.clock.advance(2 * 3_600_000)
    expect(await tick()).toBe(0) // at the limit itself it is still in time
    server.clock.advance(1)
    expect(await tick()).toBe(1)
    expect(await tick()).toBe(0)
    const unitId = server.district.outside.street.id
    expect(await cellsOf(centre, unitId)).toMatchObject({ onTime: '0/1', disposal: '0/1' })
    await worker.call(steps.handle, { params: { id: late }, body: command(1, { text: '已办' }) })
    expect(await cellsOf(centre, unitId)).toMatchObject({ onTime: '0/1', disposal: '1/1' })
  })

  it('each number opens exactly the records it is the sum of', async () => {
    const [worker, resident, centre, outsider] = [await server.loginAs('gridWorker'), await server.loginAs('resident'), await server.loginAs('districtDesk'), await server.loginAs('streetDesk', 'outside')]
    for (let n = 0; n < 4; n += 1) await report(n % 2 === 0 ? worker : resident)
    await read()
    const { unit, children } = await centre.call(measures.dashboard, { query: month })
    for (const one of [unit, ...children])
      for (const cell of one.cells)
        for (const side of ['numerator', 'denominator', 'rest'] as const) {
          const shown = side === 'rest' ? cell.denominator - cell.numerator : cell[side]
          const seen: string[] = []
          let after: string | null = null
          do {
            const page: { cases: { id: string }[]; next: string | null; total: number } = await centre.call(cases.behind, {
              query: { ...month, unitId: one.id, measure: caseMeasures.find((one) => one === cell.measure)!, ...(cell.part ? { part: cell.part } : {}), side, limit: 2, ...(after ? { after } : {}) },
            })
            expect(page.total).toBe(shown)
            seen.push(...page.cases.map((each) => each.id))
            after = page.next
          } while (after)
          expect(new Set(seen).size, `${one.name} ${cell.measure} ${cell.part} ${side}`).toBe(shown)
        }
    const refused = await refusal(outsider.call(cases.behind, { query: { ...month, unitId: server.district.inside.street.id, measure: 'disposal' } }))
    expect(refused.code).toBe('access.refused')
  })

  it('are the same when they are computed from nothing', async () => {
    expect(await compare()).toEqual([])
    const totals = () => server.database.query('select measure, part, month, unit_id, numerator, denominator from measure_totals where numerator <> 0 or denominator <> 0 order by 1, 2, 3, 4')
    const before = await totals()
    expect(before.length).toBeGreaterThan(20)
    await inTransaction(server.database, (tx) => rebuildMeasures(server.context, tx, server.district.id))
    expect(await totals()).toEqual(before)
  })

  it('show it when somebody changed a total by hand, and are not fooled by what has not been read yet', async () => {
    await report(await server.loginAs('gridWorker'))
    expect(await compare()).toEqual([])
    const [changed] = await server.database.query<{ unit_id: number }>("update measure_totals set numerator = numerator + 1 where measure = 'disposal' and unit_id = $1 returning unit_id", [server.district.unit.id])
    expect(await compare()).toMatchObject([{ measure: 'disposal', unitId: changed!.unit_id }])
    await inTransaction(server.database, (tx) => rebuildMeasures(server.context, tx, server.district.id))
    await read()
    expect(await compare()).toEqual([])
  })
})
