// A point: pinned on the map, or written as numbers where there is no map to pin it on.
import { useId } from 'react'
import { InputNumber } from 'antd'
import type { Me } from '../../../../contract/account.ts'
import { territoryRoutes } from '../../../../contract/territory.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { NetMap } from '../../../kit/map/NetMap.tsx'
import { useRoundDays } from '../../words/round-days.ts'
import { Field } from '../people/Dialog.tsx'

export type Spot = { lng: number; lat: number }

const step = 0.0001

export const PlaceField = ({ me, unitId, value, onChange }: { me: Me; unitId: number; value: Spot | null; onChange: (spot: Spot) => void }) => {
  const t = useRoundDays()
  const id = useId()
  const unit = useCall(territoryRoutes.get, { params: { id: unitId } })
  const round = (one: number): number => Math.round(one * 1e6) / 1e6
  const start = value ?? (unit.data?.unit.center ? { lng: unit.data.unit.center[0], lat: unit.data.unit.center[1] } : null)
  const set = (more: Partial<Spot>): void => { if (start) onChange({ lng: round(more.lng ?? start.lng), lat: round(more.lat ?? start.lat) }) }
  return (
    <fieldset className="step-choice">
      <legend>{t.where}</legend>
      <div className="round-map"><NetMap center={me.district.center} schematic={me.district.schematic} focus={unit.data?.unit.bbox ?? null} pin={{ place: value, onPlace: ({ lng, lat }) => onChange({ lng: round(lng), lat: round(lat) }) }} /></div>
      <div className="round-pair">
        <Field id={`${id}-lng`} label={t.lng}><InputNumber id={`${id}-lng`} style={{ width: '100%' }} min={-180} max={180} step={step} value={value?.lng ?? null} onChange={(lng) => lng !== null && set({ lng })} /></Field>
        <Field id={`${id}-lat`} label={t.lat}><InputNumber id={`${id}-lat`} style={{ width: '100%' }} min={-90} max={90} step={step} value={value?.lat ?? null} onChange={(lat) => lat !== null && set({ lat })} /></Field>
      </div>
    </fieldset>
  )
}
