// Commands of a phone: each goes through its own route, once, whatever becomes of the answers.
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { api } from '../../contract/api.ts'
import type { WireCommand } from '../../contract/sync.ts'
import { refusal, type Client } from '../../../tests/support/logins.ts'
import { makePhone, type Phone } from '../../../tests/support/phone.ts'
import { testServer, type TestServer } from '../../../tests/support/server.ts'
import type { TestPerson } from '../../../tests/support/builders.ts'

type Worker = Client & { person: TestPerson }
let server: TestServer
let worker: Worker
let phone: Phone

beforeAll(async () => {
  server = await testServer()
  worker = await server.loginAs('gridWorker')
  phone = makePhone(worker)
})
afterEach(() => server.faults.splice(0))

const command = (name: string, input: WireCommand['input'], more: Partial<WireCommand> = {}): WireCommand => ({ id: newId(), name, version: 2, agoMs: 60_000, input, ...more })
const report = (more: Partial<WireCommand> = {}, body: object = {}): WireCommand & { caseId: string } => {
  const caseId = newId()
  const { lng, lat } = server.district.inside
  return { ...command('cases.report', { body: { id: caseId, category: '02001', description: '垃圾', place: { lng, lat }, ...body } }, more), caseId }
}
const wire = ({ id, name, version, agoMs, input, parent }: WireCommand): WireCommand => ({ id, name, version, agoMs, input, ...(parent === undefined ? {} : { parent }) })
const note = (caseId: string, text: string, more: Partial<WireCommand> = {}) => command('cases.note', { params: { id: caseId }, body: { text } }, more)
const send = async (...commands: (WireCommand & { caseId?: string })[]) => phone.send(commands.map(wire))
const outcomes = async (...commands: (WireCommand & { caseId?: string })[]) => (await send(...commands)).map(({ outcome, problem }) => (problem ? `${outcome} ${problem.code}` : outcome))
const steps = async (caseId: string): Promise<string[]> => (await server.database.query<{ text: string; step: string }>('select step, text from case_steps where case_id = $1 order by seq', [caseId])).map(({ step, text }) => (text ? `${step}: ${text}` : step))

