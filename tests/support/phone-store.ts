// What the worker app holds on its device, looked at from outside.
import type { Page } from 'playwright-core'
import { patience } from './patience.ts'

const readShelf = <T>(page: Page, shelf: string, what: 'getAllKeys' | 'getAll'): Promise<T[] | null> =>
  page.evaluate(async ([name, how]) => {
    if (!(await indexedDB.databases()).some((one) => one.name === 'wangge-worker')) return null
    const database = await new Promise<IDBDatabase>((give, fail) => {
      const request = indexedDB.open('wangge-worker')
      request.onsuccess = () => give(request.result)
      request.onerror = () => fail(request.error as Error)
    })
    database.onversionchange = () => database.close()
    try {
      if (!database.objectStoreNames.contains(name)) return null
      return await new Promise<T[]>((give, fail) => {
        const request: IDBRequest = database.transaction(name).objectStore(name)[how]()
        request.onsuccess = () => give(request.result as T[])
        request.onerror = () => fail(request.error as Error)
      })
    } finally {
      database.close()
    }
  }, [shelf, what] as const)

/** Keys on one shelf of the worker app's store; null when there is none. */
export const keysOnPhone = (page: Page, shelf: string): Promise<string[] | null> => readShelf<string>(page, shelf, 'getAllKeys')

/** What stands on one shelf. */
export const recordsOnPhone = <T>(page: Page, shelf: string): Promise<T[] | null> => readShelf<T>(page, shelf, 'getAll')

/** Where words go that find no room in the store. */
const spare = (page: Page): Promise<string> => page.evaluate(() => localStorage.getItem('wangge.worker.spare') ?? '')

/** Until a half written text stands in the store, or beside it when that is full, a moment behind the last key. */
export const draftKept = async (page: Page, text: string): Promise<void> => {
  const giveUpAt = Date.now() + patience.page
  while (!`${JSON.stringify(await readShelf(page, 'drafts', 'getAll'))}${await spare(page)}`.includes(text)) {
    if (Date.now() > giveUpAt) throw new Error(`the phone does not keep “${text}”`)
    await page.waitForTimeout(20)
  }
}

/** Until the phone has taken over what the server told, each of these sections included; with its app installed. */
export const filled = async (page: Page, ...sections: string[]): Promise<void> => {
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  const giveUpAt = Date.now() + patience.page
  for (;;) {
    const known = (await keysOnPhone(page, 'known')) ?? []
    if (['facts', 'catalogue', ...sections].every((section) => known.some((key) => key.startsWith(`${section}/`)))) return
    if (Date.now() > giveUpAt) throw new Error(`the phone holds only ${[...new Set(known.map((key) => key.split('/')[0]))].join(', ')}`)
    await page.waitForTimeout(100)
  }
}

/** Each record of a shelf as another app would have written it. */
export const rewriteOnPhone = async (page: Page, shelf: string, change: (record: Record<string, unknown>) => Record<string, unknown>): Promise<void> => {
  await page.evaluate(async ([name, source]) => {
    const written = new Function(`return ${source}`)() as (record: Record<string, unknown>) => Record<string, unknown>
    const database = await new Promise<IDBDatabase>((give, fail) => {
      const request = indexedDB.open('wangge-worker')
      request.onsuccess = () => give(request.result)
      request.onerror = () => fail(request.error as Error)
    })
    const store = database.transaction(name, 'readwrite').objectStore(name)
    await new Promise<void>((done) => {
      store.openCursor().onsuccess = (event) => {
        const cursor = (event.target as IDBRequest<IDBCursorWithValue | null>).result
        if (!cursor) return done()
        cursor.update(written(cursor.value as Record<string, unknown>))
        cursor.continue()
      }
    })
    database.close()
  }, [shelf, change.toString()] as const)
}
