import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Call } from '../../../contract/client.ts'
import { syncRoutes, type WireCommand, type WireOutcome } from '../../../contract/sync.ts'
import { Problem } from '../../../domain/kernel/problem.ts'
import { subjectOfCommand, type CommandInput } from '../../../domain/sync/commands.ts'
import { makeEngine, type Engine, type Env } from './engine.ts'
import type { Command } from './outbox.ts'
import { memoryStore, type Shelf, type Store } from './store.ts'

const uuid = (n: number): string => `0190a1b2-0000-7000-8000-${String(n).padStart(12, '0')}`
const blob = new Blob(['a photo'], { type: 'image/jpeg' })

/** A server as the exchange sees it: it remembers what was done, in which order, and which photos it has. */
const makeServer = () => {
  const done: string[] = []
  const photos = new Set<string>()
  const reach = { more: false }
  const refuses = new Map<string, string>()
  let records: Record<string, string> = {}
  const revoked = { device: false, session: false }
  const outcomeOf = (command: WireCommand): WireOutcome => {
    const answer = (outcome: WireOutcome['outcome'], code?: string): WireOutcome => ({ id: command.id, outcome, problem: code ? { code, status: 409, params: {} } : null, reply: null })
    if (done.includes(command.id)) return answer('already-done')
    if (refuses.has(command.id)) return answer('refused', refuses.get(command.id)!)
    if (command.parent && !done.includes(command.parent)) return answer('not-now')
    const { body } = command.input as CommandInput
    if (((body['photos'] ?? []) as { fileId: string }[]).some(({ fileId }) => !photos.has(fileId))) return answer('refused', 'case.photo-unknown')
    done.push(command.id)
    return answer('done')
  }
  const call = (async (route: { id: string }, input: { body: never }) => {
    if (route.id === syncRoutes.standing.id) return { revoked: revoked.device }
    if (revoked.session) throw new Problem('access.sign-in-needed', 401, {})
    if (revoked.device) throw new Problem('sync.device-revoked', 403, {})
    if (route.id === syncRoutes.send.id) return { at: 5, outcomes: (input.body as { commands: WireCommand[] }).commands.map(outcomeOf) }
    const known = ((input.body as { known: Record<string, Record<string, string>> }).known['cases'] ?? {})
    const put = Object.entries(records).filter(([key, stamp]) => known[key] !== stamp).map(([key, stamp]) => ({ key, stamp, data: { key, stamp } }))
    return { at: 5, sections: { cases: { put, gone: Object.keys(known).filter((key) => !(key in records)), more: reach.more } } }
  }) as unknown as Call
  return { done, photos, refuses, revoked, call, reach: (next: Record<string, string>, more = false) => { records = next; reach.more = more } }
}
type FakeServer = ReturnType<typeof makeServer>

let ids = 900_000
const envOf = (server: FakeServer, store: Store, change: Partial<Env> = {}): Env => ({
  store, call: server.call, sendPhoto: async (id) => void server.photos.add(id), now: () => 1_000, random: () => 0.5, newId: () => uuid((ids += 1)), device: { name: 'a phone', appVersion: '1' }, ...change,
})
const open = async (server: FakeServer, store: Store, change: Partial<Env> = {}): Promise<Engine> => {
  const engine = makeEngine(envOf(server, store, change))
  await engine.start()
  await engine.enter(7)
  return engine
}
const note = (n: number, about = n) => ({ id: uuid(n), name: 'cases.note' as const, input: { params: { id: uuid(about) }, body: { text: 'seen' } } })
const withPhoto = async (engine: Engine, n: number) => {
  const changes = await engine.photos.adding(uuid(500 + n), 'a.jpg', blob, null, engine.nextSeq())
  return engine.add({ ...note(n), input: { params: { id: uuid(n) }, body: { text: 'seen', photos: [{ fileId: uuid(500 + n), role: 'scene' }] } }, photos: [uuid(500 + n)] }, changes)
}
const states = (engine: Engine) => engine.commands().map(({ id, state }) => [id, state])

