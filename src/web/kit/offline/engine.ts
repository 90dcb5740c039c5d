// A phone's offline half, put together: what it knows, what was done on it, its photos, and the exchange with the server.
// Runs in a browser (worker/offline.ts) and, with another store and fetch, in Node: `makeEngine(env)`, `await start()`,
// `await enter(account)`, `await add(...)`, `await exchange()`.
import type { Call } from '../../../contract/client.ts'
import type { SyncSection } from '../../../domain/sync/exchange.ts'
import { makeExchange, type Exchange, type ExchangeResult } from './exchange.ts'
import { gathered } from './gathered.ts'
import { makeKnown, type Known } from './known.ts'
import { isMirrored, makeMirror, mirrored, type Channel, type Mirror } from './mirror.ts'
import { inOrder, makeCommand, migrated, type Command, type NewCommand } from './outbox.ts'
import { makePhotos, type Photos, type SendPhoto } from './photos.ts'
import { twoPlaces, type Journal } from './second-place.ts'
import type { SentRecord } from './sent.ts'
import { isFull, type Change, type Shelf, type Store } from './store.ts'
import { makeThumbs, type Thumbs, type ThumbSource } from './thumbs.ts'

/** As much of what is half written as has to be known to tell whose it is. */
export type Draft = { by: number | null; photos: readonly { fileId: string }[] }

export type Env = {
  store: Store
  /** The second place of what nobody could tell this phone again. */
  journal?: Journal | undefined
  call: Call
  sendPhoto: SendPhoto
  /** Milliseconds of this phone's clock. */
  now(): number
  /** Between 0 and 1. */
  random(): number
  newId(): string
  device: { name: string; appVersion: string }
  /** Runs the work unless another tab does so already; then gives undefined. */
  alone?: <T>(work: () => Promise<T>) => Promise<T | undefined>
  channel?: Channel
  /** Runs it later; gives what stops that. */
  later?: (work: () => void, milliseconds: number) => () => void
  /** What kinds of records are asked for; all when left out. */
  sections?: readonly SyncSection[]
  /** Small photos of what is held; none when left out. */
  thumbs?: (known: Known) => ThumbSource
  /** After everything was erased because the device was revoked. */
  onRevoked?: () => void
  /** The session has ended: somebody has to sign in again. */
  onSignedOut?: () => void
  onDone?: (command: Command, reply: unknown) => void
}

export type Status = {
  exchanging: boolean
  /** When the server last answered, by this phone's clock. */
  lastAt: number | null
  /** False after the server could not be reached. */
  reached: boolean
  /** The phone has no room: words are kept aside (spare.ts), photos aren't taken. */
  full: boolean
  /** Originals that were let go to make room, since the app was opened. */
  dropped: number
  /** Since when the server has been asked in vain; 0 when it answers. */
  failures: number
}

export type Engine = {
  start(): Promise<void>
  /** Who is signed in; what another account knew is not shown to this one. Nobody: nothing is sent. */
  enter(account: number | null): Promise<void>
  account(): number | null
  /** This device's id, once it has spoken with the server. */
  device(): string | undefined
  add(command: NewCommand, besides?: readonly Change[]): Promise<Command>
  /** Changes what waits or was refused; `null` takes it off, with its photos unless they are kept. */
  change(id: string, change: (command: Command) => Command | null, besides?: readonly Change[]): Promise<void>
  commands(): readonly Command[]
  sent(): readonly SentRecord[]
  exchange(only?: readonly SyncSection[]): Promise<ExchangeResult>
  /** Soon, and again by itself until it has worked. */
  kick(): void
  erase(): Promise<void>
  /** Erases what this account knows and wrote. What somebody else wrote here and couldn't send yet stays for them. */
  leave(): Promise<void>
  /** Writes, and makes room where there is none: small photos of cases go first, then originals. */
  keep(changes: readonly Change[]): Promise<void>
  nextSeq(): number
  status(): Status
  known: Known
  photos: Photos
  thumbs: Thumbs
  mirror: Mirror
}

