// The demonstration district gives the source's figures, computed from its records.
import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { api } from '../../contract/api.ts'
import { makeClient } from '../../contract/client.ts'
import { starterOffices } from '../../domain/catalogue/starter/offices.ts'
import { percentText } from '../../domain/measures/contribution.ts'
import { testServer, type TestServer } from '../../../tests/support/server.ts'
import { makeTestClient, refusal } from '../../../tests/support/logins.ts'
import { inTransaction } from '../db/tx.ts'
import { compareMeasures, rebuildMeasures } from '../measures/rebuild.ts'
import { demoAccounts, draftDemoAccounts } from './account-file.ts'
import { loadDemo, type Loaded } from './load.ts'
import { ensureDemo, renewDemoPasswords } from './logins.ts'
import { dueRounds, madeInTime } from './rounds.ts'

let server: TestServer
let loaded: Loaded
beforeAll(async () => {
  server = await testServer()
  // as if the process were killed right after the commit
  loaded = (await loadDemo(server.context, () => {}, (accounts) => draftDemoAccounts(server.photoDir, accounts)))!
}, 300_000)

const count = async (sql: string): Promise<number> => (await server.database.query<{ n: number }>(`select count(*) as n from ${sql.replace('$d', String(loaded.district))}`))[0]!.n
const totals = () => server.database.query('select measure, part, month, unit_id, numerator, denominator from measure_totals where district = $1 order by 1, 2, 3, 4', [loaded.district])

