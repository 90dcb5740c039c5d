// What the resident's app keeps on the phone, and how it gets to the server: parcels, their photos, and the sender. A parcel
// that can't be sent now waits and goes by itself when the network is back; one that is refused stays and says why. The
// worker's keep (kit/offline) has the same face.
import { caseStepRoutes } from '../../../../contract/case-steps.ts'
import type { Call, CallInput } from '../../../../contract/client.ts'
import { caseRoutes } from '../../../../contract/cases.ts'
import type { EventStep } from '../../../../domain/cases/event.ts'
import type { ReplyOf, Route } from '../../../../contract/route.ts'
import { Problem } from '../../../../domain/kernel/problem.ts'
import { newId } from '../../data/new-id.ts'
import { makeBlobs, type Blobs } from './blobs.ts'
import { bodyOf, type Parcel, type PhotoRole } from './parcel.ts'
import { makeParcels, type Parcels } from './parcels.ts'
import { makeUploads, type Uploads } from './uploads.ts'

export type Sent = ReplyOf<(typeof caseRoutes)['report']>
export type Outcome = { kind: 'done'; report: Sent | null } | { kind: 'waiting' } | { kind: 'refused'; fault: Problem }

export type Keep = {
  parcels: Parcels
  blobs: Blobs
  uploads: Uploads
  start: (kind: Parcel['kind'], about?: { caseId: string; version: number }) => Parcel
  send: (id: string, by: number | null) => Promise<Outcome>
  /** Something that was never a draft: kept and sent in one. */
  sendNow: (parcel: Parcel, by: number | null) => Promise<Outcome>
  discard: (id: string) => Promise<void>
  /** A photo and what it belongs to are kept together. */
  addPhoto: (parcel: Parcel, photo: { name: string; role: PhotoRole }, small: Blob, original: Blob) => Promise<void>
  /** Tries everything that waits, as this account. */
  sendWaiting: (by: number | null) => Promise<void>
}

const passing = ['server.unreachable', 'server.busy', 'server.failed', 'request.too-many']

export const newParcel = (kind: Parcel['kind'], about?: { caseId: string; version: number }): Parcel => ({
  id: newId(), kind, caseId: about?.caseId ?? newId(), version: about?.version ?? null, fields: {}, photos: [], savedAt: Date.now(), waiting: false, refusal: null, by: null,
})

const asProblem = (fault: unknown): Problem => (fault instanceof Problem ? fault : new Problem('server.failed', 500, {}))

export const makeKeep = (app: string, call: Call, onSent: (parcel: Parcel, report: Sent | null) => void): Keep => {
  const parcels = makeParcels(`wangge.${app}.parcels`, localStorage)
  const blobs = makeBlobs(`wangge-${app}`)
  const uploads = makeUploads(parcels, blobs)
  const sending = new Map<string, Promise<Outcome>>()

  const discard = async (id: string): Promise<void> => {
    const parcel = parcels.get(id)
    parcels.remove(id)
    await blobs.remove(parcel?.photos.map(({ fileId }) => fileId) ?? [])
  }

  /** Photos the server does not know (put by somebody not signed in, or swept away) go again under new ids. */
  const renew = async (id: string): Promise<void> => {
    const photos = await Promise.all((parcels.get(id)?.photos ?? []).map(async (photo) => {
      const blob = await blobs.get(photo.fileId)
      if (!blob) return photo
      const fileId = newId()
      await blobs.put(fileId, blob)
      await blobs.remove([photo.fileId])
      return { ...photo, fileId, sent: false }
    }))
    parcels.change(id, (parcel) => ({ ...parcel, photos }))
  }

  const post = async (id: string): Promise<Sent | null> => {
    for (const { fileId, sent } of parcels.get(id)?.photos ?? []) if (!sent) await uploads.send(id, fileId)
    const parcel = parcels.get(id)!
    const body = bodyOf(parcel)
    if (parcel.kind === 'report') return call(caseRoutes.report, { body } as CallInput<typeof caseRoutes.report>)
    await call(caseStepRoutes[parcel.kind as EventStep] as unknown as Route, { params: { id: parcel.caseId }, body } as never)
    return null
  }

  const deliver = async (id: string): Promise<Outcome> => {
    try {
      const report = await post(id).catch(async (fault: unknown) => {
        if (!(fault instanceof Problem) || !fault.code.endsWith('.photo-unknown')) throw fault
        await renew(id)
        return post(id)
      })
      const parcel = parcels.get(id)
      // First what nobody could tell again: of a report without a name its code.
      if (parcel) onSent(parcel, report)
      await discard(id)
      return { kind: 'done', report }
    } catch (thrown) {
      const fault = asProblem(thrown)
      if (passing.includes(fault.code)) return { kind: 'waiting' }
      parcels.change(id, (parcel) => ({ ...parcel, waiting: false, refusal: { code: fault.code, params: fault.params } }))
      return { kind: 'refused', fault }
    }
  }

  const send = (id: string, by: number | null): Promise<Outcome> => {
    const going = sending.get(id)
    if (going) return going
    parcels.change(id, (parcel) => ({ ...parcel, waiting: true, refusal: null, by }))
    const mine = deliver(id).finally(() => sending.delete(id))
    sending.set(id, mine)
    return mine
  }

  return {
    parcels, blobs, uploads, send, discard,
    sendNow: (parcel, by) => {
      parcels.put(parcel)
      return send(parcel.id, by)
    },
    start: newParcel,
    addPhoto: async (parcel, photo, small) => {
      const fileId = newId()
      await blobs.put(fileId, small)
      if (!parcels.get(parcel.id)) parcels.put(parcel)
      parcels.change(parcel.id, (kept) => ({ ...kept, photos: [...kept.photos, { fileId, ...photo, sent: false }] }))
      uploads.send(parcel.id, fileId).catch(() => undefined)
    },
    sendWaiting: async (by) => {
      for (const parcel of parcels.all()) if (parcel.waiting && parcel.by === by) if ((await send(parcel.id, by)).kind === 'waiting') return
    },
  }
}
