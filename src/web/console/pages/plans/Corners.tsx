// The corners of a unit as numbers: moved, added and deleted without dragging. Neighbours follow as they do on the map.
import { useState } from 'react'
import { Button, InputNumber } from 'antd'
import { polygonsOf, type Position, type Shape } from '../../../../domain/kernel/geometry.ts'
import { useTexts } from '../../words/words.ts'
import type { WireEdit } from './use-plan.ts'
import type { ShownUnit } from './Workbench.tsx'

const listed = 60
const pair = ([lng, lat]: Position): [number, number] => [lng, lat]

export const Corners = ({ unit, busy, onEdit }: { unit: ShownUnit; busy: boolean; onEdit: (edit: WireEdit) => void }) => {
  const { plans } = useTexts()
  if (!unit.shape) return <p className="quiet">{plans.noShape}</p>
  const rings = polygonsOf(unit.shape as unknown as Shape).flat()
  const corners = rings.flatMap((ring) => ring.slice(0, -1).map((at, i) => ({ at, next: ring[i + 1]! })))
  return (
    <div>
      {corners.length > listed && <p className="small quiet">{plans.cornersMany(listed, corners.length)}</p>}
      <ol className="plan-corners">
        {corners.slice(0, listed).map(({ at, next }, i) => <Corner key={at.join()} n={i + 1} at={at} next={next} busy={busy} onEdit={onEdit} />)}
      </ol>
    </div>
  )
}

const Corner = ({ n, at, next, busy, onEdit }: { n: number; at: Position; next: Position; busy: boolean; onEdit: (edit: WireEdit) => void }) => {
  const { plans } = useTexts()
  const [lng, setLng] = useState<number>(at[0])
  const [lat, setLat] = useState<number>(at[1])
  const moved = lng !== at[0] || lat !== at[1]
  const round = (value: number): number => Math.round(value * 1e7) / 1e7
  return (
    <li aria-label={plans.corner(n)}>
      <InputNumber size="small" aria-label={`${plans.corner(n)} ${plans.lng}`} step={0.0001} min={-180} max={180} value={lng} onChange={(value) => setLng(round(value ?? at[0]))} />
      <InputNumber size="small" aria-label={`${plans.corner(n)} ${plans.lat}`} step={0.0001} min={-90} max={90} value={lat} onChange={(value) => setLat(round(value ?? at[1]))} />
      <Button size="small" type="primary" disabled={!moved} loading={busy && moved} onClick={() => onEdit({ kind: 'moveCorner', at: pair(at), to: [lng, lat] })} aria-label={`${plans.corner(n)} ${plans.moveTo}`}>{plans.moveTo}</Button>
      <Button size="small" disabled={busy} title={plans.addAfter} aria-label={`${plans.corner(n)} ${plans.addAfter}`} onClick={() => onEdit({ kind: 'addCorner', between: [pair(at), pair(next)], at: [round((at[0] + next[0]) / 2), round((at[1] + next[1]) / 2)] })}>{'+'}</Button>
      <Button size="small" danger disabled={busy} title={plans.drop} aria-label={`${plans.corner(n)} ${plans.drop}`} onClick={() => onEdit({ kind: 'dropCorner', at: pair(at) })}>{'−'}</Button>
    </li>
  )
}