describe('the demonstration district', () => {
  it('has 18 streets, 203 communities and villages, 1,529 grids, 6,854 microgrids, 273 of them special', async () => {
    for (const [level, number] of [['street', 18], ['community', 203], ['grid', 1_529], ['microgrid', 6_854]] as const) expect(await count(`units where district = $d and level = '${level}'`), level).toBe(number)
    expect(await count('units where district = $d and special is not null')).toBe(273)
    expect(await count("units where district = $d and level = 'community' and village")).toBe(47)
    expect(await count('units where district = $d and made_up')).toBe(1)
  })

  it('is manned by 203 grid leaders, 2,089 grid workers and 6,854 microgrid workers; no cell is empty', async () => {
    for (const [role, number] of [['gridLeader', 203], ['gridWorker', 2_089], ['microgridWorker', 6_854]] as const) expect(await count(`posts where district = $d and role = '${role}'`), role).toBe(number)
    expect(await count("units u where district = $d and level = 'microgrid' and not exists (select from posts p where p.district = u.district and p.unit_id = u.id)")).toBe(0)
    expect(await count("offices where district = $d and kind = 'department'")).toBe(starterOffices.length)
    expect(await count('phrases where district = $d and person_id is null')).toBe(12)
  })

  it('accepted 17,033 events and handled 16,871: 99.05 %, asked of the interface like anybody would', async () => {
    const { login, password } = loaded.accounts.find((one) => one.role === 'districtDesk')!
    const client = makeTestClient({ base: server.base, headers: { 'x-district': '140213000000' } })
    await client.call(api.account.signIn, { body: { login: login!, password: password! } })
    const { unit, children } = await client.call(api.measures.dashboard, { query: { from: '2025-04', to: '2026-03' } })
    const disposal = unit.cells.find((cell) => cell.measure === 'disposal')!
    expect([disposal.numerator, disposal.denominator, percentText(disposal.numerator, disposal.denominator)]).toEqual([16_871, 17_033, '99.05'])
    const ofStreets = children.flatMap((street) => street.cells.filter((cell) => cell.measure === 'disposal'))
    expect([ofStreets.length, ofStreets.reduce((sum, cell) => sum + cell.numerator, 0), ofStreets.reduce((sum, cell) => sum + cell.denominator, 0)]).toEqual([18, 16_871, 17_033])
    const behind = await client.call(api.cases.behind, { query: { from: '2025-04', to: '2026-03', unitId: unit.id, measure: 'disposal', side: 'rest', limit: 200 } })
    expect([behind.total, behind.cases.length]).toEqual([162, 162])
    const { months } = await client.call(api.measures.months, { query: { from: '2025-04', to: '2026-03' } })
    expect(months).toHaveLength(12)
  })

  it('gave powers to the streets in two batches, held there by 705 officers of city management and the agencies', async () => {
    expect(await count("posts p where district = $d and exists (select from offices o where o.district = p.district and o.id = p.office_id and o.kind = 'team')")).toBe(705)
    expect([await count("offices where district = $d and kind = 'team'"), await count("offices where district = $d and kind = 'agency'")]).toEqual([18, 54])
    expect(await count("power_batches where district = $d and state = 'adopted'")).toBe(2)
    expect(await count('posts p where district = $d and office_id is not null and exists (select from officer_certificates c where c.district = p.district and c.person_id = p.person_id)')).toBeGreaterThan(705)
    expect(await count("power_holdings where district = $d and street_id is not null and part = 'lead' and until_on is null")).toBe(18 * (await count("power_items i where district = $d and exists (select from power_holdings h where h.district = i.district and h.item_id = i.id and h.street_id is not null)")))
    // Nobody is sent a case whose class needs a power that somebody else leads there.
    expect(await count(`cases c where district = $d and state = 'dispatched' and holder_office_id is not null and exists (
      select from power_categories p join power_holdings h on h.district = p.district and h.item_id = p.item_id and h.street_id = c.street_id and h.part = 'lead' and h.until_on is null where p.district = c.district and p.category = c.category
    ) and not exists (
      select from power_categories p join power_holdings h on h.district = p.district and h.item_id = p.item_id and h.until_on is null and h.part = 'lead' and h.office_id = c.holder_office_id where p.district = c.district and p.category = c.category)`)).toBe(0)
  })

  it('has a street that works Saturdays, cases suspended, asked for, chased and merged, and whistles, premises and operations to look at', async () => {
    expect(await count("calendar_uses where district = $d and code = 'saturdays'")).toBe(1)
    expect(await count("cases where district = $d and clocks @> '[{\"calendar\":\"saturdays\"}]'")).toBeGreaterThan(100)
    for (const [what, least] of [["state = 'suspended'", 2], ['request is not null', 3], [`clocks @> '[{"stage":"chase","stoppedAt":null}]'`, 2], ["state = 'merged'", 2]] as const) expect(await count(`cases where district = $d and ${what}`), what).toBeGreaterThanOrEqual(least)
    expect([await count("whistles where district = $d and state = 'running'"), await count("whistles where district = $d and state = 'ended'")]).toEqual([3, 40])
    expect(await count(`whistle_calls where district = $d and state = 'called' and due_at < to_timestamp(${server.clock.now / 1000})`)).toBeGreaterThanOrEqual(1)
    expect([await count('premises where district = $d'), await count('operations where district = $d')]).toEqual([400, 5])
    expect(await count("inspections where district = $d and state = 'warned'")).toBeGreaterThan(20)
  })

  it('made 38,916 of its rounds in time, 93.12 % of those due, counted from single rounds; what is open today is computed', async () => {
    const { login, password } = loaded.accounts.find((one) => one.role === 'districtDesk')!
    const client = makeTestClient({ base: server.base, headers: { 'x-district': '140213000000' } })
    await client.call(api.account.signIn, { body: { login: login!, password: password! } })
    const { unit } = await client.call(api.measures.dashboard, { query: { from: '2025-04', to: '2026-03' } })
    const patrol = unit.cells.find((cell) => cell.measure === 'patrol')!
    expect([patrol.numerator, patrol.denominator, percentText(patrol.numerator, patrol.denominator)]).toEqual([madeInTime, dueRounds, '93.12'])
    const states = await server.database.query<{ state: string; n: number }>('select state, count(*) as n from rounds where district = $1 group by 1 order by 1', [loaded.district])
    expect(states).toEqual([{ state: 'done', n: 38_916 }, { state: 'excused', n: 141 }, { state: 'late', n: 1_204 }, { state: 'missed', n: 1_671 }])
    const behind = await client.call(api.rounds.behind, { query: { from: '2025-04', to: '2026-03', unitId: unit.id, measure: 'patrol', side: 'rest', limit: 5 } })
    expect(behind.total).toBe(dueRounds - madeInTime)
    const { total, routines } = await client.call(api.rounds.plan, { query: { month: '2026-03' } })
    expect([routines.length, total.done + total.late + total.missed + total.excused]).toEqual([8, 0])
    expect(total.open).toBeGreaterThan(0)
    const login2 = loaded.accounts.find((one) => one.role === 'gridWorker')!
    const worker = makeTestClient({ base: server.base, headers: { 'x-district': '140213000000' } })
    await worker.call(api.account.signIn, { body: { login: login2.login!, password: login2.password! } })
    expect((await worker.call(api.rounds.mine, { query: {} })).rounds.map(({ kind, state }) => [kind, state])).toContainEqual(['patrol', 'open'])
  })

  it('keeps nothing that its records do not say, and a rebuild gives the same', async () => {
    expect(await inTransaction(server.database, (tx) => compareMeasures(server.context, tx, loaded.district))).toEqual([])
    const before = await totals()
    const { subjects } = await inTransaction(server.database, (tx) => rebuildMeasures(server.context, tx, loaded.district))
    expect(subjects).toBe((await count('cases where district = $d')) + (await count('rounds where district = $d')))
    expect(await totals()).toEqual(before)
  })

  it('tells cases whose past is whole: steps in order, none in the future, the last one as the case says', async () => {
    expect(await count("case_steps s where district = $d and at > to_timestamp(0) + interval '1 millisecond' * " + server.clock.now)).toBe(0)
    expect(await count('case_steps a join case_steps b on b.district = a.district and b.case_id = a.case_id and b.seq = a.seq + 1 where a.district = $d and (b.at < a.at or b.from_state <> a.to_state)')).toBe(0)
    expect(await count('cases c join lateral (select to_state from case_steps s where s.district = c.district and s.case_id = c.id order by seq desc limit 1) last on true where c.district = $d and last.to_state <> c.state')).toBe(0)
    expect(await count("cases where district = $d and state_group = 'open'")).toBeGreaterThan(100)
    expect(await count("cases where district = $d and state = 'handled'")).toBeGreaterThan(5)
  })

  it('has a login for each role with a password of this installation, and is loaded only once', async () => {
    expect(await loadDemo(server.context)).toBeUndefined()
    expect(new Set(loaded.accounts.map((one) => one.password)).size).toBe(loaded.accounts.length)
    for (const { password } of loaded.accounts.filter((one) => one.login !== null)) expect(password).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/)
    const call = makeClient({ base: server.base, headers: () => ({ 'x-district': '140213000000' }) })
    for (const { login, password, role } of loaded.accounts.filter((one) => one.login !== null)) {
      const me = await call(api.account.signIn, { body: { login: login!, password: password! } })
      expect(me.posts.map((post) => post.role)).toContain(role)
    }
  })

  it('keeps the logins of a load that was broken off after its commit, for the owner only', async () => {
    expect(demoAccounts(server.photoDir)).toEqual([])
    expect(await ensureDemo(server.context, server.photoDir)).toEqual({ loaded: undefined, hasLogins: true })
    expect(demoAccounts(server.photoDir)).toEqual(loaded.accounts)
    expect(statSync(join(server.photoDir, 'demo-accounts.json')).mode & 0o777).toBe(0o600)
  })

  it('takes no draft whose passwords don’t fit, and gives new ones to a folder without any', async () => {
    const folder = join(server.photoDir, 'another')
    mkdirSync(folder)
    draftDemoAccounts(folder, loaded.accounts.map((one) => ({ ...one, password: 'of another load' })))
    expect(await ensureDemo(server.context, folder)).toEqual({ loaded: undefined, hasLogins: false })
    const signIn = ({ login, password }: { login: string | null; password: string | null }) =>
      makeClient({ base: server.base, headers: () => ({ 'x-district': '140213000000' }) })(api.account.signIn, { body: { login: login!, password: password! } })
    const old = loaded.accounts[0]!
    await signIn(old)
    for (let n = 0; n < 5; n += 1) await refusal(signIn({ ...old, password: 'wrong' }))
    const renewed = await renewDemoPasswords(server.context, folder)
    expect(demoAccounts(folder)).toEqual(renewed)
    expect(renewed.map((one) => ({ ...one, password: null }))).toEqual(loaded.accounts.map((one) => ({ ...one, password: null })))
    for (const one of renewed.filter(({ login }) => login !== null)) expect((await signIn(one)).signedIn).toBe(true)
    expect((await refusal(signIn(old))).code).toBe('account.wrong-credentials')
  })
})
