// What many phones have in common is worked out once and kept in memory. So: whatever changes, by whomever and on whichever
// server, reaches a phone with its very next pull, from every server on the database. After each change the phones hold what a
// server gives that was started just now and has nothing to remember.
import { beforeAll, describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { api } from '../../contract/api.ts'
import type { BodyOf } from '../../contract/route.ts'
import type { Held } from '../../contract/sync.ts'
import { ordinarySettings } from '../../domain/clocks/calendar-settings.ts'
import { heldDays, syncSections, type SyncSection } from '../../domain/sync/exchange.ts'
import { buildDistrict, type TestDistrict, type TestPerson } from '../../../tests/support/builders.ts'
import { makeTestClient, type Client } from '../../../tests/support/logins.ts'
import { makePhone, type Phone } from '../../../tests/support/phone.ts'
import { add, adopt, begin } from '../../../tests/support/plans.ts'
import { testServer, type TestServer } from '../../../tests/support/server.ts'
import { inTransaction } from '../db/tx.ts'

type Worker = Client & { person: TestPerson }
let server: TestServer
let worker: Worker
let desk: Worker
let districtDesk: Worker
let street: Worker
let supervisor: Worker
/** One phone speaks with the server on which things are changed, the other with another one. */
let phones: Phone[]
let elsewhere: TestDistrict

const tokenOf = (client: Client): string => client.cookie()!.slice('wangge='.length)
const today = '2026-03-02'
/** It holds nothing each time. */
const third = newId()

beforeAll(async () => {
  server = await testServer()
  elsewhere = await buildDistrict(server.database)
  server.context.districts.forget()
  worker = await server.loginAs('gridWorker')
  desk = await server.loginAs('communityDesk')
  districtDesk = await server.loginAs('districtDesk')
  street = await server.loginAs('streetDesk')
  supervisor = await server.loginAs('districtSupervisor')
  phones = [makePhone(worker), makePhone(makeTestClient({ base: (await server.another()).base, token: tokenOf(worker) }))]
  for (const phone of phones) await phone.pull()
})

const sql = (text: string, ...values: unknown[]) => server.database.query(text, [server.district.id, ...values])
const inside = () => server.district.inside
const held = <S extends SyncSection>(phone: Phone, section: S): Held[S][] => [...phone.held[section].values()].map(({ data }) => data as Held[S])
const heldBy = (phone: Phone) => Object.fromEntries(syncSections.map((section) => [section, Object.fromEntries([...phone.held[section]].sort(([a], [b]) => (a < b ? -1 : 1)))]))

/** Makes the change, then pulls once with each phone. Answers the sections that changed, and compares with a server that has just been started. */
const after = async (change: () => Promise<unknown>): Promise<SyncSection[]> => {
  await change()
  const changed = await Promise.all(phones.map(async (phone) => Object.keys(await phone.pull()).sort()))
  expect(changed[1]).toEqual(changed[0])
  const started = await server.another()
  const anew = makePhone(makeTestClient({ base: started.base, token: tokenOf(worker) }), third)
  await anew.pull()
  await started.close()
  for (const phone of phones) expect(heldBy(phone)).toEqual(heldBy(anew))
  return changed[0] as SyncSection[]
}
const both = (see: (phone: Phone) => unknown): unknown[] => phones.map(see)

type Save = BodyOf<typeof api.rounds.save>
const routine = (id: string, version: number, more: Partial<Save> = {}): Save => ({
  commandId: newId(), id, version, unitId: inside().community.id, from: today, until: null, name: '每日巡查', kind: 'patrol', who: { kind: 'roles', roles: ['gridWorker'] }, where: { kind: 'level', unitId: inside().community.id, level: 'grid', specialOnly: false },
  rule: 'FREQ=DAILY', window: { from: 480, until: 1080, days: 0 }, holidays: 'keep', doneWhen: { checklist: [], photo: false, places: 0, talk: false, note: false }, ...more,
})
const days = (phone: Phone): string[] => held(phone, 'rounds').map(({ heldOn }) => heldOn).sort()

describe('a routine', () => {
  const id = newId()
  it('that is begun, changed, left out on a day, restored and ended', async () => {
    expect(await after(() => desk.call(api.rounds.save, { body: routine(id, 0) }))).toEqual(['rounds'])
    expect(both((phone) => days(phone).length)).toEqual([heldDays, heldDays])
    await after(() => desk.call(api.rounds.save, { body: routine(id, 1, { name: '夜间巡查', from: today }) }))
    expect(both((phone) => new Set(held(phone, 'rounds').map(({ name }) => name)))).toEqual([new Set(['夜间巡查']), new Set(['夜间巡查'])])
    const about = { unitId: inside().grid.id as number, plannedOn: '2026-03-04' }
    expect(await after(() => desk.call(api.rounds.except, { params: { id }, body: { commandId: newId(), ...about, to: null, reason: '大雪' } }))).toEqual(['rounds'])
    expect(both((phone) => days(phone).includes('2026-03-04'))).toEqual([false, false])
    await after(() => desk.call(api.roundDays.restore, { params: { id }, body: about }))
    expect(both((phone) => days(phone).includes('2026-03-04'))).toEqual([true, true])
  })

  it('that gets a place, is made, and given to somebody else', async () => {
    expect(await after(() => desk.call(api.roundPlaces.put, { params: { id }, body: { places: [{ id: newId(), name: '东门', lng: inside().lng, lat: inside().lat }] } }))).toEqual(['rounds'])
    expect(both((phone) => held(phone, 'rounds').every(({ places }) => places.length === 1))).toEqual([true, true])
    await after(() => worker.call(api.rounds.make, { body: { id: newId(), commandId: newId(), routineId: id, unitId: inside().grid.id, plannedOn: today, checks: [], photos: [], places: [], talked: false, note: '' } }))
    expect(both((phone) => held(phone, 'rounds').filter(({ done }) => done !== null).length)).toEqual([1, 1])
    await after(() => sql("insert into round_swaps (district, id, routine_id, unit_id, planned_on, held_on, to_person_id, asked_by_id, reason, state, command_id, asked_at) values ($1, $2, $3, $4, '2026-03-03', '2026-03-03', $5, $6, '有事', 'asked', $2, now())", newId(), id, inside().grid.id, desk.person.personId, worker.person.personId))
    expect(both((phone) => held(phone, 'rounds').filter(({ swap }) => swap !== null).length)).toEqual([1, 1])
    await after(() => desk.call(api.rounds.end, { params: { id }, body: { version: 2, on: today } }))
    expect(both(days)).toEqual([[today], [today]])
  })
})

describe('settings of the district', () => {
  it('a calendar, a ladder, a sample', async () => {
    const settings = { ...ordinarySettings, exceptions: { '2026-04-08': false } } as never
    expect(await after(() => districtDesk.call(api.clocks.save, { params: { code: 'standard' }, body: { commandId: newId(), version: 1, name: '标准', settings } }))).toEqual(['facts'])
    await after(() => districtDesk.call(api.clocks.assign, { body: { unitId: inside().grid.id, code: 'standard' } }))
    expect(await after(() => sql("update districts set settings = settings || '{\"sampleRate\": 0.5}' where district = $1"))).toEqual(['facts'])
    expect(both((phone) => held(phone, 'facts')[0]!.sample.rate)).toEqual([0.5, 0.5])
  })

  it('the catalogue: a draft is nobody’s, an adopted version everybody’s', async () => {
    const { classes } = await districtDesk.call(api.catalogue.get, { query: {} })
    const { category: { code, version, ...rest }, retired, revision } = classes.find(({ category }) => category.code === '02001')!
    expect(await after(() => districtDesk.call(api.catalogue.save, { params: { code }, body: { seen: { version, revision }, retired, ...rest, zh: '暴露垃圾' } }))).toEqual([])
    const { versions } = await districtDesk.call(api.catalogue.versions, {})
    expect(await after(() => districtDesk.call(api.catalogue.adopt, { body: { commandId: newId(), digest: versions.find(({ standing }) => standing === 'draft')!.digest!, from: today, note: '' } }))).toEqual(['catalogue'])
    expect(both((phone) => held(phone, 'catalogue').find(({ shown }) => shown.code === '02001')!.shown.nameZh)).toEqual(['暴露垃圾', '暴露垃圾'])
  })

  it('a phrase of everybody’s, and one of one’s own', async () => {
    const [common, own] = [newId(), newId()]
    const put = (client: Client, id: string, title: string, everybodys: boolean) => client.call(api.phrases.put, { params: { id }, body: { step: null, title, text: '已处理', everybodys } })
    expect(await after(() => put(supervisor, common, '通用', true))).toEqual(['phrases'])
    expect(await after(() => put(worker, own, '自用', false))).toEqual(['phrases'])
    expect(await after(() => put(supervisor, common, '通用语', true))).toEqual(['phrases'])
    expect(await after(async () => { await sql('delete from phrases where district = $1 and id = $2', common); await sql('delete from phrases where district = $1 and id = $2', own) })).toEqual(['phrases'])
    expect(both((phone) => held(phone, 'phrases').length)).toEqual([0, 0])
  })

  it('the checklist, an office’s name', async () => {
    const checklist = await worker.call(api.inspections.checklist, { query: {} })
    const items = [...checklist.items.slice(1), checklist.items[0]!]
    expect(await after(() => sql('insert into inspection_checklists (district, version, items, command_id, made_at) values ($1, $2, $3, $4, now())', checklist.version + 1, JSON.stringify(items), newId()))).toEqual(['checklist'])
    await after(() => sql("update offices set name = '城市管理局' where district = $1 and code = 'order'"))
  })
})

describe('what is about one worker', () => {
  it('a reminder, told and put away', async () => {
    expect(await after(() => sql("insert into reminders (district, kind, subject_kind, subject_id, clock_no, rung, person_id, data, at) values ($1, 'yellow', 'case', 'x', 1, 1, $2, '{}', now())", worker.person.personId))).toEqual(['reminders'])
    expect(await after(() => sql('update reminders set seen_at = now() where district = $1'))).toEqual(['reminders'])
  })

  it('a post that moves, and a leave at which they stand in, without a moment to wait', async () => {
    const grid = (phone: Phone): number[] => held(phone, 'me')[0]!.posts.flatMap(({ unit }) => unit?.id ?? [])
    expect(await after(() => sql('update posts set unit_id = $3 where district = $1 and id = $2', worker.person.postId, server.district.outside.grid.id))).toEqual(expect.arrayContaining(['cells', 'facts', 'me']))
    expect(both(grid)).toEqual([[server.district.outside.grid.id], [server.district.outside.grid.id]])
    await after(() => sql('update posts set unit_id = $3 where district = $1 and id = $2', worker.person.postId, inside().grid.id))
    const away = server.district.person('gridAssistant')
    const next = server.district.units.find(({ parentId, id }) => parentId === inside().community.id && id !== inside().grid.id)!
    await sql("update posts set role = 'gridWorker', unit_id = $3 where district = $1 and id = $2", away.postId, next.id)
    await after(() => street.call(api.leaves.record, { params: { id: away.personId }, body: { commandId: newId(), from: today, until: today, substitutes: [{ postId: away.postId!, personId: worker.person.personId }] } }))
    expect(both((phone) => grid(phone).sort())).toEqual([[inside().grid.id, next.id].sort(), [inside().grid.id, next.id].sort()])
    await after(() => sql('update leaves set withdrawn_at = now() where district = $1'))
    expect(both(grid)).toEqual([[inside().grid.id], [inside().grid.id]])
  })

  it('colleagues who come, change names with each other, and go', async () => {
    const names = (phone: Phone): string[] => held(phone, 'colleagues').filter(({ personId }) => [first, second].includes(personId)).map(({ personId, name }) => `${personId === first ? 1 : 2} ${name}`).sort()
    const come = async (name: string): Promise<number> => {
      const [{ id }] = (await sql('insert into persons (district, name) values ($1, $2) returning id', name)) as [{ id: number }]
      await sql("insert into posts (district, person_id, role, unit_id, from_on) values ($1, $2, 'gridWorker', $3, '2026-01-01')", id, inside().grid.id)
      return id
    }
    let [first, second] = [0, 0]
    expect(await after(async () => void ([first, second] = [await come('赵甲'), await come('钱乙')]))).toEqual(['colleagues'])
    expect(both(names)).toEqual([['1 赵甲', '2 钱乙'], ['1 赵甲', '2 钱乙']])
    expect(await after(() => sql("update persons set name = case id when $2 then '钱乙' else '赵甲' end where district = $1 and id = any(array[$2::bigint, $3::bigint])", first, second))).toEqual(['colleagues'])
    expect(both(names)).toEqual([['1 钱乙', '2 赵甲'], ['1 钱乙', '2 赵甲']])
    expect(await after(() => sql("update posts set until_on = '2026-03-01' where district = $1 and person_id = $2", second))).toEqual(['colleagues'])
    expect(both(names)).toEqual([['1 钱乙'], ['1 钱乙']])
  })

  it('premises, an inspection there, a second warning, another name of the premises', async () => {
    const id = newId()
    const { street: of, community, grid, microgrid } = inside()
    expect(await after(() => sql("insert into premises (district, id, version, command_id, name, kind, address, street_id, community_id, grid_id, microgrid_id, assisting_office_ids, kept_at) values ($1, $2, 1, $2, '老张面馆', 'food', '', $3, $4, $5, $6, '{}', now())", id, of.id, community.id, grid.id, microgrid.id))).toEqual(['premises'])
    const inspection = newId()
    expect(await after(async () => {
      await sql("insert into inspections (district, id, premises_id, checklist_version, begun_at, state, state_group, version, faults, reinspect_on, warnings, street_id, community_id, grid_id, microgrid_id, assisting_office_ids) values ($1, $2, $3, 1, now(), 'warned', 'waiting', 1, '{a}', '2026-03-05', 1, $4, $5, $6, $7, '{}')", inspection, id, of.id, community.id, grid.id, microgrid.id)
      await sql("insert into inspection_steps (district, inspection_id, seq, command_id, step, to_state, at, actor_name, text, data) values ($1, $2, 1, $2, 'inspect', 'warned', now(), '甲', '', '{}')", inspection)
    })).toEqual(['inspections', 'premises'])
    expect(await after(() => sql("update inspections set reinspect_on = '2026-03-06', version = 2 where district = $1"))).toEqual(['inspections', 'premises'])
    expect(await after(() => sql("update premises set name = '老李面馆' where district = $1"))).toEqual(['inspections', 'premises'])
    expect(both((phone) => held(phone, 'inspections')[0]!.premises.name)).toEqual(['老李面馆', '老李面馆'])
  })
})

describe('the net', () => {
  it('a unit that is renamed by a plan', async () => {
    expect(await after(async () => {
      const plan = await begin(districtDesk, server.district.unit.id)
      await adopt(districtDesk, await add(districtDesk, plan, { kind: 'change', unit: inside().grid.id, name: '东风里网格' }), today)
    })).toEqual(expect.arrayContaining(['cells', 'me']))
    expect(both((phone) => held(phone, 'me')[0]!.posts[0]!.unit!.name)).toEqual(['东风里网格', '东风里网格'])
  })

  it('buildings that are brought', async () => {
    const { lng, lat, community } = inside()
    const text = `楼栋编码,名称,户数,经度,纬度\nB1,1号楼,12,${lng},${lat}\n`
    expect(await after(() => districtDesk.call(api.planner.bring, { params: { id: community.id }, query: { name: '楼栋.csv' }, photo: new Blob([text]) }))).toEqual(['cells'])
    expect(both((phone) => held(phone, 'cells').flatMap(({ buildings }) => buildings.map(({ name }) => name)))).toEqual([['1号楼'], ['1号楼']])
  })
})

describe('what changes nothing for them', () => {
  it('another district’s routine, phrase and settings', async () => {
    const id = newId()
    expect(await after(async () => {
      await server.database.query("insert into phrases (district, id, title, text, changed_at) values ($1, $2, '别处', '别处', now())", [elsewhere.id, id])
      await server.database.query("update districts set name = '别处', net_version = net_version + 1 where district = $1", [elsewhere.id])
      await server.database.query("insert into routines (district, id, version, name, kind, unit_id, definition, starts_on, settled_until, command_id, made_at) values ($1, $2, 1, '别处', 'patrol', $3, $4, '2026-03-02', '2026-03-01', $2, now())", [elsewhere.id, id, elsewhere.inside.grid.id, JSON.stringify({ who: { kind: 'roles', roles: ['gridWorker'] }, where: { kind: 'units', unitIds: [elsewhere.inside.grid.id] }, rule: 'FREQ=DAILY', window: { from: 0, until: 1440, days: 1 }, holidays: 'keep', doneWhen: { checklist: [], photo: false, places: 0, talk: false, note: false } })])
    })).toEqual([])
  })

  it('a transaction that is under way, and is then undone', async () => {
    const routineRow = "insert into routines (district, id, version, name, kind, unit_id, definition, starts_on, settled_until, command_id, made_at) values ($1, $2, 1, '半途', 'patrol', $3, $4, '2026-03-02', '2026-03-01', $2, now())"
    const definition = JSON.stringify({ who: { kind: 'roles', roles: ['gridWorker'] }, where: { kind: 'units', unitIds: [inside().grid.id] }, rule: 'FREQ=DAILY', window: { from: 0, until: 1440, days: 1 }, holidays: 'keep', doneWhen: { checklist: [], photo: false, places: 0, talk: false, note: false } })
    const undone = inTransaction(server.database, async (tx) => {
      await tx.query(routineRow, [server.district.id, newId(), inside().grid.id, definition])
      await tx.query("update districts set settings = settings || '{\"sampleRate\": 0.1}' where district = $1", [server.district.id])
      expect(await after(async () => {})).toEqual([])
      throw new Error('changed my mind')
    })
    await expect(undone).rejects.toThrow('changed my mind')
    expect(await after(async () => {})).toEqual([])
  })
})

describe('a database that was put back to how it was', () => {
  it('takes everything off the phone again that was done since, also where numbers are given anew', async () => {
    const before = heldBy(phones[0]!)
    const tables = ['phrases', 'routines', 'districts', 'premises', 'offices'] as const
    for (const table of tables) await server.database.query(`create table kept_${table} as table ${table}`)
    const id = newId()
    await after(async () => {
      await sql("insert into phrases (district, id, title, text, changed_at) values ($1, $2, '新的', '新的', now())", id)
      await sql("update routines set name = '改了', version = version where district = $1")
      await sql("update districts set settings = settings || '{\"sampleRate\": 0.9}', net_version = net_version + 1 where district = $1")
      await sql("update premises set name = '改了', version = version + 1 where district = $1")
      await sql("update offices set name = name || '新' where district = $1")
    })
    await after(async () => {
      for (const table of tables) {
        await server.database.query(`delete from ${table}`)
        await server.database.query(`insert into ${table} select * from kept_${table}`)
      }
    })
    for (const phone of phones) expect(heldBy(phone)).toEqual(before)
    // The same version of the same premises, with another content than the first time.
    await after(() => sql("update premises set name = '又改了', version = version + 1 where district = $1"))
    expect(both((phone) => held(phone, 'premises')[0]!.premises.name)).toEqual(['又改了', '又改了'])
  })
})