describe('commands', () => {
  it('are done oldest first, each by its route, with the route’s own answer', async () => {
    const one = report()
    const [reported, noted] = await send(one, note(one.caseId, '已到现场', { parent: one.id }))
    expect(reported).toMatchObject({ id: one.id, outcome: 'done', problem: null, reply: { id: one.caseId, repeated: false } })
    expect(noted).toMatchObject({ outcome: 'done', reply: { id: one.caseId, steps: [{}, { text: '已到现场' }] } })
    expect(await steps(one.caseId)).toEqual(['report', 'note: 已到现场'])
  })

  it('sent again are done already, once and for all, also in one batch', async () => {
    const one = report()
    const two = note(one.caseId, '一次')
    expect(await outcomes(one, two)).toEqual(['done', 'done'])
    expect(await outcomes(one, two, two)).toEqual(['already-done', 'already-done'])
    expect(await steps(one.caseId)).toEqual(['report', 'note: 一次'])
  })

  it('sent by many requests at once are done once', async () => {
    const one = report()
    const two = note(one.caseId, '同时', { parent: one.id })
    await outcomes(one)
    const all = await Promise.all(Array.from({ length: 6 }, () => outcomes(two)))
    expect(all.flat().every((outcome) => outcome === 'done' || outcome === 'already-done')).toBe(true)
    expect(await steps(one.caseId)).toEqual(['report', 'note: 同时'])
  })

  it('done before the server was killed are done already, though whoever did it may not see the record any more', async () => {
    const one = report()
    const two = note(one.caseId, '最后一次')
    await outcomes(one, two)
    // Handed over to the other street, out of this worker's reach.
    const { street, community, grid, microgrid } = server.district.outside
    await server.database.query('update cases set street_id = $2, community_id = $3, grid_id = $4, microgrid_id = $5, holder_unit_id = $4, owner_id = null where id = $1', [one.caseId, street.id, community.id, grid.id, microgrid.id])
    expect((await refusal(worker.call(api.cases.get, { params: { id: one.caseId } }))).code).toBe('case.not-found')
    expect(await outcomes(two)).toEqual(['already-done'])
    expect(await outcomes(note(one.caseId, '另一次'))).toEqual(['refused case.not-found'])
  })

  it('of an older app are brought to the newest form; of a newer one, or unknown, they are refused and named', async () => {
    const id = newId()
    const { lng, lat } = server.district.inside
    const old: WireCommand = { id, name: 'cases.report', version: 1, agoMs: 0, input: { body: { id: newId(), commandId: id, category: '02001', description: '旧版', place: { lng, lat } } } }
    expect(await outcomes(old)).toEqual(['done'])
    expect((await send(report({ version: 9 })))[0]).toMatchObject({ outcome: 'refused', problem: { code: 'sync.command-unknown', status: 422, params: { name: 'cases.report', version: 9 } } })
    expect(await outcomes(command('people.appoint', { body: {} }), command('sync.revoke', { params: { id: '1' }, body: {} }), command('cases.note', 'garbage'))).toEqual(Array(3).fill('refused sync.command-unknown'))
  })

  it('that a rule refuses say why, and don’t keep others from being done', async () => {
    const [one, other] = [report(), report()]
    const stale = command('cases.handle', { params: { id: one.caseId }, body: { version: 99, text: '已处理' } })
    expect(await outcomes(one, stale, other, command('cases.note', { params: { id: one.caseId }, body: { text: 5 } }), note(newId(), '哪里'))).toEqual(['done', 'refused case.changed', 'done', 'refused request.malformed', 'refused case.not-found'])
    const [changed] = await send(stale)
    expect(changed!.problem!.params).toMatchObject({ version: 1, step: 'report' })
  })

  it('that name another address than a record are refused without harm', async () => {
    expect(await outcomes(command('cases.note', { params: { id: '../../people/1/devices' }, body: { text: 'x' } }), command('cases.note', { params: { id: 'a/b?c=d' }, body: { text: 'x' } }), command('cases.note', { body: { text: 'x' } }))).toEqual(Array(3).fill('refused request.malformed').map((_, n) => (n < 2 ? 'refused request.malformed' : expect.stringMatching(/^refused request\./))))
  })

  it('of somebody else are not taken for one’s own', async () => {
    const one = report()
    const two = note(one.caseId, '我的')
    await outcomes(one, two)
    const other = makePhone(await server.loginAs('gridAssistant'))
    expect((await other.send([two])).map(({ outcome, problem }) => [outcome, problem?.code])).toEqual([['refused', 'sync.id-taken']])
    expect((await other.send([note(one.caseId, '我的', { parent: two.id })])).map(({ outcome }) => outcome)).toEqual(['not-now'])
  })

  it('carry how long ago they were done where that counts, and a command can’t pretend another age or id', async () => {
    const routineId = newId()
    const { id: district, inside } = server.district
    await server.database.query(
      "insert into routines (district, id, version, name, kind, unit_id, definition, starts_on, settled_until, command_id, made_at) values ($1, $2, 1, '巡查', 'patrol', $3, $4, '2026-03-02', '2026-03-01', $2, now())",
      [district, routineId, inside.grid.id, JSON.stringify({ who: { kind: 'roles', roles: ['gridWorker'] }, where: { kind: 'level', unitId: inside.grid.id, level: 'grid', specialOnly: false }, rule: 'FREQ=DAILY', window: { from: 0, until: 1440, days: 0 }, holidays: 'keep', doneWhen: { checklist: [], photo: false, places: 0, talk: false, note: false } })])
    const round = command('rounds.make', { body: { id: newId(), commandId: newId(), agoMs: 1, routineId, unitId: inside.grid.id, plannedOn: '2026-03-02', checks: [], photos: [], places: [], talked: false, note: '' } }, { agoMs: 3_600_000 })
    expect(await outcomes(round)).toEqual(['done'])
    const [row] = await server.database.query<{ command_id: string; done_at: Date }>('select command_id, done_at from rounds where routine_id = $1', [routineId])
    expect(row).toEqual({ command_id: round.id, done_at: new Date(server.clock.now - 3_600_000) })
    expect(await outcomes(round)).toEqual(['already-done'])
  })
})

