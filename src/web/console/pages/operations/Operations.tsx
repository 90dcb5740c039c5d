// The list of joint operations within reach, the latest day first.
import { Checkbox, Segmented } from 'antd'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { operationRoutes, type OperationRow } from '../../../../contract/operations.ts'
import { usePages } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { listMark } from '../../../kit/words/list-mark.ts'
import { useShared } from '../../../kit/words/shared.ts'
import { ButtonLink } from '../../parts/ButtonLink.tsx'
import { DataTable, MoreRows, useColumns, type Column } from '../../parts/DataTable.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { worksOn } from '../../parts/permission.ts'
import { Fault, Say, Waiting } from '../../parts/Say.tsx'
import type { OperationsSearch } from '../../search.ts'
import { useOperationTexts } from '../../words/operations.ts'
import { OperationStateTag, useMakeUp } from './OperationState.tsx'
import '../people/people.css'
import './operations.css'

const route = getRouteApi('/operations')

export const Operations = () => {
  const texts = useOperationTexts()
  const shared = useShared()
  const me = useMe()
  const makeUp = useMakeUp()
  const navigate = useNavigate()
  const search = route.useSearch()
  const group = search.group ?? 'open'
  const go = (next: OperationsSearch): void => void navigate({ to: '/operations', search: next, replace: true })
  const pages = usePages(operationRoutes.list, { query: { group, ...(search.mine ? { mine: true } : {}), limit: 50 } }, 'operations', { keep: true })
  const columns: Column<OperationRow>[] = [
    { key: 'title', label: texts.title, head: true, always: true, text: (row) => row.title, render: (row) => <span className="button-row"><Link to="/operations/$id" params={{ id: row.id }} className="people-name">{row.title}</Link><OperationStateTag state={row.state} /></span> },
    { key: 'day', label: texts.day, text: (row) => `${row.heldOn} ${row.beginsAt}–${row.endsAt}`, render: (row) => <span className="number">{row.heldOn} {row.beginsAt}–{row.endsAt}</span> },
    { key: 'street', label: texts.street, text: (row) => row.street.name, render: (row) => <span>{row.street.name}</span> },
    { key: 'offices', label: texts.offices, text: (row) => row.offices.map(({ name }) => name).join(listMark()), render: (row) => <span title={texts.makeUpHint}><b className="number">{makeUp(row.offices)}</b> <span className="quiet">{row.offices.map(({ name }) => name).join(listMark())}</span></span> },
    { key: 'leader', label: texts.leader, text: (row) => row.leader?.name ?? '', render: (row) => <span>{row.leader?.name ?? shared.none}</span> },
    { key: 'people', label: texts.people, align: 'end', text: (row) => `${row.present}/${row.people}`, render: (row) => <span className="number">{texts.presentOf(row.present, row.people)}</span> },
  ]
  const { shown, tools } = useColumns('operations', columns, pages.rows, texts.heading)
  return (
    <div className="page">
      <PageHead title={texts.heading} lead={texts.lead}>{worksOn(me, 'operation.plan') && <ButtonLink type="primary" to="/operations/new">{texts.plan}</ButtonLink>}</PageHead>
      <section className="card" aria-label={texts.heading}>
        <header>
          <Segmented value={group} onChange={(value) => go({ ...search, group: value as 'open' })} options={(['open', 'waiting', 'closed'] as const).map((value) => ({ value, label: texts.groups[value] }))} />
          {worksOn(me, 'operation.join') && <Checkbox checked={search.mine ?? false} onChange={(event) => go({ group, ...(event.target.checked ? { mine: true as const } : {}) })}>{texts.mine}</Checkbox>}
          <span className="aside">{tools}</span>
        </header>
        {pages.error && pages.rows.length === 0 ? <Fault fault={pages.error} onRetry={() => void pages.refetch()} /> : pages.isPending ? <Waiting /> : pages.rows.length === 0 ? <Say kind="empty" title={texts.empty} /> : (
          <>
            <DataTable label={texts.heading} columns={shown} rows={pages.rows} rowKey={(row) => row.id} onOpen={(row) => void navigate({ to: '/operations/$id', params: { id: row.id } })} />
            <MoreRows pages={pages} count={pages.rows.length} />
          </>
        )}
      </section>
    </div>
  )
}
