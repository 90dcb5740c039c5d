// The pin: stands where it is told, and is placed by click, by button or by keyboard, never only by dragging.
import { useEffect, useRef } from 'react'
import type { Map, Marker } from 'maplibre-gl'

export type Place = { lng: number; lat: number }
export type Pin = { place: Place | null; onPlace: (place: Place) => void }

export const usePin = (map: Map | null, pin: Pin | undefined): void => {
  const marker = useRef<Marker | null>(null)
  const place = pin?.place ?? null
  useEffect(() => {
    if (!map || !place) {
      marker.current?.remove()
      marker.current = null
      return
    }
    let gone = false
    void import('./engine.ts').then((engine) => {
      if (gone) return
      if (!marker.current) {
        const element = document.createElement('div')
        element.className = 'net-map-pin'
        marker.current = new engine.Marker({ element, anchor: 'bottom' }).setLngLat(place).addTo(map)
      } else marker.current.setLngLat(place)
    })
    return () => {
      gone = true
    }
  }, [map, place?.lng, place?.lat])
  useEffect(() => () => void marker.current?.remove(), [map])
}
