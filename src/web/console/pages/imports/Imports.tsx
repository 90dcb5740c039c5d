// All imports within reach, and the place where a new file is dropped.
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { importRoutes, type Import } from '../../../../contract/imports.ts'
import { usePages } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { TimeText } from '../../../kit/words/TimeText.tsx'
import { DataTable, MoreRows, useColumns, type Column } from '../../parts/DataTable.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { ownUnitId, worksOn } from '../../parts/permission.ts'
import { Fault, Say, Waiting } from '../../parts/Say.tsx'
import { UnitPicker } from '../../parts/UnitPicker.tsx'
import { useImportTexts } from '../../words/imports.ts'
import { useTexts } from '../../words/words.ts'
import { DropFile } from './DropFile.tsx'
import './imports.css'

const tone: Readonly<Record<Import['state'], string>> = { reading: 'tag-brand', ready: 'tag-waiting', analysing: 'tag-brand', analysed: 'tag-waiting', planned: 'tag-done', failed: 'tag-urgent', cancelled: '' }

export const ImportState = ({ state }: { state: Import['state'] }) => <span className={`tag ${tone[state]}`}>{useImportTexts().states[state]}</span>

export const megabytes = (bytes: number): string => (bytes / 1_048_576 >= 0.1 ? (bytes / 1_048_576).toFixed(1) : '< 0.1')

export const Imports = () => {
  const texts = useImportTexts()
  const { state } = useTexts()
  const me = useMe()
  const navigate = useNavigate()
  const [chosen, setChosen] = useState<number>()
  const unitId = chosen ?? ownUnitId(me)
  const pages = usePages(importRoutes.list, { query: { limit: 20 } }, 'imports', { enabled: worksOn(me, 'territory.draft') })
  const columns: Column<Import>[] = [
    { key: 'name', label: texts.name, head: true, always: true, text: (one) => one.name, render: (one) => <Link to="/imports/$id" params={{ id: one.id }} className="import-file">{one.name}</Link> },
    { key: 'state', label: texts.state, text: (one) => texts.states[one.state], render: (one) => <ImportState state={one.state} /> },
    { key: 'unit', label: texts.unit, text: (one) => one.unit.name, render: (one) => <span>{one.unit.name}</span> },
    { key: 'size', label: texts.size, align: 'end', text: (one) => String(one.bytes), render: (one) => <span className="number">{texts.megabytes(megabytes(one.bytes))}</span> },
    { key: 'by', label: texts.by, text: (one) => one.createdBy ?? '', render: (one) => <span>{one.createdBy}</span> },
    { key: 'at', label: texts.at, text: (one) => new Date(one.createdAt).toISOString(), render: (one) => <TimeText at={one.createdAt} /> },
  ]
  const { shown, tools } = useColumns('imports', columns, pages.rows, texts.heading)
  if (me && !worksOn(me, 'territory.draft')) return <div className="page"><PageHead title={texts.heading} /><Say kind="refused" title={state.refusedTitle} /></div>
  return (
    <div className="page">
      <PageHead title={texts.heading} lead={texts.lead} />
      <div className="stack">
        <section className="card import-new" aria-label={texts.drop}>
          <div className="import-into">
            <label htmlFor="import-unit">{texts.unit}</label>
            <UnitPicker id="import-unit" label={texts.unit} value={unitId} onChange={setChosen} width={260} />
            <span className="quiet small">{texts.unitHint}</span>
          </div>
          <DropFile unitId={unitId} onDone={({ id }) => void navigate({ to: '/imports/$id', params: { id } })} />
        </section>
        <section className="card" aria-label={texts.list}>
          <header><h2>{texts.list}</h2><span className="aside">{tools}</span></header>
          {pages.error && pages.rows.length === 0 ? <Fault fault={pages.error} onRetry={() => void pages.refetch()} /> : pages.isPending ? <Waiting /> : pages.rows.length === 0 ? <Say kind="empty" title={texts.empty} /> : (
            <>
              <DataTable label={texts.list} columns={shown} rows={pages.rows} rowKey={(one) => one.id} onOpen={({ id }) => void navigate({ to: '/imports/$id', params: { id } })} />
              <MoreRows pages={pages} count={pages.rows.length} />
            </>
          )}
        </section>
      </div>
    </div>
  )
}
