// Where words go that find no room in the store: a small place of another kind (localStorage) that photos can't fill. They are
// there when the app is opened again, and move into the store as soon as there is room.
import { isFull, recordOf, type Change, type Shelf, type Store } from './store.ts'

type Place = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const words: ReadonlySet<Shelf> = new Set(['drafts', 'outbox'])

export const withSpare = (store: Store, place: Place, placeKey: string): Store => {
  const read = (): Change[] => {
    try {
      const kept: unknown = JSON.parse(place.getItem(placeKey) ?? '[]')
      return Array.isArray(kept) ? (kept as Change[]) : []
    } catch {
      return []
    }
  }
  const save = (changes: readonly Change[]): void => {
    try {
      if (changes.length === 0) place.removeItem(placeKey)
      else place.setItem(placeKey, JSON.stringify(changes))
    } catch {
      // full as well: it lasts as long as the app is open
    }
  }
  const without = (spare: readonly Change[], changes: readonly Change[]): Change[] => {
    const named = new Set(changes.map(recordOf))
    return spare.filter((change) => !named.has(recordOf(change)))
  }
  return {
    all: async (shelf) => {
      const kept = new Map(await store.all(shelf))
      for (const change of read()) {
        if (change.shelf !== shelf) continue
        if (change.value === undefined) kept.delete(change.key)
        else kept.set(change.key, change.value)
      }
      return [...kept]
    },
    get: async (shelf, key) => {
      const spare = read().find((change) => change.shelf === shelf && change.key === key)
      return spare ? spare.value : store.get(shelf, key)
    },
    write: async (changes) => {
      const aside = (): void => save([...without(read(), changes), ...changes.filter(({ shelf }) => words.has(shelf))])
      // Once something is aside, what replaces it goes there first: an app that is closed in the middle finds the newest again.
      const isUsed = place.getItem(placeKey) !== null
      if (isUsed) aside()
      try {
        await store.write(changes)
      } catch (fault) {
        if (isFull(fault)) aside()
        throw fault
      }
      if (!isUsed) return
      const left = without(read(), changes)
      save(left)
      if (left.length > 0) await store.write(left).then(() => save([]), () => undefined)
    },
    clear: async () => {
      save([])
      await store.clear()
    },
  }
}
