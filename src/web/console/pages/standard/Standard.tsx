// The division standard: every breach with its rule, in a list and on the map; the thresholds, and who may change them.
import { useMemo, useState } from 'react'
import { Select } from 'antd'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { standardRoutes, type WireBreach } from '../../../../contract/standard.ts'
import { territoryRoutes } from '../../../../contract/territory.ts'
import { rules } from '../../../../domain/territory/standard/check-standard.ts'
import { useCall, usePages } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { NetMap } from '../../../kit/map/NetMap.tsx'
import type { MapPoint } from '../../../kit/map/points.ts'
import { useShared } from '../../../kit/words/shared.ts'
import { spokenName } from '../../../kit/words/unit-names.zh.ts'
import { numberText } from '../../../kit/words/time.ts'
import { DataTable, MoreRows, useColumns, type Column } from '../../parts/DataTable.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { ownUnitId, worksOn } from '../../parts/permission.ts'
import { Fault, Say, Waiting } from '../../parts/Say.tsx'
import { UnitPicker } from '../../parts/UnitPicker.tsx'
import { useTexts } from '../../words/words.ts'
import { Thresholds } from './Thresholds.tsx'
import './standard.css'

const route = getRouteApi('/standard')
const keyOf = (breach: WireBreach): string => `${breach.rule} ${breach.unit.id} ${breach.other?.id ?? ''} ${breach.place?.join() ?? ''}`

export const Standard = () => {
  const texts = useTexts()
  const me = useMe()
  const search = route.useSearch()
  const navigate = useNavigate()
  const [active, setActive] = useState<string | null>(null)
  const unitId = search.unit ?? ownUnitId(me)
  const rule = rules.find((one) => one === search.rule)
  const query = { ...(unitId === undefined ? {} : { unitId }), ...(rule ? { rule } : {}), limit: 100 }
  const pages = usePages(standardRoutes.breaches, { query }, 'breaches', { keep: true, enabled: me !== undefined })
  const place = useCall(territoryRoutes.get, { params: { id: unitId ?? 0 } }, { enabled: unitId !== undefined, keep: true, staleTime: 600_000 })
  const whole = useCall(territoryRoutes.root, {}, { staleTime: 600_000 })
  const change = (next: { unit?: number | undefined; rule?: string | undefined }): void => {
    setActive(null)
    void navigate({ to: '/standard', search: Object.fromEntries(Object.entries({ ...search, ...next }).filter(([, value]) => value !== undefined)), replace: true })
  }
  const say = useSaid()
  const chosen = pages.rows.find((breach) => keyOf(breach) === active)
  const points = useMemo((): MapPoint[] => pages.rows.flatMap((breach) => (breach.place ? [{ id: keyOf(breach), lng: breach.place[0], lat: breach.place[1], light: 'yellow', label: `${say.rule(breach)} · ${spokenName(breach.unit.name)}` } as const] : [])), [pages.rows])
  const focus = useMemo(() => (chosen?.place ? ([chosen.place[0] - 0.003, chosen.place[1] - 0.003, chosen.place[0] + 0.003, chosen.place[1] + 0.003] as const) : (place.data?.unit.bbox ?? whole.data?.bbox ?? null)), [chosen, place.data, whole.data])
  const counts = pages.first?.counts ?? []
  return (
    <div className="page page-wide">
      <PageHead title={texts.standard.heading} lead={texts.standard.lead}><UnitPicker label={texts.standard.unit} value={unitId} onChange={(unit) => change({ unit })} width={240} /></PageHead>
      <div className="standard-split">
        <div className="card standard-map">
          {me && <NetMap center={me.district.center} schematic={me.district.schematic} focus={focus} whole={whole.data?.bbox ?? null} chosenId={chosen?.unit.id ?? null} points={points} chosenPoint={active} onPoint={setActive} />}
        </div>
        <div className="stack">
          <Thresholds />
          <section className="card" aria-label={texts.standard.list}>
            <header>
              <Select aria-label={texts.standard.rule} style={{ width: 240, maxWidth: '100%' }} value={rule ?? ''} onChange={(next: string) => change({ rule: next || undefined })} options={[{ value: '', label: texts.standard.all }, ...rules.map((value) => ({ value, label: `${texts.plans.rule[value]} ${numberText(counts.find((one) => one.rule === value)?.count ?? 0)}` }))]} />
            </header>
            <ul className="standard-counts">
              {counts.filter(({ count }) => count > 0).map((one) => <li key={one.rule}><button type="button" aria-pressed={one.rule === rule} onClick={() => change({ rule: one.rule === rule ? undefined : one.rule })}>{texts.plans.rule[one.rule]} <b className="number">{numberText(one.count)}</b></button></li>)}
            </ul>
            {pages.error && pages.rows.length === 0 ? <Fault fault={pages.error} onRetry={() => void pages.refetch()} /> : pages.isPending ? <Waiting /> : pages.rows.length === 0 ? <Say kind="empty" title={texts.standard.none} text={texts.standard.noneHint} /> : (
              <>
                <Breaches rows={pages.rows} active={active} onActive={setActive} />
                <MoreRows pages={pages} count={pages.rows.length} />
              </>
            )}
          </section>
        </div>
      </div>
    </div>
  )
}

