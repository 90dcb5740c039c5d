import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { twoPlaces, type Journal } from './second-place.ts'
import { withSpare } from './spare.ts'
import { memoryStore, type Change, type Shelf, type Store } from './store.ts'

/** What stands in files, whatever becomes of the database. */
const makeFiles = () => {
  let lines: string[] = []
  const files = new Map<string, ArrayBuffer>()
  const journal: Journal = {
    open: async () => [...lines],
    append: (line) => void lines.push(line),
    replace: (all) => { lines = [...all] },
    putFile: (name, bytes) => void files.set(name, bytes),
    removeFile: (name) => void files.delete(name),
    file: async (name) => files.get(name),
    clear: async () => { lines = []; files.clear() },
  }
  return { journal, files, size: () => lines.join('\n').length, tear: () => { lines = [...lines, '{"n":99,"chan'] } }
}
const kept = ['drafts', 'outbox', 'sent', 'uploads'] as const
const draft = (key: string, value?: unknown): Change => ({ shelf: 'drafts', key, ...(value === undefined ? {} : { value }) })
const photo = (key: string, text: string): Change => ({ shelf: 'photos', key, value: { bytes: new TextEncoder().encode(text).buffer, type: 'image/jpeg' } })
const textOf = async (store: Store, key: string): Promise<string | undefined> => {
  const found = (await store.get('photos', key)) as { bytes: ArrayBuffer } | undefined
  return found && new TextDecoder().decode(found.bytes)
}

describe('a second place', () => {
  it('gives back what the database lost: drafts, what waits, its photos, and who the phone is', async () => {
    const { journal } = makeFiles()
    const store = twoPlaces(memoryStore(), journal)
    await store.write([draft('a', '写了一半'), { shelf: 'outbox', key: 'c', value: { id: 'c' } }, photo('p', 'small'), photo('p.original', 'large'), { shelf: 'meta', key: 'account', value: 7 }, { shelf: 'meta', key: 'pulled', value: 'x' }, { shelf: 'known', key: 'cases/1', value: 1 }])
    await store.write([draft('gone', '寄出'), photo('q', 'gone')])
    await store.write([draft('gone'), { shelf: 'photos', key: 'q' }])
    const again = twoPlaces(memoryStore(), journal)
    expect(await again.all('drafts')).toEqual([['a', '写了一半']])
    expect(await again.all('outbox')).toEqual([['c', { id: 'c' }]])
    expect([await textOf(again, 'p'), await textOf(again, 'p.original'), await textOf(again, 'q')]).toEqual(['small', undefined, undefined])
    expect([await again.get('meta', 'account'), await again.get('meta', 'pulled'), await again.all('known')]).toEqual([7, undefined, []])
  })
  it('takes over what was there before it, and ignores a line that was torn', async () => {
    const inner = memoryStore()
    await inner.write([draft('a', 'older app'), photo('p', 'its photo')])
    const { journal, tear } = makeFiles()
    await twoPlaces(inner, journal).all('drafts')
    tear()
    const again = twoPlaces(memoryStore(), journal)
    expect(await again.all('drafts')).toEqual([['a', 'older app']])
    expect(await textOf(again, 'p')).toBe('its photo')
  })
  it('is erased with the database', async () => {
    const { journal, files } = makeFiles()
    const store = twoPlaces(memoryStore(), journal)
    await store.write([draft('a', 'secret'), photo('p', 'face')])
    await store.clear()
    expect((await journal.open())!.join()).not.toContain('secret')
    expect(files.size).toBe(0)
    await store.write([draft('b', 'next person')])
    expect(await twoPlaces(memoryStore(), journal).all('drafts')).toEqual([['b', 'next person']])
  })
  it('stays small, however much is written', async () => {
    const { journal, size } = makeFiles()
    const store = twoPlaces(memoryStore(), journal)
    for (let n = 0; n < 3_000; n += 1) await store.write([draft('a', '积'.repeat(500) + n)])
    expect(size()).toBeLessThan(1_200_000)
    expect(await twoPlaces(memoryStore(), journal).get('drafts', 'a')).toMatch(/2999$/)
  })
  it('without room the newest words stay, and what was taken off stays off, however often the app is opened', async () => {
    const { journal } = makeFiles()
    const beside = new Map<string, string>()
    const place = { getItem: (key: string) => beside.get(key) ?? null, setItem: (key: string, text: string) => void beside.set(key, text), removeItem: (key: string) => void beside.delete(key) }
    const inner = memoryStore()
    let isTight = false
    const tight: Store = { ...inner, write: async (changes) => {
      if (isTight && changes.some(({ value }) => value !== undefined)) throw Object.assign(new Error('full'), { name: 'QuotaExceededError' })
      await inner.write(changes)
    } }
    const open = (): Store => twoPlaces(withSpare(tight, place, 'spare'), journal)
    await open().write([draft('old', '先写的'), { shelf: 'uploads', key: 'p', value: { id: 'p' } }])
    isTight = true
    const first = open()
    await expect(first.write([draft('a', '一')])).rejects.toThrow('full')
    await expect(first.write([{ shelf: 'uploads', key: 'q', value: { id: 'q' } }])).rejects.toThrow('full')
    await first.write([draft('old'), { shelf: 'uploads', key: 'p' }, { shelf: 'uploads', key: 'q' }]).catch(() => undefined)
    const second = open()
    expect(await second.all('drafts')).toEqual([['a', '一']])
    await second.write([draft('a', '一二'), draft('b', '另一件')]).catch(() => undefined)
    for (const again of [open(), open()]) expect(await again.all('drafts')).toEqual([['a', '一二'], ['b', '另一件']])
    isTight = false
    const last = open()
    expect([await last.all('drafts'), await last.all('uploads')]).toEqual([[['a', '一二'], ['b', '另一件']], []])
  })
  it('that can’t be opened leaves the phone with one', async () => {
    for (const open of [async () => undefined, async () => { throw new Error('taken') }]) {
      const store = twoPlaces(memoryStore(), { ...makeFiles().journal, open })
      await store.write([draft('a', 'x')])
      expect(await store.all('drafts')).toEqual([['a', 'x']])
    }
  })

  const change = fc.record({ shelf: fc.constantFrom<Shelf>(...kept, 'known'), key: fc.constantFrom('a', 'b', 'c'), value: fc.option(fc.integer(), { nil: undefined }) })
  const life = fc.record({ writes: fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), { maxLength: 8 }), reached: fc.nat(8), lost: fc.boolean() })

  it('however often the browser is killed, with the database behind or thrown away, everything of the phone’s own is there', async () => {
    await fc.assert(fc.asyncProperty(fc.array(life, { minLength: 1, maxLength: 5 }), async (lives) => {
      const { journal } = makeFiles()
      const model = memoryStore()
      let inner = memoryStore()
      for (const { writes, reached, lost } of lives) {
        let left = reached
        // What came later was on its way when the browser was killed.
        const dying: Store = { ...inner, write: async (changes) => { left -= 1; if (left >= 0) await inner.write(changes) } }
        const opened = twoPlaces(inner, journal)
        await opened.all('drafts')
        const store = twoPlaces(dying, journal)
        left = 99
        await store.all('drafts')
        left = reached
        for (const changes of writes) {
          await store.write(changes)
          await model.write(changes)
        }
        if (lost) inner = memoryStore()
      }
      const last = twoPlaces(inner, journal)
      for (const shelf of kept) expect(new Map(await last.all(shelf))).toEqual(new Map(await model.all(shelf)))
    }), { numRuns: 300 })
  })
})
