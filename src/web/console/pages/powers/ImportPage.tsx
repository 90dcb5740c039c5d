// One uploaded list of powers: which column is what (said once), the preview row by row, and the confirmation.
import { useState } from 'react'
import { Alert, App, Button, Select } from 'antd'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useQueryClient } from '@tanstack/react-query'
import { pathOf } from '../../../../contract/client.ts'
import { powerImportRoutes, type PowerImport } from '../../../../contract/power-imports.ts'
import type { ReplyOf } from '../../../../contract/route.ts'
import { areEnough, powerFields, type PowerField } from '../../../../domain/powers/sheet/fields.ts'
import { powerVerdicts } from '../../../../domain/powers/sheet/plan-powers.ts'
import { powerFaultText } from '../../../../domain/powers/sheet/reasons.ts'
import { isProblem } from '../../../kit/data/client.ts'
import { callOptions, markStale, useCall, usePages, useSend } from '../../../kit/data/use-call.ts'
import { listMark } from '../../../kit/words/list-mark.ts'
import { useLanguage } from '../../../kit/words/language.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { numberText } from '../../../kit/words/time.ts'
import { DataTable, MoreRows, useColumns, type Column } from '../../parts/DataTable.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { Fault, Say, Waiting } from '../../parts/Say.tsx'
import { usePowersTexts } from '../../words/powers.ts'
import './powers.css'

const route = getRouteApi('/powers/import/$id')
type Row = ReplyOf<typeof powerImportRoutes.rows>['rows'][number]
const verdictTag = { new: 'tag-done', changed: 'tag-brand', unchanged: '', faulty: 'tag-urgent' } as const

export const ImportPage = () => {
  const words = usePowersTexts().sheet
  const { id } = route.useParams()
  const found = useCall(powerImportRoutes.get, { params: { id } })
  return (
    <div className="page powers">
      <PageHead title={words.heading} lead={<>{found.data?.fileName ?? ''} <Link to="/powers/import">{words.another}</Link></>} />
      {found.error ? <section className="card"><Fault fault={found.error} onRetry={() => void found.refetch()} /></section> : !found.data ? <section className="card"><Waiting rows={8} /></section> : found.data.done ? <Done sheet={found.data} /> : <Preview sheet={found.data} />}
    </div>
  )
}

const FaultsButton = ({ sheet }: { sheet: PowerImport }) => {
  const words = usePowersTexts().sheet
  const language = useLanguage()
  return sheet.counts.faulty === 0 ? null : <Button href={pathOf(powerImportRoutes.faults, { id: sheet.id }, { language })} download>{words.faults}</Button>
}

const Done = ({ sheet }: { sheet: PowerImport }) => {
  const words = usePowersTexts().sheet
  const done = sheet.done!
  return (
    <section className="card" aria-label={words.done}>
      <div className="body stack">
        <Alert type="success" showIcon role="status" title={words.done} description={words.doneText(numberText(done.new), numberText(done.changed), numberText(done.faulty))} />
        <div className="button-row"><Link to="/powers">{words.toList}</Link></div>
      </div>
    </section>
  )
}

const Mapping = ({ sheet, onMapped }: { sheet: PowerImport; onMapped: (next: PowerImport) => void }) => {
  const words = usePowersTexts().sheet
  const say = useProblemText()
  const [fields, setFields] = useState<(PowerField | null)[]>(() => sheet.columns.map((column) => column.field))
  const map = useSend(powerImportRoutes.map)
  const set = (n: number, field: PowerField | null): void => setFields(fields.map((one, index) => (index === n ? field : field !== null && one === field ? null : one)))
  return (
    <section className="card" aria-label={words.mapping}>
      <header><h2>{words.mapping}</h2><span className="small quiet">{words.mappingHint}</span></header>
      <div className="body stack">
        {map.error && <Alert type="error" showIcon role="alert" title={say(map.error)} />}
        {!areEnough(fields) && <Alert type="warning" showIcon title={words.missing} />}
        <ul className="powers-mapping">
          {sheet.columns.map((column, n) => (
            <li key={`${n} ${column.heading}`}>
              <span><b>{column.heading || `${n + 1}`}</b>{column.remembered && <span className="tag">{words.remembered}</span>} <small className="quiet">{column.sample.join(listMark())}</small></span>
              <Select aria-label={words.meaning(column.heading || String(n + 1))} style={{ width: 130 }} value={fields[n] ?? ''} onChange={(field: PowerField | '') => set(n, field === '' ? null : field)} options={[{ value: '', label: words.ignore }, ...powerFields.map((field) => ({ value: field, label: words.fields[field] }))]} />
            </li>
          ))}
        </ul>
        <div><Button disabled={!areEnough(fields)} loading={map.isPending} onClick={() => map.mutate({ params: { id: sheet.id }, body: { fields } }, { onSuccess: onMapped })}>{words.apply}</Button></div>
      </div>
    </section>
  )
}

