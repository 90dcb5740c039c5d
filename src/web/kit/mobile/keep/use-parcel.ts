// The parcel being written on a page: the one kept on the phone, or a fresh one that is kept from its first letter on.
import { useRef } from 'react'
import { useKeep } from './context.tsx'
import { useParcels } from './parcels.ts'
import type { Parcel, ParcelFields } from './parcel.ts'

export type Writing = {
  parcel: Parcel
  set: (fields: ParcelFields) => void
  /** The case has moved on since the first letter was written; whoever writes must have seen that before sending. */
  behind: boolean
  catchUp: () => void
}

type About = { caseId: string; version: number }

type Choose = (those: readonly Parcel[]) => Parcel | undefined

/** A report (without `about`), or one step of one case. `choose`: which of several to go on with; else the first. */
export const useParcel = (kind: Parcel['kind'], about?: About, choose: Choose = ([first]) => first): Writing => {
  const keep = useKeep()
  const all = useParcels(keep.parcels)
  const fresh = useRef<Parcel | null>(null)
  const last = useRef<string | null>(null)
  const kept = choose(all.filter((one) => one.kind === kind && !one.waiting && (about === undefined || one.caseId === about.caseId)))
  if (kept) last.current = kept.id
  else if (fresh.current === null || fresh.current.kind !== kind || fresh.current.id === last.current || (about && fresh.current.caseId !== about.caseId)) fresh.current = keep.start(kind, about)
  const parcel = kept ?? { ...fresh.current!, version: about?.version ?? null }
  const set = (fields: ParcelFields): void => {
    const now = keep.parcels.get(parcel.id) ?? parcel
    keep.parcels.put({ ...now, fields: { ...now.fields, ...fields }, refusal: null })
  }
  return {
    parcel, set,
    behind: kept !== undefined && about !== undefined && kept.version !== null && kept.version !== about.version,
    catchUp: () => about && keep.parcels.change(parcel.id, (one) => ({ ...one, version: about.version, refusal: null })),
  }
}