describe('a phone', () => {
  it('sends oldest first, words before photos, and takes off only what it was told is done', async () => {
    const [server, store] = [makeServer(), memoryStore()]
    const engine = await open(server, store)
    await withPhoto(engine, 1)
    await engine.add(note(2))
    await engine.add(note(3, 1))
    expect(await engine.exchange()).toBe('done')
    // 3 is about the same record as 1 and must not overtake it
    expect(server.done).toEqual([uuid(2), uuid(1), uuid(3)])
    expect(states(engine)).toEqual([])
    expect(engine.photos.uploads()).toEqual([])
    expect(engine.sent().map(({ id }) => id).sort()).toEqual([uuid(1), uuid(2), uuid(3)])
    expect(await store.all('photos')).toEqual([])
  })
  it('keeps what was refused, and what depends on it, until a person settles it', async () => {
    const [server, store] = [makeServer(), memoryStore()]
    server.refuses.set(uuid(1), 'case.changed')
    const engine = await open(server, store)
    await engine.add(note(1))
    await engine.add({ ...note(2), parent: uuid(1) })
    await engine.add(note(3))
    await engine.exchange()
    expect(server.done).toEqual([uuid(3)])
    const again = await open(server, store)
    expect(states(again)).toEqual([[uuid(1), 'refused'], [uuid(2), 'waiting']])
    await again.change(uuid(1), () => null)
    expect(states(again)).toEqual([[uuid(2), 'waiting']])
  })
  it('shows what is done as such until the server shows it, and half an answer changes nothing', async () => {
    const [server, store] = [makeServer(), memoryStore()]
    let broken = true
    const engine = await open(server, store, { call: ((route: { id: string }, input: never) => (route.id === syncRoutes.pull.id && broken ? Promise.reject(new SyntaxError('half')) : (server.call as unknown as (r: unknown, i: unknown) => unknown)(route, input))) as unknown as Call })
    server.reach({ [uuid(1)]: 'a' })
    await engine.add(note(1))
    expect(await engine.exchange()).toMatchObject({ code: 'server.unreachable' })
    expect(states(engine)).toEqual([[uuid(1), 'done']])
    expect(engine.known.list('cases')).toEqual([])
    broken = false
    await engine.exchange()
    expect(states(engine)).toEqual([])
    expect(server.done).toEqual([uuid(1)])
    expect(engine.known.list('cases')).toEqual([{ key: uuid(1), stamp: 'a' }])
  })
  it('knows that its reach holds more than it was given, for as long as that is so', async () => {
    const [server, store] = [makeServer(), memoryStore()]
    const engine = await open(server, store)
    server.reach({ a: '1' }, true)
    await engine.exchange()
    expect([engine.known.more('cases'), engine.known.more('premises')]).toEqual([true, false])
    // Sections that were not asked for stay what they were.
    await engine.exchange(['me'])
    expect((await open(server, store)).known.more('cases')).toBe(true)
    server.reach({ a: '1' })
    await engine.exchange()
    expect(engine.known.more('cases')).toBe(false)
    server.reach({ a: '1' }, true)
    await engine.exchange()
    await engine.enter(8)
    expect(engine.known.more('cases')).toBe(false)
  })
  it('lets go of what left its reach, and of everything when it is revoked or somebody else signs in', async () => {
    const [server, store] = [makeServer(), memoryStore()]
    let told = false
    const engine = await open(server, store, { onRevoked: () => { told = true } })
    server.reach({ a: '1', b: '1' })
    await engine.exchange()
    server.reach({ b: '2' })
    await engine.exchange()
    expect(engine.known.list('cases')).toEqual([{ key: 'b', stamp: '2' }])
    expect((await store.all('known')).map(([key]) => key)).toEqual(['cases/b'])
    await engine.add(note(1))
    await engine.enter(8)
    expect(engine.known.list('cases')).toEqual([])
    // nobody else's sign-in sends it
    await engine.exchange()
    expect(server.done).toEqual([])
    Object.assign(server.revoked, { device: true, session: true })
    expect(await engine.exchange()).toBe('revoked')
    expect(told).toBe(true)
    for (const shelf of ['known', 'outbox', 'meta', 'photos', 'sent'] as const) expect(await store.all(shelf)).toEqual([])
  })
  it('asks whether it was revoked where a page finds out first that nobody is signed in, and keeps all if it was not', async () => {
    const [server, store] = [makeServer(), memoryStore()]
    let told = 0
    const engine = await open(server, store, { onRevoked: () => { told += 1 } })
    server.reach({ a: '1' })
    await engine.exchange()
    await engine.add(note(1))
    await engine.enter(null)
    expect([told, engine.known.list('cases').length, engine.commands().length]).toEqual([0, 1, 1])
    await engine.enter(7)
    server.revoked.device = true
    await engine.enter(null)
    expect(told).toBe(1)
    for (const shelf of ['known', 'outbox', 'meta', 'photos', 'sent'] as const) expect(await store.all(shelf)).toEqual([])
    await engine.enter(null)
    expect(told).toBe(1)
  })
  it('is told to sign in again where only the session has ended, and loses nothing by it', async () => {
    const [server, store] = [makeServer(), memoryStore()]
    const engine = await open(server, store)
    await engine.add(note(1))
    server.revoked.session = true
    expect(await engine.exchange()).toBe('signed-out')
    server.revoked.session = false
    expect(await engine.exchange()).toBe('done')
    expect(server.done).toEqual([uuid(1)])
  })
  it('with a newer app brings what an older one left into the form of today; what nobody knows is refused, not lost', async () => {
    const [server, store] = [makeServer(), memoryStore()]
    const older = { id: uuid(1), seq: 1, name: 'cases.note', version: 1, input: { params: { id: uuid(1) }, body: { commandId: uuid(1), text: 'seen' } }, madeAt: 1, by: 7, base: null, photos: [], state: 'waiting', problem: null, attempts: 0, form: null }
    await store.write([{ shelf: 'outbox', key: older.id, value: older }, { shelf: 'outbox', key: uuid(2), value: { ...older, id: uuid(2), seq: 2, name: 'cases.dance' } }])
    const engine = await open(server, store)
    expect(engine.commands().map(({ version, input, state }) => [version, input, state])).toEqual([[2, { params: { id: uuid(1) }, body: { text: 'seen' } }, 'waiting'], [1, older.input, 'refused']])
    await engine.exchange()
    expect(server.done).toEqual([uuid(1)])
  })
  it('gives photos the server has lost another id, once, and what needs them goes', async () => {
    const [server, store] = [makeServer(), memoryStore()]
    const engine = await open(server, store)
    const { photos } = await withPhoto(engine, 1)
    await engine.photos.change(photos[0]!, { sent: true })
    expect(await engine.exchange()).toBe('done')
    expect(server.done).toEqual([uuid(1)])
    expect([...server.photos]).not.toContain(photos[0])
  })
  it('with a clock put back by a day keeps the order in which things were done, and tells how long ago only what can be', async () => {
    const [server, store] = [makeServer(), memoryStore()]
    let now = 10 * 86_400_000
    const ages: number[] = []
    const engine = await open(server, store, {
      now: () => now,
      call: ((route: { id: string }, input: { body: { commands?: WireCommand[] } }) => {
        ages.push(...(route.id === syncRoutes.send.id ? input.body.commands!.map(({ agoMs }) => agoMs) : []))
        return (server.call as unknown as (r: unknown, i: unknown) => unknown)(route, input)
      }) as unknown as Call,
    })
    await engine.add(note(1, 5))
    now -= 86_400_000
    await engine.add(note(2, 5))
    now += 3_600_000
    await engine.exchange()
    expect(server.done).toEqual([uuid(1), uuid(2)])
    expect(ages).toEqual([0, 3_600_000])
  })
  it('in two tabs sends from one of them, and the other shows what became of it', async () => {
    const [server, store] = [makeServer(), memoryStore()]
    const heard: ((changed: readonly { shelf: Shelf; key: string }[]) => void)[] = []
    const tab = (busy: () => boolean): Partial<Env> => {
      const own: typeof heard = []
      return {
        alone: async (work) => (busy() ? undefined : work()),
        channel: { tell: (changed) => heard.filter((one) => !own.includes(one)).forEach((one) => one(changed)), hear: (one) => { heard.push(one); own.push(one) } },
      }
    }
    const [first, second] = [await open(server, store, tab(() => false)), await open(server, store, tab(() => true))]
    await second.add(note(1))
    expect(await second.exchange()).toBe('busy')
    await new Promise((go) => setTimeout(go))
    expect(states(first)).toEqual([[uuid(1), 'waiting']])
    await first.exchange()
    await new Promise((go) => setTimeout(go))
    expect(states(second)).toEqual([])
    expect(server.done).toEqual([uuid(1)])
  })
  it('without room lets originals go first, and says so; where that is not enough it keeps it as long as it is open', async () => {
    const [server, store] = [makeServer(), memoryStore()]
    let room = 3
    const tight: Store = { ...store, write: async (changes) => {
      if (changes.some(({ value }) => value !== undefined) && changes.every(({ key }) => !key.endsWith('original')) && (room -= 1) < 0) throw Object.assign(new Error('full'), { name: 'QuotaExceededError' })
      return store.write(changes)
    } }
    const engine = await open(server, tight)
    await engine.keep(await engine.photos.adding(uuid(501), 'a.jpg', blob, new Blob(['the original']), 1))
    room = 0
    await expect(engine.add(note(1))).rejects.toMatchObject({ name: 'QuotaExceededError' })
    expect(engine.status().full).toBe(true)
    expect((await store.all('photos')).map(([key]) => key)).toEqual([uuid(501)])
    expect(engine.commands()).toHaveLength(1)
    room = 99
    expect(await engine.exchange()).toBe('done')
    expect(server.done).toEqual([uuid(1)])
  })
})

