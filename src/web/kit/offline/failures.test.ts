import { describe, expect, it } from 'vitest'
import type { Call } from '../../../contract/client.ts'
import { syncRoutes, type WireCommand } from '../../../contract/sync.ts'
import { Problem } from '../../../domain/kernel/problem.ts'
import { makeEngine, type Engine, type Env } from './engine.ts'
import { memoryStore, type Store } from './store.ts'

const uuid = (n: number): string => `0190a1b2-0000-7000-8000-${String(n).padStart(12, '0')}`
const small = new Blob(['a small photo'], { type: 'image/jpeg' })
const original = new Blob(['the original of that photo'], { type: 'image/jpeg' })

/** A server that knows what was done, and from which post on nothing is anybody's any more. */
const makeServer = () => {
  const done: string[] = []
  const photos = new Set<string>()
  const state = { dismissed: false, records: { a: '1' } as Record<string, string> }
  const refused = (): never => { throw new Problem('access.refused', 403, { verb: 'sync.exchange', reason: 'no-verb' }) }
  const call = (async (route: { id: string }, input: { body: { commands?: WireCommand[]; known?: { cases?: Record<string, string> } } }) => {
    if (route.id === syncRoutes.standing.id) return { revoked: false }
    if (state.dismissed) return refused()
    if (route.id === syncRoutes.send.id) return { at: 5, outcomes: input.body.commands!.map(({ id }) => { done.push(id); return { id, outcome: 'done', problem: null, reply: null } }) }
    const known = input.body.known?.cases ?? {}
    const put = Object.entries(state.records).filter(([key, stamp]) => known[key] !== stamp).map(([key, stamp]) => ({ key, stamp, data: { key } }))
    return { at: 5, sections: { cases: { put, gone: Object.keys(known).filter((key) => !(key in state.records)), more: false } } }
  }) as unknown as Call
  return { done, photos, state, call, sendPhoto: async (id: string) => (state.dismissed ? refused() : void photos.add(id)) }
}
type FakeServer = ReturnType<typeof makeServer>

let ids = 900_000
const open = async (server: FakeServer, store: Store, account: number | null = 7, change: Partial<Env> = {}): Promise<Engine> => {
  const engine = makeEngine({ store, call: server.call, sendPhoto: server.sendPhoto, now: () => 1_000, random: () => 0.5, newId: () => uuid((ids += 1)), device: { name: 'a phone', appVersion: '1' }, ...change })
  await engine.start()
  if (account !== null) await engine.enter(account)
  return engine
}
const note = (n: number, photos: readonly string[] = []) => ({ id: uuid(n), name: 'cases.note' as const, input: { params: { id: uuid(n) }, body: { text: 'seen', photos: photos.map((fileId) => ({ fileId, role: 'scene' })) } }, photos, form: { by: 7 } })
const addWithPhoto = async (engine: Engine, n: number) => engine.add(note(n, [uuid(500 + n)]), await engine.photos.adding(uuid(500 + n), 'a.jpg', small, original, engine.nextSeq()))
const shelf = async (store: Store, name: Parameters<Store['all']>[0]): Promise<string[]> => (await store.all(name)).map(([key]) => key).sort()

describe('when the last post that works on a phone has ended', () => {
  it('all it reached leaves the phone; what waits is refused, words and photos kept; nothing is lost when there is a post again', async () => {
    const [server, store] = [makeServer(), memoryStore()]
    const engine = await open(server, store)
    await engine.exchange()
    await addWithPhoto(engine, 1)
    await engine.add(note(2))
    server.state.dismissed = true
    expect(await engine.exchange()).toBe('done')
    expect(await shelf(store, 'known')).toEqual([])
    expect(engine.commands().map(({ state, problem }) => [state, problem?.code])).toEqual([['refused', 'access.refused'], ['refused', 'access.refused']])
    expect(await shelf(store, 'photos')).toEqual([uuid(501), `${uuid(501)}.original`].sort())
    expect(server.done).toEqual([])
    server.state.dismissed = false
    for (const { id } of engine.commands()) await engine.change(id, (command) => ({ ...command, state: 'waiting', problem: null }))
    expect(await engine.exchange()).toBe('done')
    expect([...server.done].sort()).toEqual([uuid(1), uuid(2)])
    expect(await shelf(store, 'known')).toEqual(['cases/a'])
    expect(await shelf(store, 'outbox')).toEqual([])
  })

  it('a refusal that is no dismissal takes nothing off the phone', async () => {
    const [server, store] = [makeServer(), memoryStore()]
    const engine = await open(server, store)
    await engine.exchange()
    await engine.add(note(1))
    const walled = await open(server, store, 7, { call: (() => Promise.reject(new Problem('server.failed', 403, {}))) as unknown as Call })
    expect(await walled.exchange()).toMatchObject({ status: 403 })
    expect(await shelf(store, 'known')).toEqual(['cases/a'])
    expect(walled.commands().map(({ state }) => state)).toEqual(['waiting'])
  })
})

