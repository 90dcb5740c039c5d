// The units below, the best first, with the map shaded by the same number.
import { useMemo, useState } from 'react'
import type { Me } from '../../../../contract/account.ts'
import { territoryRoutes } from '../../../../contract/territory.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { NetMap } from '../../../kit/map/NetMap.tsx'
import { shadingOf } from '../../../kit/map/shading.ts'
import type { MapLevel } from '../../../kit/map/style.ts'
import { spokenName } from '../../../kit/words/unit-names.zh.ts'
import { useShared } from '../../../kit/words/shared.ts'
import { DataTable, useColumns, type Column } from '../../parts/DataTable.tsx'
import type { Measure } from '../../search.ts'
import { useTexts } from '../../words/words.ts'
import { betterFirst, figureOf, type Cell, type Figure } from './cells.ts'
import { Behind } from './Statistics.tsx'

type Child = { id: number; name: string; level: string; cells: readonly Cell[] }
type Row = { id: number; name: string; rank: number | null; figure: Figure }
type Props = { me: Me; units: readonly Child[]; parentId: number; measure: Measure; from: string; to: string; onChoose: (unit: number) => void }

export const Ranking = ({ me, units, parentId, measure, from, to, onChoose }: Props) => {
  const texts = useTexts()
  const shared = useShared()
  const [hovered, setHovered] = useState<number | null>(null)
  const parent = useCall(territoryRoutes.get, { params: { id: parentId } }, { staleTime: 600_000 }).data?.unit
  const names = texts.statistics.sideName[measure]
  const rows = useMemo(() => {
    const better = betterFirst(measure)
    return units.map((unit): Row => ({ id: unit.id, name: unit.name, rank: null, figure: figureOf(unit.cells, measure) })).sort((a, b) => better(a.figure, b.figure))
      .map((row, index) => ({ ...row, rank: row.figure.rate === null ? null : index + 1 }))
  }, [units, measure])
  const shading = useMemo(
    () => shadingOf(rows.map(({ id, figure }) => ({ id, value: figure.rate === null ? null : figure.rate * 100, text: `${texts.statistics[measure]} ${texts.statistics.percent(figure.text)}` })), (value) => `${value.toFixed(2)}%`, shared.map.noValue),
    [rows, measure, texts, shared],
  )
  const level = units[0]!.level as MapLevel
  const behind = (unit: number, side: 'numerator' | 'denominator') => ({ measure, side, unit, from, to })
  const columns: Column<Row>[] = [
    { key: 'rank', label: texts.statistics.rank, width: 64, text: (row) => String(row.rank ?? ''), render: (row) => <span className="number quiet">{row.rank ?? shared.none}</span> },
    { key: 'name', label: shared.level[level], head: true, always: true, text: (row) => row.name, render: (row) => <span className="unit-name"><button type="button" onClick={() => onChoose(row.id)}>{spokenName(row.name)}</button></span> },
    { key: 'denominator', label: names.denominator, align: 'end', text: (row) => String(row.figure.denominator), render: (row) => <Behind value={row.figure.denominator} name={`${row.name} ${names.denominator}`} search={behind(row.id, 'denominator')} /> },
    { key: 'numerator', label: names.numerator, align: 'end', text: (row) => String(row.figure.numerator), render: (row) => <Behind value={row.figure.numerator} name={`${row.name} ${names.numerator}`} search={behind(row.id, 'numerator')} /> },
    { key: 'rate', label: texts.statistics[measure], align: 'end', always: true, text: (row) => row.figure.text, render: (row) => <b className="number">{texts.statistics.percent(row.figure.text)}</b> },
  ]
  const { shown, tools } = useColumns('ranking', columns, rows, texts.statistics[measure])
  return (
    <div className="statistics-ranking">
      <section className="card" aria-label={texts.statistics.ranking}>
        <header className="territory-list-head"><h2>{texts.statistics.children(shared.level[level])}</h2><span className="aside">{tools}</span></header>
        <DataTable label={texts.statistics.ranking} columns={shown} rows={rows} rowKey={(row) => row.id} activeKey={hovered} onActive={(key) => setHovered(key === null ? null : Number(key))} />
      </section>
      <div className="card statistics-map">
        <NetMap center={me.district.center} schematic={me.district.schematic} focus={parent?.bbox ?? null} level={level} parentId={parentId} hoveredId={hovered} onHover={setHovered} onChoose={onChoose} shading={shading} />
      </div>
    </div>
  )
}
