// Cases on the map: near ones gather into one mark that says how many there are and how many are late.
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { token } from '../tokens.ts'
import { boldFace } from './style.ts'

export type MapPoint = { id: string; lng: number; lat: number; light: 'green' | 'yellow' | 'red' | 'none'; label: string }

export const pointSource = (points: readonly MapPoint[]) => ({
  type: 'geojson' as const,
  data: pointData(points),
  cluster: true,
  clusterRadius: 46,
  clusterMaxZoom: 16,
  clusterProperties: { late: ['+', ['case', ['==', ['get', 'light'], 'red'], 1, 0]] },
})

export const pointData = (points: readonly MapPoint[]) => ({
  type: 'FeatureCollection' as const,
  features: points.map(({ id, lng, lat, light, label }) => ({
    type: 'Feature' as const, properties: { id, light, label }, geometry: { type: 'Point' as const, coordinates: [lng, lat] },
  })),
})

/** For a mark that has late ones among it, and for one that has none. */
const ifLate = (then: string | number | ExpressionSpecification, otherwise: string | number): ExpressionSpecification => ['case', ['>', ['get', 'late'], 0], then, otherwise]

/** `late` is the word after the number of late ones. */
export const pointLayers = (late: string): LayerSpecification[] => {
  const solid = (light: 'urgent' | 'waiting' | 'done' | 'brand'): string => token(light)
  return [
    {
      id: 'point-groups', type: 'circle', source: 'points', filter: ['has', 'point_count'],
      paint: {
        'circle-color': token('paper'), 'circle-opacity': 0.96,
        // Wide enough for the words of those with late ones.
        'circle-radius': ['interpolate', ['linear'], ['get', 'point_count'], 2, ifLate(23, 16), 50, ifLate(27, 24), 500, 34],
        'circle-stroke-width': 3, 'circle-stroke-color': ifLate(solid('urgent'), solid('brand')),
      },
    },
    {
      id: 'point-group-counts', type: 'symbol', source: 'points', filter: ['has', 'point_count'],
      layout: {
        'text-field': ['format', ['to-string', ['get', 'point_count']], {}, ifLate(['concat', '\n', ['to-string', ['get', 'late']], ' ', late], ''), { 'font-scale': 0.72 }],
        'text-size': 13, 'text-font': boldFace, 'text-allow-overlap': true, 'text-line-height': 1.05,
      },
      paint: { 'text-color': ifLate(solid('urgent'), solid('brand')) },
    },
    {
      id: 'points', type: 'circle', source: 'points', filter: ['!', ['has', 'point_count']],
      paint: {
        'circle-radius': ['case', ['boolean', ['feature-state', 'chosen'], false], 9, 6.5],
        'circle-color': ['match', ['get', 'light'], 'red', solid('urgent'), 'yellow', solid('waiting'), 'green', solid('done'), token('ink-faint')],
        'circle-stroke-width': 2, 'circle-stroke-color': token('paper'),
      },
    },
  ]
}

/** The chosen one has a source of its own: it shows where it is even while it is gathered with others. */
export const chosenSource = { type: 'geojson' as const, data: pointData([]) }

export const chosenLayer = (): LayerSpecification => ({
  id: 'point-chosen', type: 'circle', source: 'point-chosen',
  paint: { 'circle-radius': 12, 'circle-color': 'rgba(0,0,0,0)', 'circle-stroke-width': 3, 'circle-stroke-color': token('brand-deep') },
})
