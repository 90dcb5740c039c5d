// Writes that come while one is on its way are gathered and leave as one: of each record only the newest, all in one
// transaction. So a hurried typist waits for two writes at most, however slow the phone is, and not for one per letter. When
// the store refuses what was gathered, each is tried by itself, in its order, so that only the one that doesn't fit is refused.
import { newestOf, type Change, type Store } from './store.ts'

type Asked = { changes: readonly Change[]; give(): void; fail(fault: unknown): void }

/** Reads see what was written before them, and `clear` comes behind it, as in the store itself. */
export const gathered = (store: Store): Store => {
  let waiting: Asked[] = []
  let sending = false
  /** Ends when all that was asked for so far has been answered. */
  let behind: Promise<unknown> = Promise.resolve()

  const oneByOne = async (those: readonly Asked[]): Promise<void> => {
    for (const { changes, give, fail } of those) await store.write(changes).then(give, fail)
  }
  const send = async (those: readonly Asked[]): Promise<void> => {
    const [only] = those
    if (those.length === 1) return store.write(only!.changes).then(only!.give, only!.fail)
    const whole = await store.write(newestOf(those.flatMap(({ changes }) => changes))).then(() => true, () => false)
    if (whole) those.forEach(({ give }) => give())
    else await oneByOne(those)
  }
  const sendAll = async (): Promise<void> => {
    sending = true
    while (waiting.length > 0) {
      const those = waiting
      waiting = []
      await send(those)
    }
    sending = false
  }
  const write = (changes: readonly Change[]): Promise<void> => {
    if (changes.length === 0) return Promise.resolve()
    const kept = new Promise<void>((give, fail) => void waiting.push({ changes, give, fail }))
    behind = Promise.all([behind, kept.catch(() => undefined)])
    if (!sending) void sendAll()
    return kept
  }
  return {
    write,
    all: async (shelf) => {
      await behind
      return store.all(shelf)
    },
    get: async (shelf, key) => {
      await behind
      return store.get(shelf, key)
    },
    clear: async () => {
      await behind
      await store.clear()
    },
  }
}