/** What a breach says, besides where. */
const useSaid = () => {
  const { standard, plans } = useTexts()
  return {
    rule: (breach: WireBreach): string => plans.rule[breach.rule],
    found: ({ rule, found, least, most, squareMetres }: WireBreach): string => {
      if (found !== null && least !== null && most !== null) return `${standard.households(numberText(found))} (${standard.span(numberText(least), numberText(most))})`
      if (found !== null) return rule === 'several-pieces' ? standard.pieces(numberText(found)) : numberText(found)
      return squareMetres === null ? '' : standard.squareMetres(numberText(Math.round(squareMetres)))
    },
  }
}

const Breaches = ({ rows, active, onActive }: { rows: readonly WireBreach[]; active: string | null; onActive: (key: string | null) => void }) => {
  const texts = useTexts()
  const [pointed, setPointed] = useState<string | null>(null)
  const { level } = useShared()
  const me = useMe()
  const said = useSaid()
  const columns: Column<WireBreach>[] = [
    { key: 'unit', label: texts.standard.where, head: true, always: true, text: ({ unit }) => unit.name, render: ({ unit }) => <span className="unit-name"><Link to="/territory" search={{ unit: unit.id }} title={unit.name}>{spokenName(unit.name)}</Link> <small className="quiet">{level[unit.level]}</small></span> },
    { key: 'rule', label: texts.standard.rule, always: true, text: said.rule, render: (breach) => <span className="tag tag-waiting">{said.rule(breach)}</span> },
    { key: 'found', label: texts.standard.found, text: said.found, render: (breach) => <span className="number">{said.found(breach)}</span> },
    { key: 'other', label: texts.standard.other, spare: true, text: ({ other }) => other?.name ?? '', render: ({ other }) => (other ? <Link to="/territory" search={{ unit: other.id }}>{spokenName(other.name)}</Link> : <span />) },
    { key: 'code', label: texts.territory.code, spare: true, text: ({ unit }) => unit.code, render: ({ unit }) => <span className="number">{unit.code}</span> },
    ...(worksOn(me, 'territory.draft') ? [{ key: 'draft', label: '', text: () => '', render: ({ unit }: WireBreach) => <Link className="small" to="/plans" search={{ begin: unit.id, above: true }}>{texts.standard.draft}</Link> }] : []),
  ]
  const { shown, tools } = useColumns('standard', columns, rows, texts.standard.heading)
  return (
    <>
      <div className="cases-tools">{tools}</div>
      <DataTable label={texts.standard.list} columns={shown} rows={rows} rowKey={keyOf} tight activeKey={pointed ?? active} keys onActive={(key) => setPointed(key === null ? null : String(key))} onOpen={(breach) => onActive(keyOf(breach))} />
    </>
  )
}
