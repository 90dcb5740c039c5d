// The work-list and its map: one set of cases, filtered by the address of the page.
import { useMemo, useState } from 'react'
import { Button } from 'antd'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { caseRoutes } from '../../../../contract/cases.ts'
import { eventKind } from '../../../../domain/cases/event.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { usePages } from '../../../kit/data/use-call.ts'
import { useShared } from '../../../kit/words/shared.ts'
import { useCaseColumns } from '../../parts/CaseTable.tsx'
import { DataTable, MoreRows, useColumns } from '../../parts/DataTable.tsx'
import { ButtonLink } from '../../parts/ButtonLink.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { worksOn } from '../../parts/permission.ts'
import { Fault, Say, Waiting } from '../../parts/Say.tsx'
import { useKept } from '../../parts/use-kept.ts'
import { caseGroups, type CaseSearch } from '../../search.ts'
import { useTexts } from '../../words/words.ts'
import { BatchBar, useBatch } from './BatchBar.tsx'
import { CaseFilters, withFilter } from './CaseFilters.tsx'
import { CaseMap } from './CaseMap.tsx'
import './cases.css'

const route = getRouteApi('/cases')

export const Cases = () => {
  const texts = useTexts()
  const shared = useShared()
  const me = useMe()
  const search = route.useSearch()
  const navigate = useNavigate()
  const [showMap, setShowMap] = useKept('cases.map', true)
  const [active, setActive] = useState<string | null>(null)
  const group = search.group ?? (search.state ? eventKind.states[search.state] : 'open')
  const query = { ...search, group, limit: 30 }
  const pages = usePages(caseRoutes.list, { query }, 'cases', { keep: true })
  const rows = pages.rows
  const columns = useCaseColumns(search.words)
  const { shown, tools } = useColumns('cases', columns, rows, texts.cases.heading)
  const batch = useBatch(rows)
  const change = (next: CaseSearch): void => void navigate({ to: '/cases', search: next, replace: true })
  const filtered = useMemo(() => Object.keys(search).some((key) => key !== 'group' && key !== 'order'), [search])
  return (
    <div className="page page-wide cases">
      <PageHead title={texts.cases.heading}>
        <Button onClick={() => setShowMap(!showMap)} icon={<Icon name="map" size={16} />} aria-pressed={showMap}>{showMap ? texts.cases.hideMap : texts.cases.showMap}</Button>
        {worksOn(me, 'case.reportOnBehalf') && <ButtonLink to="/cases/new" type="primary" icon={<Icon name="plus" size={16} />}>{texts.cases.report}</ButtonLink>}
      </PageHead>
      <nav className="case-groups" aria-label={texts.cases.column.state}>
        {caseGroups.map((key) => <Link key={key} to="/cases" search={withFilter(search, { state: undefined, group: key })} replace className={key === group ? 'now' : undefined} aria-current={key === group ? 'true' : undefined} activeProps={{}}>{shared.group[key]}</Link>)}
      </nav>
      <CaseFilters search={search} group={group} filtered={filtered} onChange={change} />
      <div className={`cases-split ${showMap ? '' : 'cases-alone'}`}>
        <section className="card" aria-label={texts.cases.heading} aria-busy={pages.isFetching}>
          {batch.rows.length > 0 && <BatchBar batch={batch} />}
          <div className="cases-tools"><span className="faint small">{texts.table.keys}</span>{tools}</div>
          {pages.error && rows.length === 0 ? <Fault fault={pages.error} onRetry={() => void pages.refetch()} /> : pages.isPending ? <Waiting rows={8} /> : rows.length === 0 ? (
            <Say kind="empty" title={texts.cases.empty} text={texts.cases.emptyHint}>{filtered && <Button onClick={() => change({ group })}>{texts.cases.clear}</Button>}</Say>
          ) : (
            <>
              <DataTable label={texts.cases.heading} columns={shown} rows={rows} rowKey={(row) => row.id} activeKey={active} onActive={(key) => setActive(key === null ? null : String(key))} keys {...(batch.choice ? { choice: batch.choice } : {})} onOpen={(row) => void navigate({ to: '/cases/$id', params: { id: row.id } })} />
              <MoreRows pages={pages} count={rows.length} />
            </>
          )}
        </section>
        {showMap && me && <CaseMap me={me} active={active} onActive={setActive} search={{ ...search, group }} onChange={change} />}
      </div>
    </div>
  )
}
