import { describe, expect, it } from 'vitest'
import { withSpare } from './spare.ts'
import { memoryStore, type Change, type Store } from './store.ts'

const full = (): Error => Object.assign(new Error('full'), { name: 'QuotaExceededError' })
const place = () => {
  const held = new Map<string, string>()
  return { held, getItem: (key: string) => held.get(key) ?? null, setItem: (key: string, value: string) => void held.set(key, value), removeItem: (key: string) => void held.delete(key) }
}
/** Without room it takes what makes room, and nothing else. */
const tight = () => {
  const store = memoryStore()
  const room = { left: true }
  const write: Store['write'] = async (changes) => {
    if (!room.left && changes.some(({ value }) => value !== undefined)) throw full()
    await store.write(changes)
  }
  return { room, inside: store, store: { ...store, write } satisfies Store }
}
const draft = (text: string, key = 'a'): Change => ({ shelf: 'drafts', key, value: { text } })

describe('a store without room', () => {
  it('keeps words aside, says that it is full, and has them when it is opened again', async () => {
    const { store, room } = tight()
    const beside = place()
    const first = withSpare(store, beside, 'spare')
    await first.write([draft('half a word')])
    room.left = false
    await expect(first.write([draft('half a word and'), { shelf: 'photos', key: 'p', value: { bytes: 1 } }])).rejects.toMatchObject({ name: 'QuotaExceededError' })
    const again = withSpare(store, beside, 'spare')
    expect(await again.all('drafts')).toEqual([['a', { text: 'half a word and' }]])
    expect(await again.get('drafts', 'a')).toEqual({ text: 'half a word and' })
    expect(await again.all('photos')).toEqual([])
  })

  it('moves them in with the next write that finds room', async () => {
    const { store, room, inside } = tight()
    const beside = place()
    const spare = withSpare(store, beside, 'spare')
    room.left = false
    await spare.write([draft('one')]).catch(() => undefined)
    await spare.write([draft('two', 'b')]).catch(() => undefined)
    await spare.write([{ shelf: 'photos', key: 'p' }])
    expect(beside.held.size).toBe(1)
    room.left = true
    await spare.write([draft('one and a half')])
    expect(beside.held.size).toBe(0)
    expect((await inside.all('drafts')).sort()).toEqual([['a', { text: 'one and a half' }], ['b', { text: 'two' }]])
  })

  it('forgets what was let go of meanwhile', async () => {
    const { store, room } = tight()
    const spare = withSpare(store, place(), 'spare')
    await spare.write([draft('old')])
    room.left = false
    await spare.write([draft('new')]).catch(() => undefined)
    await spare.write([{ shelf: 'drafts', key: 'a' }])
    expect(await spare.all('drafts')).toEqual([])
    expect(await spare.get('drafts', 'a')).toBeUndefined()
  })

  /** Closed while the store is at it: this write is done (or not), the one behind it never ends. */
  const closedAt = (store: Store, writes: number): Store => {
    let left = writes
    return { ...store, write: (changes) => (left-- > 0 ? store.write(changes) : new Promise<void>(() => undefined)) }
  }
  it.each([0, 1])('a draft that was sent doesn’t come back when the app is closed in the middle, %i writes done', async (done) => {
    const { store, room, inside } = tight()
    const beside = place()
    room.left = false
    const before = withSpare(store, beside, 'spare')
    await before.write([draft('sent')]).catch(() => undefined)
    await before.write([draft('other', 'b')]).catch(() => undefined)
    room.left = true
    void withSpare(closedAt(inside, done), beside, 'spare').write([{ shelf: 'outbox', key: 'a', value: { text: 'sent' } }, { shelf: 'drafts', key: 'a' }])
    await new Promise((go) => setTimeout(go))
    const again = withSpare(inside, beside, 'spare')
    expect(await again.all('drafts')).toEqual([['b', { text: 'other' }]])
    expect(await again.all('outbox')).toEqual([['a', { text: 'sent' }]])
  })

  it('works as it can where the place aside is full too, or holds nonsense', async () => {
    const { store, room } = tight()
    const spare = withSpare(store, { getItem: () => '{', setItem: () => { throw full() }, removeItem: () => undefined }, 'spare')
    expect(await spare.all('drafts')).toEqual([])
    room.left = false
    await expect(spare.write([draft('new')])).rejects.toMatchObject({ name: 'QuotaExceededError' })
    await spare.clear()
  })

  it('erases both', async () => {
    const { store, room } = tight()
    const beside = place()
    const spare = withSpare(store, beside, 'spare')
    await spare.write([draft('kept', 'k')])
    room.left = false
    await spare.write([draft('aside')]).catch(() => undefined)
    await spare.clear()
    expect(beside.held.size).toBe(0)
    expect(await spare.all('drafts')).toEqual([])
  })
})
