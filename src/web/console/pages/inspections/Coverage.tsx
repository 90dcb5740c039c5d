// How much of the register was inspected since a day, by unit; each number opens the premises it counts.
import { Link } from '@tanstack/react-router'
import { premisesRoutes } from '../../../../contract/premises.ts'
import type { ReplyOf } from '../../../../contract/route.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { numberText } from '../../../kit/words/time.ts'
import { useInspectionTexts } from '../../../kit/words/inspections.ts'
import { DataTable, useColumns, type Column } from '../../parts/DataTable.tsx'
import { Fault, Waiting } from '../../parts/Say.tsx'
import { UnitPicker } from '../../parts/UnitPicker.tsx'
import type { InspectionsSearch } from '../../search.ts'
import { DayField, dayFrom, today } from '../people/Dialog.tsx'
import type { ChangeSearch } from './Inspections.tsx'

type Row = ReplyOf<typeof premisesRoutes.coverage>['unit']
type Props = { unitId: number | undefined; search: InspectionsSearch; onChange: ChangeSearch }

/** Rounded only here; nothing registered shows no rate. */
const rate = ({ premises, inspected }: Row): string => (premises === 0 ? '–' : `${(Math.round((inspected * 1_000) / premises) / 10).toFixed(1)}%`)

export const Coverage = ({ unitId, search, onChange }: Props) => {
  const texts = useInspectionTexts()
  const since = search.since ?? dayFrom(today(), -30)
  const found = useCall(premisesRoutes.coverage, { query: { since, ...(unitId ? { unitId } : {}) } }, { keep: true })
  const rows = found.data ? [found.data.unit, ...found.data.children] : []
  const behind = (row: Row, inspected?: 'yes' | 'no'): InspectionsSearch => ({ view: 'premises', unit: row.unit.id, ...(inspected ? { since, inspected } : {}) })
  const number = (row: Row, value: number, inspected?: 'yes' | 'no') => <Link to="/inspections" search={behind(row, inspected)} aria-label={`${texts.behind(row.unit.name)}: ${numberText(value)}`} className="number">{numberText(value)}</Link>
  const columns: Column<Row>[] = [
    { key: 'unit', label: texts.unit, head: true, always: true, text: (row) => row.unit.name, render: (row) => <Link to="/inspections" search={{ view: 'coverage', unit: row.unit.id, since }}>{row.unit.name}</Link> },
    { key: 'rate', label: texts.coverageOf, align: 'end', text: rate, render: (row) => <b className="number">{rate(row)}</b> },
    { key: 'inspected', label: texts.inspected, align: 'end', text: (row) => String(row.inspected), render: (row) => number(row, row.inspected, 'yes') },
    { key: 'rest', label: texts.notInspected, align: 'end', text: (row) => String(row.premises - row.inspected), render: (row) => number(row, row.premises - row.inspected, 'no') },
    { key: 'total', label: texts.total, align: 'end', text: (row) => String(row.premises), render: (row) => number(row, row.premises) },
  ]
  const { shown, tools } = useColumns('premises-coverage', columns, rows, texts.views.coverage)
  return (
    <section className="card" aria-label={texts.views.coverage}>
      <div className="inspection-filters">
        <UnitPicker label={texts.unit} value={unitId} onChange={(unit) => onChange({ view: 'coverage', since, ...(unit ? { unit } : {}) })} />
        <label htmlFor="coverage-since">{texts.since}</label>
        <span style={{ width: 150 }}><DayField id="coverage-since" value={since} onChange={(day) => onChange({ view: 'coverage', ...(unitId ? { unit: unitId } : {}), ...(day ? { since: day } : {}) })} /></span>
        <span style={{ marginLeft: 'auto' }}>{tools}</span>
      </div>
      <p className="small quiet inspection-filters">{texts.coverageHint}</p>
      {found.error ? <Fault fault={found.error} onRetry={() => void found.refetch()} /> : !found.data ? <Waiting /> : <DataTable label={texts.views.coverage} columns={shown} rows={rows} rowKey={(row) => row.unit.id} />}
    </section>
  )
}
