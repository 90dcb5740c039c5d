// Which net the tiles show: today's, or that of a day. The net's version is part of the address, so that tiles may be kept
// for long and none of an earlier net is taken from the browser's own store, not even by a page loaded after an adoption.
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

/** `version` is the net's own, as the API says it; `seen` the moment this page heard that it changed, or 0. */
export const tileAddress = (origin: string, on: string | undefined, version: number, seen = 0): string => {
  const query = new URLSearchParams([...(on ? [['on', on]] : []), ['v', seen > 0 ? `${version}-${seen}` : String(version)]] as [string, string][]).toString()
  return `${origin}/tiles/{z}/{x}/{y}.mvt?${query}`
}

export const useNetTiles = (map: Map | null, on: string | undefined, version: number): void => {
  const seen = useSyncExternalStore(listen, () => changes)
  useEffect(() => {
    const source = map?.getSource<VectorTileSource>('net')
    const address = tileAddress(location.origin, on, version, seen)
    if (source && source.tiles[0] !== address) source.setTiles([address])
  }, [map, on, version, seen])
}
