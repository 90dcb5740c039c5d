// A plain map of cells: borders, buildings, cases and where one is.
import type { Held } from '../../../../contract/sync.ts'
import { squeezeAt } from '../../../../domain/kernel/flat-earth.ts'
import { polygonsOf } from '../../../../domain/kernel/geometry.ts'
import './cells.css'

type Point = { lng: number; lat: number }
type Props = { cells: readonly Held['cells'][]; places: readonly (Point & { id: string; urgent: boolean })[]; here: Point | null; label: string }

const width = 340

export const CellMap = ({ cells, places, here, label }: Props) => {
  const drawn = cells.flatMap(({ id, level, name, center, shape }) => (shape ? [{ id, level, name, center, rings: polygonsOf(shape).flat() }] : []))
  const all = drawn.flatMap(({ rings }) => rings.flat())
  if (all.length === 0) return null
  const [west, east] = [Math.min(...all.map(([lng]) => lng)), Math.max(...all.map(([lng]) => lng))]
  const [south, north] = [Math.min(...all.map(([, lat]) => lat)), Math.max(...all.map(([, lat]) => lat))]
  const squeeze = squeezeAt((south + north) / 2)
  const scale = width / Math.max(1e-9, (east - west) * squeeze)
  const height = Math.min(420, Math.max(120, (north - south) * scale))
  const fit = Math.min(1, height / Math.max(1e-9, (north - south) * scale))
  const x = (lng: number): number => Math.round((lng - west) * squeeze * scale * fit * 10) / 10 + (width - (east - west) * squeeze * scale * fit) / 2
  const y = (lat: number): number => Math.round((north - lat) * scale * fit * 10) / 10
  const path = (rings: readonly (readonly (readonly [number, number])[])[]): string => rings.map((ring) => `M${ring.map(([lng, lat]) => `${x(lng).toFixed(1)} ${y(lat).toFixed(1)}`).join('L')}Z`).join('')
  const buildings = cells.flatMap((cell) => cell.buildings)
  return (
    <svg className="cell-map" viewBox={`-4 -4 ${width + 8} ${height + 8}`} role="img" aria-label={label}>
      {drawn.map(({ id, level, rings }) => <path key={id} className={level === 'grid' ? 'border grid' : 'border'} fillRule="evenodd" d={path(rings)} />)}
      {buildings.map(({ code, lng, lat }) => <rect key={code} className="building" x={x(lng) - 2} y={y(lat) - 2} width="4" height="4" />)}
      {drawn.map(({ id, level, name, center }) => (level === 'microgrid' && center ? <text key={id} x={x(center[0])} y={y(center[1])}>{name.match(/\d[\d-]*/)?.[0]}</text> : null))}
      {places.map(({ id, lng, lat, urgent }) => <circle key={id} className={urgent ? 'case urgent' : 'case'} cx={x(lng)} cy={y(lat)} r="5" />)}
      {here && <circle className="here" cx={x(here.lng)} cy={y(here.lat)} r="7" />}
    </svg>
  )
}
