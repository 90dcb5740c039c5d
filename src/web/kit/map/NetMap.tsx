// The one map component: units of one level to point at and choose, shaded by values, cases on top, a pin to place.
// Beside it always stands a list of the same set, so that nothing is lost where it can't be drawn.
import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { ExpressionSpecification, FilterSpecification, GeoJSONSource, MapMouseEvent } from 'maplibre-gl'
import type { DrawnBaseMap } from '../../../contract/base-map.ts'
import { useMe } from '../data/use-me.ts'
import { token } from '../tokens.ts'
import { useShared } from '../words/shared.ts'
import { MapControls } from './MapControls.tsx'
import { fillLayer, mapLevels, type MapLevel } from './style.ts'
import { chosenLayer, chosenSource, pointData, pointLayers, pointSource, type MapPoint } from './points.ts'
import type { Shading } from './shading.ts'
import { fillOpacity } from './base/opacity.ts'
import { useBaseMap } from './base/use-base-map.ts'
import { useEngine } from './use-engine.ts'
import { usePin, type Pin } from './use-pin.ts'
import type { MapArea } from './areas.ts'
import { useAreas } from './use-areas.ts'
import { useDrawing, type Drawing } from './use-drawing.ts'
import { tileAddress, useNetTiles } from './net-tiles.ts'
import './map.css'

export type MapBox = readonly [west: number, south: number, east: number, north: number]

export type NetMapProps = {
  center: readonly [number, number]
  /** Whether the shapes are made up; whoever draws a map has to say, so that none goes without its 示意图. */
  schematic: boolean
  /** The net of that day instead of today's. */
  on?: string | undefined
  /** Fits the view; a new value moves there. */
  focus?: MapBox | null
  /** Where “whole district” goes. */
  whole?: MapBox | null
  /** Units of this level can be pointed at and chosen; with `parentId` only those below it. */
  level?: MapLevel | null
  parentId?: number | null
  chosenId?: number | null
  hoveredId?: number | null
  onHover?: (id: number | null) => void
  onChoose?: (id: number) => void
  shading?: Shading | null
  points?: readonly MapPoint[]
  chosenPoint?: string | null
  onPoint?: (id: string) => void
  /** The point under the mouse, and when it has left it. */
  onPointHover?: (id: string | null) => void
  onMoved?: (box: MapBox) => void
  pin?: Pin
  /** Areas of the page's own, above the net. */
  areas?: readonly MapArea[] | undefined
  onArea?: (id: string) => void
  /** While something is drawn, nothing else is chosen. */
  drawing?: Drawing | undefined
  /** Instead of the district's base map: what somebody who sets it tries out. */
  baseMap?: DrawnBaseMap | null
  className?: string
  children?: ReactNode
}

type Hover = { x: number; y: number; title: string; text: string | undefined }

const idFilter = (id: number | null | undefined): FilterSpecification => ['==', ['get', 'id'], id ?? -1]

