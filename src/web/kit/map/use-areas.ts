// Puts a page's own areas on the map and says which was clicked. While there are any, the tiles' names and fills of the
// same units step back.
import { useEffect, useRef } from 'react'
import type { GeoJSONSource, Map, MapMouseEvent } from 'maplibre-gl'
import { areaData, areaLayers, type MapArea } from './areas.ts'
import { mapLevels } from './style.ts'

export const useAreas = (map: Map | null, areas: readonly MapArea[] | undefined, onArea: ((id: string) => void) | undefined): void => {
  const chosen = useRef(onArea)
  chosen.current = onArea
  useEffect(() => {
    if (!map || !areas) return
    const source = map.getSource<GeoJSONSource>('areas')
    if (source) source.setData(areaData(areas) as never)
    else {
      map.addSource('areas', { type: 'geojson', data: areaData(areas) as never })
      areaLayers().forEach((layer) => map.addLayer(layer))
      for (const level of mapLevels) map.setLayoutProperty(`${level}-label`, 'visibility', 'none')
    }
  }, [map, areas])
  useEffect(() => {
    if (!map) return
    const clicked = (event: MapMouseEvent): void => {
      if (!chosen.current || !map.getLayer('area-fill')) return
      const found = map.queryRenderedFeatures(event.point, { layers: ['area-fill'] })[0]
      if (found) chosen.current(String(found.properties['id']))
    }
    const subscription = map.on('click', clicked)
    return () => subscription.unsubscribe()
  }, [map])
}
