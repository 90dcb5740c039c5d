// Inspections as a list: those to be looked at again by their day, or all of them, newest first.
import { Select } from 'antd'
import { Link, useNavigate } from '@tanstack/react-router'
import { inspectionRoutes, type InspectionRow } from '../../../../contract/inspections.ts'
import { inspectionStates } from '../../../../domain/operations/inspection.ts'
import { usePages } from '../../../kit/data/use-call.ts'
import { TimeText } from '../../../kit/words/TimeText.tsx'
import { exactTime } from '../../../kit/words/time.ts'
import { useInspectionTexts } from '../../../kit/words/inspections.ts'
import { DataTable, MoreRows, useColumns, type Column } from '../../parts/DataTable.tsx'
import { Fault, Say, Waiting } from '../../parts/Say.tsx'
import { UnitPicker } from '../../parts/UnitPicker.tsx'
import { fullLine } from '../../parts/unit-name.ts'
import type { InspectionsSearch } from '../../search.ts'
import type { ChangeSearch } from './Inspections.tsx'

const tones = { inOrder: 'tag-done', warned: 'tag-waiting', failed: 'tag-urgent', settled: 'tag-done', handedOver: 'tag-brand', withdrawn: '' } as const
export const InspectionStateTag = ({ state }: { state: InspectionRow['state'] }) => <span className={`tag ${tones[state]}`}>{useInspectionTexts().state[state]}</span>

type Props = { due: boolean; search: InspectionsSearch; onChange: ChangeSearch }

export const InspectionList = ({ due, search, onChange }: Props) => {
  const texts = useInspectionTexts()
  const navigate = useNavigate()
  const query = { limit: 50, ...(due ? { due: true } : {}), ...(search.unit ? { unitId: search.unit } : {}), ...(!due && search.state ? { state: search.state } : {}), ...(search.operation ? { operationId: search.operation } : {}) }
  const pages = usePages(inspectionRoutes.list, { query }, 'inspections', { keep: true })
  const columns: Column<InspectionRow>[] = [
    { key: 'premises', label: texts.premises, head: true, always: true, text: (row) => row.premises.name, render: (row) => <span className="people-cell"><Link to="/inspections/$id" params={{ id: row.id }} className="people-name">{row.premises.name}</Link><InspectionStateTag state={row.state} /></span> },
    { key: 'address', label: texts.address, text: (row) => row.premises.address, render: (row) => <span>{row.premises.address}</span> },
    { key: 'unit', label: texts.unit, text: (row) => fullLine(row.units), render: (row) => <span>{row.units.at(-1)?.name}</span> },
    { key: 'again', label: texts.reinspectOn, text: (row) => row.reinspectOn ?? '', render: (row) => <span className="number">{row.reinspectOn} {row.overdue && <span className="tag tag-urgent">{texts.overdue}</span>}</span> },
    { key: 'faults', label: texts.faults, text: (row) => String(row.faults.length), render: (row) => <span>{row.faults.length === 0 ? texts.noFaults : texts.faultsOf(String(row.faults.length))} {row.warnings > 1 && <span className="tag tag-waiting">{texts.warnings(String(row.warnings))}</span>}</span> },
    { key: 'at', label: texts.at, text: (row) => exactTime(row.begunAt), render: (row) => <TimeText at={row.begunAt} /> },
  ]
  const { shown, tools } = useColumns(due ? 'inspections-due' : 'inspections', columns, pages.rows, texts.views[due ? 'due' : 'all'])
  return (
    <section className="card" aria-label={texts.views[due ? 'due' : 'all']}>
      <div className="inspection-filters">
        <UnitPicker label={texts.unit} placeholder={texts.unit} value={search.unit} onChange={(unit) => { const { unit: _, ...rest } = search; onChange({ ...rest, ...(unit ? { unit } : {}) }) }} />
        {!due && <Select aria-label={texts.views.all} allowClear style={{ width: 160 }} placeholder={texts.views.all} value={search.state ?? null} onChange={(state: InspectionRow['state'] | null) => { const { state: _, ...rest } = search; onChange({ ...rest, ...(state ? { state } : {}) }) }} options={inspectionStates.map((value) => ({ value, label: texts.state[value] }))} />}
        <span style={{ marginLeft: 'auto' }}>{tools}</span>
      </div>
      {pages.error && pages.rows.length === 0 ? <Fault fault={pages.error} onRetry={() => void pages.refetch()} /> : pages.isPending ? <Waiting /> : pages.rows.length === 0 ? <Say kind="empty" title={due ? texts.emptyDue : texts.emptyInspections} /> : (
        <>
          <DataTable label={texts.views[due ? 'due' : 'all']} columns={shown} rows={pages.rows} rowKey={(row) => row.id} onOpen={(row) => void navigate({ to: '/inspections/$id', params: { id: row.id } })} />
          <MoreRows pages={pages} count={pages.rows.length} />
        </>
      )}
    </section>
  )
}
