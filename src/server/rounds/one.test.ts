// One round as a message opens it, through HTTP: for whose it is and whoever is above, with what was decided about its day;
// and the messages about rounds, which lead there. The clock stands at ten on Monday, 2 March.
import { beforeEach, describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { api } from '../../contract/api.ts'
import type { BodyOf } from '../../contract/route.ts'
import { refusal, type Client } from '../../../tests/support/logins.ts'
import { mailService, pushService } from '../../../tests/support/outside-world.ts'
import { testServer, type TestServer } from '../../../tests/support/server.ts'
import { inTransaction } from '../db/tx.ts'
import { catchUp } from '../journal/react.ts'
import { sendDue } from '../messages/keep-sending.ts'
import { messageReaction } from '../messages/reaction.ts'
import { settleRounds } from './settle.ts'

const { rounds, roundDays: days, messages } = api
const today = '2026-03-02'
const dayMs = 86_400_000

let server: TestServer
let [push, mail] = [] as unknown as [Awaited<ReturnType<typeof pushService>>, Awaited<ReturnType<typeof mailService>>]
let [desk, worker, resident] = [] as unknown as [Client, Client, Client]

beforeEach(async () => {
  ;[push, mail] = await Promise.all([pushService(), mailService()])
  server = await testServer({ env: { WANGGE_URL: 'https://grid.example.org', WANGGE_PUSH_HOSTS: push.origin, WANGGE_SMTP: mail.url, WANGGE_MAIL_FROM: 'grid@example.org' } })
  ;[desk, worker, resident] = await Promise.all([server.loginAs('communityDesk'), server.loginAs('gridWorker'), server.loginAs('resident')])
})

const begin = async (): Promise<string> => {
  const { inside } = server.district
  const id = newId()
  await desk.call(rounds.save, {
    body: {
      commandId: newId(), id, version: 0, unitId: inside.community.id, from: today, until: null, name: '每日巡查', kind: 'patrol', who: { kind: 'roles', roles: ['gridWorker'] }, where: { kind: 'level', unitId: inside.community.id, level: 'grid', specialOnly: false }, rule: 'FREQ=DAILY',
      window: { from: 480, until: 1080, days: 0 }, holidays: 'keep', doneWhen: { checklist: [], photo: false, places: 0, talk: false, note: false },
    } satisfies BodyOf<typeof rounds.save>,
  })
  return id
}
const grid = (): number => server.district.inside.grid.id
const one = (client: Client, routineId: string, more: { unitId?: number; plannedOn?: string } = { unitId: grid() }) => client.call(days.one, { query: { routineId, plannedOn: today, ...more } })
const except = (routineId: string, unitId: number | null, to: string | null) => desk.call(rounds.except, { params: { id: routineId }, body: { commandId: newId(), unitId, plannedOn: today, to, reason: '社区停水抢修' } })
const told = async (client: Client, occasion: string) => {
  await catchUp(server.context, server.district.id, messageReaction)
  return (await client.call(messages.inbox, { query: {} })).messages.filter((line) => line.occasion === occasion).map(({ subject }) => subject)
}

describe('one round', () => {
  it('is there for who makes it and whoever is above, and for nobody else', async () => {
    const id = await begin()
    for (const client of [worker, desk, await server.loginAs('gridLeader')]) expect(await one(client, id)).toMatchObject({ name: '每日巡查', unit: { id: grid() }, round: { state: 'open', heldOn: today }, changes: [] })
    for (const client of [resident, await server.loginAs('gridWorker', 'outside'), await server.loginAs('communityDesk', 'outside'), await server.loginAs('auditor')]) expect((await refusal(one(client, id))).code).toBe('round.not-found')
    expect((await refusal(one(server.anonymous(), id))).code).toBe('access.sign-in-needed')
  })

  it('is not found by a routine, unit or day there is none of, and refuses what is no key', async () => {
    const id = await begin()
    expect((await refusal(one(worker, newId()))).code).toBe('round.not-found')
    expect((await refusal(one(worker, id, { unitId: 999_999 }))).code).toBe('round.not-found')
    expect(await one(worker, id, { unitId: grid(), plannedOn: '2026-02-01' })).toMatchObject({ round: null })
    expect((await refusal(one(worker, 'x'))).code).toBe('request.malformed')
    expect((await refusal(one(worker, id, { unitId: grid(), plannedOn: 'today' }))).code).toBe('request.malformed')
  })

  it('says why its day was moved, left out, excused or given to somebody else', async () => {
    const [moved, left, excused, missed] = [await begin(), await begin(), await begin(), await begin()]
    await except(moved, grid(), '2026-03-03')
    expect(await one(worker, moved)).toMatchObject({ round: { heldOn: '2026-03-03', state: 'upcoming' }, changes: [{ cause: 'decided', to: '2026-03-03', reason: '社区停水抢修', by: 'communityDesk inside', canChange: false }] })
    await except(left, null, null)
    expect(await one(worker, left)).toMatchObject({ round: null, changes: [{ to: null, unit: null }] })
    expect(await one(worker, left, {})).toMatchObject({ unit: null, round: null, changes: [{ to: null, reason: '社区停水抢修' }] })
    await desk.call(rounds.excuse, { body: { id: newId(), commandId: newId(), routineId: excused, unitId: grid(), plannedOn: today, reason: '暴雨' } })
    expect(await one(worker, excused)).toMatchObject({ round: { state: 'excused', excuse: '暴雨' } })
    server.clock.advance(dayMs)
    while ((await inTransaction(server.database, (tx) => settleRounds(server.context, tx, server.district.id, server.clock.now))) > 0);
    expect(await one(worker, missed)).toMatchObject({ round: { state: 'missed', why: 'unmade' } })
  })

  it('of another grid shows to who was asked to make it, also once they declined', async () => {
    const id = await begin()
    const outside = await server.loginAs('gridWorker', 'outside')
    await server.database.query("insert into round_swaps (district, id, routine_id, unit_id, planned_on, held_on, to_person_id, reason, state, command_id, asked_at) values ($1, $2, $3, $4, $5, $5, $6, '有事', 'declined', $2, now())", [server.district.id, newId(), id, grid(), today, outside.person.personId])
    expect(await one(outside, id)).toMatchObject({ unit: { id: grid() } })
  })
})

describe('a message about a round', () => {
  it('names the round itself, or the day of all of them', async () => {
    const [excused, moved, all] = [await begin(), await begin(), await begin()]
    await desk.call(rounds.excuse, { body: { id: newId(), commandId: newId(), routineId: excused, unitId: grid(), plannedOn: today, reason: '暴雨' } })
    await except(moved, grid(), '2026-03-03')
    await except(all, null, '2026-03-04')
    expect(await told(worker, 'roundExcused')).toEqual([{ kind: 'round', id: `${excused}/${grid()}/${today}` }])
    expect(await told(worker, 'roundMoved')).toEqual(expect.arrayContaining([{ kind: 'round', id: `${moved}/${grid()}/${today}` }, { kind: 'routine', id: `${all}/all/${today}` }]))
  })

  it('opens it in the worker app from push and from an e-mail, which knows its reader works on foot', async () => {
    const browser = push.newBrowser()
    await worker.call(messages.subscribe, { body: { endpoint: browser.endpoint, p256dh: browser.p256dh, auth: browser.auth, app: 'worker', language: 'zh' } })
    await worker.call(messages.setAddress, { body: { address: 'worker@example.org' } })
    await worker.call(messages.confirmAddress, { body: { code: /\d{6}/.exec(mail.letters[0]!.text)![0] } })
    const { messageRules } = api
    const keeper = await server.loginAs('districtDesk')
    const { version, rules } = await keeper.call(messageRules.rules, {})
    await keeper.call(messageRules.setRules, { body: { commandId: newId(), version, rules: rules.map((rule) => (rule.occasion === 'roundExcused' ? { ...rule, channels: ['push' as const, 'email' as const], breaksQuiet: true } : rule)) } })
    const id = await begin()
    await desk.call(rounds.excuse, { body: { id: newId(), commandId: newId(), routineId: id, unitId: grid(), plannedOn: today, reason: '暴雨' } })
    await told(worker, 'roundExcused')
    server.clock.advance(60_000)
    for (let some = await sendDue(server.context); some > 0; some = await sendDue(server.context));
    const path = `/worker/round/${id}/${grid()}/${today}`
    expect(push.taken.map(({ payload }) => payload['path'])).toEqual([path])
    expect(mail.letters.at(-1)!.text).toContain(`https://grid.example.org${path}`)
  })
})
