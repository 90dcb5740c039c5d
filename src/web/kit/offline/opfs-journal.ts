// The page's side of the journal: asks the worker beside it, and closes it when the page is left.
import type { Answer, Ask } from './journal-worker.ts'
import JournalWorker from './journal-worker.ts?worker&inline'
import type { Journal } from './second-place.ts'

/** A device that says nothing for this long has no second place. */
const patience = 4_000

/** Undefined where the browser has no such files. */
export const openOpfsJournal = (folder: string): Journal | undefined => {
  if (typeof Worker === 'undefined' || !('getDirectory' in (navigator.storage ?? {}))) return undefined
  const worker = new JournalWorker()
  const asked = new Map<number, (answer: Answer) => void>()
  let last = 0
  worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
    asked.get(data.id)?.(data)
    asked.delete(data.id)
  })
  const tell = (ask: Ask): number => {
    last += 1
    worker.postMessage({ id: last, ask })
    return last
  }
  const hear = <T>(ask: Ask, milliseconds?: number): Promise<T> =>
    new Promise((give, fail) => {
      const timer = milliseconds === undefined ? undefined : setTimeout(() => fail(new Error('journal')), milliseconds)
      asked.set(tell(ask), ({ value, failed }) => {
        clearTimeout(timer)
        if (failed) fail(new Error('journal'))
        else give(value as T)
      })
    })
  window.addEventListener('pagehide', () => void tell({ what: 'close' }))
  // A page that comes back has left its journal to others.
  window.addEventListener('pageshow', ({ persisted }) => void (persisted && location.reload()))
  return {
    open: async () => (await hear<string>({ what: 'open', folder }, patience)).split('\n').filter((line) => line !== ''),
    append: (text) => void tell({ what: 'append', text }),
    replace: (lines) => void tell({ what: 'replace', text: lines.join('\n') }),
    putFile: (name, bytes) => void tell({ what: 'put', name, bytes }),
    removeFile: (name) => void tell({ what: 'remove', name }),
    file: (name) => hear<ArrayBuffer | undefined>({ what: 'file', name }),
    clear: () => hear<void>({ what: 'clear' }),
  }
}
