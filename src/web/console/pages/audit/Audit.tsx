// The journal for the auditor: who did what, and each look at a reporter with its reason.
import { useState } from 'react'
import { Checkbox } from 'antd'
import { systemRoutes } from '../../../../contract/system.ts'
import type { ReplyOf } from '../../../../contract/route.ts'
import { usePages } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { useShared } from '../../../kit/words/shared.ts'
import { useSteps } from '../../../kit/words/steps.ts'
import { exactTime } from '../../../kit/words/time.ts'
import { DataTable, MoreRows, useColumns, type Column } from '../../parts/DataTable.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { Fault, Say, Waiting } from '../../parts/Say.tsx'
import { worksOn } from '../../parts/permission.ts'
import { useAuditTexts } from '../../words/audit.ts'
import { useTexts } from '../../words/words.ts'

type Entry = ReplyOf<typeof systemRoutes.audit>['entries'][number]
export const lookKind = 'case.reporterSeen'

export const Audit = () => {
  const texts = useTexts()
  const audit = useAuditTexts()
  const shared = useShared()
  const steps = useSteps()
  const me = useMe()
  const [looks, setLooks] = useState(false)
  const pages = usePages(systemRoutes.audit, { query: { limit: 50, ...(looks ? { kind: lookKind } : {}) } }, 'entries', { keep: true })
  const name = (table: Readonly<Record<string, string>>, key: string): string => table[key] ?? key
  const kindName = (kind: string): string => (kind.startsWith('case.') ? name({ ...steps.done, ...audit.kinds }, kind.slice(5)) : name(audit.kinds, kind))
  const subjectName = (kind: string): string => name(audit.subjects, kind)
  const reasonName = (reason: string | null): string | null => (reason === null ? null : name(audit.reasons, reason))
  const columns: Column<Entry>[] = [
    { key: 'at', label: audit.at, head: true, always: true, text: (entry) => exactTime(entry.at), render: (entry) => <span className="number">{exactTime(entry.at)}</span> },
    { key: 'kind', label: audit.kind, text: (entry) => kindName(entry.kind), render: (entry) => <span className={`tag ${entry.kind === lookKind ? 'tag-waiting' : ''}`} title={entry.kind}>{kindName(entry.kind)}</span> },
    { key: 'person', label: audit.person, text: (entry) => entry.person ?? '', render: (entry) => <span>{entry.person ?? shared.none}</span> },
    { key: 'subject', label: audit.subject, text: (entry) => `${subjectName(entry.subjectKind)} ${entry.subjectId}`, render: (entry) => <span className="small">{subjectName(entry.subjectKind)} <span className="audit-subject faint">{entry.subjectId}</span></span> },
    { key: 'reason', label: audit.reason, text: (entry) => reasonName(entry.reason) ?? '', render: (entry) => <span>{reasonName(entry.reason) ?? shared.none}</span> },
    { key: 'position', label: audit.position, align: 'end', text: (entry) => String(entry.position), render: (entry) => <span className="number faint">{entry.position}</span> },
  ]
  const { shown, tools } = useColumns('audit', columns, pages.rows, audit.heading)
  return (
    <div className="page">
      <PageHead title={audit.heading} lead={audit.lead} />
      {me && !worksOn(me, 'audit.see') ? <Say kind="refused" title={texts.state.refusedTitle} /> : (
        <section className="card" aria-label={audit.heading}>
          <header><Checkbox checked={looks} onChange={({ target }) => setLooks(target.checked)}>{audit.looks}</Checkbox><span className="aside">{tools}</span></header>
          <div className="home-queue">
            {pages.error && pages.rows.length === 0 ? <Fault fault={pages.error} onRetry={() => void pages.refetch()} /> : pages.isPending ? <Waiting rows={8} /> : pages.rows.length === 0 ? <Say kind="empty" title={audit.empty} /> : (
              <>
                <DataTable label={audit.heading} columns={shown} rows={pages.rows} rowKey={(entry) => entry.position} />
                <MoreRows pages={pages} count={pages.rows.length} />
              </>
            )}
          </div>
        </section>
      )}
    </div>
  )
}
