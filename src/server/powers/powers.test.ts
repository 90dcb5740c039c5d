// The list of powers through HTTP: items, batches with their preview, what a case may be sent to.
import { beforeAll, describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { api } from '../../contract/api.ts'
import type { CaseId } from '../../domain/kernel/ids.ts'
import { readSheet } from '../interop/sheets/read-sheet.ts'
import { catchUp } from '../journal/react.ts'
import { messageReaction } from '../messages/reaction.ts'
import { refusal, type Client } from '../../../tests/support/logins.ts'
import { testServer, type TestServer } from '../../../tests/support/server.ts'

let server: TestServer
let desk: Client
let street: Client
let team: number
beforeAll(async () => {
  server = await testServer()
  ;[desk, street] = await Promise.all([server.loginAs('districtDesk'), server.loginAs('streetDesk')])
  team = (await server.database.query<{ id: number }>("insert into offices (district, code, name, kind, unit_id) values ($1, 'team1', '综合行政执法队', 'team', $2) returning id", [server.district.id, server.district.inside.street.id]))[0]!.id
})

const works = () => server.district.offices[0]!.id
const order = () => server.district.offices[1]!.id
const inside = () => server.district.inside.street.id
let codes = 0
/** An item the district's order office holds since 2025. */
const makeItem = async (holder: number | null = order()): Promise<number> => {
  const { id } = await desk.call(api.powers.make, { body: { commandId: newId(), code: `T${(codes += 1)}`, name: `对事项${codes}的处罚`, kind: 'penalty', basis: '《示例法》' } })
  if (holder !== null) await server.database.query("insert into power_holdings (district, item_id, office_id, part, from_on) values ($1, $2, $3, 'lead', '2025-01-01')", [server.district.id, id, holder])
  return id
}
const batch = (itemIds: number[], more: Record<string, unknown> = {}) => ({
  id: newId(), name: '第一批', kind: 'give', from: '2026-03-02', transition: null, itemIds, places: [{ streetId: inside(), leadOfficeId: team, jointOfficeIds: [] }], moves: [], ...more,
}) as never
const contentOf = (one: object): object => Object.fromEntries(Object.entries(one).filter(([key]) => key !== 'id'))
const propose = (client: Client, itemIds: number[], more: Record<string, unknown> = {}) => client.call(api.powers.propose, { body: batch(itemIds, more) })
const adopt = (client: Client, one: { id: string; digest: string }) => client.call(api.powers.adopt, { params: { id: one.id }, body: { digest: one.digest } })
const holders = async (itemId: number, on: string, streetId = inside()) => (await desk.call(api.powers.list, { query: { on, streetId, limit: 200 } })).powers.find((one) => one.id === itemId)?.holders.map((one) => [one.office?.name, one.part]) ?? []
/** A filed case of this class in the inside street. */
const fileCase = async (itemIds: number[]): Promise<CaseId> => {
  for (const id of itemIds) await desk.call(api.powers.classes, { params: { id }, body: { categories: ['02001'] } })
  const resident = await server.loginAs('resident')
  const id = newId() as CaseId
  await resident.call(api.cases.report, { body: { id, commandId: newId(), category: '02001', description: '占道', place: { lng: server.district.inside.lng, lat: server.district.inside.lat } } })
  await (await server.loginAs('communityDesk')).call(api.caseSteps.accept, { params: { id }, body: { commandId: newId(), version: 1, verifyOnSite: false } } as never)
  return id
}
const dispatch = async (id: CaseId, officeId: number) => {
  const { version } = await street.call(api.cases.get, { params: { id } })
  return street.call(api.caseSteps.dispatch, { params: { id }, body: { commandId: newId(), version, officeId } } as never)
}

describe('an item', () => {
  it('is put on the list once, reads otherwise from a change on, and keeps how it read', async () => {
    const body = { commandId: newId(), code: 'K1', name: '甲事项', kind: 'permit' as const, basis: '《甲法》' }
    const one = await desk.call(api.powers.make, { body })
    expect(await desk.call(api.powers.make, { body })).toEqual(one)
    expect((await refusal(desk.call(api.powers.make, { body: { ...body, commandId: newId() } }))).code).toBe('power.code-taken')
    const change = { commandId: newId(), version: 1, name: '甲事项（修订）', kind: 'permit' as const, basis: '《甲法》' }
    const changed = await desk.call(api.powers.change, { params: { id: one.id }, body: change })
    expect(await desk.call(api.powers.change, { params: { id: one.id }, body: change })).toEqual(changed)
    expect(changed.versions.map((each) => each.name)).toEqual(['甲事项（修订）', '甲事项'])
    expect((await refusal(desk.call(api.powers.change, { params: { id: one.id }, body: { ...change, commandId: newId() } }))).code).toBe('power.changed')
    expect((await refusal(desk.call(api.powers.get, { params: { id: 999_999 } }))).code).toBe('power.not-found')
    const kinds = await server.database.query<{ kind: string }>("select kind from journal where district = $1 and subject_kind = 'power' and subject_id = $2 order by position", [server.district.id, String(one.id)])
    expect(kinds.map((each) => each.kind)).toEqual(['power.made', 'power.reworded'])
  })

  it('is the district’s to keep: a street sees it and no more', async () => {
    const id = await makeItem()
    expect((await street.call(api.powers.get, { params: { id } })).mayChange).toBe(false)
    const officer = await server.loginAs('departmentOfficer')
    for (const asked of [
      () => street.call(api.powers.make, { body: { commandId: newId(), code: 'X', name: '乙', kind: 'permit', basis: '' } }), () => street.call(api.powers.classes, { params: { id }, body: { categories: ['02001'] } }),
      () => officer.call(api.powers.make, { body: { commandId: newId(), code: 'X', name: '乙', kind: 'permit', basis: '' } }),
    ]) expect((await refusal(asked())).code).toBe('access.refused')
    expect((await refusal(server.anonymous().call(api.powers.list, { query: {} }))).code).toBe('access.sign-in-needed')
    expect((await refusal((await server.loginAs('gridWorker')).call(api.powers.list, { query: {} }))).code).toBe('access.refused')
    expect((await refusal(desk.call(api.powers.make, { body: { commandId: newId(), code: '', name: '乙', kind: 'permit', basis: '' } }))).code).toBe('request.malformed')
  })
})

describe('a batch', () => {
  it('is proposed by a street for itself, adopted by the district as previewed, once', async () => {
    const item = await makeItem()
    const body = batch([item], { from: '2026-03-05', transition: { mode: 'joint', until: '2026-03-31' } })
    const one = await street.call(api.powers.propose, { body })
    expect(await street.call(api.powers.propose, { body })).toEqual(one)
    expect(one).toMatchObject({ state: 'proposed', pairs: { changed: 1 }, mayAdopt: false, mayChange: true })
    expect(await holders(item, '2026-03-05')).toEqual([['城管局', 'lead']])
    expect((await refusal(adopt(street, one))).code).toBe('access.refused')
    expect((await refusal(propose(street, [item], { places: [{ streetId: server.district.outside.street.id, leadOfficeId: team, jointOfficeIds: [] }] }))).code).toBe('access.refused')
    expect((await refusal(propose(street, [item], { kind: 'adjust', places: [{ streetId: null, leadOfficeId: team, jointOfficeIds: [] }] }))).code).toBe('access.refused')
    expect((await refusal(adopt(desk, { id: one.id, digest: 'other' }))).code).toBe('power.batch-changed')
    const adopted = await adopt(desk, one)
    expect(await adopt(desk, one)).toEqual(adopted)
    expect(adopted).toMatchObject({ state: 'adopted', pairs: { changed: 1 }, mayChange: false })
    expect(await holders(item, '2026-03-04')).toEqual([['城管局', 'lead']])
    expect(await holders(item, '2026-03-05')).toEqual([['综合行政执法队', 'lead'], ['城管局', 'joint']])
    expect(await holders(item, '2026-04-01')).toEqual([['综合行政执法队', 'lead']])
    expect(await holders(item, '2026-04-01', server.district.outside.street.id)).toEqual([['城管局', 'lead']])
    const view = await desk.call(api.powers.get, { params: { id: item } })
    expect(view.holdings.filter((row) => row.street !== null).every((row) => row.batch?.id === one.id)).toBe(true)
    expect((await refusal(desk.call(api.powers.amend, { params: { id: one.id }, body: { ...contentOf(body), version: 1 } as never }))).code).toBe('power.batch-over')
  })

  it('is changed on the version that was seen, or declined with a reason', async () => {
    const item = await makeItem()
    const one = await propose(street, [item])
    const content = contentOf(batch([item], { name: '改名' }))
    const amended = await street.call(api.powers.amend, { params: { id: one.id }, body: { ...content, version: 1 } as never })
    expect(amended).toMatchObject({ name: '改名', version: 2 })
    expect((await refusal(street.call(api.powers.amend, { params: { id: one.id }, body: { ...content, version: 1 } as never }))).code).toBe('power.changed')
    expect((await refusal((await server.loginAs('streetDesk', 'outside')).call(api.powers.decline, { params: { id: one.id }, body: { text: '不合适' } }))).code).toBe('access.refused')
    const declined = await desk.call(api.powers.decline, { params: { id: one.id }, body: { text: '条件不成熟' } })
    expect(declined).toMatchObject({ state: 'declined', settledText: '条件不成熟' })
    expect((await refusal(adopt(desk, one))).code).toBe('power.batch-over')
    expect((await desk.call(api.powers.batches, { query: { state: 'declined' } })).batches.map((each) => each.id)).toEqual([one.id])
  })

  it('is refused where it names what isn’t there or contradicts itself', async () => {
    const item = await makeItem()
    for (const [more, code] of [
      [{ places: [{ streetId: inside(), leadOfficeId: 999_999, jointOfficeIds: [] }] }, 'power.office-unknown'], [{ itemIds: [999_999] }, 'power.not-found'],
      [{ places: [{ streetId: server.district.inside.grid.id, leadOfficeId: team, jointOfficeIds: [] }] }, 'power.street-unknown'], [{ from: '2026-03-01' }, 'power.past'],
      [{ transition: { mode: 'joint', until: '2026-03-01' } }, 'power.transition-early'], [{ places: [] }, 'request.malformed'],
    ] as [Record<string, unknown>, string][]) expect((await refusal(propose(desk, [item], more))).code, code).toBe(code)
    const nobody = await propose(desk, [await makeItem(null)], { kind: 'withdraw', places: [{ streetId: inside(), leadOfficeId: null, jointOfficeIds: [] }] })
    expect(nobody).toMatchObject({ pairs: { absent: 1, changed: 0 }, mayAdopt: false })
    expect((await refusal(adopt(desk, nobody))).code).toBe('power.batch-faulty')
    expect((await desk.call(api.powers.pairs, { params: { id: nobody.id }, query: { verdict: 'absent' } })).pairs).toHaveLength(1)
  })

  it('moves officers along, from its day: the one post ends, the next begins', async () => {
    const item = await makeItem()
    const { personId, postId } = await desk.call(api.posts.appoint, { body: { commandId: newId(), role: 'departmentOfficer', officeId: order(), from: '2026-01-01', name: '队员甲' } })
    const one = await propose(desk, [item], { from: '2026-03-10', moves: [{ postId, officeId: team }] })
    expect(one.officers.moves).toBe(1)
    const list = (effect: 'loses' | 'moves') => desk.call(api.powers.officers, { params: { id: one.id }, query: { effect, limit: 200 } })
    expect((await list('moves')).officers).toEqual([{ postId, name: '队员甲', office: { id: order(), name: '城管局' }, loses: true, gains: false, movesTo: { id: team, name: '综合行政执法队' } }])
    expect((await list('loses')).officers).toHaveLength(one.officers.loses)
    await adopt(desk, one)
    expect(await server.database.query('select office_id, from_on, until_on from posts where person_id = $1 order by id', [personId])).toEqual([
      { office_id: order(), from_on: '2026-01-01', until_on: '2026-03-09' }, { office_id: team, from_on: '2026-03-10', until_on: null }])
    expect((await list('moves')).officers).toHaveLength(1)
    const lost = await propose(desk, [await makeItem()], { from: '2026-03-12', moves: [{ postId, officeId: team }] })
    expect((await refusal(adopt(desk, lost))).code).toBe('power.move-apart')
  })
})

describe('dispatch', () => {
  it('is free for a class without powers; otherwise it goes to who leads there today', async () => {
    const item = await makeItem()
    const free = await desk.call(api.powers.proposals, { query: { category: '03001', streetId: inside() } })
    expect(free).toMatchObject({ free: true, proposals: [] })
    const first = await fileCase([item])
    expect(await refusal(dispatch(first, works()))).toMatchObject({ code: 'power.not-held', params: { office: '住建局', holders: ['城管局'] } })
    await dispatch(first, order())
    const one = await propose(desk, [item], { transition: { mode: 'finish', until: '2026-03-31' } })
    expect(one.cases).toEqual({ redirect: 0, finish: 1, joint: 0, keep: 0 })
    const list = await desk.call(api.powers.cases, { params: { id: one.id }, query: {} })
    expect(list.cases.map((each) => [each.id, each.fate, each.office.name])).toEqual([[first, 'finish', '城管局']])
    const touching = await propose(desk, [item])
    expect(touching.cases.redirect).toBe(1)
    const administrator = await server.loginAs('systemAdministrator')
    expect(await administrator.call(api.powers.batch, { params: { id: touching.id } })).toMatchObject({ cases: { redirect: 1 }, seesCases: false })
    expect((await administrator.call(api.powers.cases, { params: { id: touching.id }, query: {} })).cases).toEqual([])
    expect((await (await server.loginAs('streetDesk', 'outside')).call(api.powers.batch, { params: { id: touching.id } })).cases.redirect).toBe(0)
    await adopt(desk, one)
    const second = await fileCase([item])
    expect((await refusal(dispatch(second, order()))).code).toBe('power.finishing')
    const { proposals } = await street.call(api.powers.proposals, { query: { category: '02001', streetId: inside() } })
    expect(proposals.map((each) => [each.office.name, each.reason, each.until])).toEqual([['综合行政执法队', 'leads', null], ['城管局', 'finishes', '2026-03-31']])
    await dispatch(second, team)
    expect((await desk.call(api.powers.cases, { params: { id: one.id }, query: {} })).cases.map((each) => each.id)).toEqual([first])
    await dispatch(first, team)
    expect((await desk.call(api.powers.batch, { params: { id: one.id } })).cases.finish).toBe(0)
    await desk.call(api.powers.classes, { params: { id: item }, body: { categories: [] } })
  })

  it('of a power that is held by nobody there, or not yet, is refused; a joint power names who leads', async () => {
    const item = await makeItem()
    const id = await fileCase([item])
    await adopt(desk, await propose(desk, [item], { kind: 'adjust', from: '2026-03-02', places: [{ streetId: inside(), leadOfficeId: order(), jointOfficeIds: [works()] }] }))
    expect(await refusal(dispatch(id, works()))).toMatchObject({ code: 'power.lead-is', params: { holders: ['城管局'] } })
    expect((await street.call(api.powers.proposals, { query: { category: '02001', streetId: inside() } })).proposals).toMatchObject([{ reason: 'leads', assisting: [{ name: '住建局' }] }, { reason: 'joins' }])
    expect(await dispatch(id, order())).toMatchObject({ holder: { name: '城管局' }, assistingOffices: [{ name: '住建局' }] })
    await adopt(desk, await propose(desk, [item], { from: '2026-03-09', places: [{ streetId: inside(), leadOfficeId: works(), jointOfficeIds: [] }] }))
    const team2 = await refusal(dispatch(id, team))
    expect(team2.code).toBe('power.not-held')
    const other = await makeItem()
    await desk.call(api.powers.classes, { params: { id: item }, body: { categories: [] } })
    await adopt(desk, await propose(desk, [other], { from: '2026-03-20', places: [{ streetId: inside(), leadOfficeId: works(), jointOfficeIds: [] }] }))
    await fileCase([other])
    expect(await refusal(dispatch(id, works()))).toMatchObject({ code: 'power.not-yet', params: { from: '2026-03-20' } })
    await desk.call(api.powers.classes, { params: { id: other }, body: { categories: [] } })
    const gone = await makeItem()
    await adopt(desk, await propose(desk, [gone], { kind: 'withdraw', places: [{ streetId: inside(), leadOfficeId: null, jointOfficeIds: [] }] }))
    await fileCase([gone])
    expect((await refusal(dispatch(id, order()))).code).toBe('power.nobody-holds')
    await desk.call(api.powers.classes, { params: { id: gone }, body: { categories: [] } })
  })
})

describe('a power that is handed back or withdrawn while cases run', () => {
  const ending = (itemId: number, kind: 'withdraw' | 'handBack', more: object = {}) => propose(desk, [itemId], { kind, places: [{ streetId: inside(), leadOfficeId: null, jointOfficeIds: [] }], ...more })
  const free = (itemId: number) => desk.call(api.powers.classes, { params: { id: itemId }, body: { categories: [] } })
  const take = async (client: Client, id: CaseId, name: 'handle' | 'rework') => {
    const { version } = await client.call(api.cases.get, { params: { id } })
    return client.call(api.caseSteps[name], { params: { id }, body: { commandId: newId(), version, text: '如现场所见' } } as never)
  }
  /** Handled by the order office, and looked at by the street. */
  const sentBack = async (item: number, meanwhile: () => Promise<unknown>) => {
    const id = await fileCase([item])
    await dispatch(id, order())
    await take(await server.loginAs('departmentOfficer', 'outside'), id, 'handle')
    await meanwhile()
    return take(await server.loginAs('streetSupervisor'), id, 'rework')
  }

  it('is the district’s holder’s again once handed back, and there must be one', async () => {
    const item = await makeItem()
    expect(await ending(item, 'handBack')).toMatchObject({ pairs: { absent: 1, changed: 0 }, mayAdopt: false })
    const held = (itemId: number) => server.database.query("insert into power_holdings (district, item_id, street_id, office_id, part, from_on) values ($1, $2, $3, $4, 'lead', '2026-01-01')", [server.district.id, itemId, inside(), team])
    await held(item)
    const id = await fileCase([item])
    await dispatch(id, team)
    const one = await ending(item, 'handBack')
    expect(one).toMatchObject({ pairs: { changed: 1 }, mayAdopt: true })
    const touched = await desk.call(api.powers.cases, { params: { id: one.id }, query: { fate: 'redirect' } })
    expect(touched.cases.find((each) => each.id === id)).toMatchObject({ office: { name: '综合行政执法队' } })
    await adopt(desk, one)
    expect([await holders(item, '2026-03-01'), await holders(item, '2026-03-02')]).toEqual([[['综合行政执法队', 'lead']], [['城管局', 'lead']]])
    expect(await refusal(dispatch(await fileCase([item]), team))).toMatchObject({ code: 'power.not-held', params: { holders: ['城管局'] } })
    await dispatch(id, order())
    await free(item)
    const alone = await makeItem(null)
    await held(alone)
    expect(await ending(alone, 'handBack')).toMatchObject({ pairs: { nobody: 1, changed: 0 }, mayAdopt: false })
  })

  it('doesn’t get a case back for rework: the desk that sent it out finds another office, and is told why', async () => {
    const item = await makeItem()
    const view = await sentBack(item, async () => adopt(desk, await ending(item, 'withdraw')))
    expect(view).toMatchObject({ state: 'filed', holder: { name: server.district.inside.street.name }, reworkCount: 1 })
    expect(view.steps.find(({ step }) => step === 'rework')!.facts).toEqual({ powerLost: true })
    expect((await refusal(dispatch(view.id as CaseId, order()))).code).toBe('power.nobody-holds')
    await free(item)
    expect(await dispatch(view.id as CaseId, works())).toMatchObject({ state: 'dispatched', holder: { name: '住建局' } })
  })

  it('gets it back for rework as long as it may finish what it began', async () => {
    const item = await makeItem()
    const view = await sentBack(item, async () => adopt(desk, await ending(item, 'withdraw', { transition: { mode: 'finish', until: '2026-03-31' } })))
    expect(view).toMatchObject({ state: 'dispatched', holder: { name: '城管局' } })
    expect(view.steps.find(({ step }) => step === 'rework')!.facts).toEqual({})
    await free(item)
  })
})

describe('who joins in by the list', () => {
  it('is told when the case is dispatched', async () => {
    const item = await makeItem()
    await server.database.query("insert into power_holdings (district, item_id, office_id, part, from_on) values ($1, $2, $3, 'joint', '2025-01-01')", [server.district.id, item, works()])
    const id = await fileCase([item])
    await dispatch(id, order())
    await catchUp(server.context, server.district.id, messageReaction)
    const told = async (which: 'inside' | 'outside') => (await (await server.loginAs('departmentOfficer', which)).call(api.messages.inbox, { query: {} })).messages.filter(({ subject }) => subject?.id === id).map(({ occasion }) => occasion)
    expect([await told('inside'), await told('outside')]).toEqual([['assistantsCalled'], ['caseGiven']])
    await desk.call(api.powers.classes, { params: { id: item }, body: { categories: [] } })
  })
})

describe('the list', () => {
  it('is of a day, by office, street, kind and words; pages and totals agree; it goes out as a sheet', async () => {
    const total = (query: Record<string, unknown>) => desk.call(api.powers.list, { query: { limit: 200, ...query } })
    const all = await total({})
    expect(all.total).toBe(all.powers.length)
    const [first, ...rest] = all.powers
    const page = await total({ limit: 1 })
    expect(page.powers).toEqual([first])
    expect((await total({ after: page.next })).powers).toEqual(rest)
    const byTeam = await total({ officeId: team, streetId: inside(), on: '2026-04-15' })
    expect(byTeam.total).toBe(byTeam.powers.length)
    expect(byTeam.powers.length).toBeGreaterThan(0)
    for (const one of byTeam.powers) expect(one.holders.map((each) => each.office?.id)).toContain(team)
    expect((await total({ officeId: team, on: '2025-06-01' })).total).toBe(0)
    expect((await total({ words: '甲事项' })).powers.map((one) => one.code)).toEqual(['K1'])
    expect((await total({ kind: 'permit' })).total).toBe(1)
    const file = await street.fetch('/api/powers/sheet?on=2026-04-15')
    const sheet = await readSheet(Buffer.from(await file.arrayBuffer()), 'powers.xlsx')
    expect(sheet.headings.slice(0, 4)).toEqual(['事项编号', '事项名称', '权力类别', '法律依据'])
    expect(new Set(sheet.rows.map((row) => row.cells[0])).size).toBe(all.total)
  })
})
