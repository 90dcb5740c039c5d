// Sends the photos of parcels one after the other, as soon as they are taken: by the time the words are written the
// photos are usually there. Each can fail and be sent again by itself.
import { useSyncExternalStore } from 'react'
import { Problem } from '../../../../domain/kernel/problem.ts'
import { putPhoto } from '../../data/upload.ts'
import type { Blobs } from './blobs.ts'
import type { Parcels } from './parcels.ts'

export type Upload = { state: 'queued' | 'sending' | 'failed'; percent: number; fault: Problem | null }

export type Uploads = {
  /** Resolves when the photo is with the server, rejects with why not. Asking twice is asking once. */
  send: (parcelId: string, fileId: string) => Promise<void>
  states: () => ReadonlyMap<string, Upload>
  listen: (tell: () => void) => () => void
}

export const makeUploads = (parcels: Parcels, blobs: Blobs): Uploads => {
  let states: ReadonlyMap<string, Upload> = new Map()
  const running = new Map<string, Promise<void>>()
  const listeners = new Set<() => void>()
  let queue: Promise<unknown> = Promise.resolve()
  const mark = (fileId: string, upload: Upload | null): void => {
    const next = new Map(states)
    if (upload) next.set(fileId, upload)
    else next.delete(fileId)
    states = next
    listeners.forEach((tell) => tell())
  }
  const put = async (parcelId: string, fileId: string): Promise<void> => {
    const photo = parcels.get(parcelId)?.photos.find((one) => one.fileId === fileId)
    if (!photo || photo.sent) return mark(fileId, null)
    const blob = await blobs.get(fileId)
    if (!blob) throw new Problem('file.not-found', 404, { name: photo.name })
    mark(fileId, { state: 'sending', percent: 0, fault: null })
    await putPhoto(fileId, blob, photo.name, { onProgress: (percent) => mark(fileId, { state: 'sending', percent, fault: null }) })
    parcels.change(parcelId, (parcel) => ({ ...parcel, photos: parcel.photos.map((one) => (one.fileId === fileId ? { ...one, sent: true } : one)) }))
    mark(fileId, null)
  }
  return {
    send: (parcelId, fileId) => {
      const going = running.get(fileId)
      if (going) return going
      mark(fileId, { state: 'queued', percent: 0, fault: null })
      const mine = queue.then(() => put(parcelId, fileId)).catch((fault: unknown) => {
        const problem = fault instanceof Problem ? fault : new Problem('server.failed', 500, {})
        mark(fileId, { state: 'failed', percent: 0, fault: problem })
        throw problem
      })
      running.set(fileId, mine)
      queue = mine.catch(() => undefined).finally(() => running.delete(fileId))
      return mine
    },
    states: () => states,
    listen: (tell) => {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
  }
}

export const useUploads = (uploads: Uploads): ReadonlyMap<string, Upload> => useSyncExternalStore(uploads.listen, uploads.states)
