import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gathered } from './gathered.ts'
import { memoryStore, type Change, type Store } from './store.ts'

const turns = async (count = 40): Promise<void> => { for (let left = count; left > 0; left -= 1) await Promise.resolve() }

/** A store that answers when it is told to, and takes nothing that is called `huge`. */
const slowStore = () => {
  const inner = memoryStore()
  const writes: (readonly Change[])[] = []
  const open: (() => void)[] = []
  const store: Store = {
    ...inner,
    write: async (changes) => {
      writes.push(changes)
      await new Promise<void>((go) => void open.push(go))
      if (changes.some(({ value }) => value === 'huge')) throw new DOMException('full', 'QuotaExceededError')
      await inner.write(changes)
    },
  }
  const answer = async (): Promise<boolean> => {
    const next = open.shift()
    next?.()
    await turns()
    return next !== undefined
  }
  return { inner, store, writes, answer, answerAll: async () => { while (await answer()); } }
}
const draft = (text: string, key = 'a'): Change => ({ shelf: 'drafts', key, value: text })

describe('writes of a phone', () => {
  it('that come while one is on its way leave as one, with the newest of each record', async () => {
    const slow = slowStore()
    const store = gathered(slow.store)
    const kept = ['积', '积水', '积水漫', '积水漫到'].map((text) => store.write([draft(text)]))
    const other = store.write([draft('另一件', 'b')])
    await slow.answerAll()
    await Promise.all([...kept, other])
    expect(slow.writes).toEqual([[draft('积')], [draft('积水漫到'), draft('另一件', 'b')]])
    expect(await store.all('drafts')).toEqual([['a', '积水漫到'], ['b', '另一件']])
  })

  it('that do not fit are refused alone', async () => {
    const slow = slowStore()
    const store = gathered(slow.store)
    const said = [draft('一'), draft('huge', 'photo'), draft('二', 'b')].map((change) => store.write([change]).then(() => 'kept', (fault: Error) => fault.name))
    // The first is on its way; the other two are gathered, refused together, and tried one by one.
    await slow.answerAll()
    expect(await Promise.all(said)).toEqual(['kept', 'QuotaExceededError', 'kept'])
    expect(slow.writes.map((one) => one.length)).toEqual([1, 2, 1, 1])
    expect(await slow.inner.all('drafts')).toEqual([['a', '一'], ['b', '二']])
  })

  it('are seen by whoever reads behind them, and cleared by what clears behind them', async () => {
    const slow = slowStore()
    const store = gathered(slow.store)
    void store.write([draft('半')])
    void store.write([draft('半句')])
    const read = store.get('drafts', 'a')
    await slow.answerAll()
    expect(await read).toBe('半句')
    void store.write([draft('又一句')])
    const cleared = store.clear()
    await slow.answerAll()
    await cleared
    expect(await slow.inner.all('drafts')).toEqual([])
  })

  const change = fc.record({ shelf: fc.constantFrom('drafts' as const, 'outbox' as const), key: fc.constantFrom('a', 'b', 'c'), value: fc.oneof(fc.integer({ min: 0, max: 99 }).map(String), fc.constant('huge'), fc.constant(undefined)) })
  const step = fc.oneof({ arbitrary: fc.array(change, { minLength: 1, maxLength: 3 }).map((changes) => ({ changes })), weight: 3 }, { arbitrary: fc.constant('answer' as const), weight: 1 })

  it('come to what those that were kept come to in their order; none is refused that would fit, none is left unanswered', async () => {
    await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const slow = slowStore()
      const store = gathered(slow.store)
      const asked: { changes: Change[]; said: Promise<boolean> }[] = []
      for (const one of steps) {
        if (one === 'answer') await slow.answer()
        else asked.push({ changes: one.changes, said: store.write(one.changes).then(() => true, () => false) })
      }
      await slow.answerAll()
      const model = memoryStore()
      for (const { changes, said } of asked) {
        const kept = await said
        if (!kept) expect(changes.some(({ value }) => value === 'huge')).toBe(true)
        if (kept) await model.write(changes)
      }
      for (const shelf of ['drafts', 'outbox'] as const) {
        const held = new Map(await slow.inner.all(shelf))
        expect([...held.values()]).not.toContain('huge')
        // What did not fit alone can only be kept where a newer one took its place.
        expect(held).toEqual(new Map(await model.all(shelf)))
      }
    }), { numRuns: 500 })
  })
})
