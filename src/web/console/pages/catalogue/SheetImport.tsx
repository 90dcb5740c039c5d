// Import of the catalogue: a spreadsheet is looked at row by row, then what isn't faulty is written into the draft. The
// file stays in the browser until then.
import { useState } from 'react'
import { Alert, App, Button, Segmented } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { catalogueRoutes, type SheetPreview } from '../../../../contract/catalogue.ts'
import { headingOf } from '../../../../domain/catalogue/sheet/columns.ts'
import { sheetVerdicts, type SheetVerdict } from '../../../../domain/catalogue/sheet/plan-sheet.ts'
import { markStale } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { listMark } from '../../../kit/words/list-mark.ts'
import { useLanguage } from '../../../kit/words/language.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { DataTable, useColumns, type Column } from '../../parts/DataTable.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { worksOn } from '../../parts/permission.ts'
import { Say, Waiting } from '../../parts/Say.tsx'
import { putSheet, SheetDrop } from '../../parts/SheetUpload.tsx'
import { useCatalogueTexts, useFaultText } from '../../words/catalogue.ts'
import { useTexts } from '../../words/words.ts'
import { ChangeTable } from './Changes.tsx'
import './catalogue.css'

type Row = SheetPreview['rows'][number]
type Looked = { file: File; preview: SheetPreview }

export const SheetImport = () => {
  const texts = useCatalogueTexts()
  const { sheet: words } = texts
  const common = useTexts()
  const say = useProblemText()
  const language = useLanguage()
  const me = useMe()
  const client = useQueryClient()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const [looked, setLooked] = useState<Looked | null>(null)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<unknown>(null)
  const during = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true)
    setFault(null)
    await work().catch(setFault)
    setBusy(false)
  }
  const look = (file: File): Promise<void> => during(async () => setLooked({ file, preview: await putSheet<SheetPreview>(catalogueRoutes.preview, file, {}, { language }) }))
  const write = ({ file, preview }: Looked): Promise<void> => during(async () => {
    await putSheet(catalogueRoutes.bring, file, {}, { digest: preview.digest, language })
    markStale(client, ['catalogue.'])
    void message.success(words.written)
    await navigate({ to: '/catalogue/versions' })
  })
  return (
    <div className="page catalogue">
      <PageHead title={words.heading} lead={<>{words.lead} <Link to="/catalogue">{texts.editor.back}</Link></>}>{looked && <Button onClick={() => setLooked(null)}>{words.another}</Button>}</PageHead>
      {me && !worksOn(me, 'catalogue.manage') ? <section className="card"><Say kind="refused" title={common.state.refusedTitle} text={texts.editor.readOnly} /></section> : (
        <div className="stack">
          {fault !== null && <Alert type="error" showIcon role="alert" title={say(fault)} />}
          {busy && <p role="status">{words.reading}</p>}
          {looked ? <Preview looked={looked} busy={busy} onWrite={() => void write(looked)} /> : busy ? <Waiting rows={4} /> : (
            <section className="card"><div className="body">
              <SheetDrop drop={words.drop} limit={words.hint} onFile={(file) => void look(file)} />
            </div></section>
          )}
        </div>
      )}
    </div>
  )
}

const tones: Record<SheetVerdict, string> = { new: 'tag-brand', changed: 'tag-waiting', unchanged: '', faulty: 'tag-urgent' }

const Preview = ({ looked: { file, preview }, busy, onWrite }: { looked: Looked; busy: boolean; onWrite: () => void }) => {
  const { sheet: words, column } = useCatalogueTexts()
  const language = useLanguage()
  const sayFault = useFaultText()
  const { counts } = preview
  const [shownVerdict, setVerdict] = useState<SheetVerdict | 'all'>(counts.faulty > 0 ? 'faulty' : counts.changed > 0 ? 'changed' : counts.new > 0 ? 'new' : 'all')
  const rows = preview.rows.filter(({ verdict }) => shownVerdict === 'all' || verdict === shownVerdict)
  const detail = (row: Row): string => (row.verdict === 'faulty' ? row.faults.map(sayFault).join('\n') : row.changes.map((change) => `${headingOf(change.column, language)}: ${change.before} → ${change.after}`).join('\n'))
  const columns: Column<Row>[] = [
    { key: 'row', label: words.rowColumn, width: 60, text: ({ row }) => String(row), render: ({ row }) => <span className="number">{row}</span> },
    { key: 'code', label: column.code, head: true, always: true, text: ({ code }) => code, render: ({ code, zh }) => <b>{code} {zh}</b> },
    { key: 'verdict', label: words.result, text: ({ verdict }) => words.verdict[verdict], render: ({ verdict }) => <span className={`tag ${tones[verdict]}`}>{words.verdict[verdict]}</span> },
    { key: 'detail', label: words.detail, text: detail, render: (row) => (row.verdict === 'faulty' ? <ul className="class-list">{row.faults.map((fault, at) => <li key={at} className="class-fault">{sayFault(fault)}</li>)}</ul> : row.verdict === 'changed' ? <ChangeTable changes={row.changes} /> : null) },
  ]
  const { shown, tools } = useColumns('catalogue-import', columns, rows, words.rows)
  const writable = counts.new + counts.changed
  return (
    <section className="card" aria-label={words.rows}>
      <header><h2>{file.name}</h2><span className="aside"><Button type="primary" disabled={writable === 0} loading={busy} onClick={onWrite}>{writable === 0 ? words.nothing : words.write(writable)}</Button></span></header>
      <div className="body">
        {preview.unknownColumns.length > 0 && <Alert type="warning" showIcon title={words.unknown(preview.unknownColumns.join(listMark()))} />}
        <Segmented<SheetVerdict | 'all'> aria-label={words.result} value={shownVerdict} onChange={setVerdict} options={[{ value: 'all', label: `${words.all} ${preview.rows.length}` }, ...sheetVerdicts.map((verdict) => ({ value: verdict, label: `${words.verdict[verdict]} ${counts[verdict]}` }))]} />
      </div>
      <div className="cases-tools">{tools}</div>
      {rows.length === 0 ? <Say kind="empty" title={words.quiet} /> : <DataTable label={words.rows} columns={shown} rows={rows} rowKey={({ row }) => row} />}
    </section>
  )
}
