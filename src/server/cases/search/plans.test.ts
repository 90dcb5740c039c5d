// By which indexes cases are found once there are many: the product's own statements, explained by the database.
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../domain/access/actor.ts'
import { mostPoints } from '../../../contract/case-points.ts'
import { testServer, type TestServer } from '../../../../tests/support/server.ts'
import { readByAccount } from '../../access/actors.ts'
import type { Queryable } from '../../db/open.ts'
import { inTransaction } from '../../db/tx.ts'
import { netOf } from '../../territory/net.ts'
import { listCases } from '../list.ts'
import type { ListQuery } from '../list-conditions.ts'
import { listPoints } from '../points.ts'
import { findCandidates } from './candidates.ts'
import { wordOldCases } from './case-words.ts'
import { findTerms } from './terms.ts'
import { wordSampleOf } from './word-sample.ts'

const count = 24_000
let server: TestServer

/** As wide as rows are: each stage has left its clock. */
const clocks = ['accept', 'dispatch', 'handle', 'check', 'close'].map((stage, no) => ({ no: no + 1, stage, limit: { unit: 'workday', amount: 3 }, extended: 0, startedAt: 0, pauses: [], yellowAt: 1, dueAt: 2, stoppedAt: 1, rungs: 0, calendar: { code: 'standard', version: 1 } }))

/** Closed ones, spread over the cells and a year; one in thirty about a lamp, one in 400 about a parrot. */
const fill = async ({ database, district }: TestServer): Promise<void> => {
  await database.query(
    `insert into cases (district, id, kind, state, state_group, version, source, category, urgent, description, address, lng, lat, street_id, community_id, grid_id, microgrid_id, reported_at, closed_at, clocks)
     select $1, gen_random_uuid(), 'event', 'closed', 'closed', 5, 'worker', case when n % 50 = 0 then '03001' else '02001' end, false,
       case when n % 30 = 0 then '路灯不亮' when n % 400 = 1 then '鹦鹉飞走了' else '垃圾满了第' || n || '次' end, '', u.center_lng + (n % 13 - 6) / 2e3, u.center_lat + (n % 11 - 5) / 2e3,
       u.street_id, u.community_id, u.grid_id, u.id, $3::timestamptz - interval '10 minutes' * n, $3, $4::jsonb
     from generate_series(1, $2::int) n join (select *, row_number() over (order by id) - 1 as cell, count(*) over () as cells from units where district = $1 and level = 'microgrid') u on u.cell = n % u.cells`,
    [district.id, count, new Date(server.clock.now), JSON.stringify(clocks)],
  )
  while ((await inTransaction(database, (tx) => wordOldCases(tx, district.id, server.clock.now))) > 0);
  await database.query('vacuum analyze cases, case_words')
}

/** What was asked meanwhile, each with its plan. */
const plansOf = async (work: (db: Queryable) => Promise<unknown>): Promise<string[]> => {
  const plans: string[] = []
  await work({
    query: async (text, values, name) => {
      if (text.includes('case_words') || text.includes('from cases')) plans.push((await server.database.query<{ 'QUERY PLAN': string }>(`explain ${text}`, values)).map((row) => row['QUERY PLAN']).join('\n'))
      return server.database.query(text, values, name)
    },
  })
  return plans
}

const wholeTable = /Seq Scan on (cases|case_words)/
let desk: Actor, district: Actor
beforeAll(async () => {
  server = await testServer()
  await fill(server)
  const { database, district: { id, person }, clock } = server
  ;[desk, district] = [await readByAccount(database, id, person('streetDesk').accountId, clock.now), await readByAccount(database, id, person('districtDesk').accountId, clock.now)]
})

const search = async (actor: Actor, words: string, query: ListQuery = {}): Promise<{ plans: string[]; found: number }> => {
  const { context, clock } = server
  const [net, terms] = [await netOf(context, actor.district), await findTerms(context, server.database, actor, words, clock.now)]
  let found = 0
  const plans = await plansOf(async (db) => (found = (await listCases(db, actor, net, { group: 'all', ...query }, clock.now, terms)).rows.length))
  return { plans, found }
}

describe('among many cases', () => {
  it('rare words are looked up in the index of words, those of a street together with the street', async () => {
    for (const actor of [district, desk]) {
      const { plans, found } = await search(actor, '鹦鹉')
      expect(found).toBe(20)
      expect(plans[0]).toContain('case_words_words')
      for (const plan of plans) expect(plan).not.toMatch(wholeTable)
    }
    expect((await search(desk, '鹦鹉', { mine: true })).plans[0]).toContain('case_words_words')
    const { plans } = await search(desk, '鹦鹉')
    expect(plans[0]).toContain(`@${server.district.inside.street.id}`)
  })

  it('of many that have the words those asked for are found, however far behind the newest', async () => {
    const oldest = await server.database.query("update cases set state = 'refused' where id in (select id from cases where description = '鹦鹉飞走了' order by reported_at limit 10) returning id")
    const { plans, found } = await search(district, '鹦鹉', { state: 'refused' })
    expect([oldest.length, found]).toEqual([10, 10])
    for (const plan of plans) expect(plan).not.toMatch(wholeTable)
    await server.database.query("update cases set state = 'closed' where state = 'refused'")
  })

  it('common words and classes are found without reading all of them', async () => {
    for (const words of ['路灯不亮', '噪声'])
      for (const actor of [district, desk]) {
        const { plans, found } = await search(actor, words)
        expect(found).toBe(20)
        for (const plan of plans) expect(plan).not.toMatch(wholeTable)
      }
  })

  it('the points of a list are its newest, along the indexes its pages are read by, and it is said that there are more', async () => {
    const { context, clock } = server
    for (const actor of [district, desk])
      for (const query of [{ group: 'closed' }, { group: 'open' }] as const) {
        const net = await netOf(context, actor.district)
        let found = { points: [] as readonly unknown[], more: false }
        const plans = await plansOf(async (db) => (found = await listPoints(db, actor, net, query, clock.now)))
        expect(plans).toHaveLength(1)
        expect(plans[0]).not.toMatch(wholeTable)
        if (query.group === 'closed') expect([found.points.length, found.more]).toEqual([mostPoints, true])
      }
  })

  it('what is near and alike goes by the indexes of places and of words', async () => {
    const { district: { id, inside }, context, database } = server
    const sample = await wordSampleOf(context, id)
    const plans = await plansOf((db) => findCandidates(db, id, sample, { place: { lng: inside.lng, lat: inside.lat }, metres: 1_000, category: '03001', words: '鹦鹉又飞走了，路灯不亮' }))
    expect(plans.some((plan) => plan.includes('case_words_near'))).toBe(true)
    expect(plans.some((plan) => plan.includes('case_words_words'))).toBe(true)
    for (const plan of plans) expect(plan).not.toMatch(wholeTable)
    expect(await database.query('select 1 from case_words where district = $1 limit 1', [id])).toHaveLength(1)
  })
})
