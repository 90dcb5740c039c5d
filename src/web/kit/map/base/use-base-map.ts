// The district's base map on a map; a page that sets it shows another one instead. Whether one is there decides nothing but
// the look: without an answer the map stands as it is.
import { useEffect } from 'react'
import type { Map } from 'maplibre-gl'
import { baseMapRoutes, type DrawnBaseMap } from '../../../../contract/base-map.ts'
import { useCall } from '../../data/use-call.ts'

export const useBaseMap = (map: Map | null, shown: DrawnBaseMap | null | undefined): DrawnBaseMap | null => {
  const own = useCall(baseMapRoutes.get, {}, { enabled: shown === undefined, staleTime: 10 * 60_000 })
  const base = shown === undefined ? (own.data?.baseMap ?? null) : shown
  const key = JSON.stringify(base)
  useEffect(() => {
    if (!map) return
    let gone = false
    void import('./draw-base.ts').then(({ drawBase }) => drawBase(map, base, () => !gone)).catch(() => undefined)
    return () => {
      gone = true
    }
  }, [map, key])
  return map ? base : null
}