describe('letters typed faster than a phone can write', () => {
  it('leave the newest, also where one of them had no room and room was made for it', async () => {
    const [server, store] = [makeServer(), memoryStore()]
    let full = false
    let written = 0
    const slow: Store = { ...store, write: async (changes) => {
      written += 1
      await new Promise((go) => setTimeout(go))
      if (full && changes.some(({ shelf, value }) => shelf === 'drafts' && value === '积水')) throw Object.assign(new Error('full'), { name: 'QuotaExceededError' })
      await store.write(changes)
    } }
    const engine = await open(server, slow)
    await engine.keep(await engine.photos.adding(uuid(501), 'a.jpg', blob, new Blob(['the original']), 1))
    full = true
    const before = written
    const letters = ['积', '积水', '积水漫', '积水漫到']
    const kept = letters.map((value) => engine.keep([{ shelf: 'drafts', key: 'a', value }]).then(() => true, () => false))
    const all = await Promise.all(kept)
    expect(await store.all('drafts')).toEqual([['a', '积水漫到']])
    expect(all.at(-1)).toBe(true)
    // Four letters, one write for the first and one for the rest.
    expect(written - before).toBe(2)
    expect(engine.status().full).toBe(false)
    // By itself the one that has no room is known: an original goes for it, and what is newer stays.
    await expect(engine.keep([{ shelf: 'drafts', key: 'b', value: '积水' }])).rejects.toMatchObject({ name: 'QuotaExceededError' })
    expect(engine.status()).toMatchObject({ full: true })
    expect((await store.all('photos')).map(([key]) => key)).toEqual([uuid(501)])
  })
})

