// Brings over, once, what an older app kept in localStorage: half written parcels become drafts, those that were to be sent
// become commands in the form they had then. Their photos lie in the same database already.
import type { Parcel } from '../mobile/keep/parcel.ts'
import type { Engine } from './engine.ts'
import type { Written } from './offline-keep.ts'
import { makeCommand } from './outbox.ts'
import type { Upload } from './photos.ts'
import type { Change } from './store.ts'

const parcelsIn = (text: string | null): Parcel[] => {
  try {
    const kept: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(kept) ? (kept as Parcel[]) : []
  } catch {
    return []
  }
}

export const moveParcels = async (engine: Engine, shelf: Pick<Storage, 'getItem' | 'removeItem'>, key: string, written: (parcel: Parcel) => Written): Promise<void> => {
  const parcels = parcelsIn(shelf.getItem(key))
  const first = engine.nextSeq()
  const changes = parcels.flatMap((parcel, index): Change[] => {
    const seq = first + index
    const form: Parcel = { ...parcel, waiting: false, refusal: null }
    const uploads = parcel.photos.map(({ fileId, name, sent }): Change => ({ shelf: 'uploads', key: fileId, value: { id: fileId, name, bytes: 0, seq, received: 0, sent, problem: null, original: false } satisfies Upload }))
    if (!parcel.waiting || parcel.by === null) return [...uploads, { shelf: 'drafts', key: parcel.id, value: form }]
    const command = makeCommand({ id: parcel.id, ...written(form), base: { version: parcel.version }, form, photos: parcel.photos.map(({ fileId }) => fileId), madeAt: parcel.fields.doneAt ?? parcel.savedAt }, parcel.by, parcel.savedAt, seq)
    return [...uploads, { shelf: 'outbox', key: command.id, value: command }]
  })
  if (changes.length > 0) await engine.keep(changes)
  shelf.removeItem(key)
}
