// Finding cases by words, number, place, class and who is on post; within reach, at once, and never by who reported.
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { api } from '../../../contract/api.ts'
import { refusal, type Client } from '../../../../tests/support/logins.ts'
import { testServer, type TestServer } from '../../../../tests/support/server.ts'
import { inTransaction } from '../../db/tx.ts'
import { runJob } from '../../jobs/jobs.ts'
import { tidyCaseWordsJob, wordOldCasesJob } from './case-words.ts'

const { cases } = api
let server: TestServer
let desk: Client, elsewhere: Client, resident: Client
beforeAll(async () => {
  server = await testServer()
  ;[desk, elsewhere, resident] = [await server.loginAs('streetDesk'), await server.loginAs('streetDesk', 'outside'), await server.loginAs('resident')]
})
beforeEach(() => server.clock.advance(1_000))

const report = async (description: string, more: Record<string, unknown> = {}, client = resident, at = server.district.inside): Promise<string> => {
  const id = newId()
  await client.call(cases.report, { body: { id, commandId: newId(), category: '02001', description, place: { lng: at.lng, lat: at.lat }, ...more } })
  return id
}
const find = async (words: string, more: Record<string, unknown> = {}, client = desk): Promise<string[]> =>
  (await client.call(cases.list, { query: { group: 'all', words, ...more } })).cases.map((one) => one.id)

describe('a search', () => {
  it('finds a case by its words the moment it is filed, each word wherever it stands', async () => {
    const id = await report('玉泉里幼儿园门口的窨井盖破损，车过时会响')
    for (const words of ['窨井盖', '井盖 玉泉里', '玉泉里 窨井盖破损', '幼儿园', '破损，会响']) expect(await find(words)).toEqual([id])
    expect(await find('窨井盖 路灯')).toEqual([])
    expect(await find('园幼')).toEqual([])
  })

  it('finds by address, class in either language, and number', async () => {
    const id = await report('太吵', { category: '03001', address: '永泰南路１２号B座' })
    expect(await find('永泰南路')).toEqual([id])
    expect(await find('永泰 12')).toEqual([id])
    expect(await find('Ｂ座')).toEqual([id])
    expect(await find('噪声')).toEqual([id])
    expect(await find('noise 太吵')).toEqual([id])
    const { number } = await desk.call(cases.get, { params: { id } })
    expect(await find(number)).toEqual([id])
    expect(await find(String(Number(number.slice(5))))).toContain(id)
    expect(await find('2026-9999999')).toEqual([])
  })

  it('finds Latin words whole, whatever their case and width, single characters, signs and emoji as they are', async () => {
    const id = await report('ＬＥＤ屏 ad-screen 🚧 䶮')
    expect(await find('led')).toEqual([id])
    expect(await find('SCREEN')).toEqual([id])
    expect(await find('scree')).toEqual([])
    expect(await find('🚧')).toEqual([id])
    expect(await find('䶮')).toEqual([id])
    expect(await find('%')).toEqual([])
  })

  it('takes a long text, and nothing that is typed breaks it', async () => {
    const long = `开头${'很长的一段话，'.repeat(250)}结尾标记`
    const id = await report(long)
    expect(await find('结尾标记')).toEqual([id])
    for (const words of ["'; drop table cases; --", '\\', '{}', '"', '%_%', '\ud800', '\u0000', '((((', '<->', '=02001', '   ', '，。', 'a'.repeat(100), '灯'.repeat(100), '1'.repeat(100)]) expect(Array.isArray(await find(words))).toBe(true)
    expect((await refusal(find('灯'.repeat(101)))).code).toBe('request.malformed')
  })

  it('respects reach, also for class and number', async () => {
    const id = await report('琥珀巷路面塌陷')
    expect(await find('琥珀巷')).toEqual([id])
    expect(await find('琥珀巷', {}, elsewhere)).toEqual([])
    expect(await find((await desk.call(cases.get, { params: { id } })).number, {}, elsewhere)).toEqual([])
    expect(await find('垃圾', {}, elsewhere)).not.toContain(id)
    expect(await find('琥珀巷', {}, resident)).toEqual([id])
    expect(await find('琥珀巷', {}, await server.loginAs('resident', 'outside'))).toEqual([])
  })

  it('is one filter among others and pages by key', async () => {
    const made: string[] = []
    for (let n = 0; n < 5; n += 1) {
      server.clock.advance(1_000)
      made.unshift(await report(`西寺巷第${n}次停电`))
    }
    expect(await find('停电 西寺巷', { group: 'open' })).toEqual(made)
    expect(await find('西寺巷', { group: 'closed' })).toEqual([])
    expect(await find('西寺巷', { unitId: server.district.inside.grid.id })).toEqual(made)
    const seen: string[] = []
    let after: string | null = null
    do {
      const page: { cases: { id: string }[]; next: string | null } = await desk.call(cases.list, { query: { group: 'all', words: '西寺巷', limit: 2, ...(after ? { after } : {}) } })
      seen.push(...page.cases.map((one) => one.id))
      after = page.next
    } while (after)
    expect(seen).toEqual(made)
    const [first] = made
    await server.database.query('update cases set due_at = $2 where id = $1', [first, new Date(server.clock.now)])
    expect((await find('西寺巷', { order: 'due' }))[0]).toBe(first)
  })
})

