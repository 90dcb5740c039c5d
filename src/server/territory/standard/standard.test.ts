// The standard as a list: every breach with its rule and a place, within reach, page by page; and the district's own rules.
import { beforeAll, describe, expect, it } from 'vitest'
import { api } from '../../../contract/api.ts'
import type { TerritoryRules } from '../../../contract/standard.ts'
import { add, adopt, begin, newRef, rectangle } from '../../../../tests/support/plans.ts'
import { refusal, type Client } from '../../../../tests/support/logins.ts'
import { testServer, type TestServer } from '../../../../tests/support/server.ts'

const { standard, plans } = api
let server: TestServer
let desk: Client
beforeAll(async () => {
  server = await testServer()
  desk = await server.loginAs('districtDesk')
})

const counts = async (client: Client, unitId?: number) => Object.fromEntries((await client.call(standard.breaches, { query: unitId === undefined ? {} : { unitId } })).counts.map(({ rule, count }) => [rule, count]))

describe('the list of breaches', () => {
  it('has every cell without a person and every grid with too few households, in the reader’s units only', async () => {
    expect(await counts(desk)).toEqual({ 'too-few-households': 8, 'without-person': 14 })
    expect(await counts(await server.loginAs('communityDesk'))).toEqual({ 'too-few-households': 2, 'without-person': 3 })
    expect(await counts(desk, server.district.inside.grid.id)).toEqual({ 'too-few-households': 1, 'without-person': 1 })
    const stranger = await server.loginAs('communityDesk', 'outside')
    expect((await refusal(counts(stranger, server.district.inside.grid.id))).code).toBe('access.refused')
    expect((await refusal(counts(desk, 987_654))).code).toBe('territory.not-found')
    expect((await refusal(counts(server.anonymous()))).code).toBe('access.sign-in-needed')
    expect((await refusal(desk.call(standard.breaches, { query: { rule: 'ugly' as never } }))).code).toBe('request.malformed')
  })

  it('is read page by page without a gap, one rule at a time', async () => {
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await desk.call(standard.breaches, { query: { rule: 'without-person', limit: 5, ...(after ? { after } : {}) } })
      seen.push(...page.breaches.map(({ unit }) => unit.code))
      expect(page.breaches.every(({ rule, place }) => rule === 'without-person' && place !== null)).toBe(true)
      after = page.next ?? undefined
    } while (after)
    expect(seen).toEqual([...new Set(seen)].sort())
    expect(seen).toHaveLength(14)
  })

  it('names what a redraw leaves open or covers twice, in the preview first and then on the list; it blocks nothing', async () => {
    const { inside, units } = server.district
    const [left, right] = units.filter(({ parentId }) => parentId === inside.grid.id)
    const [w, s] = [left!.lng - 0.005, left!.lat - 0.005]
    const shapes = [{ unit: left!.id, shape: rectangle(w, s, w + 0.012, s + 0.008) as never }]
    const site = { kind: 'create' as const, level: 'microgrid' as const, parent: inside.grid.id, unit: newRef(), name: '市场', special: 'market' as const, shape: rectangle(w + 0.014, s + 0.002, w + 0.016, s + 0.004) as never }
    const plan = await add(desk, await begin(desk, inside.grid.id), { kind: 'reshape', shapes }, site)
    const { standard: beside } = await desk.call(plans.preview, { params: { id: plan.id }, query: {} })
    expect(beside.filter(({ before, after }) => before !== after)).toEqual([
      { rule: 'gap', before: 0, after: 1 }, { rule: 'overlap', before: 0, after: 1 }, { rule: 'special-in-ordinary', before: 0, after: 1 },
    ])
    await adopt(desk, plan, '2026-03-02')
    const { breaches } = await desk.call(standard.breaches, { query: { unitId: inside.grid.id, limit: 50 } })
    const overlap = breaches.find(({ rule }) => rule === 'overlap')!
    expect([overlap.unit.id, overlap.other?.id].sort()).toEqual([left!.id, right!.id].sort())
    expect(overlap.squareMetres).toBeGreaterThan(100_000)
    expect(breaches.find(({ rule }) => rule === 'special-in-ordinary')).toMatchObject({ unit: { name: '市场' }, other: { id: right!.id } })
    const gap = breaches.find(({ rule }) => rule === 'gap')!
    expect(gap).toMatchObject({ unit: { id: inside.grid.id }, place: [expect.closeTo(w + 0.005, 4), expect.closeTo(s + 0.009, 4)] })
  })
})

describe('the rules', () => {
  it('are the district’s: changed by those who adopt, and counted by at once', async () => {
    const rules = await desk.call(standard.rules, {})
    expect(rules).toMatchObject({ standard: { grid: { least: 300, most: 500 }, slack: 1 }, codes: { padTo: 12, ranges: { village: { from: 200, until: 399 } } } })
    const mine: TerritoryRules = { ...rules, standard: { ...rules.standard, grid: { least: 60, most: 90 } } }
    expect(await desk.call(standard.setRules, { body: mine })).toEqual(mine)
    expect(await desk.call(standard.setRules, { body: mine })).toEqual(mine)
    expect(await counts(desk)).not.toHaveProperty('too-few-households')
    expect((await refusal((await server.loginAs('streetDesk')).call(standard.setRules, { body: mine }))).code).toBe('access.refused')
    expect((await refusal(server.anonymous().call(standard.setRules, { body: mine }))).code).toBe('access.sign-in-needed')
    const upside = { ...mine, codes: { ...mine.codes, ranges: { village: { from: 9, until: 2 } }, digits: { ...mine.codes.digits, grid: 12 } } }
    expect(await refusal(desk.call(standard.setRules, { body: upside }))).toMatchObject({ code: 'territory.rules-wrong', params: { fields: ['codes.digits.grid', 'codes.ranges.village'] } })
    expect((await refusal(desk.call(standard.setRules, { body: { ...mine, standard: {} } as never }))).code).toBe('request.malformed')
  })
})
