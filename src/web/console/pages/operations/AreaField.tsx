// Where an operation goes: whole units of the street, an area drawn on the map, or both.
import { useId, useState } from 'react'
import { Button, Tag } from 'antd'
import type { WirePlan } from '../../../../contract/operations.ts'
import { territoryRoutes } from '../../../../contract/territory.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { NetMap } from '../../../kit/map/NetMap.tsx'
import { UnitPicker } from '../../parts/UnitPicker.tsx'
import { useOperationTexts } from '../../words/operations.ts'

type Area = WirePlan['area']
type Props = { streetId: number; area: Area; onChange: (area: Area) => void; needed: string | false }

const UnitTag = ({ id, onRemove }: { id: number; onRemove: () => void }) => {
  const texts = useOperationTexts()
  const name = useCall(territoryRoutes.get, { params: { id } }, { staleTime: 600_000 }).data?.unit.name ?? String(id)
  return <Tag closable={{ 'aria-label': texts.removeUnit(name) }} onClose={(event) => { event.preventDefault(); onRemove() }}>{name}</Tag>
}

export const AreaField = ({ streetId, area, onChange, needed }: Props) => {
  const texts = useOperationTexts()
  const me = useMe()
  const field = useId()
  const [draws, setDraws] = useState(false)
  const street = useCall(territoryRoutes.get, { params: { id: streetId } }, { staleTime: 600_000 })
  return (
    <section className="card" aria-label={texts.where}>
      <header><h2>{texts.where}</h2></header>
      <div className="body step-form">
        <div>
          <UnitPicker id={`${field}-unit`} label={texts.addUnit} placeholder={texts.addUnit} width="100%" value={undefined} onChange={(id) => id !== undefined && onChange({ ...area, unitIds: [...new Set([...area.unitIds, id])] })} />
          <div className="operation-units">{area.unitIds.map((id) => <UnitTag key={id} id={id} onRemove={() => onChange({ ...area, unitIds: area.unitIds.filter((one) => one !== id) })} />)}</div>
          {needed && <p className="fault-text small" role="alert">{needed}</p>}
        </div>
        <div className="button-row">
          <Button size="small" aria-pressed={draws} onClick={() => setDraws(!draws)}>{area.shape ? texts.redraw : texts.draw}</Button>
          {area.shape && <Button size="small" type="text" onClick={() => onChange({ ...area, shape: null })}>{texts.clearShape}</Button>}
          {draws && <span className="small quiet" role="status">{texts.drawing}</span>}
        </div>
        {me && (
          <div className="operation-map">
            <NetMap center={me.district.center} schematic={me.district.schematic} focus={street.data?.unit.bbox ?? null} whole={street.data?.unit.bbox ?? null} level={draws ? null : 'community'} parentId={streetId}
              onChoose={(id) => onChange({ ...area, unitIds: area.unitIds.includes(id) ? area.unitIds.filter((one) => one !== id) : [...area.unitIds, id] })}
              areas={area.shape ? [{ id: 'drawn', name: texts.drawn, shape: area.shape, tone: 'changed' }] : []}
              {...(draws ? { drawing: { kind: 'area' as const, onDrawn: (ring) => { setDraws(false); onChange({ ...area, shape: { type: 'Polygon', coordinates: [ring.map(([lng, lat]) => [lng, lat])] } }) } } } : {})} />
          </div>
        )}
      </div>
    </section>
  )
}