describe('people in a search', () => {
  it('are those on post: what their unit holds and what lies in their cell', async () => {
    const worker = await server.loginAs('gridWorker')
    await server.database.query('update persons set name = $2 where id = $1', [worker.person.personId, '尉迟望舒'])
    const id = await report('格内的事')
    const before = await find('尉迟望舒')
    expect(before).toContain(id)
    expect(await find('尉迟望舒 格内的事')).toEqual([id])
    expect(await find('尉迟')).toEqual([])
    expect(await find('尉迟望舒', {}, elsewhere)).toEqual([])
    // Not for who doesn't see the roster.
    expect(await find('尉迟望舒', {}, resident)).toEqual([])
    await server.database.query('update posts set until_on = $2 where id = $1', [worker.person.postId, '2026-03-01'])
    expect(await find('尉迟望舒')).toEqual([])
  })

  it('are never those who reported: neither name nor phone finds anything, and no token holds them', async () => {
    const clerk = await server.loginAs('communityDesk')
    await report('屋顶漏水', { onBehalf: { name: '皇甫清扬', phone: '13955550001' } }, clerk)
    await report('管道漏水', { contact: { name: '公孙未央', phone: '13955550002' } }, server.anonymous())
    const other = await server.loginAs('resident', 'outside')
    await server.database.query('update persons set name = $2 where id = $1', [other.person.personId, '司空见惯'])
    await report('楼道漏水', {}, other)
    for (const secret of ['皇甫清扬', '皇甫', '13955550001', '公孙未央', '13955550002', '司空见惯', other.person.phone]) {
      expect(await find(secret)).toEqual([])
      expect(await find(secret, {}, clerk)).toEqual([])
    }
    const [row] = await server.database.query<{ all: string }>("select string_agg(array_to_string(words, ' '), ' ') as all from case_words where district = $1", [server.district.id])
    for (const secret of ['皇甫', '清扬', '公孙', '未央', '司空', '1395555']) expect(row!.all).not.toContain(secret)
  })
})

describe('the words of cases', () => {
  it('are written once, also when a report is sent twice', async () => {
    const body = { id: newId(), commandId: newId(), category: '02001', description: '两次发出的', place: { lng: server.district.inside.lng, lat: server.district.inside.lat } }
    await Promise.all([1, 2, 3].map(() => resident.call(cases.report, { body })))
    expect(await find('两次发出的')).toEqual([body.id])
  })

  it('are made up for older cases and for those that came in by other ways', async () => {
    const [one, two] = [await report('石狮子巷第一件'), await report('石狮子巷第二件')]
    const all = await server.database.query('select case_id, words from case_words where district = $1 order by case_id', [server.district.id])
    await server.database.query('delete from case_words where district = $1', [server.district.id])
    expect(await find('石狮子巷')).toEqual([])
    await runJob(server.context, wordOldCasesJob)
    expect(await find('石狮子巷')).toEqual([two, one])
    expect(await server.database.query('select case_id, words from case_words where district = $1 order by case_id', [server.district.id])).toEqual(all)
    await server.database.query('delete from case_words where case_id = $1', [two])
    await runJob(server.context, wordOldCasesJob)
    expect(await find('石狮子巷')).toEqual([one])
    await runJob(server.context, tidyCaseWordsJob)
    expect(await find('石狮子巷')).toEqual([two, one])
  })

  it('of what was closed long ago are still found, but no longer looked at for what is alike', async () => {
    const id = await report('老早以前的事')
    await server.database.query("update cases set state = 'closed', state_group = 'closed', closed_at = $2 where id = $1", [id, new Date(server.clock.now - 91 * 86_400_000)])
    expect(await inTransaction(server.database, (tx) => tidyCaseWordsJob.run(server.context, tx))).toBe(1)
    expect(await server.database.query('select current from case_words where case_id = $1', [id])).toEqual([{ current: false }])
    expect(await find('老早以前的事')).toEqual([id])
  })
})