type Fault = 'none' | 'lost request' | 'lost answer' | 'trouble' | 'killed'
class Killed extends Error {}

describe('whatever breaks off', () => {
  it('everything arrives once, in the order it was done, photos before what shows them', async () => {
    const faults = fc.array(fc.constantFrom<Fault>('none', 'lost request', 'lost answer', 'trouble', 'killed'), { maxLength: 60 })
    const made = fc.array(fc.record({ about: fc.integer({ min: 1, max: 4 }), photo: fc.boolean(), child: fc.boolean() }), { minLength: 1, maxLength: 12 })
    await fc.assert(fc.asyncProperty(faults, made, async (planned, actions) => {
      const [server, store] = [makeServer(), memoryStore()]
      const left = [...planned]
      const through = async <T>(work: () => Promise<T>): Promise<T> => {
        const fault = left.shift() ?? 'none'
        if (fault === 'lost request') throw new Problem('server.unreachable', 503, {})
        if (fault === 'trouble') throw new Problem('server.failed', 500, {})
        if (fault === 'killed') throw new Killed()
        const answer = await work()
        if (fault === 'lost answer') throw new Problem('server.unreachable', 503, {})
        return answer
      }
      const env: Partial<Env> = {
        call: ((route: never, input: never) => through(() => (server.call as unknown as (r: unknown, i: unknown) => Promise<unknown>)(route, input))) as unknown as Call,
        sendPhoto: (id) => through(async () => void server.photos.add(id)),
      }
      let engine = await open(server, store, env)
      const all: Command[] = []
      for (const [n, { about, photo, child }] of actions.entries()) {
        const id = uuid(n + 1)
        const file = uuid(500 + n)
        const changes = photo ? await engine.photos.adding(file, 'a.jpg', blob, null, engine.nextSeq()) : []
        all.push(await engine.add({ id, name: 'cases.note', input: { params: { id: uuid(100 + about) }, body: { text: 'seen', ...(photo ? { photos: [{ fileId: file, role: 'scene' }] } : {}) } }, photos: photo ? [file] : [], ...(child && n > 0 ? { parent: uuid(n) } : {}) }, changes))
        if (left.length > 0 && n % 3 === 0) await engine.exchange().catch(() => undefined)
        if (n % 4 === 0) engine = await open(server, store, env)
      }
      for (let round = 0; round < planned.length + 3; round += 1) {
        engine = await open(server, store, env)
        await engine.exchange().catch(() => undefined)
      }
      expect(states(engine)).toEqual([])
      expect([...server.done].sort()).toEqual(all.map(({ id }) => id).sort())
      for (const subject of new Set(all.map(({ input }) => subjectOfCommand(input)))) {
        const those = all.filter(({ input }) => subjectOfCommand(input) === subject).map(({ id }) => id)
        expect(server.done.filter((id) => those.includes(id))).toEqual(those)
      }
    }), { numRuns: 150 })
  })
})
