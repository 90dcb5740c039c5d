// Whatever happens on the server and to the answers on their way: one whole pull later the phone holds exactly what the pages
// would show within reach, and nothing else.
import { beforeAll, describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { v7 as newId } from 'uuid'
import { api } from '../../contract/api.ts'
import type { ReplyOf } from '../../contract/route.ts'
import type { Held } from '../../contract/sync.ts'
import { heldDays, syncSections, type SyncSection } from '../../domain/sync/exchange.ts'
import type { Client } from '../../../tests/support/logins.ts'
import { makePhone, type Phone } from '../../../tests/support/phone.ts'
import { testServer, type TestServer } from '../../../tests/support/server.ts'
import type { TestPerson } from '../../../tests/support/builders.ts'

type Worker = Client & { person: TestPerson }
type Sections = ReplyOf<typeof api.sync.pull>['sections']
type Part = { put: { key: string; stamp: string; data: unknown }[]; gone: string[]; more: boolean }

let server: TestServer
let worker: Worker
let desk: Worker
let resident: Worker
let phone: Phone

beforeAll(async () => {
  server = await testServer()
  worker = await server.loginAs('gridWorker')
  desk = await server.loginAs('communityDesk')
  resident = await server.loginAs('resident')
  phone = makePhone(worker)
})

const sql = (text: string, ...values: unknown[]): Promise<Record<string, unknown>[]> => server.database.query(text, [server.district.id, ...values])
const pickCase = async (n: number): Promise<string | undefined> => {
  const rows = await sql("select id from cases where district = $1 order by id desc limit 12")
  return rows.length === 0 ? undefined : (rows[n % rows.length]!['id'] as string)
}
const place = (where: 'inside' | 'outside') => ({ lng: server.district[where].lng, lat: server.district[where].lat })
const report = (client: Client, where: 'inside' | 'outside') => client.call(api.cases.report, { body: { id: newId(), commandId: newId(), category: '02001', description: '垃圾', place: place(where) } })

type Change = (n: number) => Promise<unknown>
const changes: Readonly<Record<string, Change>> = {
  ownReport: () => report(worker, 'inside'),
  residentReport: (n) => report(resident, n % 3 === 0 ? 'outside' : 'inside'),
  note: async (n) => {
    const id = await pickCase(n)
    return id && desk.call(api.caseSteps.note, { params: { id }, body: { commandId: newId(), text: `第${n}次` } }).catch(() => undefined)
  },
  accept: async (n) => {
    const id = await pickCase(n)
    return id && desk.call(api.caseSteps.accept, { params: { id }, body: { commandId: newId(), version: 0, verifyOnSite: true } }).catch(() => undefined)
  },
  close: async (n) => sql("update cases set state = 'closed', state_group = 'closed', closed_at = now() where district = $1 and id = $2", await pickCase(n)),
  handOver: async (n) => {
    const { street, community, grid, microgrid } = server.district[n % 2 === 0 ? 'outside' : 'inside']
    return sql('update cases set street_id = $3, community_id = $4, grid_id = $5, microgrid_id = $6, holder_unit_id = $5, owner_id = null where district = $1 and id = $2', await pickCase(n), street.id, community.id, grid.id, microgrid.id)
  },
  postMoves: async (n) => {
    await sql('update posts set unit_id = $3 where district = $1 and id = $2', worker.person.postId, server.district[n % 2 === 0 ? 'outside' : 'inside'].grid.id)
    server.clock.advance(6_000)
  },
  phrase: (n) => worker.call(api.phrases.put, { params: { id: newId() }, body: { step: null, title: `惯用语${n}`, text: '已处理', everybodys: false } }),
  noPhrase: async () => sql('delete from phrases where district = $1 and id = (select id from phrases where person_id = $2 limit 1)', worker.person.personId),
  routine: async (n) => {
    const { grid } = server.district[n % 2 === 0 ? 'inside' : 'outside']
    await sql("insert into routines (district, id, version, name, kind, unit_id, definition, starts_on, settled_until, command_id, made_at) values ($1, $2, 1, '巡查', 'patrol', $3, $4, '2026-03-02', '2026-03-01', $2, now())", newId(), grid.id,
      JSON.stringify({ who: { kind: 'roles', roles: ['gridWorker'] }, where: { kind: 'level', unitId: grid.id, level: 'grid', specialOnly: false }, rule: 'FREQ=DAILY;INTERVAL=3', window: { from: 0, until: 1440, days: 1 }, holidays: 'keep', doneWhen: { checklist: [], photo: false, places: 0, talk: false, note: false } }))
  },
  routineGone: async () => sql("delete from routines where district = $1 and id = (select id from routines limit 1)"),
  premises: async (n) => {
    const at = server.district[n % 3 === 0 ? 'outside' : 'inside']
    await sql("insert into premises (district, id, version, command_id, name, kind, address, street_id, community_id, grid_id, microgrid_id, assisting_office_ids, kept_at) values ($1, $2, 1, $2, '店', 'food', '', $3, $4, $5, $6, '{}', now())", newId(), at.street.id, at.community.id, at.grid.id, at.microgrid.id)
  },
  premisesEnd: async () => sql("update premises set ended_on = '2026-03-02' where district = $1 and id = (select id from premises where ended_on is null limit 1)"),
  restored: async (n) => sql("update cases set description = $3, version = greatest(version - 1, 0) where district = $1 and id = $2", await pickCase(n), `恢复的${n}`),
  tomorrow: async () => server.clock.advance(20 * 3_600_000),
}

/** What arrives of an answer: all of it, nothing, or so many records of each section and then no more. */
type Fate = 'whole' | 'lost' | number
const pull = async (fate: Fate): Promise<void> => {
  const { sections } = await worker.call(api.sync.pull, { body: { device: phone.device, known: phone.known() } })
  if (fate === 'lost') return
  const cut = fate === 'whole' ? Infinity : fate
  const half = Object.fromEntries(Object.entries(sections).map(([section, part]) => [section, { ...(part as Part), put: (part as Part).put.slice(0, cut), gone: (part as Part).gone.slice(0, cut) }]))
  phone.take(half as unknown as Sections)
}

const heldOf = <S extends SyncSection>(section: S): Held[S][] => [...phone.held[section].values()].map(({ data }) => data as Held[S])
const byId = <T extends { id: string | number }>(list: readonly T[]): T[] => [...list].sort((a, b) => (a.id < b.id ? -1 : 1))

const agrees = async (): Promise<void> => {
  const open = await Promise.all((['open', 'waiting'] as const).map((group) => worker.call(api.cases.list, { query: { group, limit: 200 } })))
  const listed = open.flatMap(({ cases }) => cases.map(({ id }) => id))
  const own = (await worker.call(api.cases.list, { query: { mine: true, group: 'all', limit: 200 } })).cases.filter(({ stateGroup }) => stateGroup !== 'closed').map(({ id }) => id)
  expect(heldOf('cases').map(({ view }) => view.id).sort()).toEqual([...new Set([...listed, ...own])].sort())
  for (const { view } of heldOf('cases')) expect(view).toEqual(await worker.call(api.cases.get, { params: { id: view.id } }))
  const timeless = ({ state, ...round }: Held['rounds']) => ({ ...round, state: ['upcoming', 'open', 'missed'].includes(state) ? null : state })
  expect(heldOf('rounds').map((one) => JSON.stringify(timeless(one))).sort()).toEqual((await worker.call(api.rounds.mine, { query: { days: heldDays } })).rounds.map((one) => JSON.stringify(timeless(one))).sort())
  expect(byId(heldOf('phrases'))).toEqual(byId((await worker.call(api.phrases.list, {})).phrases))
  expect(heldOf('premises').map(({ premises }) => premises.id).sort()).toEqual((await worker.call(api.premises.list, { query: { limit: 200 } })).premises.map(({ id }) => id).sort())
  expect(heldOf('me')).toEqual([await worker.call(api.account.me, {})])
  const post = heldOf('me')[0]!.posts[0]!.unit!.id
  expect(heldOf('cells').map(({ id }) => id as number).sort((a, b) => a - b)).toEqual(server.district.units.filter(({ line }) => line.gridId === post).map(({ id }) => id as number).sort((a, b) => a - b))
  expect(await phone.pull()).toEqual({})
}

const change = fc.record({ kind: fc.constantFrom(...Object.keys(changes)), n: fc.nat(99) })
const exchange = fc.record({ fate: fc.oneof(fc.constant('whole' as const), fc.constant('lost' as const), fc.integer({ min: 0, max: 3 })) })

describe('a phone', () => {
  it('holds what the pages show, after any changes and any losses on the way', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.oneof(change, exchange), { minLength: 4, maxLength: 16 }), async (events) => {
      for (const event of events) await ('fate' in event ? pull(event.fate) : changes[event.kind]!(event.n))
      await pull('whole')
      await agrees()
    }), { numRuns: 15, endOnFailure: true })
  }, 240_000)

  it('that lost everything, or was given the memory of another, holds the same one pull later', async () => {
    for (const section of syncSections) phone.held[section].clear()
    await pull('whole')
    await agrees()
    for (const section of syncSections) for (const key of ['x', '00000000-0000-4000-8000-000000000000']) phone.held[section].set(key, { stamp: 'old', data: { id: key } })
    for (const section of syncSections) for (const kept of phone.held[section].values()) kept.stamp = 'another'
    await pull('whole')
    await agrees()
  })
})
