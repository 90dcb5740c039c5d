// The departments behind a number of the whistles, exactly as many as it says.
import { getRouteApi, Link } from '@tanstack/react-router'
import { whistleRoutes, type Called } from '../../../../contract/whistles.ts'
import { usePages } from '../../../kit/data/use-call.ts'
import { TimeText } from '../../../kit/words/TimeText.tsx'
import { exactTime, numberText } from '../../../kit/words/time.ts'
import { DataTable, MoreRows, useColumns, type Column } from '../../parts/DataTable.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { Fault, Say, Waiting } from '../../parts/Say.tsx'
import { useWhistleTexts } from '../../words/whistles.ts'
import './whistles.css'

const route = getRouteApi('/whistles/calls')

export const CalledList = () => {
  const texts = useWhistleTexts()
  const search = route.useSearch()
  const pages = usePages(whistleRoutes.behind, { query: { ...search, limit: 50 } }, 'calls')
  const time = (at: number | null) => (at === null ? '' : <TimeText at={at} />)
  const columns: Column<Called>[] = [
    { key: 'office', label: texts.office, head: true, always: true, text: (row) => row.office.name, render: (row) => <Link to="/whistles/$id" params={{ id: row.whistleId }}>{row.office.name}</Link> },
    { key: 'case', label: texts.caseNumber, text: (row) => row.caseNumber, render: (row) => <span className="number">{row.caseNumber}</span> },
    { key: 'street', label: texts.street, text: (row) => row.street?.name ?? '', render: (row) => row.street?.name ?? '' },
    { key: 'started', label: texts.startedAt, text: (row) => exactTime(row.startedAt), render: (row) => <TimeText at={row.startedAt} /> },
    { key: 'reported', label: texts.reportedAt, text: (row) => (row.reportedAt === null ? '' : exactTime(row.reportedAt)), render: (row) => time(row.reportedAt) },
    { key: 'verdict', label: texts.verdictLabel, text: (row) => texts.verdict[row.verdict], render: (row) => <span className={`tag ${row.verdict === 'late' ? 'tag-urgent' : row.verdict === 'onTime' ? 'tag-done' : ''}`}>{texts.verdict[row.verdict]}</span> },
    { key: 'grade', label: texts.gradeLabel, text: (row) => (row.grade ? texts.grade[row.grade] : ''), render: (row) => (row.grade ? texts.grade[row.grade] : '') },
  ]
  const { shown, tools } = useColumns('whistle-called', columns, pages.rows, texts.behind)
  return (
    <div className="page">
      <PageHead title={texts.behind} lead={pages.first && `${search.from} · ${texts.total(numberText(pages.first.total))}`}>{tools}</PageHead>
      <section className="card" aria-label={texts.behind}>
        {pages.error && pages.rows.length === 0 ? <Fault fault={pages.error} onRetry={() => void pages.refetch()} /> : pages.isPending ? <Waiting /> : pages.rows.length === 0 ? <Say kind="empty" title={texts.behindEmpty} /> : (
          <>
            <DataTable label={texts.behind} columns={shown} rows={pages.rows} rowKey={(row) => `${row.whistleId} ${row.office.id}`} />
            <MoreRows pages={pages} count={pages.rows.length} />
          </>
        )}
      </section>
    </div>
  )
}