export const makeEngine = (env: Env): Engine => {
  const store = twoPlaces(gathered(env.store), env.journal)
  const mirror = makeMirror(store, env.channel)
  const photos = makePhotos(store, mirror)
  const known = makeKnown(mirror)
  let status: Status = { exchanging: false, lastAt: null, reached: true, full: false, dropped: 0, failures: 0 }
  let account: number | null = null
  const thumbs = makeThumbs(store, mirror, env.thumbs?.(known), () => account)
  let listed: { at: number; commands: readonly Command[]; sent: readonly SentRecord[] } = { at: -1, commands: [], sent: [] }

  const say = (change: Partial<Status>): void => {
    status = { ...status, ...change }
    mirror.tell()
  }
  const look = (): typeof listed => {
    if (listed.at !== mirror.count())
      listed = { at: mirror.count(), commands: inOrder(mirror.all<Command>('outbox').values()), sent: [...mirror.all<SentRecord>('sent').values()].sort((a, b) => b.at - a.at) }
    return listed
  }
  /** A letter that had no room must not take the place of one that was written since. */
  const asItIsNow = (change: Change): Change => {
    if (!isMirrored(change.shelf)) return change
    const value = mirror.get(change.shelf, change.key)
    return { shelf: change.shelf, key: change.key, ...(value === undefined ? {} : { value }) }
  }
  /** With the room something else gives; false when that is not enough. `fit`: what of it is written then; `told`: how many of what was let go are told. */
  const triedAgain = async (makeRoom: () => Promise<number>, fit: (changes: readonly Change[]) => Change[], told: (dropped: number) => number, changes: readonly Change[]): Promise<boolean> => {
    try {
      const dropped = await makeRoom()
      await mirror.write(fit(changes.map(asItIsNow)))
      say({ full: false, dropped: status.dropped + told(dropped) })
      return true
    } catch (fault) {
      if (!isFull(fault)) throw fault
      return false
    }
  }
  const keep = async (changes: readonly Change[]): Promise<void> => {
    try {
      await mirror.write(changes)
    } catch (fault) {
      if (!isFull(fault)) throw fault
      if (await triedAgain(thumbs.drop, (now) => [...now], () => 0, changes) || await triedAgain(photos.dropOriginals, photos.withoutOriginals, (dropped) => dropped, changes)) return
      say({ full: true })
      throw fault
    }
    if (status.full) say({ full: false })
  }
  const nextSeq = (): number => Math.max(0, ...look().commands.map(({ seq }) => seq), ...photos.uploads().map(({ seq }) => seq)) + 1
  const erase = async (): Promise<void> => {
    exchange.stop()
    mirror.forget()
    account = null
    await store.clear()
    say({ lastAt: null, failures: 0, full: false })
  }
  const leave = async (): Promise<void> => {
    const mine = account ?? mirror.get<number>('meta', 'account')
    const others = ({ by }: { by: number | null }): boolean => by !== null && by !== mine
    const commands = look().commands.filter((command) => others(command) && command.state !== 'done')
    const drafts = [...mirror.all<Draft>('drafts')].filter(([, draft]) => others(draft))
    if (commands.length + drafts.length === 0) return erase()
    const kept = new Map<Shelf, ReadonlySet<string>>([
      ['outbox', new Set(commands.map(({ id }) => id))],
      ['drafts', new Set(drafts.map(([key]) => key))],
      ['uploads', new Set([...commands.flatMap((command) => command.photos), ...drafts.flatMap(([, draft]) => draft.photos.map(({ fileId }) => fileId))])],
      // Of theirs: should it be revoked, it is told by that.
      ['meta', new Set([...commands, ...drafts.map(([, draft]) => draft)].map(({ by }) => `device/${by}`))],
    ])
    exchange.stop()
    account = null
    await thumbs.forget()
    const gone = (shelf: (typeof mirrored)[number]): string[] => [...mirror.all(shelf).keys()].filter((key) => !kept.get(shelf)?.has(key))
    await mirror.write([...mirrored.flatMap((shelf) => gone(shelf).map((key): Change => ({ shelf, key }))), ...photos.removing(gone('uploads'))])
    say({ lastAt: null, failures: 0, full: false })
  }
  const exchange: Exchange = makeExchange({ env, mirror, photos, thumbs, known, keep, say, status: () => status, account: () => account, commands: () => look().commands, erase })

  return {
    mirror, known, photos, thumbs, keep, nextSeq, erase, leave,
    start: async () => {
      await mirror.load().catch(() => undefined)
      say({ lastAt: mirror.get<number>('meta', 'lastAt') ?? null })
      account = mirror.get<number>('meta', 'account') ?? null
      const older = look().commands.filter((command) => command.state === 'waiting' && migrated(command) !== command)
      if (older.length > 0) await keep(older.map((command): Change => ({ shelf: 'outbox', key: command.id, value: migrated(command) })))
    },
    enter: async (next) => {
      if (next === account) return
      const left = account
      account = next
      if (next === null) {
        exchange.stop()
        return exchange.heedEnd(left!)
      }
      const before = mirror.get<number>('meta', 'account')
      if (before === next) return
      await keep([...(before === undefined ? [] : known.allGone()), { shelf: 'meta', key: 'account', value: next }, { shelf: 'meta', key: 'pulled', value: env.newId() }])
      await thumbs.tidy()
    },
    account: () => account,
    device: () => mirror.get<string>('meta', `device/${account}`),
    add: async (made, besides = []) => {
      if (account === null) throw new Error('nobody is signed in')
      const command = makeCommand(made, account, env.now(), nextSeq())
      await keep([{ shelf: 'outbox', key: command.id, value: command }, ...besides])
      return command
    },
    change: async (id, change, besides = []) => {
      const command = mirror.get<Command>('outbox', id)
      if (!command) return
      const next = change(command)
      await keep([{ shelf: 'outbox', key: id, ...(next ? { value: next } : {}) }, ...besides])
    },
    commands: () => look().commands,
    sent: () => look().sent,
    exchange: (only) => exchange.run(only),
    kick: () => exchange.kick(),
    status: () => status,
  }
}