const Preview = ({ sheet }: { sheet: PowerImport }) => {
  const all = usePowersTexts()
  const words = all.sheet
  const say = useProblemText()
  const language = useLanguage()
  const client = useQueryClient()
  const { message } = App.useApp()
  const { verdict } = route.useSearch()
  const navigate = useNavigate()
  const confirm = useSend(powerImportRoutes.confirm, ['powers.'])
  const pages = usePages(powerImportRoutes.rows, { params: { id: sheet.id }, query: { ...(verdict ? { verdict } : {}), limit: 50 } }, 'rows', { keep: true, enabled: sheet.enough })
  const take = (next: PowerImport): void => {
    client.setQueryData(callOptions(powerImportRoutes.get, { params: { id: sheet.id } }).queryKey, next)
    markStale(client, ['powersheet.rows'])
  }
  const write = sheet.counts.new + sheet.counts.changed
  const submit = (): void => confirm.mutate({ params: { id: sheet.id }, body: { digest: sheet.digest } }, {
    onSuccess: take,
    onError: (problem) => {
      if (!isProblem(problem, 'power.sheet-changed')) return
      void message.warning(words.stale)
      markStale(client, ['powersheet.'])
    },
  })
  const show = (next: Row['verdict'] | undefined): void => void navigate({ to: '/powers/import/$id', params: { id: sheet.id }, search: next ? { verdict: next } : {}, replace: true })
  const columns: Column<Row>[] = [
    { key: 'name', label: all.column.item, head: true, always: true, text: (row) => row.name, render: (row) => <span className="powers-item"><b>{row.name}</b><small className="number quiet">{row.code}</small><span className={`tag ${verdictTag[row.verdict]}`}>{words.verdict[row.verdict]}</span></span> },
    { key: 'row', label: words.row, align: 'end', text: (row) => String(row.row), render: (row) => <span className="number quiet">{row.row}</span> },
    { key: 'place', label: words.fields.street, text: (row) => row.place, render: (row) => <span>{row.place || all.whole}</span> },
    { key: 'holder', label: words.fields.holder, text: (row) => row.holder, render: (row) => <span>{row.holder}</span> },
    {
      key: 'what', label: words.what, text: (row) => row.faults.map((fault) => powerFaultText(fault, language)).join(' '),
      render: (row) => (
        <span className="powers-holders">
          {row.faults.map((fault, n) => <span key={`f${n}`} className="fault-text">{powerFaultText(fault, language)}</span>)}
          {row.changes.map((change, n) => <span key={`c${n}`}>{words.fromTo(words.whatName[change.what], change.what === 'kind' ? (all.kind as Readonly<Record<string, string>>)[change.before] ?? change.before : change.before, change.what === 'kind' ? (all.kind as Readonly<Record<string, string>>)[change.after] ?? change.after : change.after)}</span>)}
        </span>
      ),
    },
  ]
  const { shown, tools } = useColumns('power-import', columns, pages.rows, words.preview)
  return (
    <div className="stack">
      <Mapping key={sheet.columns.map((column) => column.field).join()} sheet={sheet} onMapped={take} />
      {sheet.enough && (
        <section className="card" aria-label={words.preview}>
          <header><h2>{words.preview}</h2><span className="small quiet">{words.rows(numberText(sheet.rows))}</span><span className="aside">{tools}</span></header>
          <div className="body stack">
            {confirm.error && !isProblem(confirm.error, 'power.sheet-changed') && <Alert type="error" showIcon role="alert" title={say(confirm.error)} />}
            <div className="button-row" role="group" aria-label={words.preview}>
              <Button size="small" type={verdict ? 'text' : 'primary'} aria-pressed={!verdict} onClick={() => show(undefined)}>{words.all} <span className="number">{numberText(sheet.rows)}</span></Button>
              {powerVerdicts.map((one) => <Button key={one} size="small" type={verdict === one ? 'primary' : 'text'} aria-pressed={verdict === one} onClick={() => show(one)}>{words.verdict[one]} <span className="number">{numberText(sheet.counts[one])}</span></Button>)}
            </div>
            <div className="button-row">
              <Button type="primary" disabled={write === 0} loading={confirm.isPending} onClick={submit}>{write === 0 ? words.nothing : words.confirm(numberText(write))}</Button>
              <FaultsButton sheet={sheet} />
              <span className="small quiet">{words.confirmHint}</span>
            </div>
          </div>
          {pages.error && pages.rows.length === 0 ? <Fault fault={pages.error} onRetry={() => void pages.refetch()} /> : pages.isPending ? <Waiting /> : pages.rows.length === 0 ? <Say kind="empty" title={words.empty} /> : (
            <>
              <DataTable label={words.preview} columns={shown} rows={pages.rows} rowKey={(row) => row.row} />
              <MoreRows pages={pages} count={pages.rows.length} />
            </>
          )}
        </section>
      )}
    </div>
  )
}
