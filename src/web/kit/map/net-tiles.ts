// Which net the tiles show: today's, that of a day, and a new address after the net was changed, so that no tile of the old
// one is taken from the browser's own store.
import { useEffect, useSyncExternalStore } from 'react'
import type { Map, VectorTileSource } from 'maplibre-gl'

let changes = 0
const listeners = new Set<() => void>()

/** The net is another one since just now. */
export const netChanged = (): void => {
  changes = Date.now()
  listeners.forEach((tell) => tell())
}

const listen = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export const tileAddress = (origin: string, on: string | undefined, version: number): string => {
  const query = new URLSearchParams([...(on ? [['on', on]] : []), ...(version > 0 ? [['v', String(version)]] : [])] as [string, string][]).toString()
  return `${origin}/tiles/{z}/{x}/{y}.mvt${query ? `?${query}` : ''}`
}

export const useNetTiles = (map: Map | null, on: string | undefined): void => {
  const version = useSyncExternalStore(listen, () => changes)
  useEffect(() => {
    const source = map?.getSource<VectorTileSource>('net')
    if (source && source.tiles[0] !== tileAddress(location.origin, on, version)) source.setTiles([tileAddress(location.origin, on, version)])
  }, [map, on, version])
}
