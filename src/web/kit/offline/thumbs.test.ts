import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeMirror } from './mirror.ts'
import { memoryStore, type Store } from './store.ts'
import { makeThumbs, type ThumbSource, type WantedThumb } from './thumbs.ts'

const most = 100

/** A phone that wants what it is told to want, from a server that has each photo in the size its name ends with. */
const makePhone = (change: { store?: Store; fetch?: ThumbSource['fetch']; may?: () => boolean } = {}) => {
  const store = change.store ?? memoryStore()
  const asked: string[] = []
  const state = { wanted: [] as readonly WantedThumb[], account: 7 as number | null }
  const fetch = change.fetch ?? (async (id: string) => new Blob(['x'.repeat(Number(id.split('-')[1]))], { type: 'image/jpeg' }))
  const mirror = makeMirror(store, undefined)
  const thumbs = makeThumbs(store, mirror, { wanted: () => state.wanted, fetch: (id) => { asked.push(id); return fetch(id) }, may: change.may ?? (() => true) }, () => state.account, most)
  return { store, mirror, thumbs, asked, state, keys: async () => (await store.all('thumbs')).map(([key]) => key).sort(), refresh: async () => { await thumbs.tidy(); await thumbs.fill() } }
}
const want = (...ids: string[]): WantedThumb[] => ids.map((id) => ({ id, stamp: '1' }))

describe('small photos on a phone', () => {
  it('are kept newest first within their share, and shown without a network', async () => {
    const { thumbs, state, keys, refresh } = makePhone()
    state.wanted = want('a-40', 'b-40', 'c-40', 'd-10')
    await refresh()
    expect(await keys()).toEqual(['a-40', 'b-40'])
    expect((await thumbs.get('a-40'))?.size).toBe(40)
    expect([thumbs.has('a-40'), thumbs.has('c-40')]).toEqual([true, false])
    expect(await thumbs.get('c-40')).toBeUndefined()
  })
  it('go with their case, and give way to newer ones', async () => {
    const { state, keys, refresh, asked } = makePhone()
    state.wanted = want('a-40', 'b-40')
    await refresh()
    state.wanted = want('new-50', 'a-40', 'b-40')
    await refresh()
    expect(await keys()).toEqual(['a-40', 'new-50'])
    state.wanted = want('new-50')
    await refresh()
    expect(await keys()).toEqual(['new-50'])
    expect(asked.filter((id) => id === 'new-50')).toHaveLength(1)
  })
  it('come anew when what they are shown with has changed: one may have been covered', async () => {
    let there = true
    const { thumbs, state, asked, refresh } = makePhone({ fetch: async () => (there ? new Blob(['face']) : undefined) })
    state.wanted = want('a')
    await refresh()
    await refresh()
    expect([thumbs.has('a'), asked]).toEqual([true, ['a']])
    there = false
    state.wanted = [{ id: 'a', stamp: '2' }]
    await refresh()
    await refresh()
    expect([thumbs.has('a'), await thumbs.get('a'), asked]).toEqual([false, undefined, ['a', 'a']])
  })
  it('are let go where room is short, and none is fetched again as long as the app is open', async () => {
    const inner = memoryStore()
    let room = 2
    const { thumbs, state, keys, refresh, mirror } = makePhone({ store: { ...inner, write: async (changes) => {
      if (changes.some(({ shelf, value }) => shelf === 'thumbs' && value !== undefined) && (room -= 1) < 0) throw Object.assign(new Error('full'), { name: 'QuotaExceededError' })
      return inner.write(changes)
    } } })
    state.wanted = want('a-10', 'b-10', 'c-10')
    await refresh()
    expect(await keys()).toEqual([])
    room = 9
    await refresh()
    expect([await keys(), thumbs.has('a-10'), mirror.get('meta', 'thumbs')]).toEqual([[], false, undefined])
  })
  it('are neither fetched for somebody who has signed out, nor where the network costs', async () => {
    const left = makePhone({ fetch: async () => { left.state.account = null; return new Blob(['x']) } })
    left.state.wanted = want('a', 'b')
    await left.refresh()
    expect([await left.keys(), left.asked]).toEqual([[], ['a']])
    const saving = makePhone({ may: () => false })
    saving.state.wanted = want('a-1')
    await saving.refresh()
    expect([await saving.keys(), saving.asked]).toEqual([[], []])
  })
  it('that can’t be had now are asked for after the next exchange', async () => {
    let broken = true
    const { state, keys, refresh } = makePhone({ fetch: async (id) => { if (broken && id === 'b') throw new TypeError('network'); return new Blob([id]) } })
    state.wanted = want('a', 'b', 'c')
    await refresh()
    expect(await keys()).toEqual(['a'])
    broken = false
    await refresh()
    expect(await keys()).toEqual(['a', 'b', 'c'])
  })

  it('never take more than their share, are never others than those wanted, and are told truly', async () => {
    const photo = fc.record({ id: fc.tuple(fc.constantFrom(...'abcdef'), fc.integer({ min: 0, max: 60 })).map(([name, size]) => `${name}-${size}`), stamp: fc.constantFrom('1', '2') })
    await fc.assert(fc.asyncProperty(fc.array(fc.uniqueArray(photo, { selector: ({ id }) => id, maxLength: 6 }), { minLength: 1, maxLength: 6 }), async (days) => {
      const { store, thumbs, state, refresh } = makePhone()
      for (const wanted of days) {
        state.wanted = wanted
        await refresh()
        const held = (await store.all('thumbs')) as [string, { bytes: ArrayBuffer }][]
        expect(held.reduce((sum, [, { bytes }]) => sum + bytes.byteLength, 0)).toBeLessThanOrEqual(most)
        for (const [id] of held) expect(wanted.map((one) => one.id)).toContain(id)
        for (const { id } of wanted) expect(thumbs.has(id)).toBe(held.some(([key, { bytes }]) => key === id && bytes.byteLength > 0))
        // The newest is there if it fits at all.
        if (wanted[0]) expect(held.map(([id]) => id)).toContain(wanted[0].id)
      }
    }), { numRuns: 300 })
  })
})
