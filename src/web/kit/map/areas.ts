// Areas a page brings itself instead of the tiles: units of a plan, breaches, what is about to change; or a way. Drawn above the
// net.
import type { LayerSpecification } from 'maplibre-gl'
import type { Shape } from '../../../domain/kernel/geometry.ts'
import { token } from '../tokens.ts'
import { plainFace } from './style.ts'

export type AreaTone = 'plain' | 'fresh' | 'changed' | 'breach'
type Way = { readonly type: 'LineString'; readonly coordinates: readonly (readonly [number, number])[] }
/** `id` is the page's own. */
export type MapArea = { id: string; name: string; shape: Shape | Way; tone: AreaTone; chosen?: boolean }

export const areaData = (areas: readonly MapArea[]) => ({
  type: 'FeatureCollection' as const,
  features: areas.map(({ id, name, shape, tone, chosen }) => ({
    type: 'Feature' as const, properties: { id, name, tone, chosen: chosen === true }, geometry: shape as never,
  })),
})

const byTone = { fresh: 'done', changed: 'waiting', breach: 'urgent' } as const
const toneColor = (plain: string): string[] => ['match', ['get', 'tone'], ...Object.entries(byTone).flatMap(([tone, name]) => [tone, token(name)]), plain] as never

export const areaLayers = (): LayerSpecification[] => [
  {
    id: 'area-fill', type: 'fill', source: 'areas', filter: ['==', ['geometry-type'], 'Polygon'],
    paint: { 'fill-color': ['case', ['get', 'chosen'], token('brand'), toneColor(token('map-fill'))] as never, 'fill-opacity': ['case', ['get', 'chosen'], 0.28, ['==', ['get', 'tone'], 'plain'], 0.55, 0.3] as never },
  },
  {
    id: 'area-line', type: 'line', source: 'areas', layout: { 'line-join': 'round' },
    paint: { 'line-color': ['case', ['get', 'chosen'], token('brand-deep'), toneColor(token('map-border-street'))] as never, 'line-width': ['case', ['get', 'chosen'], 3.2, ['==', ['get', 'tone'], 'plain'], 1.2, 2.2] as never },
  },
  {
    id: 'area-label', type: 'symbol', source: 'areas',
    layout: { 'text-field': ['get', 'name'], 'text-size': 12, 'text-max-width': 8, 'text-font': plainFace },
    paint: { 'text-color': token('ink'), 'text-halo-color': token('paper'), 'text-halo-width': 1.6 },
  },
]