export const NetMap = (props: NetMapProps) => {
  const { center, schematic, focus, level = null, parentId = null, chosenId = null, hoveredId = null, shading = null, points, chosenPoint = null, pin } = props
  const texts = useShared()
  const holder = useRef<HTMLDivElement>(null)
  const netVersion = useMe()?.district.netVersion ?? 0
  const { map, failed } = useEngine(holder, center, texts.map.label, tileAddress(location.origin, props.on, netVersion))
  const base = useBaseMap(map, props.baseMap)
  const [hover, setHover] = useState<Hover | null>(null)
  const latest = useRef(props)
  latest.current = props

  useEffect(() => {
    if (map && focus) map.fitBounds([focus[0], focus[1], focus[2], focus[3]], { padding: { top: 28, left: 28, right: 28, bottom: latest.current.shading ? 72 : 28 }, duration: 450, maxZoom: 17 })
  }, [map, focus?.join()])

  useEffect(() => {
    if (!map) return
    for (const one of mapLevels) {
      map.setLayoutProperty(fillLayer(one), 'visibility', one === level ? 'visible' : 'none')
      map.setFilter(fillLayer(one), parentId === null ? null : ['==', ['get', 'parentId'], parentId])
    }
    // what lies outside of the parent steps back
    map.setPaintProperty('streets-ground', 'fill-color', token(level && chosenId !== null ? 'map-dim' : 'map-fill'))
  }, [map, level, parentId, chosenId])

  useEffect(() => {
    if (!map || !level) return
    const plain = token('map-fill')
    const match = ['match', ['get', 'id'], ...[...(shading?.colors ?? [])].flat(), plain] as unknown as ExpressionSpecification
    map.setPaintProperty(fillLayer(level), 'fill-color', shading && shading.colors.size > 0 ? match : plain)
    map.setPaintProperty(fillLayer(level), 'fill-opacity', fillOpacity(base !== null, shading !== null && shading.colors.size > 0))
  }, [map, level, shading, base])

  useEffect(() => {
    if (map) for (const one of mapLevels) map.setFilter(`${one}-chosen`, idFilter(chosenId))
  }, [map, chosenId])

  useEffect(() => {
    if (map) for (const one of mapLevels) map.setFilter(`${one}-hovered`, one === level ? idFilter(hoveredId) : idFilter(-1))
  }, [map, hoveredId, level])

  useEffect(() => {
    if (!map || !points) return
    const source = map.getSource<GeoJSONSource>('points')
    if (source) source.setData(pointData(points))
    else {
      map.addSource('points', pointSource(points) as never)
      map.addSource('point-chosen', chosenSource as never)
      ;[...pointLayers(texts.light.red), chosenLayer()].forEach((layer) => map.addLayer(layer))
    }
  }, [map, points, texts])

  useEffect(() => {
    map?.getSource<GeoJSONSource>('point-chosen')?.setData(pointData(points?.filter(({ id }) => id === chosenPoint) ?? []))
  }, [map, chosenPoint, points])

  useEffect(() => {
    if (!map) return
    let under: string | null = null
    const hoverPoint = (id: string | null): void => {
      if (id === under) return
      under = id
      latest.current.onPointHover?.(id)
    }
    const pointLayersShown = (): string[] => ['points', 'point-groups'].filter((id) => map.getLayer(id))
    const moved = (event: MapMouseEvent): void => {
      const { level: at, onHover, shading: shown } = latest.current
      const point = map.queryRenderedFeatures(event.point, { layers: pointLayersShown() })[0]
      const unit = at ? map.queryRenderedFeatures(event.point, { layers: [fillLayer(at)] })[0] : undefined
      const unitId = unit ? Number(unit.properties['id']) : null
      onHover?.(unitId)
      hoverPoint(point && !point.properties['cluster'] ? String(point.properties['id']) : null)
      if (latest.current.drawing) return setHover(null)
      map.getCanvas().style.cursor = point || (unit && latest.current.onChoose) ? 'pointer' : latest.current.pin ? 'crosshair' : ''
      const title = point?.properties['label'] ?? unit?.properties['name']
      setHover(title ? { x: event.point.x, y: event.point.y, title: String(title), text: point || unitId === null ? undefined : shown?.texts.get(unitId) } : null)
    }
    const clicked = (event: MapMouseEvent): void => {
      const { level: at, onChoose, onPoint, pin: placing } = latest.current
      if (latest.current.drawing) return
      if (placing) return placing.onPlace({ lng: event.lngLat.lng, lat: event.lngLat.lat })
      const point = map.queryRenderedFeatures(event.point, { layers: pointLayersShown() })[0]
      if (point?.properties['cluster']) {
        const [lng, lat] = (point.geometry as unknown as { coordinates: [number, number] }).coordinates
        void map.getSource<GeoJSONSource>('points')!.getClusterExpansionZoom(Number(point.properties['cluster_id'])).then((zoom) => map.easeTo({ center: [lng, lat], zoom }))
        return
      }
      if (point) return onPoint?.(String(point.properties['id']))
      const unit = at ? map.queryRenderedFeatures(event.point, { layers: [fillLayer(at)] })[0] : undefined
      if (unit) onChoose?.(Number(unit.properties['id']))
    }
    const left = (): void => {
      latest.current.onHover?.(null)
      hoverPoint(null)
      setHover(null)
    }
    const ended = (): void => {
      const box = map.getBounds()
      latest.current.onMoved?.([box.getWest(), box.getSouth(), box.getEast(), box.getNorth()])
    }
    const subscriptions = [map.on('mousemove', moved), map.on('click', clicked), map.on('mouseout', left), map.on('moveend', ended)]
    return () => subscriptions.forEach((one) => one.unsubscribe())
  }, [map])

  usePin(map, pin)
  useNetTiles(map, props.on, netVersion)
  useAreas(map, props.areas, props.drawing ? undefined : props.onArea)
  useDrawing(map, props.drawing)

  return (
    <div className={`net-map ${props.className ?? ''}`} role="group" aria-label={texts.map.label} data-ready={map !== null || failed}>
      {failed ? <p className="net-map-absent">{texts.map.noMap}</p> : <div ref={holder} className="net-map-holder" />}
      {!failed && !map && <div className="net-map-waiting" aria-hidden="true" />}
      {map && pin && <div className="net-map-cross" aria-hidden="true" />}
      {map && hover && !pin && (
        <div className="net-map-tip" style={{ left: hover.x, top: hover.y }} aria-hidden="true">
          <b>{hover.title}</b>
          {hover.text && <span>{hover.text}</span>}
        </div>
      )}
      {map && <MapControls map={map} whole={props.whole ?? null} pin={pin} />}
      {shading && shading.legend.length > 0 && (
        <ul className="net-map-legend" aria-label={texts.map.legend}>
          {shading.legend.map(({ color, text }) => (
            <li key={text}><i style={{ background: color }} aria-hidden="true" />{text}</li>
          ))}
        </ul>
      )}
      {base && (base.attribution || base.approval) && <p className="net-map-credit">{[base.attribution, base.approval && texts.map.approval(base.approval)].filter(Boolean).join(' ')}</p>}
      {schematic && <p className="net-map-badge" title={texts.schematicHint}>{texts.schematic}</p>}
      {props.children}
    </div>
  )
}
