// One uploaded roster: which column is what (said once), the preview row by row, and the confirmation.
import { Alert, App, Button } from 'antd'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useQueryClient } from '@tanstack/react-query'
import { pathOf } from '../../../../contract/client.ts'
import { rosterRoutes, type RosterImport } from '../../../../contract/roster.ts'
import type { ReplyOf } from '../../../../contract/route.ts'
import { faultText, noteText } from '../../../../domain/people/roster/reasons.ts'
import { rosterVerdicts } from '../../../../domain/people/roster/verdict.ts'
import { isProblem } from '../../../kit/data/client.ts'
import { callOptions, markStale, useCall, usePages, useSend } from '../../../kit/data/use-call.ts'
import { useLanguage } from '../../../kit/words/language.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { numberText } from '../../../kit/words/time.ts'
import { useRoleName } from '../../frame/UserMenu.tsx'
import { DataTable, MoreRows, useColumns, type Column } from '../../parts/DataTable.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { Fault, Say, Waiting } from '../../parts/Say.tsx'
import { usePeopleTexts } from '../../words/people.ts'
import { touchesPeople } from './AppointDialog.tsx'
import { Mapping } from './Mapping.tsx'
import './people.css'

const route = getRouteApi('/people/import/$id')
type Row = ReplyOf<typeof rosterRoutes.rows>['rows'][number]
const verdictTag = { new: 'tag-done', changed: 'tag-brand', unchanged: '', faulty: 'tag-urgent' } as const

export const ImportPage = () => {
  const words = usePeopleTexts()
  const { id } = route.useParams()
  const found = useCall(rosterRoutes.get, { params: { id } })
  return (
    <div className="page people">
      <PageHead title={words.import.heading} lead={<>{found.data?.fileName ?? ''} <Link to="/people/import">{words.import.another}</Link></>} />
      {found.error ? <section className="card"><Fault fault={found.error} onRetry={() => void found.refetch()} /></section> : !found.data ? <section className="card"><Waiting rows={8} /></section> : found.data.done ? <Done sheet={found.data} /> : <Preview sheet={found.data} />}
    </div>
  )
}

const FaultsButton = ({ sheet }: { sheet: RosterImport }) => {
  const words = usePeopleTexts()
  const language = useLanguage()
  return sheet.counts.faulty === 0 ? null : <Button href={pathOf(rosterRoutes.faults, { id: sheet.id }, { language })} download>{words.import.faults}</Button>
}

const Done = ({ sheet }: { sheet: RosterImport }) => {
  const words = usePeopleTexts()
  const done = sheet.done!
  return (
    <section className="card" aria-label={words.import.done}>
      <div className="body stack">
        <Alert type="success" showIcon role="status" title={words.import.done} description={words.import.doneText(numberText(done.new), numberText(done.changed), numberText(done.faulty))} />
        <div className="button-row"><FaultsButton sheet={sheet} /><Link to="/people">{words.import.toRoster}</Link></div>
      </div>
    </section>
  )
}

