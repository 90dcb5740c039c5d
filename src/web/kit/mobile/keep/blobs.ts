// Photos waiting to be sent, in IndexedDB by file id. Where the browser has none (private mode) they last as long as the page.
const storeName = 'photos'

export type Blobs = {
  put: (id: string, blob: Blob) => Promise<void>
  get: (id: string) => Promise<Blob | undefined>
  remove: (ids: readonly string[]) => Promise<void>
}

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((give, fail) => {
    request.onsuccess = () => give(request.result)
    request.onerror = () => fail(request.error ?? new Error('indexedDB'))
  })

export const makeBlobs = (databaseName: string): Blobs => {
  const inMemory = new Map<string, Blob>()
  let opened: Promise<IDBDatabase> | undefined
  const open = (): Promise<IDBDatabase> =>
    (opened ??= new Promise((give, fail) => {
      const request = indexedDB.open(databaseName, 1)
      request.onupgradeneeded = () => request.result.createObjectStore(storeName)
      request.onsuccess = () => give(request.result)
      request.onerror = () => fail(request.error ?? new Error('indexedDB'))
    }))
  const within = async <T>(mode: IDBTransactionMode, use: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> =>
    done(use((await open()).transaction(storeName, mode).objectStore(storeName)))
  return {
    put: async (id, blob) => {
      inMemory.set(id, blob)
      // As bytes: some phones lose blobs kept as such.
      const kept = { bytes: await blob.arrayBuffer(), type: blob.type }
      await within('readwrite', (store) => store.put(kept, id)).catch(() => undefined)
    },
    get: async (id) => {
      const held = inMemory.get(id)
      if (held) return held
      const kept = (await within('readonly', (store) => store.get(id)).catch(() => undefined)) as { bytes: ArrayBuffer; type: string } | undefined
      if (!kept) return undefined
      const blob = new Blob([kept.bytes], { type: kept.type })
      inMemory.set(id, blob)
      return blob
    },
    remove: async (ids) => {
      for (const id of ids) {
        inMemory.delete(id)
        await within('readwrite', (store) => store.delete(id)).catch(() => undefined)
      }
    },
  }
}
