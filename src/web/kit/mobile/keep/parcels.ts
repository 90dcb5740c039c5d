// The parcels of one app, in localStorage: written at every letter, read again when the app comes back.
import { useSyncExternalStore } from 'react'
import type { Parcel } from './parcel.ts'

type Shelf = Pick<Storage, 'getItem' | 'setItem'>

export type Parcels = {
  all: () => readonly Parcel[]
  get: (id: string) => Parcel | undefined
  put: (parcel: Parcel) => void
  /** Changes what is kept; does nothing when it is gone. */
  change: (id: string, change: (parcel: Parcel) => Parcel) => void
  remove: (id: string) => void
  listen: (tell: () => void) => () => void
}

export const makeParcels = (storageKey: string, shelf: Shelf, now: () => number = Date.now): Parcels => {
  const read = (): readonly Parcel[] => {
    try {
      const kept: unknown = JSON.parse(shelf.getItem(storageKey) ?? '[]')
      return Array.isArray(kept) ? (kept as Parcel[]) : []
    } catch {
      return []
    }
  }
  let all = read()
  const listeners = new Set<() => void>()
  const write = (next: readonly Parcel[]): void => {
    all = next
    try {
      shelf.setItem(storageKey, JSON.stringify(next))
    } catch {
      // full or private: kept as long as the page lives
    }
    listeners.forEach((tell) => tell())
  }
  const put = (parcel: Parcel): void => {
    const kept = { ...parcel, savedAt: now() }
    write(all.some(({ id }) => id === parcel.id) ? all.map((one) => (one.id === parcel.id ? kept : one)) : [...all, kept])
  }
  return {
    all: () => all,
    get: (id) => all.find((one) => one.id === id),
    put,
    change: (id, change) => {
      const kept = all.find((one) => one.id === id)
      if (kept) put(change(kept))
    },
    remove: (id) => write(all.filter((one) => one.id !== id)),
    listen: (tell) => {
      listeners.add(tell)
      const onOther = (event: StorageEvent): void => {
        if (event.key !== storageKey) return
        all = read()
        tell()
      }
      if (typeof window !== 'undefined') window.addEventListener('storage', onOther)
      return () => {
        listeners.delete(tell)
        if (typeof window !== 'undefined') window.removeEventListener('storage', onOther)
      }
    },
  }
}

export const useParcels = (parcels: Parcels): readonly Parcel[] => useSyncExternalStore(parcels.listen, parcels.all)
