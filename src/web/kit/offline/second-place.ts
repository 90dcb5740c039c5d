// A second place for what nobody could tell this phone again: half written, waiting to be sent, and its photos. Chromium keeps a
// database as a log, and where the browser is killed in the middle of a record it can find that log broken when it is next
// opened, and throws the whole database away; measured, that is no rarity (docs/decisions/0015). So each such change is written
// to a journal as well, at once and without waiting for the database; what the database lost comes back from there.
import { evenIfFull, newestOf, recordOf, type Change, type Shelf, type Store } from './store.ts'

/** Lines in their order, each whole or not there; and files by name. */
export type Journal = {
  /** Nothing where this device has none, or another page of the app writes it. */
  open(): Promise<readonly string[] | undefined>
  append(line: string): void
  /** Instead of all lines so far. */
  replace(lines: readonly string[]): void
  putFile(name: string, bytes: ArrayBuffer): void
  removeFile(name: string): void
  file(name: string): Promise<ArrayBuffer | undefined>
  clear(): Promise<void>
}

type Photo = { bytes: ArrayBuffer; type: string }
/** Of a photo, its type: its bytes are a file. */
type Kept = { shelf: Shelf; key: string; value?: unknown }
type Line = { n: number; changes: readonly Kept[] }

const shelves: ReadonlySet<Shelf> = new Set(['drafts', 'outbox', 'sent', 'uploads'])
/** Of what the phone remembers, who it is; everything else is told anew. */
const isOwn = (key: string): boolean => key === 'account' || key.startsWith('device/')
/** An original is let go when room is short: once is enough. */
const isPhoto = ({ shelf, key }: Change): boolean => shelf === 'photos' && !key.endsWith('.original')
const isKept = (change: Change): boolean => shelves.has(change.shelf) || isPhoto(change) || (change.shelf === 'meta' && isOwn(change.key))

/** Signs written behind the last snapshot, before there is a new one: of three bytes each at most, with what the snapshot holds they fit the room of a file (journal-worker.ts). */
const mostBehind = 393_216
const markKey = 'written'

const lineOf = (text: string): Line | undefined => {
  try {
    const { n, changes } = JSON.parse(text) as Partial<Line>
    return typeof n === 'number' && Array.isArray(changes) ? { n, changes } : undefined
  } catch {
    // The last one, torn.
    return undefined
  }
}

/** What `store` lost when it was last open is put back before it is first read. */
export const twoPlaces = (store: Store, journal: Journal | undefined): Store => {
  if (!journal) return store
  let n = 0
  let isThere = false
  let behind = 0
  /** Also what was taken off: a store without room may still hold it. */
  const state = new Map<string, Kept>()
  const put = (change: Kept): void => void state.set(recordOf(change), change)
  const snapshot = (): void => {
    behind = 0
    journal.replace([JSON.stringify({ n, changes: [...state.values()] } satisfies Line)])
  }

  const whole = async ({ shelf, key, value }: Kept): Promise<Change[]> => {
    if (shelf !== 'photos' || value === undefined) return [{ shelf, key, ...(value === undefined ? {} : { value }) }]
    const bytes = await journal.file(key)
    return bytes ? [{ shelf, key, value: { bytes, type: (value as Pick<Photo, 'type'>).type } satisfies Photo }] : []
  }
  const open = async (): Promise<void> => {
    const lines = (await journal.open().catch(() => undefined))?.flatMap((text) => lineOf(text) ?? [])
    if (!lines) return
    const written = ((await store.get('meta', markKey)) as number | undefined) ?? -1
    const lost = lines.filter((line) => line.n > written)
    const back = newestOf(lost.flatMap(({ changes }) => changes))
    const wholeBack = (await Promise.all(back.map(whole))).flat()
    // What finds no room now stays in the journal, and is tried again when the app is next opened.
    if (wholeBack.length > 0) await evenIfFull(store.write([...wholeBack, { shelf: 'meta', key: markKey, value: lost.at(-1)!.n }]))
    n = Math.max(written, lines.at(-1)?.n ?? -1, 0)
    for (const shelf of [...shelves, 'meta' as const])
      for (const [key, value] of await store.all(shelf)) if (isKept({ shelf, key })) put({ shelf, key, value })
    for (const [key, value] of await store.all('photos')) {
      if (!isPhoto({ shelf: 'photos', key })) continue
      put({ shelf: 'photos', key, value: { type: (value as Photo).type } })
      if ((await journal.file(key)) === undefined) journal.putFile(key, (value as Photo).bytes)
    }
    back.forEach(put)
    snapshot()
    isThere = true
  }
  let opening: Promise<void> | undefined
  /** A phone whose second place can't be opened works with one. */
  const ready = (): Promise<void> => (opening ??= open().catch(() => undefined))

  const alsoHere = (changes: readonly Change[]): Change[] => {
    const own = changes.filter(isKept).map((change): Kept => (change.shelf === 'photos' && change.value !== undefined ? { ...change, value: { type: (change.value as Photo).type } } : change))
    if (own.length === 0) return [...changes]
    n += 1
    for (const change of changes.filter(isPhoto)) {
      if (change.value === undefined) journal.removeFile(change.key)
      else journal.putFile(change.key, (change.value as Photo).bytes)
    }
    own.forEach(put)
    const line = JSON.stringify({ n, changes: own } satisfies Line)
    behind += line.length
    if (behind > mostBehind) snapshot()
    else journal.append(line)
    return [...changes, { shelf: 'meta', key: markKey, value: n }]
  }
  return {
    write: async (changes) => {
      if (!opening) await ready()
      else if (!isThere) await opening
      return store.write(isThere ? alsoHere(changes) : changes)
    },
    all: async (shelf) => {
      await ready()
      return store.all(shelf)
    },
    get: async (shelf, key) => {
      await ready()
      return store.get(shelf, key)
    },
    clear: async () => {
      await ready()
      state.clear()
      await Promise.all([journal.clear().catch(() => undefined), store.clear()])
      if (isThere) snapshot()
    },
  }
}
