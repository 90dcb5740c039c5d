// The net from the district down to the microgrid: map and list show the same units, the address says where one is.
import { useState } from 'react'
import { Input } from 'antd'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { territoryRoutes, type NameMark, type Unit } from '../../../../contract/territory.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { NetMap } from '../../../kit/map/NetMap.tsx'
import type { MapLevel } from '../../../kit/map/style.ts'
import { useShared } from '../../../kit/words/shared.ts'
import { spokenName } from '../../../kit/words/unit-names.zh.ts'
import { numberText } from '../../../kit/words/time.ts'
import { DataTable, useColumns, type Column } from '../../parts/DataTable.tsx'
import { ExportUnits } from '../../parts/ExportUnits.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { Fault, Say, Waiting } from '../../parts/Say.tsx'
import { useLater } from '../../../kit/data/use-later.ts'
import { useTexts } from '../../words/words.ts'
import { DaySlider } from './DaySlider.tsx'
import { UnitHistory } from './UnitHistory.tsx'
import { UnitFacts, useUnitName } from './UnitFacts.tsx'
import './territory.css'

const route = getRouteApi('/territory')
const below: Readonly<Record<Unit['level'], MapLevel | null>> = { district: 'street', street: 'community', community: 'grid', grid: 'microgrid', microgrid: null }

export const Territory = () => {
  const texts = useTexts()
  const me = useMe()
  const { unit: unitId, on } = route.useSearch()
  const day = on === undefined ? {} : { query: { on } }
  const navigate = useNavigate()
  const [hovered, setHovered] = useState<number | null>(null)
  const [typed, setTyped] = useState('')
  const words = useLater(typed.trim(), 250)
  const root = useCall(territoryRoutes.root, day, { keep: true, staleTime: 600_000 })
  const shownId = unitId ?? root.data?.id
  const shown = useCall(territoryRoutes.get, { params: { id: shownId ?? 0 }, ...day }, { enabled: shownId !== undefined, keep: true, staleTime: 600_000 })
  const found = useCall(territoryRoutes.search, { query: { words: words || ' ', ...day.query } }, { enabled: words !== '', keep: true })
  const go = (id: number): void => {
    setTyped('')
    setHovered(null)
    void navigate({ to: '/territory', search: { ...(id === root.data?.id ? {} : { unit: id }), ...day.query } })
  }
  const fault = root.error ?? shown.error
  return (
    <div className="page page-wide territory">
      <PageHead title={texts.territory.heading}>
        <Input.Search className="territory-search" allowClear aria-label={texts.territory.search} placeholder={texts.territory.search} value={typed} onChange={(event) => setTyped(event.target.value)} />
        {shown.data && <ExportUnits unit={shown.data.unit} line={shown.data.line} on={on} />}
      </PageHead>
      <DaySlider on={on} onDay={(next) => void navigate({ to: '/territory', search: { ...(unitId === undefined ? {} : { unit: unitId }), ...(next ? { on: next } : {}) }, replace: true })} />
      {fault ? <div className="card"><Fault fault={fault} onRetry={() => void (root.error ? root.refetch() : shown.refetch())} />{(on !== undefined || unitId !== undefined) && <p className="territory-leaf"><Link to="/territory" search={day.query ?? {}}>{texts.history.toWhole}</Link></p>}</div> : !shown.data || !me ? <div className="card"><Waiting rows={8} /></div> : (
        <>
          <nav className="territory-path" aria-label={texts.territory.path}>
            <ol>{[...shown.data.line.filter((one) => one.id !== shown.data.unit.id), shown.data.unit].map((one, index, line) => <li key={one.id}>{index === line.length - 1 ? <b aria-current="page">{spokenName(one.name)}</b> : <Link to="/territory" search={{ ...(one.level === 'district' ? {} : { unit: one.id }), ...day.query }}>{spokenName(one.name)}</Link>}</li>)}</ol>
          </nav>
          <div className="territory-split">
            <div className="card territory-map">
              <NetMap
                center={me.district.center} schematic={me.district.schematic} on={on} focus={shown.data.unit.bbox} whole={root.data?.bbox ?? null}
                level={below[shown.data.unit.level]} parentId={shown.data.unit.id} chosenId={shown.data.unit.level === 'district' ? null : shown.data.unit.id} hoveredId={hovered} onHover={setHovered} onChoose={go}
              />
            </div>
            <div className="stack">
              <UnitFacts unit={shown.data.unit} />
              <UnitHistory id={shown.data.unit.id} />
              <section className="card" aria-label={words ? texts.territory.found : texts.territory.list}>
                {words ? (
                  <>
                    <header><h2>{texts.territory.found}</h2></header>
                    {found.data && found.data.units.length === 0 ? <Say kind="empty" title={texts.territory.notFound} /> : <Units name="found" units={found.data?.units ?? []} marks={found.data?.marks ?? []} hovered={hovered} onHover={setHovered} onGo={go} />}
                  </>
                ) : <Units name={`below-${shown.data.unit.level}`} units={shown.data.children} hovered={hovered} onHover={setHovered} onGo={go} />}
              </section>
            </div>
          </div>
        </>
      )}
    </div>
  )
}

type UnitsProps = { name: string; units: readonly Unit[]; marks?: readonly NameMark[]; hovered: number | null; onHover: (id: number | null) => void; onGo: (id: number) => void }

const Units = ({ name, units, marks, hovered, onHover, onGo }: UnitsProps) => {
  const texts = useTexts()
  const { level } = useShared()
  const nameOf = useUnitName()
  const first = units[0]
  const number = (key: string, label: string, value: (unit: Unit) => number | null): Column<Unit> => ({
    key, label, align: 'end', text: (unit) => String(value(unit) ?? ''), render: (unit) => <span className="number">{value(unit) === null ? '–' : numberText(value(unit)!)}</span>,
  })
  const columns: Column<Unit>[] = [
    { key: 'name', label: texts.territory.name, head: true, always: true, text: (unit) => unit.name, render: (unit) => nameOf(unit, () => onGo(unit.id), marks?.[units.indexOf(unit)]) },
    { key: 'code', label: texts.territory.code, spare: true, text: (unit) => unit.code, render: (unit) => <span className="number">{unit.code}</span> },
    ...(first?.level === 'street' ? [number('communities', texts.territory.communities, (unit) => unit.counts.communities), number('villages', texts.territory.villages, (unit) => unit.counts.villages)] : []),
    ...(first && (first.level === 'street' || first.level === 'community') ? [number('grids', texts.territory.grids, (unit) => unit.counts.grids)] : []),
    ...(first && first.level !== 'microgrid' ? [number('microgrids', texts.territory.microgrids, (unit) => unit.counts.microgrids), number('special', texts.territory.special, (unit) => unit.counts.special)] : []),
    number('households', texts.territory.households, (unit) => unit.households),
  ]
  const { shown, tools } = useColumns(`territory.${name}`, columns, units, texts.territory.heading)
  if (!first) return <p className="quiet territory-leaf">{texts.territory.leaf}</p>
  return (
    <>
      <header className="territory-list-head"><h2>{name === 'found' ? '' : texts.territory.children(level[first.level], units.length)}</h2><span className="aside">{tools}</span></header>
      <DataTable label={texts.territory.list} columns={shown} rows={units} rowKey={(unit) => unit.id} tight activeKey={hovered} onActive={(key) => onHover(key === null ? null : Number(key))} keys onOpen={(unit) => onGo(unit.id)} />
    </>
  )
}
