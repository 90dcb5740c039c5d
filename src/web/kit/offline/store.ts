// Where a phone keeps what it must not lose: a few named shelves of records by key. A write of several records is all or
// nothing. In the browser it is IndexedDB (idb-store.ts); benches and tests bring one of their own.

/** `known`: what the server told; `drafts`: half written; `outbox`: done here, not yet there; `uploads`: how far each photo is; `photos`: their bytes; `thumbs`: small photos of held cases. */
export const shelves = ['meta', 'drafts', 'outbox', 'known', 'sent', 'uploads', 'photos', 'thumbs'] as const
export type Shelf = (typeof shelves)[number]

/** Without a value the record is taken off. */
export type Change = { shelf: Shelf; key: string; value?: unknown }

export const recordOf = ({ shelf, key }: Pick<Change, 'shelf' | 'key'>): string => `${shelf}/${key}`

/** Of each record the last of several changes. */
export const newestOf = <C extends Change>(changes: readonly C[]): C[] => [...new Map(changes.map((change) => [recordOf(change), change])).values()]

export type Store = {
  all(shelf: Shelf): Promise<[key: string, value: unknown][]>
  get(shelf: Shelf, key: string): Promise<unknown>
  write(changes: readonly Change[]): Promise<void>
  clear(): Promise<void>
}

/** The phone has no room for what was to be written. */
export const isFull = (fault: unknown): boolean => (fault as { name?: string } | null)?.name === 'QuotaExceededError'

/** What finds no room lasts as long as the app is open, and is sent all the same; that the phone is full, it says by itself. */
export const evenIfFull = (kept: Promise<unknown>): Promise<unknown> => kept.catch((fault: unknown) => { if (!isFull(fault)) throw fault })

/** Lasts as long as the process: for tests, and for a browser that keeps nothing. */
export const memoryStore = (): Store => {
  const held = new Map<Shelf, Map<string, unknown>>(shelves.map((shelf) => [shelf, new Map<string, unknown>()]))
  return {
    all: async (shelf) => [...held.get(shelf)!],
    get: async (shelf, key) => held.get(shelf)!.get(key),
    write: async (changes) => {
      for (const { shelf, key, value } of changes) {
        if (value === undefined) held.get(shelf)!.delete(key)
        else held.get(shelf)!.set(key, structuredClone(value))
      }
    },
    clear: async () => held.forEach((records) => records.clear()),
  }
}
