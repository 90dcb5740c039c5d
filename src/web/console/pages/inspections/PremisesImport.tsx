// A sheet of premises: chosen, seen row by row, confirmed as a whole.
import { useState } from 'react'
import { Alert, Button } from 'antd'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { pathOf } from '../../../../contract/client.ts'
import { premisesRoutes, type PremisesImport } from '../../../../contract/premises.ts'
import type { ReplyOf } from '../../../../contract/route.ts'
import { premisesFaultText } from '../../../../domain/operations/premises/reasons.ts'
import { premisesVerdicts } from '../../../../domain/operations/premises/sheet.ts'
import { useCall, usePages, useSend } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { listMark } from '../../../kit/words/list-mark.ts'
import { useLanguage } from '../../../kit/words/language.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { numberText } from '../../../kit/words/time.ts'
import { useInspectionTexts } from '../../../kit/words/inspections.ts'
import { DataTable, MoreRows, useColumns, type Column } from '../../parts/DataTable.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { worksOn } from '../../parts/permission.ts'
import { Fault, Waiting } from '../../parts/Say.tsx'
import { SheetUpload } from '../../parts/SheetUpload.tsx'
import '../people/people.css'
import './inspections.css'

const route = getRouteApi('/premises/import/$id')
type Row = ReplyOf<typeof premisesRoutes.rows>['rows'][number]
const tones = { new: 'tag-done', changed: 'tag-brand', unchanged: '', faulty: 'tag-urgent' } as const

export const PremisesUpload = () => {
  const texts = useInspectionTexts()
  const me = useMe()
  const navigate = useNavigate()
  return (
    <SheetUpload
      route={premisesRoutes.put} words={{ ...texts, heading: texts.importHeading, choose: texts.importHeading }} lead={texts.importLead} allowed={!me || worksOn(me, 'premises.keep')}
      onPut={(id) => navigate({ to: '/premises/import/$id', params: { id } })}
    />
  )
}

export const PremisesImportPage = () => {
  const texts = useInspectionTexts()
  const { id } = route.useParams()
  const found = useCall(premisesRoutes.import, { params: { id } })
  return (
    <div className="page">
      <PageHead title={texts.importHeading} lead={<>{found.data?.fileName} <Link to="/premises/import">{texts.another}</Link></>} />
      {found.error ? <section className="card"><Fault fault={found.error} onRetry={() => void found.refetch()} /></section> : !found.data ? <section className="card"><Waiting rows={8} /></section> : <Preview sheet={found.data} />}
    </div>
  )
}

const Preview = ({ sheet }: { sheet: PremisesImport }) => {
  const texts = useInspectionTexts()
  const say = useProblemText()
  const language = useLanguage()
  const [verdict, setVerdict] = useState<Row['verdict'] | undefined>(undefined)
  const confirm = useSend(premisesRoutes.confirm, ['premises.'])
  const pages = usePages(premisesRoutes.rows, { params: { id: sheet.id }, query: { ...(verdict ? { verdict } : {}), limit: 50 } }, 'rows', { keep: true })
  const write = sheet.counts.new + sheet.counts.changed
  const unused = sheet.columns.filter(({ field }) => field === null).map(({ heading }) => heading)
  const columns: Column<Row>[] = [
    { key: 'name', label: texts.name, head: true, always: true, text: (row) => row.name, render: (row) => <span className="people-cell"><b>{row.name}</b><span className={`tag ${tones[row.verdict]}`}>{texts.verdicts[row.verdict]}</span></span> },
    { key: 'row', label: texts.row, align: 'end', text: (row) => String(row.row), render: (row) => <span className="number quiet">{row.row}</span> },
    { key: 'kind', label: texts.kindName, text: (row) => (row.kind ? texts.kind[row.kind] : ''), render: (row) => <span>{row.kind && texts.kind[row.kind]}</span> },
    { key: 'address', label: texts.address, text: (row) => row.address, render: (row) => <span>{row.address}</span> },
    { key: 'what', label: texts.what, text: (row) => row.faults.map((fault) => premisesFaultText(fault, language)).join(' '), render: (row) => <span>{row.faults.map((fault, n) => <span key={n} className="people-gap">{premisesFaultText(fault, language)} </span>)}{row.changes.map((field) => texts.field[field]).join(listMark())}</span> },
  ]
  const { shown, tools } = useColumns('premises-import', columns, pages.rows, texts.preview)
  const faults = sheet.counts.faulty > 0 && <Button href={pathOf(premisesRoutes.faults, { id: sheet.id }, { language })} download>{texts.faultyRows}</Button>
  return (
    <section className="card" aria-label={texts.preview}>
      <header><h2>{texts.preview}</h2><span className="small quiet">{texts.rows(numberText(sheet.rows))}</span><span className="aside">{tools}</span></header>
      <div className="body stack">
        {sheet.done && <Alert type="success" showIcon role="status" title={texts.done} description={texts.doneText(numberText(sheet.done.new), numberText(sheet.done.changed), numberText(sheet.done.faulty))} />}
        {confirm.error && <Alert type="error" showIcon role="alert" title={say(confirm.error)} />}
        {unused.length > 0 && <p className="small quiet">{texts.passedOver(unused.join(listMark()))}</p>}
        <div className="button-row" role="group" aria-label={texts.preview}>
          <Button size="small" type={verdict ? 'text' : 'primary'} aria-pressed={!verdict} onClick={() => setVerdict(undefined)}>{texts.all} {numberText(sheet.rows)}</Button>
          {premisesVerdicts.map((one) => <Button key={one} size="small" type={verdict === one ? 'primary' : 'text'} aria-pressed={verdict === one} onClick={() => setVerdict(one)}>{texts.verdicts[one]} {numberText(sheet.counts[one])}</Button>)}
        </div>
        <div className="button-row">
          {sheet.done ? <Link to="/inspections" search={{ view: 'premises' }}>{texts.toRegister}</Link> : <Button type="primary" disabled={write === 0} loading={confirm.isPending} onClick={() => confirm.mutate({ params: { id: sheet.id }, body: { digest: sheet.digest } }, { onError: () => void pages.refetch() })}>{write === 0 ? texts.nothing : texts.confirm(numberText(write))}</Button>}
          {faults}
        </div>
      </div>
      {pages.error && pages.rows.length === 0 ? <Fault fault={pages.error} onRetry={() => void pages.refetch()} /> : pages.isPending ? <Waiting /> : (
        <>
          <DataTable label={texts.preview} columns={shown} rows={pages.rows} rowKey={(row) => row.row} />
          <MoreRows pages={pages} count={pages.rows.length} />
        </>
      )}
    </section>
  )
}
