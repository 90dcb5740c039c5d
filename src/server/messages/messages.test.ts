// Messages end to end: what happens to cases is told by the rules, gathered, held over a holiday, sent to services that are
// slow, busy or gone, and never says anything personal.
import { beforeAll, describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { api } from '../../contract/api.ts'
import { inTransaction } from '../db/tx.ts'
import { catchUp } from '../journal/react.ts'
import { tickCases } from '../cases/tick.ts'
import { refusal, type Client } from '../../../tests/support/logins.ts'
import { mailService, pushService, robotService, smsService, type Browser } from '../../../tests/support/outside-world.ts'
import { testServer, type TestServer } from '../../../tests/support/server.ts'
import { claimParcels } from './claim.ts'
import { sendDue } from './keep-sending.ts'
import { messageReaction } from './reaction.ts'

const { messages, messageRules } = api
const secret = 'SEC of the robot'
const words = '王小明家门口13800001111水管爆了'
let server: TestServer
let [push, robot, sms, mail] = [] as unknown as [Awaited<ReturnType<typeof pushService>>, Awaited<ReturnType<typeof robotService>>, Awaited<ReturnType<typeof smsService>>, Awaited<ReturnType<typeof mailService>>]
let [community, street, worker, resident, keeper] = [] as unknown as [Client, Client, Client, Client, Client]

beforeAll(async () => {
  ;[push, robot, sms, mail] = await Promise.all([pushService(), robotService(secret), smsService(), mailService()])
  server = await testServer({ env: {
    WANGGE_URL: 'https://grid.example.org', WANGGE_PUSH_HOSTS: push.origin, WANGGE_ROBOT_HOSTS: robot.origin, WANGGE_SMS_WEBHOOK: `${sms.origin}/sms`, WANGGE_SMS_SECRET: 'a secret of the gateway',
    WANGGE_SMTP: mail.url, WANGGE_MAIL_FROM: 'grid@example.org',
  } })
  ;[community, street, worker, resident, keeper] = await Promise.all([server.loginAs('communityDesk'), server.loginAs('streetDesk'), server.loginAs('gridWorker'), server.loginAs('resident'), server.loginAs('districtDesk')])
})

const report = async (client = resident, description = words): Promise<string> => {
  const id = newId()
  const { lng, lat } = server.district.inside
  await client.call(api.cases.report, { body: { id, commandId: newId(), category: '03001', description, address: '王小明家', place: { lng, lat } } })
  return id
}
const step = async (client: Client, name: 'accept' | 'sendDown' | 'handle' | 'check' | 'close' | 'refuse' | 'chase' | 'dispatch' | 'passUp', id: string, body: object = {}): Promise<void> => {
  const { version } = await client.call(api.cases.get, { params: { id } })
  await client.call(api.caseSteps[name], { params: { id }, body: { commandId: newId(), ...(name === 'chase' ? {} : { version }), ...body } } as never)
}
const settle = (): Promise<void> => catchUp(server.context, server.district.id, messageReaction)
const inbox = async (client: Client) => (await client.call(messages.inbox, { query: {} })).messages
const subscribe = async (client: Client, app: 'worker' | 'console' | 'citizen' = 'worker'): Promise<Browser> => {
  const browser = push.newBrowser()
  await client.call(messages.subscribe, { body: { endpoint: browser.endpoint, p256dh: browser.p256dh, auth: browser.auth, app, language: 'zh' } })
  return browser
}
const states = async (channel: string) => (await server.database.query<{ state: string; last_fault: string | null; attempts: number }>('select state, last_fault, attempts from message_deliveries where channel = $1 order by id', [channel])).map(({ state, last_fault }) => [state, last_fault].filter(Boolean).join(' '))
const fresh = async (): Promise<void> => {
  await settle()
  await server.database.query('delete from message_deliveries')
  await server.database.query('delete from messages')
  await server.database.query('delete from push_subscriptions')
  await server.database.query('delete from message_wishes')
  await server.database.query("update robots set next_at = '2026-01-01'")
  for (const list of [push.taken, push.got, robot.taken, robot.got, sms.got, mail.letters]) list.length = 0
  Object.assign(push.behaviour, { status: 201 })
  Object.assign(robot.behaviour, { errcode: 0, status: 200 })
  server.clock.now = Date.parse('2026-03-02T10:00:00+08:00') // a Monday
}
const later = async (milliseconds: number): Promise<number> => {
  server.clock.advance(milliseconds)
  let sent = 0
  for (let some = await sendDue(server.context); some > 0; some = await sendDue(server.context)) sent += some
  return sent
}
const second = 1_000
const minute = 60 * second

describe('the inbox', () => {
  it('holds a new case for who has to accept it, and the answers for who reported it', async () => {
    await fresh()
    const id = await report()
    await settle()
    expect(await inbox(community)).toMatchObject([{ occasion: 'caseReported', subject: { kind: 'case', id }, facts: { number: expect.stringMatching(/^2026-\d{7}$/) as string, category: { zh: '噪声', en: 'Noise' }, place: server.district.inside.grid.name }, read: false }])
    expect(await inbox(street)).toEqual([])
    await step(community, 'accept', id, { verifyOnSite: false })
    await step(community, 'sendDown', id, { unitId: server.district.inside.grid.id })
    await settle()
    expect((await inbox(worker)).map(({ occasion }) => occasion)).toEqual(['caseGiven'])
    expect((await inbox(resident)).map(({ occasion }) => occasion)).toEqual(['reportAccepted'])
    expect(await inbox(await server.loginAs('gridWorker', 'outside'))).toEqual([])
  })

  it('is told of an entry once, however often the journal is read', async () => {
    await fresh()
    const id = await report()
    await settle()
    await server.database.query("delete from journal_readers where name = 'messages'")
    await settle()
    expect((await inbox(community)).filter(({ subject }) => subject.id === id)).toHaveLength(1)
  })

  it('pages by key, counts what is unread, and is marked read by nobody else', async () => {
    await fresh()
    for (let n = 0; n < 3; n += 1) await report()
    await settle()
    const first = await community.call(messages.inbox, { query: { limit: 2 } })
    expect([first.messages.length, first.unread]).toEqual([2, 3])
    const rest = await community.call(messages.inbox, { query: { limit: 2, after: first.next! } })
    expect([rest.messages.length, rest.next]).toEqual([1, null])
    expect(await street.call(messages.read, { body: { ids: first.messages.map(({ id }) => id) } })).toEqual({ unread: 0 })
    expect(await community.call(messages.read, { body: { ids: [first.messages[0]!.id] } })).toEqual({ unread: 2 })
    expect(await community.call(messages.read, { body: { upTo: first.messages[0]!.id } })).toEqual({ unread: 0 })
    expect((await refusal(community.call(messages.inbox, { query: { after: 'x' } }))).code).toBe('request.malformed')
  })

  it('has the rungs of the ladder too: read there is put away there, and the other way round', async () => {
    await fresh()
    const id = await report(worker)
    server.clock.advance(2 * 86_400_000 + 3 * 3_600_000)
    await inTransaction(server.database, (tx) => tickCases(server.context, tx, server.district.id, server.clock.now))
    await settle()
    const mine = (await inbox(worker)).filter(({ subject }) => subject.id === id)
    expect(mine.map(({ occasion }) => occasion)).toEqual(['clockRed'])
    const reminders = async () => (await worker.call(api.clocks.reminders, {})).reminders.filter(({ subjectId }) => subjectId === id)
    expect(await reminders()).toHaveLength(1)
    await worker.call(api.clocks.seen, { body: { ids: (await reminders()).map(({ id: one }) => one) } })
    expect((await inbox(worker)).find(({ subject }) => subject.id === id)!.read).toBe(true)
    const assistant = await server.loginAs('gridAssistant')
    await assistant.call(messages.read, { body: { ids: (await inbox(assistant)).map(({ id: one }) => one) } })
    expect((await assistant.call(api.clocks.reminders, {})).reminders.filter(({ subjectId }) => subjectId === id)).toEqual([])
  })
})

describe('push', () => {
  const give = async (): Promise<string> => {
    const id = await report()
    await step(community, 'accept', id, { verifyOnSite: false })
    await step(community, 'sendDown', id, { unitId: server.district.inside.grid.id })
    return id
  }

  it('arrives so that only the browser can read it, and opens the case', async () => {
    await fresh()
    const browser = await subscribe(worker)
    const id = await give()
    await settle()
    expect(await later(10 * second)).toBe(0)
    expect(await later(6 * second)).toBe(1)
    const [one] = push.taken
    expect(one!.browser).toBe(browser)
    expect(one!.payload).toEqual({ title: '有事件交给您', body: expect.stringMatching(/^2026-\d{7} · 噪声 · /) as string, tag: expect.any(String) as string, path: `/worker/case/${id}` })
    expect(one!.headers).toMatchObject({ ttl: '86400', urgency: 'normal', 'content-encoding': 'aes128gcm', topic: String(one!.payload['tag']).replaceAll('-', '') })
    expect(await states('push')).toEqual(['sent'])
  })

  it('is one for many things', async () => {
    await fresh()
    await subscribe(worker)
    for (let n = 0; n < 3; n += 1) await give()
    await settle()
    expect(await later(16 * second)).toBe(1)
    expect(push.taken.map(({ payload }) => [payload['title'], payload['body'], payload['path']])).toEqual([['3 条消息', '3 件事件交给您', '/worker/messages']])
    expect(await states('push')).toEqual(['sent', 'sent', 'sent'])
  })

  it('is not sent of what was read meanwhile', async () => {
    await fresh()
    await subscribe(worker)
    await give()
    await settle()
    await worker.call(messages.read, { body: { ids: (await inbox(worker)).map(({ id }) => id) } })
    expect(await later(16 * second)).toBe(0)
    expect(await states('push')).toEqual(['dropped read'])
  })

  it('waits over a holiday until the make-up workday’s morning; a chosen hour of quiet waits on', async () => {
    await fresh()
    // Spring Festival 2026: off from 15 to 23 February, Saturday the 14th and the 28th are worked.
    server.clock.now = Date.parse('2026-02-14T20:00:00+08:00')
    await subscribe(worker)
    await give()
    await settle()
    const [row] = await server.database.query<{ due_at: Date }>("select due_at from message_deliveries where channel = 'push'")
    const morning = row!.due_at.getTime()
    expect(new Date(morning + 8 * 3_600_000).toISOString()).toMatch(/^2026-02-24T0[89]:/)
    await worker.call(messages.choose, { body: { push: true, sms: true, email: true, quiet: { from: 21 * 60, until: 10 * 60 }, language: 'zh' } })
    await give()
    await settle()
    const [second_] = await server.database.query<{ due_at: Date }>("select due_at from message_deliveries where channel = 'push' order by id desc limit 1")
    expect(new Date(second_!.due_at.getTime() + 8 * 3_600_000).toISOString()).toMatch(/^2026-02-24T10:00/)
    await worker.call(messages.choose, { body: { push: false, sms: true, email: true, quiet: null, language: 'zh' } })
    await give()
    await settle()
    expect(await states('push')).toHaveLength(2)
    await worker.call(messages.choose, { body: { push: true, sms: true, email: true, quiet: null, language: 'zh' } })
  })

  it('is tried again after a fault, later each time, and given up after six attempts; then again by hand', async () => {
    await fresh()
    await subscribe(worker)
    push.behaviour.status = 500
    await give()
    await settle()
    expect(await later(16 * second)).toBe(1)
    expect(await states('push')).toEqual(['failed 500'])
    expect(await later(30 * second)).toBe(0)
    for (const wait of [1, 5, 30, 120, 360]) expect(await later(wait * 1.21 * minute)).toBe(1)
    expect(await states('push')).toEqual(['givenUp 500'])
    expect(await later(600 * minute)).toBe(0)
    push.behaviour.status = 201
    const { deliveries, counts } = await keeper.call(messageRules.deliveries, { query: { state: 'givenUp', channel: 'push' } })
    expect([deliveries.length, counts.givenUp, deliveries[0]!.to, deliveries[0]!.attempts]).toEqual([1, 1, 'gridWorker inside', 6])
    const retry = () => keeper.call(messageRules.retry, { params: { id: deliveries[0]!.id } })
    await retry()
    await retry()
    expect(await later(second)).toBe(1)
    expect(await states('push')).toEqual(['sent 500'])
    expect(new Set(push.got.slice(0, 6).map(({ headers }) => headers['topic'])).size).toBe(1)
  })

  it('removes a subscription its service calls gone, and one whose session was ended', async () => {
    await fresh()
    const other = await server.loginAs('gridWorker')
    push.forget(await subscribe(worker))
    await subscribe(other)
    await give()
    await settle()
    await other.call(api.account.signOut, { body: {} })
    expect(await later(16 * second)).toBe(1)
    expect(push.taken).toEqual([])
    expect(await states('push')).toEqual(['dropped gone', 'dropped gone'])
    expect(await server.database.query('select 1 from push_subscriptions')).toEqual([])
  })

  it('interrupted between sending and writing it down is sent again under the same name; what was written down is not', async () => {
    await fresh()
    await subscribe(worker)
    await give()
    await settle()
    server.clock.advance(16 * second)
    const [parcel] = await inTransaction(server.database, (tx) => claimParcels(tx, server.clock.now, 3_200))
    expect(parcel!.attempts).toBe(1) // … and here the server stopped
    expect(await later(minute)).toBe(0)
    expect(await later(61 * second)).toBe(1)
    expect(push.taken[0]!.payload['tag']).toBe(parcel!.parcel)
    expect(await later(600 * minute)).toBe(0)
    expect(push.taken).toHaveLength(1)
  })

  it('reaches nobody who has left the post or whose account is off', async () => {
    await fresh()
    await subscribe(worker)
    await give()
    await settle()
    const [post] = await server.database.query<{ id: number }>("update posts set until_on = '2026-03-01' where person_id = $1 returning id", [server.district.person('gridWorker').personId])
    expect(await later(16 * second)).toBe(0)
    expect(await states('push')).toEqual(['dropped left'])
    await server.database.query('update posts set until_on = null where id = $1', [post!.id])
  })

  it('goes to known services only, and to browsers with right keys', async () => {
    await fresh()
    const browser = push.newBrowser()
    const attempt = (body: object) => refusal(worker.call(messages.subscribe, { body: { endpoint: browser.endpoint, p256dh: browser.p256dh, auth: browser.auth, app: 'worker', language: 'zh', ...body } }))
    for (const endpoint of ['http://169.254.169.254/latest', 'https://127.0.0.1/x', 'https://fcm.googleapis.com.evil.example/x', 'https://user@fcm.googleapis.com/x', 'https://fcm.googleapis.com:8443/x', 'file:///etc/passwd']) expect((await attempt({ endpoint })).code).toBe('message.push-refused')
    expect((await attempt({ p256dh: 'A'.repeat(87) })).code).toBe('message.push-refused')
  })
})

describe('text message and e-mail', () => {
  it('leave for who named an address and showed it is theirs; a resident gets the answer by text message', async () => {
    await fresh()
    const before = sms.got.length
    await street.call(messages.setAddress, { body: { address: 'desk@example.org' } })
    expect((await street.call(messages.choices, {})).address).toBeNull()
    const code = /\d{6}/.exec(mail.letters[0]!.text)![0]
    expect((await refusal(street.call(messages.confirmAddress, { body: { code: code === '000000' ? '000001' : '000000' } }))).code).toBe('message.wrong-code')
    expect(await street.call(messages.confirmAddress, { body: { code } })).toMatchObject({ address: 'desk@example.org', pending: null })
    const id = await report()
    await step(community, 'accept', id, { verifyOnSite: false })
    await step(community, 'passUp', id, { text: '请街道处理' })
    await step(keeper, 'chase', id, { text: '请说明', limit: { amount: 4, unit: 'workHour' } })
    await settle()
    expect(await later(16 * second)).toBe(1)
    expect(mail.letters[1]).toMatchObject({ to: ['desk@example.org'] })
    expect(mail.letters[1]!.text).toMatch(/事件被督办：2026-\d{7} · 噪声 · .*\s+https:\/\/grid\.example\.org\/console\/cases\//s)
    await street.call(messages.setAddress, { body: { address: null } })
    const refused = await report()
    await step(community, 'refuse', refused, { reason: 'notOurs', text: '王小明的事不归我们' })
    await settle()
    await later(16 * second)
    const texts = sms.texts().slice(before)
    expect(texts).toMatchObject([{ kind: 'message', phone: server.district.person('resident').phone, occasions: ['reportRefused'], text: expect.stringMatching(/^您的上报未受理，点开看原因：2026-/) as string }])
  })

  it('keep residents’ nights', async () => {
    await fresh()
    server.clock.now = Date.parse('2026-03-02T22:30:00+08:00')
    const id = await report()
    await step(community, 'refuse', id, { reason: 'notOurs', text: '不在本区' })
    await settle()
    expect(await later(60 * minute)).toBe(0)
    expect(await later(9 * 60 * minute)).toBe(1)
  })
})

describe('a robot', () => {
  const add = (body: object = {}, client = street) => client.call(messageRules.addRobot, { body: { commandId: newId(), name: '街道群', kind: 'dingtalk', unitId: server.district.inside.street.id, language: 'zh', url: `${robot.origin}/robot/send?access_token=known`, secret, ...body } })
  const late = async (): Promise<void> => {
    await report(worker)
    server.clock.advance(7 * 86_400_000)
    await inTransaction(server.database, (tx) => tickCases(server.context, tx, server.district.id, server.clock.now))
    await settle()
  }

  it('is kept within reach, is tested, and never gives its key away', async () => {
    await fresh()
    const { robots } = await add()
    expect(robots).toMatchObject([{ name: '街道群', signed: true, host: new URL(robot.origin).host, unit: { id: server.district.inside.street.id } }])
    expect(JSON.stringify([robots, await keeper.call(messageRules.robots, {})])).not.toMatch(/known|SEC of/)
    expect(await (await server.loginAs('streetDesk', 'outside')).call(messageRules.robots, {})).toMatchObject({ robots: [] })
    expect(await street.call(messageRules.testRobot, { params: { id: robots[0]!.id } })).toEqual({ taken: true, fault: null })
    expect((await refusal(add({ unitId: server.district.outside.street.id }))).code).toBe('access.refused')
  })

  it('hears what is overdue in its unit as one, signed; errcode in a 200 is a fault', async () => {
    await fresh()
    robot.behaviour.errcode = 130101
    await late()
    await later(16 * second)
    expect(await states('robot')).toContain('failed errcode 130101')
    expect(robot.taken).toEqual([])
    robot.behaviour.errcode = 0
    expect(await later(5 * minute)).toBe(0) // shut out for ten
    await later(6 * minute)
    expect(robot.taken).toHaveLength(1)
    expect(robot.taken[0]).toMatch(/^事件超过时限：2026-\d{7} · 噪声/)
    robot.behaviour.errcode = 310000
    await late()
    await later(16 * second)
    expect((await states('robot')).at(-1)).toBe('givenUp errcode 310000')
  })

  it('is sent at most one parcel in three seconds', async () => {
    await fresh()
    await late()
    await later(16 * second)
    const before = robot.got.length
    await server.database.query("update message_deliveries set state = 'queued', next_try_at = due_at, sent_at = null, parcel = null where channel = 'robot'")
    expect(await later(second)).toBe(0)
    expect(await later(3 * second)).toBe(1)
    expect(robot.got.length - before).toBe(1)
  })

  it('interrupted is not told a second time', async () => {
    await fresh()
    await late()
    server.clock.advance(16 * second)
    await inTransaction(server.database, (tx) => claimParcels(tx, server.clock.now, 3_200))
    await later(3 * minute)
    expect(new Set(await states('robot'))).toEqual(new Set(['givenUp interrupted']))
    expect(robot.taken).toEqual([])
  })
})

describe('the rules', () => {
  it('are previewed from the journal, changed by version, and hold from then on', async () => {
    await fresh()
    const rule = { occasion: 'caseReported' as const, who: 'holder' as const, channels: ['push' as const], timing: 'atOnce' as const, breaksQuiet: false }
    const before = await keeper.call(messageRules.preview, { body: { rule } })
    await report()
    const after = await keeper.call(messageRules.preview, { body: { rule } })
    expect([after.messages - before.messages, after.complete]).toEqual([1, true])
    expect(after.hearers.reduce((sum, { count }) => sum + count, 0)).toBe(after.messages)
    expect(after.told[0]).toMatchObject({ to: expect.stringContaining('communityDesk') as string, subject: { kind: 'case' } })
    const { version, rules } = await keeper.call(messageRules.rules, {})
    expect(version).toBe(0)
    const commandId = newId()
    const next = rules.filter(({ occasion }) => occasion !== 'caseReported')
    const saved = await keeper.call(messageRules.setRules, { body: { commandId, version, rules: next } })
    expect([saved.version, saved.madeBy]).toEqual([1, 'districtDesk inside'])
    expect((await keeper.call(messageRules.setRules, { body: { commandId, version, rules: next } })).version).toBe(1)
    expect((await refusal(keeper.call(messageRules.setRules, { body: { commandId: newId(), version, rules } }))).code).toBe('message.rules-changed')
    expect((await refusal(keeper.call(messageRules.setRules, { body: { commandId: newId(), version: 1, rules: [{ ...rule, who: 'roster' as const }] } }))).code).toBe('message.rules-wrong')
    await fresh()
    await report()
    await settle()
    expect(await inbox(community)).toEqual([])
    await keeper.call(messageRules.setRules, { body: { commandId: newId(), version: 1, rules: [...next, { ...rule, who: { role: 'gridLeader', level: 'community' } }] } })
    await report()
    await settle()
    expect((await inbox(await server.loginAs('gridLeader'))).map(({ occasion }) => occasion)).toEqual(['caseReported'])
  })
})

it('nothing that left said who reported, their telephone or a word of the report', () => {
  const left = [...push.taken.map(({ payload }) => JSON.stringify(payload)), ...robot.taken, ...sms.texts().map(({ text }) => text), ...mail.letters.map(({ text }) => text)]
  expect(left.join('\n')).not.toMatch(/王小明|13800001111|水管|resident/)
})
