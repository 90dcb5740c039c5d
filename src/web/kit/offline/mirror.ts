// What the store holds, in memory as well, so that a page can be drawn at once: changed here first, then written. The bytes of
// photos are not mirrored. What another tab wrote is read again when it says so.
import type { Change, Shelf, Store } from './store.ts'

export const mirrored = ['meta', 'drafts', 'outbox', 'known', 'sent', 'uploads'] as const
type Mirrored = (typeof mirrored)[number]
export const isMirrored = (shelf: Shelf): shelf is Mirrored => (mirrored as readonly Shelf[]).includes(shelf)

export type Channel = { tell(changed: readonly { shelf: Shelf; key: string }[]): void; hear(heard: (changed: readonly { shelf: Shelf; key: string }[]) => void): void }

export type Mirror = {
  load(): Promise<void>
  all<T>(shelf: Mirrored): ReadonlyMap<string, T>
  get<T>(shelf: Mirrored, key: string): T | undefined
  /** Shown at once; resolves when it is kept. Where it can't be kept (`full`) it lasts as long as the page, and rejects. */
  write(changes: readonly Change[]): Promise<void>
  forget(): void
  listen(heard: () => void): () => void
  /** Changes with every change. */
  count(): number
  /** Changes only with what is shown of records: not with every letter of a draft. */
  held(): number
  tell(): void
}

/** Changes nothing that is drawn already. */
const isQuiet = ({ shelf, key }: Change): boolean => shelf === 'thumbs' || (shelf === 'meta' && key === 'thumbs')

export const makeMirror = (store: Store, channel: Channel | undefined): Mirror => {
  const held = new Map<Shelf, Map<string, unknown>>(mirrored.map((shelf) => [shelf, new Map<string, unknown>()]))
  const listeners = new Set<() => void>()
  let changes = 0
  let shown = 0
  const tell = (): void => {
    changes += 1
    listeners.forEach((heard) => heard())
  }
  const put = ({ shelf, key, value }: Change): void => {
    const records = held.get(shelf)
    if (!records) return
    if (shelf !== 'drafts' && shelf !== 'uploads' && !isQuiet({ shelf, key })) shown += 1
    if (value === undefined) records.delete(key)
    else records.set(key, value)
  }
  channel?.hear((changed) => {
    void Promise.all(changed.filter(({ shelf }) => held.has(shelf)).map(async ({ shelf, key }) => put({ shelf, key, value: await store.get(shelf, key) }))).then(tell)
  })
  return {
    load: async () => {
      await Promise.all(mirrored.map(async (shelf) => held.set(shelf, new Map(await store.all(shelf)))))
      shown += 1
      tell()
    },
    all: <T>(shelf: Mirrored) => held.get(shelf) as ReadonlyMap<string, T>,
    get: <T>(shelf: Mirrored, key: string) => held.get(shelf)!.get(key) as T | undefined,
    write: async (wanted) => {
      wanted.forEach(put)
      if (!wanted.every(isQuiet)) tell()
      await store.write(wanted)
      channel?.tell(wanted.map(({ shelf, key }) => ({ shelf, key })))
    },
    forget: () => {
      held.forEach((records) => records.clear())
      shown += 1
      tell()
    },
    listen: (heard) => {
      listeners.add(heard)
      return () => listeners.delete(heard)
    },
    count: () => changes,
    held: () => shown,
    tell,
  }
}
