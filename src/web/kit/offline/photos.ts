// Photos on the phone: small ones to send, the originals until the server has them, and how far each has come.
import { Problem } from '../../../domain/kernel/problem.ts'
import type { Mirror } from './mirror.ts'
import type { Refusal } from './outbox.ts'
import { evenIfFull, type Change, type Store } from './store.ts'

export type Upload = {
  id: string
  name: string
  /** Of the small one. */
  bytes: number
  seq: number
  /** Bytes the server has said it has. */
  received: number
  sent: boolean
  problem: Refusal | null
  /** Whether the original is kept besides. */
  original: boolean
}

type Kept = { bytes: ArrayBuffer; type: string }

const originalKey = (id: string): string => `${id}.original`

/** As bytes: some phones lose blobs kept as such. */
const keptOf = async (blob: Blob): Promise<Kept> => ({ bytes: await blob.arrayBuffer(), type: blob.type })

export type Photos = {
  /** What to write, so that the photo and what it belongs to are kept together or not at all. */
  adding(id: string, name: string, small: Blob, original: Blob | null, seq: number): Promise<Change[]>
  removing(ids: readonly string[]): Change[]
  get(id: string): Promise<Blob | undefined>
  upload(id: string): Upload | undefined
  uploads(): Upload[]
  isThere(id: string): boolean
  change(id: string, change: Partial<Upload>): Promise<void>
  acknowledged(id: string): Promise<void>
  /** The same, of originals only that they were there. */
  withoutOriginals(changes: readonly Change[]): Change[]
  /** Makes room; gives how many were let go. */
  dropOriginals(): Promise<number>
}

export const makePhotos = (store: Store, mirror: Mirror): Photos => {
  /** The last few, so that a page doesn't read them at every drawing. */
  const near = new Map<string, Blob>()
  const hold = (id: string, blob: Blob): void => {
    near.set(id, blob)
    if (near.size > 24) near.delete(near.keys().next().value!)
  }
  const upload = (id: string): Upload | undefined => mirror.get<Upload>('uploads', id)
  const changing = (id: string, change: Partial<Upload>): Change[] => {
    const known = upload(id)
    return known ? [{ shelf: 'uploads', key: id, value: { ...known, ...change } }] : []
  }
  return {
    adding: async (id, name, small, original, seq) => {
      hold(id, small)
      const facts: Upload = { id, name, bytes: small.size, seq, received: 0, sent: false, problem: null, original: original !== null }
      return [
        { shelf: 'photos', key: id, value: await keptOf(small) },
        ...(original ? [{ shelf: 'photos' as const, key: originalKey(id), value: await keptOf(original) }] : []),
        { shelf: 'uploads', key: id, value: facts },
      ]
    },
    removing: (ids) => ids.flatMap((id): Change[] => {
      near.delete(id)
      return [{ shelf: 'photos', key: id }, { shelf: 'photos', key: originalKey(id) }, { shelf: 'uploads', key: id }]
    }),
    get: async (id) => {
      const held = near.get(id)
      if (held) return held
      const kept = (await store.get('photos', id).catch(() => undefined)) as Kept | undefined
      if (!kept) return undefined
      const blob = new Blob([kept.bytes], { type: kept.type })
      hold(id, blob)
      return blob
    },
    upload,
    uploads: () => [...mirror.all<Upload>('uploads').values()].sort((a, b) => a.seq - b.seq),
    // One the phone knows nothing of was put by an app that kept no account of it: the server says whether it is there.
    isThere: (id) => upload(id)?.sent ?? true,
    // A full phone asks the server again how much it has.
    change: async (id, change) => void (await evenIfFull(mirror.write(changing(id, change)))),
    acknowledged: async (id) => {
      const sent = changing(id, { sent: true, received: upload(id)?.bytes ?? 0, problem: null, original: false })
      await mirror.write([{ shelf: 'photos', key: originalKey(id) }])
      await evenIfFull(mirror.write(sent))
    },
    withoutOriginals: (changes) => changes.flatMap((change) => {
      if (change.value === undefined) return [change]
      if (change.shelf === 'photos' && change.key.endsWith(originalKey(''))) return []
      return [change.shelf === 'uploads' ? { ...change, value: { ...(change.value as Upload), original: false } } : change]
    }),
    dropOriginals: async () => {
      const those = [...mirror.all<Upload>('uploads').values()].filter(({ original }) => original)
      await mirror.write(those.map(({ id }): Change => ({ shelf: 'photos', key: originalKey(id) })))
      await evenIfFull(mirror.write(those.flatMap(({ id }) => changing(id, { original: false }))))
      return those.length
    },
  }
}

/** Sends one photo; `heard` is told how many bytes have gone. Throws a Problem when it could not. */
export type SendPhoto = (id: string, blob: Blob, name: string, heard: (bytes: number) => void) => Promise<void>

export const asRefusal = (fault: unknown): Refusal => (fault instanceof Problem ? { code: fault.code, status: fault.status, params: fault.params } : { code: 'server.failed', status: 500, params: {} })
