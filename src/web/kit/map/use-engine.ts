// Starts the map library in an element and gives the map once its style stands; takes it down with the component.
import { useEffect, useState, type RefObject } from 'react'
import type { Map } from 'maplibre-gl'
import { netStyle } from './style.ts'
import { canDrawMap } from './webgl.ts'

export type EngineState = { map: Map | null; failed: boolean }

export const useEngine = (holder: RefObject<HTMLDivElement | null>, center: readonly [number, number], label: string, tiles: string): EngineState => {
  const [state, setState] = useState<EngineState>({ map: null, failed: false })
  useEffect(() => {
    if (!canDrawMap()) {
      setState({ map: null, failed: true })
      return
    }
    let map: Map | undefined
    let gone = false
    void import('./engine.ts').then(
      (engine) => {
        if (gone || !holder.current) return
        map = new engine.Map({
          container: holder.current, style: netStyle(tiles), center: [center[0], center[1]], zoom: 10.6, minZoom: 8, maxZoom: 19,
          attributionControl: false, dragRotate: false, pitchWithRotate: false, touchPitch: false,
          localIdeographFontFamily: getComputedStyle(document.body).fontFamily, locale: { 'Map.Title': label },
        })
        map.touchZoomRotate.disableRotation()
        map.keyboard.disableRotation()
        // a missing tile is ground, not a fault of the page
        map.on('error', () => undefined)
        map.once('load', () => !gone && setState({ map: map!, failed: false }))
      },
      () => !gone && setState({ map: null, failed: true }),
    )
    return () => {
      gone = true
      setState({ map: null, failed: false })
      map?.remove()
    }
    // the map is made once; later changes of centre and language do not restart it
  }, [])
  return state
}
