// How the net is drawn: pale ground, borders thinner with each level, names that give way to each other. Units come as
// vector tiles; what a page wants shown on them (values, cases) is added by NetMap.
import type { ExpressionSpecification, FilterSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl'
import { token } from '../tokens.ts'
import { officialEndings } from '../words/unit-names.zh.ts'

export type MapLevel = 'street' | 'community' | 'grid' | 'microgrid'

export const mapLevels = ['street', 'community', 'grid', 'microgrid'] as const
export const tileLayer: Record<MapLevel, string> = { street: 'streets', community: 'communities', grid: 'grids', microgrid: 'microgrids' }

/** Faces of the labels; the weight is read from the first name. */
const faces = ['PingFang SC', 'HarmonyOS Sans SC', 'Noto Sans CJK SC', 'Microsoft YaHei']
export const plainFace = faces
export const boldFace = ['Net Bold', ...faces]

/** Names as people say them: the office at the end of a unit's full name is left away. */
const spokenName: ExpressionSpecification = officialEndings.reduce<ExpressionSpecification>(
  (other, ending) => ['case', ['>=', ['index-of', ending, ['get', 'name']], 0], ['slice', ['get', 'name'], 0, ['index-of', ending, ['get', 'name']]], other], ['get', 'name'])

const borderWidth: Record<MapLevel, ExpressionSpecification> = {
  street: ['interpolate', ['linear'], ['zoom'], 9, 0.8, 12, 1.6, 16, 3],
  community: ['interpolate', ['linear'], ['zoom'], 10, 0.3, 13, 1, 16, 2],
  grid: ['interpolate', ['linear'], ['zoom'], 12, 0.25, 14, 0.7, 17, 1.4],
  microgrid: ['interpolate', ['linear'], ['zoom'], 13, 0.2, 15, 0.5, 18, 1],
}
const borderFrom: Record<MapLevel, number> = { street: 0, community: 10.5, grid: 12.8, microgrid: 14.3 }
const labelFrom: Record<MapLevel, number> = { street: 9.5, community: 12.2, grid: 14.2, microgrid: 15.6 }
const labelSize: Record<MapLevel, number> = { street: 14, community: 12, grid: 11, microgrid: 10 }

/** The fill of the level that can be pointed at and chosen. */
export const fillLayer = (level: MapLevel): string => `${level}-fill`

const fills = mapLevels.map((level): LayerSpecification => ({
  id: fillLayer(level), type: 'fill', source: 'net', 'source-layer': tileLayer[level], layout: { visibility: 'none' },
  paint: { 'fill-color': token('map-fill'), 'fill-opacity': 0.92 },
}))

const ground: LayerSpecification = { id: 'streets-ground', type: 'fill', source: 'net', 'source-layer': 'streets', paint: { 'fill-color': token('map-fill') } }

const scenery: LayerSpecification[] = [
  {
    id: 'river', type: 'line', source: 'net', 'source-layer': 'scenery', filter: ['==', ['get', 'kind'], 'river'], layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: { 'line-color': token('map-water'), 'line-width': ['interpolate', ['exponential', 2], ['zoom'], 9, 2, 16, 60], 'line-opacity': 0.85 },
  },
  {
    id: 'wall', type: 'line', source: 'net', 'source-layer': 'scenery', filter: ['==', ['get', 'kind'], 'wall'],
    paint: { 'line-color': token('map-wall'), 'line-width': ['interpolate', ['linear'], ['zoom'], 10, 1.5, 16, 6], 'line-dasharray': [3, 1] },
  },
]

const districtBorder: LayerSpecification = {
  id: 'district-border', type: 'line', source: 'net', 'source-layer': 'districts', layout: { 'line-join': 'round' },
  paint: { 'line-color': token('map-border-district'), 'line-width': ['interpolate', ['linear'], ['zoom'], 9, 1.6, 16, 4] },
}

const special: LayerSpecification = {
  id: 'special', type: 'fill', source: 'net', 'source-layer': 'microgrids', minzoom: 14,
  filter: ['to-boolean', ['get', 'special']], paint: { 'fill-color': token('map-special'), 'fill-opacity': 0.8 },
}

const borders = [...mapLevels].reverse().map((level): LayerSpecification => ({
  id: `${level}-border`, type: 'line', source: 'net', 'source-layer': tileLayer[level], minzoom: borderFrom[level],
  layout: { 'line-join': 'round' }, paint: { 'line-color': token(`map-border-${level}`), 'line-width': borderWidth[level] },
}))

const outline = (id: string, color: string, width: number): LayerSpecification[] =>
  mapLevels.map((level) => ({
    id: `${level}-${id}`, type: 'line', source: 'net', 'source-layer': tileLayer[level], filter: ['==', ['get', 'id'], -1],
    layout: { 'line-join': 'round' }, paint: { 'line-color': color, 'line-width': width },
  }))

const labels = mapLevels.map((level, index): LayerSpecification => ({
  id: `${level}-label`, type: 'symbol', source: 'net', 'source-layer': 'labels', minzoom: labelFrom[level], ...(level === 'street' ? { maxzoom: 14 } : {}),
  filter: ['==', ['get', 'level'], level] as FilterSpecification,
  layout: {
    'text-field': spokenName, 'text-size': labelSize[level], 'text-max-width': 7, 'text-padding': 4, 'symbol-sort-key': index,
    'text-font': level === 'street' ? boldFace : plainFace,
  },
  paint: { 'text-color': token(index < 2 ? 'ink' : 'ink-soft'), 'text-halo-color': token('paper'), 'text-halo-width': 1.4 },
}))

export const netStyle = (address: string): StyleSpecification => ({
  version: 8,
  sources: { net: { type: 'vector', tiles: [address], minzoom: 9, maxzoom: 16, promoteId: 'id' } },
  layers: [
    { id: 'background', type: 'background', paint: { 'background-color': token('map-ground') } },
    ground, ...fills, special, ...scenery, ...borders, districtBorder, ...outline('hovered', token('brand'), 2), ...outline('chosen', token('brand-deep'), 3.5), ...labels,
  ],
})