describe('a phone that stays without room', () => {
  const tight = (inside: Store) => {
    const room = { left: true }
    const write: Store['write'] = async (changes) => {
      if (!room.left && changes.some(({ value }) => value !== undefined)) throw Object.assign(new Error('full'), { name: 'QuotaExceededError' })
      await inside.write(changes)
    }
    return { room, store: { ...inside, write } satisfies Store }
  }

  it('sends all it has all the same, and what is sent makes room', async () => {
    const [server, inside] = [makeServer(), memoryStore()]
    const { room, store } = tight(inside)
    const engine = await open(server, store)
    await engine.exchange()
    await addWithPhoto(engine, 1)
    await engine.add(note(2))
    room.left = false
    await engine.add(note(3)).catch(() => undefined)
    server.state.records = { b: '1' }
    expect(await engine.exchange()).toBe('done')
    expect([...server.done].sort()).toEqual([uuid(1), uuid(2), uuid(3)])
    expect(server.photos).toEqual(new Set([uuid(501)]))
    for (const name of ['outbox', 'photos', 'uploads'] as const) expect(await shelf(inside, name), name).toEqual([])
    // What left reach has left; what came new is known for now, and asked for again when the app is opened anew.
    expect(await shelf(inside, 'known')).toEqual([])
    expect(engine.known.keys('cases')).toEqual(['b'])
    expect(engine.status().full).toBe(true)
    room.left = true
    const again = await open(server, store)
    await again.exchange()
    expect(await shelf(inside, 'known')).toEqual(['cases/b'])
    expect(again.status().full).toBe(false)
  })

  it('keeps the small photo where the original finds no room', async () => {
    const [server, inside] = [makeServer(), memoryStore()]
    const store: Store = { ...inside, write: async (changes) => {
      if (changes.some(({ key, value }) => key.endsWith('.original') && value !== undefined)) throw Object.assign(new Error('full'), { name: 'QuotaExceededError' })
      await inside.write(changes)
    } }
    const engine = await open(server, store)
    await addWithPhoto(engine, 1)
    expect(await shelf(inside, 'photos')).toEqual([uuid(501)])
    expect(engine.photos.upload(uuid(501))).toMatchObject({ original: false })
    expect(engine.status().full).toBe(false)
  })
})

describe('a phone that several people use', () => {
  it('whoever leaves erases what is theirs; what another wrote and could not send stays, unsent, for them', async () => {
    const [server, store] = [makeServer(), memoryStore()]
    const first = await open(server, store)
    await first.exchange()
    await addWithPhoto(first, 1)
    await first.keep([{ shelf: 'drafts', key: 'd', value: { by: 7, photos: [] } }])
    const second = await open(server, store, 8)
    await second.exchange()
    await second.add({ ...note(2), form: { by: 8 } })
    await second.keep([{ shelf: 'drafts', key: 'e', value: { by: 8, photos: [] } }])
    await second.exchange()
    expect(server.photos.size).toBe(0)
    // Signing out tells the engine that nobody is there before what they held is erased.
    await second.enter(null)
    await second.leave()
    expect(await shelf(store, 'outbox')).toEqual([uuid(1)])
    expect(await shelf(store, 'drafts')).toEqual(['d'])
    expect(await shelf(store, 'photos')).toEqual([uuid(501), `${uuid(501)}.original`].sort())
    expect(await shelf(store, 'uploads')).toEqual([uuid(501)])
    for (const name of ['known', 'sent'] as const) expect(await shelf(store, name), name).toEqual([])
    expect(await shelf(store, 'meta')).toEqual(['device/7'])
    expect(server.done).toEqual([uuid(2)])
    const again = await open(server, store)
    await again.exchange()
    expect([...server.done].sort()).toEqual([uuid(1), uuid(2)])
  })

  it.each(['leaves', 'is followed by another'] as const)('what the server answers to who %s meanwhile is written nowhere', async (then) => {
    const [server, store] = [makeServer(), memoryStore()]
    const [asked, answered] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const call = (async (route: never, input: never) => {
      asked.resolve()
      await answered.promise
      return (server.call as unknown as (r: unknown, i: unknown) => unknown)(route, input)
    }) as unknown as Call
    const engine = await open(server, store, 7, { call })
    const exchange = engine.exchange()
    await asked.promise
    if (then === 'leaves') await engine.leave()
    else await engine.enter(8)
    answered.resolve()
    await exchange
    expect(await shelf(store, 'known')).toEqual([])
    expect(engine.known.keys('cases')).toEqual([])
    if (then === 'leaves') expect(await shelf(store, 'meta')).toEqual([])
  })

  it('with nothing of anybody else nothing is left at all', async () => {
    const [server, store] = [makeServer(), memoryStore()]
    const engine = await open(server, store)
    await engine.exchange()
    await addWithPhoto(engine, 1)
    await engine.leave()
    for (const name of ['known', 'outbox', 'drafts', 'photos', 'uploads', 'sent', 'meta'] as const) expect(await shelf(store, name), name).toEqual([])
  })
})
