// Small photos of held cases, to be seen without a network: newest first, as many as a bounded share of the device takes.
// They are the first to go where room is short, and go with the case they belong to.
import type { Mirror } from './mirror.ts'
import { isFull, type Change, type Store } from './store.ts'

/** `stamp`: of the record it is shown with; a photo that was covered meanwhile comes anew. */
export type WantedThumb = { id: string; stamp: string }
export type ThumbSource = {
  /** Newest first. */
  wanted(): readonly WantedThumb[]
  /** Nothing: there is none to be seen. Throws when it can't be had now. */
  fetch(id: string): Promise<Blob | undefined>
  /** Whether the network may be asked for them, which costs its holder something. */
  may(): boolean
}

/** Share of the device: about five hundred. */
export const mostThumbBytes = 8 * 1_048_576

/** `bytes` 0: there was none to be seen. */
type Entry = { id: string; stamp: string; bytes: number }
type Kept = { bytes: ArrayBuffer; type: string }

export type Thumbs = {
  has(id: string): boolean
  get(id: string): Promise<Blob | undefined>
  /** Takes off what nobody wants any more, in the order of what was told. */
  tidy(): Promise<void>
  /** Fetches what is wanted and not here, until the share is full; resolves when there is nothing more to do. */
  fill(): Promise<void>
  /** Makes room, and fetches none again as long as the app is open; gives how many were let go. */
  drop(): Promise<number>
  /** Lets all go: whoever they were for has left. */
  forget(): Promise<void>
}

export const makeThumbs = (store: Store, mirror: Mirror, source: ThumbSource | undefined, account: () => number | null, most = mostThumbBytes): Thumbs => {
  const entries = (): readonly Entry[] => mirror.get<readonly Entry[]>('meta', 'thumbs') ?? []
  let filling: Promise<void> | undefined
  let short = false
  /** What did not fit, and behind how much: it isn't fetched in vain again. */
  let over: { id: string; stamp: string; behind: number } | undefined

  const put = (kept: readonly Entry[], changes: readonly Change[]): Promise<void> => mirror.write([...changes, { shelf: 'meta', key: 'thumbs', ...(kept.length > 0 ? { value: kept } : {}) }])
  const taking = (gone: readonly Entry[]): Change[] => gone.map(({ id }): Change => ({ shelf: 'thumbs', key: id }))

  /** Of what is here, what fits the share, newest first; the rest goes. */
  const tidy = async (): Promise<void> => {
    if (!source || entries().length === 0) return
    const held = new Map(entries().map((one) => [one.id, one]))
    const kept: Entry[] = []
    let total = 0
    for (const { id } of source.wanted()) {
      const one = held.get(id)
      if (!one || total + one.bytes > most) continue
      kept.push(one)
      held.delete(id)
      total += one.bytes
    }
    if (held.size > 0) await put(kept, taking([...held.values()]))
  }

  const take = async (wanted: WantedThumb, blob: Blob | undefined, by: number | null): Promise<boolean> => {
    const bytes = blob ? await blob.arrayBuffer() : new ArrayBuffer(0)
    if (short || account() !== by) return false
    const others = entries().filter(({ id }) => id !== wanted.id)
    const kept = [...others, { ...wanted, bytes: bytes.byteLength }]
    await put(kept, [{ shelf: 'thumbs', key: wanted.id, ...(blob ? { value: { bytes, type: blob.type } satisfies Kept } : {}) }])
    return true
  }

  const fillOnce = async (from: ThumbSource): Promise<void> => {
    const by = account()
    const wanted = from.wanted()
    let total = 0
    for (const one of wanted) {
      const held = entries().find(({ id }) => id === one.id)
      if (held?.stamp === one.stamp) {
        total += held.bytes
        continue
      }
      if (total >= most || short || account() !== by || !from.may()) return
      if (over?.id === one.id && over.stamp === one.stamp && total >= over.behind) return
      const blob = await from.fetch(one.id)
      if (total + (blob?.size ?? 0) > most) {
        over = { ...one, behind: total }
        return
      }
      if (!(await take(one, blob, by))) return
      total += blob?.size ?? 0
      // What is newer takes the place of what is older.
      if (entries().reduce((sum, { bytes }) => sum + bytes, 0) > most) await tidy()
    }
  }

  const forget = async (): Promise<void> => { if (entries().length > 0) await put([], taking(entries())) }
  const drop = async (): Promise<number> => {
    const gone = entries().length
    short = true
    await forget()
    return gone
  }

  return {
    has: (id) => entries().some((one) => one.id === id && one.bytes > 0),
    get: async (id) => {
      const kept = (await store.get('thumbs', id).catch(() => undefined)) as Kept | undefined
      return kept && new Blob([kept.bytes], { type: kept.type })
    },
    tidy, drop, forget,
    fill: () => {
      if (!source || short) return Promise.resolve()
      // What can't be had now is asked for after the next exchange; without room there are none.
      filling ??= fillOnce(source).catch(async (fault: unknown) => { if (isFull(fault)) await drop().catch(() => undefined) }).finally(() => { filling = undefined })
      return filling
    },
  }
}
