// The journal: read in the order of commits without gaps, sealed so that a changed past shows.
import { beforeAll, describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { api } from '../../contract/api.ts'
import { testServer, type TestServer } from '../../../tests/support/server.ts'
import { inTransaction } from '../db/tx.ts'
import { runJob } from '../jobs/jobs.ts'
import { appendJournal } from './append.ts'
import { assertJournalFits } from './fits.ts'
import { catchUp, reactOnce, restAfter, type Reaction } from './react.ts'
import { endOfJournal, readJournal } from './read.ts'
import { sealJournalJob, verifyJournal } from './seal.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})

const append = (subjectId: string, hold?: Promise<unknown>, onWritten: () => void = () => {}) =>
  inTransaction(server.database, async (tx) => {
    appendJournal(tx, { district: server.district.id, personId: null }, undefined, { kind: 'test', at: server.clock.now, subjectKind: 'system', subjectId })
    await tx.query('select 1')
    onWritten()
    await hold
  })

describe('a reaction', () => {
  it('reads every entry once, also one that was numbered early and committed late', async () => {
    const seen: string[] = []
    const reaction: Reaction = { name: 'test', run: async (_, __, entries) => void seen.push(...entries.filter((entry) => entry.kind === 'test').map((entry) => entry.subject_id)) }
    const { promise, resolve } = Promise.withResolvers<void>()
    const written = Promise.withResolvers<void>()
    const slow = append('slow', promise, written.resolve)
    await written.promise
    await append('quick')
    while ((await reactOnce(server.context, server.district.id, reaction)) > 0);
    expect(seen).toEqual([])
    resolve()
    await slow
    await append('last')
    await catchUp(server.context, server.district.id, reaction)
    await catchUp(server.context, server.district.id, reaction)
    expect([...seen].sort()).toEqual(['last', 'quick', 'slow'])
  })

  it('goes by the number of the transaction, not by its digits', async () => {
    const put = (transaction: string) =>
      server.database.query("insert into journal (district, transaction, at, kind, subject_kind, subject_id) values ($1, $2, now(), 'numbered', 'system', '')", [server.district.id, transaction])
    for (const transaction of ['100', '9', '30']) await put(transaction)
    const read = async (after: string) => (await readJournal(server.database, server.district.id, { transaction: after, position: 0 }, 2)).map((entry) => entry.transaction)
    expect(await read('0')).toEqual(['9', '30'])
    expect((await read('31'))[0]).toBe('100')
    expect(Number((await endOfJournal(server.database, server.district.id)).transaction)).toBeGreaterThan(100)
    await server.database.query("delete from journal where kind = 'numbered'")
  })

  it('that fails has done nothing, and begins again at the same place', async () => {
    let times = 0
    const seen: string[] = []
    const reaction: Reaction = {
      name: 'fragile',
      run: async (tx, _, entries) => {
        times += 1
        await tx.query("insert into allowances (district, what, who, window_start, used) values (1, 'fragile', 'test', now(), 1)")
        if (times === 1) throw new Error('the first time it fails')
        seen.push(...entries.map((entry) => entry.subject_id))
      },
    }
    await expect(catchUp(server.context, server.district.id, reaction)).rejects.toThrow('the first time')
    expect(await server.database.query("select 1 from allowances where what = 'fragile'")).toEqual([])
    await catchUp(server.context, server.district.id, reaction)
    expect(seen).toContain('slow')
  })
})

it('a reaction rests longer while many commit', () => {
  expect(restAfter(20, 3)).toBe(100)
  expect(restAfter(20, 800)).toBe(260)
  expect(restAfter(0, 800)).toBe(0)
})

describe('a journal from another cluster', () => {
  it('is told apart by its transaction numbers, and nothing starts on it', async () => {
    await expect(assertJournalFits(server.database)).resolves.toBeUndefined()
    const [put] = await server.database.query<{ position: number }>(
      "insert into journal (district, transaction, at, kind, subject_kind, subject_id) values ($1, '99999999999', now(), 'test', 'system', 'ahead') returning position", [server.district.id])
    await expect(assertJournalFits(server.database)).rejects.toThrow('logical dump')
    await server.database.query('delete from journal where position = $1', [put!.position])
  })
})

describe('the seals', () => {
  const verify = () => verifyJournal(server.database, server.district.id)

  it('hold over any number of batches', async () => {
    const sealed = async (): Promise<number> => {
      await runJob(server.context, sealJournalJob)
      return (await verify()).seals
    }
    await expect.poll(sealed).toBeGreaterThanOrEqual(1)
    await append('one more')
    await expect.poll(sealed).toBeGreaterThanOrEqual(2)
    expect((await verify()).brokenAt).toBeNull()
  })

  it('break when an entry is changed, taken out or put in', async () => {
    const [entry] = await server.database.query<{ position: number }>("select position from journal where subject_id = 'quick'")
    await server.database.query("update journal set subject_id = 'other' where position = $1", [entry!.position])
    expect((await verify()).brokenAt).toBe(1)
    await server.database.query("update journal set subject_id = 'quick' where position = $1", [entry!.position])
    expect((await verify()).brokenAt).toBeNull()
    const [taken] = await server.database.query<Record<string, unknown>>('delete from journal where position = $1 returning *', [entry!.position])
    expect((await verify()).brokenAt).toBe(1)
    await server.database.query('insert into journal select * from json_populate_record(null::journal, $1)', [JSON.stringify(taken)])
    expect((await verify()).brokenAt).toBeNull()
    await server.database.query("insert into journal (district, transaction, at, kind, subject_kind, subject_id) select district, transaction, at, 'forged', 'system', '' from journal where position = $1", [entry!.position])
    expect((await verify()).brokenAt).toBe(1)
  })
})

describe('live updates', () => {
  /** Reads server-sent events until the wanted one came. */
  const readUntil = async (response: Response, wanted: (event: { event: string; id: string; data: string }) => boolean, most = 30_000) => {
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
    const events: { event: string; id: string; data: string }[] = []
    let text = ''
    const end = Date.now() + most
    while (Date.now() < end) {
      const { value, done } = await Promise.race([reader.read(), new Promise<{ value: undefined; done: true }>((resolve) => setTimeout(() => resolve({ value: undefined, done: true }), end - Date.now()))])
      if (done) break
      text += value
      for (let at = text.indexOf('\n\n'); at >= 0; at = text.indexOf('\n\n')) {
        const fields = Object.fromEntries(text.slice(0, at).split('\n').map((line) => line.split(/: ?(.*)/s).slice(0, 2) as [string, string]))
        events.push({ event: fields['event'] ?? '', id: fields['id'] ?? '', data: fields['data'] ?? '' })
        text = text.slice(at + 2)
        if (wanted(events.at(-1)!)) {
          await reader.cancel()
          return events
        }
      }
    }
    await reader.cancel()
    throw new Error(`waited in vain; saw ${JSON.stringify(events)}`)
  }
  const report = async (at = server.district.inside) => {
    const resident = await server.loginAs('resident')
    return (await resident.call(api.cases.report, { body: { id: newId(), commandId: newId(), category: '02001', description: '垃圾', place: { lng: at.lng, lat: at.lat } } })).id
  }

  it('tell those within reach that a case changed, and nobody else', async () => {
    const [desk, outsider] = [await server.loginAs('streetDesk'), await server.loginAs('streetDesk', 'outside')]
    const [mine, theirs] = [await desk.fetch('/api/live'), await outsider.fetch('/api/live')]
    expect(mine.headers.get('content-type')).toContain('text/event-stream')
    const [inside, outside] = [await report(), await report(server.district.outside)]
    const [seenHere, seenThere] = await Promise.all([readUntil(mine, (one) => one.data.includes(inside)), readUntil(theirs, (one) => one.data.includes(outside))])
    expect(JSON.stringify(seenHere)).not.toContain(outside)
    expect(JSON.stringify(seenThere)).not.toContain(inside)
  })

  it('tell who follows a case of its steps, not of what the desks note', async () => {
    const follower = await server.loginAs('resident', 'outside')
    const id = await report()
    await follower.call(api.cases.follow, { params: { id }, body: { follow: true } })
    const stream = await follower.fetch('/api/live')
    const desk = await server.loginAs('communityDesk')
    const take = (step: 'note' | 'accept', body: object) => desk.fetch(`/api/cases/${id}/${step}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ commandId: newId(), ...body }) })
    expect((await take('note', { text: '打过电话' })).status).toBe(200)
    expect((await take('accept', { version: 1, verifyOnSite: false })).status).toBe(200)
    const seen = await readUntil(stream, (one) => one.data.includes('case.accept'))
    expect(seen.filter((one) => one.data.includes(id)).map((one) => (JSON.parse(one.data) as { kind: string }).kind)).toEqual(['case.accept'])
  })

  it('end for who signed out everywhere: nothing more is told', async () => {
    const [desk, elsewhere] = [await server.loginAs('streetDesk'), await server.loginAs('streetDesk')]
    const stream = await desk.fetch('/api/live')
    const [first, reader] = [await report(), stream.body!.pipeThrough(new TextDecoderStream()).getReader()]
    let seen = ''
    while (!seen.includes(first)) seen += (await reader.read()).value ?? ''
    await elsewhere.call(api.account.signOut, { body: { everywhere: true } })
    const after = await report()
    for (let part = await reader.read(); !part.done; part = await reader.read()) seen += part.value
    expect(seen).not.toContain(after)
  })

  it('are for who is signed in', async () => {
    expect((await server.anonymous().fetch('/api/live')).status).toBe(401)
  })

  it('catch up what was missed while the line was away', async () => {
    const desk = await server.loginAs('streetDesk')
    const first = await report()
    const events = await (async () => {
      const open = await desk.fetch('/api/live')
      const next = report()
      return readUntil(open, (one) => one.event === 'case').finally(() => next)
    })()
    const mark = events.at(-1)!.id
    const missed = [await report(), await report()]
    const caughtUp = await readUntil(await desk.fetch('/api/live', { headers: { 'last-event-id': mark } }), (one) => one.data.includes(missed[1]!))
    expect(caughtUp.filter((one) => one.event === 'case').map((one) => (JSON.parse(one.data) as { caseId: string }).caseId)).toEqual(expect.arrayContaining(missed))
    expect(JSON.stringify(caughtUp)).not.toContain(first)
  })
})
