// The drawn community: cells, buildings, barriers. A building is chosen by a click or by dragging it onto another cell;
// the list beside it does the same by keyboard.
import { useMemo, useRef, type PointerEvent } from 'react'
import { squeezeAt } from '../../../../domain/kernel/flat-earth.ts'
import { boxOf, polygonsOf, type Position, type Shape } from '../../../../domain/kernel/geometry.ts'
import { middleOf } from '../../../../domain/territory/planner/community-input.ts'
import type { Barrier, PlannerBuilding } from '../../../../domain/territory/planner/types.ts'
import { barrierTones } from './barrier-tones.ts'

export type SheetCell = { key: string; shape: Shape; grid: number; label: string }

type Props = {
  label: string
  bounds: Shape
  cells: readonly SheetCell[]
  grids: readonly Shape[]
  buildings: readonly PlannerBuilding[]
  barriers: readonly Barrier[]
  specials: readonly Shape[]
  chosen?: string | null
  onChoose?: (building: string) => void
  onDrop?: (building: string, cell: string) => void
  /** Numbers of the cells on the drawing. */
  numbers?: boolean
}

const wide = 1000
/** Of the ramp of the look: neighbours differ by tone, grids by their outline. */
const tones = ['var(--brand-soft)', 'var(--done-soft)', 'var(--waiting-soft)', 'var(--quiet-soft)', 'var(--map-special)', 'var(--ramp-1)']

export const PlanSheet = ({ label, bounds, cells, grids, buildings, barriers, specials, chosen, onChoose, onDrop, numbers }: Props) => {
  const dragged = useRef<string | null>(null)
  const frame = useMemo(() => {
    const [west, south, east, north] = boxOf(bounds)
    const squeeze = squeezeAt((south + north) / 2)
    const scale = wide / Math.max((east - west) * squeeze, 1e-9)
    const at = ([lng, lat]: Position): string => `${((lng - west) * squeeze * scale).toFixed(1)},${((north - lat) * scale).toFixed(1)}`
    const path = (shape: Shape): string => polygonsOf(shape).flat().map((ring) => `M${ring.map(at).join('L')}Z`).join('')
    return { at, path, tall: Math.max(1, (north - south) * scale), center: (shape: Shape): [string, string] => {
      const [w, s, e, n] = boxOf(shape)
      const [x, y] = at([(w + e) / 2, (s + n) / 2]).split(',') as [string, string]
      return [x, y]
    } }
  }, [bounds])
  const cellAt = (event: PointerEvent): string | undefined =>
    document.elementsFromPoint(event.clientX, event.clientY).map((one) => one.getAttribute('data-cell')).find((key) => key !== null) ?? undefined
  return (
    <svg className="planner-sheet" viewBox={`-8 -8 ${wide + 16} ${(frame.tall + 16).toFixed(0)}`} role="img" aria-label={label}
      onPointerUp={(event) => {
        const building = dragged.current
        dragged.current = null
        const cell = building && onDrop ? cellAt(event) : undefined
        if (building && cell !== undefined) onDrop!(building, cell)
      }}
    >
      <path d={frame.path(bounds)} fill="var(--map-fill)" stroke="var(--map-border-district)" strokeWidth={2} />
      {cells.map((cell) => <path key={cell.key} data-cell={cell.key} d={frame.path(cell.shape)} fill={tones[cell.grid % tones.length]} stroke="var(--line-strong)" strokeWidth={1.2}><title>{cell.label}</title></path>)}
      {specials.map((shape, i) => <path key={i} d={frame.path(shape)} fill="var(--map-special)" stroke="var(--line-strong)" strokeDasharray="4 3" />)}
      {grids.map((shape, i) => <path key={i} d={frame.path(shape)} fill="none" stroke="var(--map-border-district)" strokeWidth={3.5} pointerEvents="none" />)}
      {barriers.map(({ line, kind, weight }, i) => <path key={i} d={`M${line.map(frame.at).join('L')}`} fill="none" data-barrier={kind} stroke={barrierTones[kind]} strokeDasharray={kind === 'railway' ? '10 5' : undefined} strokeWidth={2 + Math.min(4, weight)} opacity={0.55} pointerEvents="none" />)}
      {buildings.map((building) => {
        const props = {
          className: building.id === chosen ? 'planner-building planner-building-chosen' : 'planner-building', 'data-building': building.id,
          onPointerDown: (event: PointerEvent) => {
            if (!onChoose) return
            event.preventDefault()
            dragged.current = building.id
            onChoose(building.id)
          },
        }
        if (building.place.type !== 'Point') return <path key={building.id} d={frame.path(building.place)} {...props} />
        const [x, y] = frame.at(middleOf(building)).split(',') as [string, string]
        return <circle key={building.id} cx={x} cy={y} r={5} {...props} />
      })}
      {numbers && cells.map((cell) => {
        const [x, y] = frame.center(cell.shape)
        return <text key={cell.key} x={x} y={y} className="planner-number">{cell.label}</text>
      })}
    </svg>
  )
}
