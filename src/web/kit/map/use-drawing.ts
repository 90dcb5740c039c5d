// Drawing on the map: a line, an area, or the corners of given rings that can be dragged, added and deleted. What was drawn
// is handed over and taken off the map again; whoever asked decides what it means.
import { useEffect, useRef } from 'react'
import type { Map } from 'maplibre-gl'
import type { Position, Ring } from '../../../domain/kernel/geometry.ts'

export type CornerChange = { kind: 'moved'; from: Position; to: Position } | { kind: 'added'; between: readonly [Position, Position]; at: Position } | { kind: 'dropped'; at: Position }

export type Drawing =
  | { kind: 'line'; onDrawn: (line: Position[]) => void }
  | { kind: 'area'; onDrawn: (ring: Position[]) => void }
  | { kind: 'corners'; rings: readonly Ring[]; onChanged: (change: CornerChange) => void }

const same = (a: Position, b: Position): boolean => Math.abs(a[0] - b[0]) < 5e-8 && Math.abs(a[1] - b[1]) < 5e-8

/** What was done to a ring: one corner moved, added or dropped. */
export const cornerChange = (before: Ring, after: Ring): CornerChange | undefined => {
  const olds = before.slice(0, -1)
  const news = after.slice(0, -1)
  if (news.length === olds.length) {
    const at = olds.findIndex((spot, i) => !same(spot, news[i]!))
    return at < 0 ? undefined : { kind: 'moved', from: olds[at]!, to: news[at]! }
  }
  if (news.length === olds.length + 1) {
    const at = news.findIndex((spot, i) => !olds[i] || !same(spot, olds[i]))
    return { kind: 'added', between: [olds[(at + olds.length - 1) % olds.length]!, olds[at % olds.length]!], at: news[at]! }
  }
  if (news.length === olds.length - 1) {
    const at = olds.findIndex((spot, i) => !news[i] || !same(spot, news[i]))
    return { kind: 'dropped', at: olds[at]! }
  }
  return undefined
}

type Engine = Awaited<ReturnType<typeof import('./drawing-engine.ts')['startDrawing']>>

const fresh = (ring: Ring) => ({ type: 'Feature' as const, properties: { mode: 'polygon' }, geometry: { type: 'Polygon' as const, coordinates: [ring.map(([lng, lat]) => [lng, lat])] } })

export const useDrawing = (map: Map | null, drawing: Drawing | undefined): void => {
  const latest = useRef(drawing)
  latest.current = drawing
  const kind = drawing?.kind
  const rings = drawing?.kind === 'corners' ? drawing.rings : undefined
  useEffect(() => {
    if (!map || !kind) return
    let draw: Engine | undefined
    let gone = false
    void import('./drawing-engine.ts').then(({ startDrawing }) => {
      if (gone) return
      draw = startDrawing(map)
      const engine = draw
      const own = new globalThis.Map<string | number, Ring>()
      if (kind === 'corners') {
        for (const ring of rings ?? []) {
          const [added] = engine.addFeatures([fresh(ring)])
          if (added?.id !== undefined && added.valid) own.set(added.id, ring)
        }
        engine.setMode('select')
        const [first] = own.keys()
        if (first !== undefined) engine.selectFeature(first)
      } else engine.setMode(kind === 'line' ? 'linestring' : 'polygon')
      engine.on('finish', (id) => {
        const feature = engine.getSnapshotFeature(id)
        const now = latest.current
        if (!feature || !now) return
        if (now.kind === 'line' && feature.geometry.type === 'LineString') {
          const line = feature.geometry.coordinates as unknown as Position[]
          setTimeout(() => !gone && engine.clear())
          now.onDrawn(line)
        } else if (now.kind === 'area' && feature.geometry.type === 'Polygon') {
          const ring = feature.geometry.coordinates[0] as unknown as Position[]
          setTimeout(() => !gone && engine.clear())
          now.onDrawn(ring)
        } else if (now.kind === 'corners' && feature.geometry.type === 'Polygon') {
          const before = own.get(id)
          const change = before && cornerChange(before, feature.geometry.coordinates[0] as unknown as Ring)
          if (change) now.onChanged(change)
        }
      })
      map.getContainer().dataset['drawing'] = kind
    })
    return () => {
      gone = true
      delete map.getContainer().dataset['drawing']
      try {
        draw?.stop()
      } catch {
        // the map went first
      }
    }
  }, [map, kind, rings])
}