describe('what is no step of a case', () => {
  let routineId: string
  let colleague: Phone
  let colleagueId: number
  beforeAll(async () => {
    routineId = newId()
    const { id: district, inside } = server.district
    await server.database.query(
      "insert into routines (district, id, version, name, kind, unit_id, definition, starts_on, settled_until, command_id, made_at) values ($1, $2, 1, '巡查', 'patrol', $3, $4, '2026-03-02', '2026-03-01', $2, now())",
      [district, routineId, inside.grid.id, JSON.stringify({ who: { kind: 'roles', roles: ['gridWorker'] }, where: { kind: 'level', unitId: inside.grid.id, level: 'grid', specialOnly: false }, rule: 'FREQ=DAILY', window: { from: 0, until: 1440, days: 0 }, holidays: 'keep', doneWhen: { checklist: [], photo: false, places: 0, talk: false, note: false } })])
    // Works in the grid next door, of the same community.
    const next = server.district.units.find((unit) => unit.parentId === inside.community.id && unit.id !== inside.grid.id)!
    const other = server.district.person('gridAssistant')
    await server.database.query("insert into posts (district, person_id, role, unit_id, from_on) values ($1, $2, 'gridWorker', $3, '2025-01-01')", [district, other.personId, next.id])
    colleagueId = other.personId
    colleague = makePhone(await server.loginAs('gridAssistant'))
  })
  const plain = (name: string, input: WireCommand['input'], more: Partial<WireCommand> = {}) => command(name, input, { version: 1, ...more })
  const swap = (plannedOn: string, more: object = {}) => {
    const swapId = newId()
    return { ...plain('rounds.swap', { body: { id: swapId, routineId, unitId: server.district.inside.grid.id, plannedOn, personId: colleagueId, reason: '家里有事', ...more } }), swapId }
  }
  const answer = (swapId: string, what: string, more: Partial<WireCommand> = {}) => plain('rounds.answerSwap', { params: { id: swapId }, body: { answer: what } }, more)
  const answered = async (swapId: string, what: string): Promise<string[]> => (await colleague.send([answer(swapId, what)])).map(({ outcome, problem }) => problem?.code ?? outcome)
  const stateOf = async (swapId: string): Promise<string> => (await server.database.query<{ state: string }>('select state from round_swaps where id = $1', [swapId]))[0]!.state

  it('a swap is asked once, answered, and taken back; whoever was slower is told so', async () => {
    const asked = swap('2026-03-02')
    expect(await outcomes(wire(asked))).toEqual(['done'])
    expect(await outcomes(wire(asked), wire(swap('2026-03-02')))).toEqual(['already-done', 'refused round.swap-standing'])
    expect([await answered(asked.swapId, 'agree'), await answered(asked.swapId, 'agree')]).toEqual([['done'], ['done']])
    expect(await stateOf(asked.swapId)).toBe('agreed')
    expect(await outcomes(answer(asked.swapId, 'withdraw'))).toEqual(['done'])
    expect(await answered(asked.swapId, 'agree')).toEqual(['round.swap-over'])
    expect(await outcomes(answer(asked.swapId, 'decline'), answer(newId(), 'agree'), answer(asked.swapId, 'perhaps'))).toEqual(['refused round.not-yours', 'refused round.swap-not-found', 'refused request.malformed'])
  })

  it('a swap asked and taken back without a network is both, in one batch and in two', async () => {
    const [one, two] = [swap('2026-03-03'), swap('2026-03-04')]
    expect(await outcomes(wire(one), answer(one.swapId, 'withdraw', { parent: one.id }))).toEqual(['done', 'done'])
    expect(await outcomes(wire(two))).toEqual(['done'])
    expect(await outcomes(answer(two.swapId, 'withdraw', { parent: two.id }))).toEqual(['done'])
    expect([await stateOf(one.swapId), await stateOf(two.swapId)]).toEqual(['withdrawn', 'withdrawn'])
  })

  it('a swap of somebody who can’t be asked, or with nothing in it, is refused, and what goes back on it with it', async () => {
    const unknown = swap('2026-03-05', { personId: worker.person.personId })
    expect(await outcomes(wire(unknown), answer(unknown.swapId, 'withdraw', { parent: unknown.id }), plain('rounds.swap', { body: {} }), wire(swap('2026-03-05', { reason: '' })))).toEqual(['refused round.substitute-unknown', 'refused sync.parent-refused', 'refused request.malformed', 'refused request.malformed'])
  })

  it('following is what it was told last, however often it is told', async () => {
    const one = report()
    const follow = (on: unknown, id = one.caseId) => plain('cases.follow', { params: { id }, body: { follow: on } })
    const followers = async (): Promise<number> => (await server.database.query('select from case_followers where case_id = $1', [one.caseId])).length
    const twice = follow(true)
    expect(await outcomes(one, twice, twice)).toEqual(['done', 'done'])
    expect(await outcomes(twice)).toEqual(['done'])
    expect(await followers()).toBe(1)
    expect(await outcomes(follow(false), follow('yes'), follow(true, newId()))).toEqual(['done', 'refused request.malformed', 'refused case.not-found'])
    expect(await followers()).toBe(0)
  })

  it('reminders are put away, one’s own alone', async () => {
    const { id: district } = server.district
    const [mine] = await server.database.query<{ id: number }>("insert into reminders (district, person_id, kind, subject_kind, subject_id, clock_no, rung, at) values ($1, $2, 'yellow', 'case', $3, 1, 1, now()) returning id", [district, worker.person.personId, newId()])
    const seen = (...ids: unknown[]) => plain('clocks.seen', { body: { ids } })
    expect((await colleague.send([seen(mine!.id)])).map(({ outcome }) => outcome)).toEqual(['done'])
    await phone.pull()
    expect([...phone.held.reminders.keys()]).toEqual([String(mine!.id)])
    expect(await outcomes(seen(mine!.id), seen(mine!.id), seen(), seen('x'), seen(1e15))).toEqual(['done', 'done', 'refused request.malformed', 'refused request.malformed', expect.any(String)])
    await phone.pull()
    expect([...phone.held.reminders.keys()]).toEqual([])
  })

  it('a track is erased once, also when there was none; nobody erases another’s', async () => {
    const erase = (id: string) => plain('tracks.erase', { params: { id }, body: {} })
    const one = erase(newId())
    expect([await outcomes(one), await outcomes(one, erase('x'))]).toEqual([['done'], ['done', 'refused request.malformed']])
  })

  it('of a form that is yet to come is refused, not guessed at', async () => {
    expect(await outcomes(command('cases.follow', { params: { id: newId() }, body: { follow: true } }), command('clocks.seen', { body: { ids: [1] } }))).toEqual(Array(2).fill('refused sync.command-unknown'))
  })
})

