// The store on disk: whole or not at all, found by hash.
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDiskStore, type PhotoStore } from './store.ts'

const hash = `ab12${'0'.repeat(60)}`
let dir: string
let store: PhotoStore
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'wangge-store-'))
  store = openDiskStore(join(dir, 'files'))
})
afterAll(() => rm(dir, { recursive: true, force: true }))

describe('the store of photos', () => {
  it('gives back what was put, in both sizes, from folders that don’t grow too large', async () => {
    await store.put(hash, 'full', Buffer.from('the photo'))
    await store.put(hash, 'thumbnail', Buffer.from('small'))
    const found = await store.open(hash, 'full')
    expect(found!.bytes).toBe(9)
    expect((await buffer(found!.stream)).toString()).toBe('the photo')
    expect((await readdir(join(dir, 'files/ab/12'))).sort()).toEqual([`${hash}.full`, `${hash}.thumbnail`])
  })

  it('bears the same content put many times at once, and leaves no scraps', async () => {
    const other = `cd${'1'.repeat(62)}`
    await Promise.all(Array.from({ length: 8 }, () => store.put(other, 'full', Buffer.alloc(100_000, 7))))
    expect(await readdir(join(dir, 'files/cd/11'))).toEqual([`${other}.full`])
  })

  it('has nothing where nothing was put, and removing it is fine', async () => {
    const none = 'f'.repeat(64)
    expect(await store.open(none, 'full')).toBeUndefined()
    expect(await store.has(none, 'full')).toBe(false)
    await store.remove(none)
  })

  it('removes both sizes', async () => {
    await store.remove(hash)
    expect(await store.has(hash, 'full')).toBe(false)
    expect(await store.has(hash, 'thumbnail')).toBe(false)
  })

  it('takes nothing but a hash for a name', async () => {
    await expect(store.put('../../evil', 'full', Buffer.from('x'))).rejects.toThrow()
    await expect(store.open('../evil', 'full')).rejects.toThrow()
  })
})
