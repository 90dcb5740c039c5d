// The store of a phone in IndexedDB. A write is one transaction; when it is done the system has it, whatever becomes of the
// page or of the browser itself.
import { deleteDB, openDB, type IDBPDatabase } from 'idb'
import { shelves, type Shelf, type Store } from './store.ts'

/** What somebody was told is kept: flushed to the disk itself, so that a battery taken out loses none of it. A letter being
 * written and what the server will tell again are with the system only: they outlive the browser, and cost no flush each. */
const flushed: ReadonlySet<Shelf> = new Set(['outbox', 'photos', 'uploads', 'sent'])

/** Version 1 held only `photos`, of an app that kept its parcels in localStorage; 2 had no `thumbs`. */
const version = 3

/** `onOutdated`: another page has a newer app and wants the database in a newer form. */
export const openIdbStore = (name: string, onOutdated: () => void = () => undefined): Store => {
  let opened: Promise<IDBPDatabase> | undefined
  const open = (): Promise<IDBPDatabase> =>
    (opened ??= openDB(name, version, {
      upgrade: (database) => {
        for (const shelf of shelves) if (!database.objectStoreNames.contains(shelf)) database.createObjectStore(shelf)
      },
      blocking: (_now, _wanted, event) => {
        ;(event.target as IDBDatabase).close()
        onOutdated()
      },
      terminated: () => { opened = undefined },
    }).catch((fault: unknown) => { opened = undefined; throw fault }))
  return {
    all: async (shelf) => {
      const at = (await open()).transaction(shelf).store
      const [keys, values] = await Promise.all([at.getAllKeys(), at.getAll()])
      return keys.map((key, index) => [String(key), values[index]])
    },
    get: async (shelf, key) => (await open()).get(shelf, key),
    write: async (changes) => {
      if (changes.length === 0) return
      const those = [...new Set(changes.map(({ shelf }) => shelf))]
      const transaction = (await open()).transaction(those, 'readwrite', { durability: those.some((shelf) => flushed.has(shelf)) ? 'strict' : 'relaxed' })
      // A fault of one shows in `done`, and undoes all.
      for (const { shelf, key, value } of changes) {
        const at = transaction.objectStore(shelf)
        ;(value === undefined ? at.delete(key) : at.put(value, key)).catch(() => undefined)
      }
      await transaction.done
    },
    clear: async () => {
      const transaction = (await open()).transaction([...shelves], 'readwrite')
      for (const shelf of shelves) void transaction.objectStore(shelf).clear()
      await transaction.done
      ;(await open()).close()
      opened = undefined
      await deleteDB(name)
    },
  }
}