const Preview = ({ sheet }: { sheet: RosterImport }) => {
  const words = usePeopleTexts()
  const say = useProblemText()
  const language = useLanguage()
  const roleName = useRoleName()
  const client = useQueryClient()
  const { message } = App.useApp()
  const { verdict } = route.useSearch()
  const navigate = useNavigate()
  const map = useSend(rosterRoutes.map)
  const confirm = useSend(rosterRoutes.confirm, touchesPeople)
  const pages = usePages(rosterRoutes.rows, { params: { id: sheet.id }, query: { ...(verdict ? { verdict } : {}), limit: 50 } }, 'rows', { keep: true, enabled: sheet.enough })
  const take = (next: RosterImport): void => {
    client.setQueryData(callOptions(rosterRoutes.get, { params: { id: sheet.id } }).queryKey, next)
    markStale(client, ['roster.rows'])
  }
  const write = sheet.counts.new + sheet.counts.changed
  const submit = (): void => confirm.mutate({ params: { id: sheet.id }, body: { digest: sheet.digest } }, {
    onSuccess: take,
    onError: (problem) => {
      // What changed meanwhile is shown; nothing has been written.
      if (isProblem(problem, 'people.sheet-changed')) map.mutate({ params: { id: sheet.id }, body: { fields: sheet.columns.map((column) => column.field) } }, { onSuccess: (next) => { take(next); void message.warning(words.import.stale) } })
    },
  })
  const columns: Column<Row>[] = [
    { key: 'name', label: words.name, head: true, always: true, text: (row) => row.name, render: (row) => <span className="people-cell"><b>{row.name || words.nobody}</b><span className={`tag ${verdictTag[row.verdict]}`}>{words.import.verdict[row.verdict]}</span></span> },
    { key: 'row', label: words.import.row, align: 'end', text: (row) => String(row.row), render: (row) => <span className="number quiet">{row.row}</span> },
    { key: 'role', label: words.role, text: (row) => roleName(row.role), render: (row) => <span>{roleName(row.role)}</span> },
    { key: 'place', label: words.at, text: (row) => row.place, render: (row) => <span>{row.place}</span> },
    {
      key: 'what', label: words.import.what, text: (row) => row.faults.map((fault) => faultText(fault, language)).join(' '),
      render: (row) => (
        <span className="people-holders">
          {row.faults.map((fault, n) => <span key={`f${n}`} className="people-gap">{faultText(fault, language)}</span>)}
          {row.changes.map((change, n) => <span key={`c${n}`}>{words.import.fromTo(words.import.whatName[change.what], change.before, change.after)}</span>)}
          {row.notes.map((note, n) => <span key={`n${n}`} className="small quiet">{noteText(note, language)}</span>)}
        </span>
      ),
    },
  ]
  const { shown, tools } = useColumns('roster-import', columns, pages.rows, words.import.preview)
  return (
    <div className="stack">
      <Mapping key={sheet.columns.map((column) => column.field).join()} sheet={sheet} onMapped={take} />
      {sheet.enough && (
        <section className="card" aria-label={words.import.preview}>
          <header><h2>{words.import.preview}</h2><span className="small quiet">{words.import.rows(numberText(sheet.rows))}</span><span className="aside">{tools}</span></header>
          <div className="body stack">
            {confirm.error && !isProblem(confirm.error, 'people.sheet-changed') && <Alert type="error" showIcon role="alert" title={say(confirm.error)} />}
            <div className="people-verdicts" role="group" aria-label={words.import.preview}>
              <Button size="small" type={verdict ? 'text' : 'primary'} aria-pressed={!verdict} onClick={() => void navigate({ to: '/people/import/$id', params: { id: sheet.id }, search: {}, replace: true })}>{words.import.all} <span className="number">{numberText(sheet.rows)}</span></Button>
              {rosterVerdicts.map((one) => <Button key={one} size="small" type={verdict === one ? 'primary' : 'text'} aria-pressed={verdict === one} onClick={() => void navigate({ to: '/people/import/$id', params: { id: sheet.id }, search: { verdict: one }, replace: true })}>{words.import.verdict[one]} <span className="number">{numberText(sheet.counts[one])}</span></Button>)}
            </div>
            <div className="button-row">
              <Button type="primary" disabled={write === 0} loading={confirm.isPending || map.isPending} onClick={submit}>{write === 0 ? words.import.nothing : words.import.confirm(numberText(write))}</Button>
              <FaultsButton sheet={sheet} />
              <span className="small quiet">{words.import.confirmHint}</span>
            </div>
          </div>
          {pages.error && pages.rows.length === 0 ? <Fault fault={pages.error} onRetry={() => void pages.refetch()} /> : pages.isPending ? <Waiting /> : pages.rows.length === 0 ? <Say kind="empty" title={words.import.empty} /> : (
            <>
              <DataTable label={words.import.preview} columns={shown} rows={pages.rows} rowKey={(row) => row.row} />
              <MoreRows pages={pages} count={pages.rows.length} />
            </>
          )}
        </section>
      )}
    </div>
  )
}
