// A simple look for a file of vector tiles, whatever its maker called the layers: what they hold is guessed by their names.
// Pale on purpose: the net on top is what the map is about.
import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl'
import { token } from '../../tokens.ts'
import { plainFace } from '../style.ts'

type Kind = 'water' | 'green' | 'building' | 'road' | 'rail' | 'name' | 'skip' | 'other'

const kinds: readonly (readonly [RegExp, Kind])[] = [
  [/bound|admin|border/i, 'skip'], [/water|ocean|river|lake/i, 'water'], [/green|park|wood|forest|land|nature/i, 'green'], [/build/i, 'building'],
  [/rail/i, 'rail'], [/road|street|transport|highway|path/i, 'road'], [/place|name|label|poi/i, 'name'], [/earth|ground/i, 'skip'],
]

export const kindOf = (layer: string): Kind => kinds.find(([pattern]) => pattern.test(layer))?.[1] ?? 'other'

const is = (type: 'Polygon' | 'LineString' | 'Point'): FilterSpecification => ['match', ['geometry-type'], [type, `Multi${type}`], true, false]
const named: ExpressionSpecification = ['coalesce', ['get', 'name:zh-Hans'], ['get', 'name:zh'], ['get', 'name'], '']

const order: readonly Kind[] = ['other', 'green', 'water', 'building', 'rail', 'road', 'name']

export const vectorLayers = (source: string, prefix: string, names: readonly string[]): LayerSpecification[] => {
  const layer = (name: string, part: string): { id: string; source: string; 'source-layer': string } => ({ id: `${prefix}${name}-${part}`, source, 'source-layer': name })
  const fill = (name: string, color: string, minzoom = 0): LayerSpecification => ({ ...layer(name, 'fill'), type: 'fill', minzoom, filter: is('Polygon'), paint: { 'fill-color': color } })
  const line = (name: string, color: string, width: number, dashes?: [number, number]): LayerSpecification => ({
    ...layer(name, 'line'), type: 'line', filter: is('LineString'), layout: { 'line-join': 'round', 'line-cap': dashes ? 'butt' : 'round' },
    paint: { 'line-color': color, 'line-width': ['interpolate', ['exponential', 1.6], ['zoom'], 8, width / 4, 14, width, 18, width * 5], ...(dashes ? { 'line-dasharray': dashes } : {}) },
  })
  const draw = (name: string): LayerSpecification[] => {
    switch (kindOf(name)) {
      case 'water':
        return [fill(name, token('map-water')), line(name, token('map-water'), 1.6)]
      case 'green':
        return [fill(name, token('map-green'))]
      case 'building':
        return [fill(name, token('map-building'), 13)]
      case 'rail':
        return [line(name, token('map-border-community'), 1.2, [3, 2])]
      case 'road':
        return [line(name, token('map-road'), 1.8)]
      case 'name':
        return [{
          ...layer(name, 'name'), type: 'symbol', minzoom: 12, filter: is('Point'),
          layout: { 'text-field': named, 'text-size': 11, 'text-font': plainFace, 'text-max-width': 8 }, paint: { 'text-color': token('ink-faint'), 'text-halo-color': token('paper'), 'text-halo-width': 1.2 },
        }]
      case 'other':
        return [fill(name, token('map-dim')), line(name, token('map-road'), 1)]
      case 'skip':
        return []
    }
  }
  return [...names].sort((a, b) => order.indexOf(kindOf(a)) - order.indexOf(kindOf(b))).flatMap(draw)
}