describe('what depends on another', () => {
  it('waits until that is done: also when it comes first, or before that was sent at all', async () => {
    const one = report()
    const two = note(one.caseId, '随后', { parent: one.id })
    expect(await outcomes(two)).toEqual(['not-now'])
    expect(await outcomes(two, one)).toEqual(['not-now', 'done'])
    expect(await outcomes(two)).toEqual(['done'])
  })

  it('shares its refusal', async () => {
    const one = report({}, { category: '99999' })
    const two = note(one.caseId, '随后', { parent: one.id })
    const three = note(one.caseId, '再随后', { parent: two.id })
    expect(await outcomes(one, two, three)).toEqual(['refused case.category-unknown', 'refused sync.parent-refused', 'refused sync.parent-refused'])
  })

  it('waits behind what can’t be done now, as does what is about the same record; what a rule refuses is refused meanwhile', async () => {
    const one = report()
    await outcomes(one)
    const behind = note(one.caseId, '第二')
    // As a server in trouble: whatever writes a case fails.
    await server.database.query('alter table cases rename column return_count to returns')
    try {
      expect(await outcomes(note(one.caseId, '第一'), behind, wire(command('cases.report', { body: { id: one.caseId } })), note('x', '不存在'))).toEqual(['not-now server.failed', 'not-now', 'not-now', 'refused request.malformed'])
    } finally {
      await server.database.query('alter table cases rename column returns to return_count')
    }
    expect(await outcomes(behind)).toEqual(['done'])
  })
})

describe('a batch', () => {
  const raw = async (client: Client, body: unknown): Promise<[number, string]> => {
    const response = await client.fetch('/api/sync/send', { method: 'POST', headers: { 'content-type': 'application/json' }, body: typeof body === 'string' ? body : JSON.stringify(body) })
    return [response.status, ((await response.json()) as { code: string }).code]
  }

  it('of none, of too many, of garbage, or with ids that are none is refused as a whole', async () => {
    const { device } = phone
    for (const body of ['{', '[]', { device, commands: [] }, { device, commands: Array.from({ length: 21 }, () => note(newId(), 'x')) }, { device, commands: [note(newId(), 'x', { id: 'x' })] }, { device, commands: [{ ...note(newId(), 'x'), secret: true }] }, { device, commands: [note(newId(), 'x', { agoMs: -1 })] }])
      expect(await raw(worker, body)).toEqual([400, 'request.malformed'])
    expect(await raw(worker, { device, commands: [note(newId(), 'x'.repeat(1_100_000))] })).toEqual([413, 'request.too-large'])
  })

  it('of nobody, or of a resident, is refused', async () => {
    const body = { device: { ...phone.device, id: newId() }, commands: [note(newId(), 'x')] }
    expect(await raw(server.anonymous(), body)).toEqual([401, 'access.sign-in-needed'])
    expect(await raw(await server.loginAs('resident'), body)).toEqual([403, 'access.refused'])
  })

  it('never reaches another page’s door: the same cookie and origin count as for any request', async () => {
    const response = await worker.fetch('/api/sync/send', { method: 'POST', headers: { 'content-type': 'application/json', 'sec-fetch-site': 'cross-site' }, body: JSON.stringify({ device: phone.device, commands: [note(newId(), 'x')] }) })
    expect(response.status).toBe(403)
  })

  it('of a person whose session has ended is told so, and is done once they have signed in again', async () => {
    const own = await server.loginAs('gridWorker')
    const mine = makePhone(own)
    const one = report()
    await mine.pull()
    await server.database.query('delete from sessions where device_id = $1', [mine.device.id])
    server.clock.advance(6_000)
    expect((await refusal(mine.send([wire(one)]))).code).toBe('access.sign-in-needed')
    const again = makePhone(await server.loginAs('gridWorker'), mine.device.id)
    expect((await again.send([wire(one)])).map(({ outcome }) => outcome)).toEqual(['done'])
  })
})
