// The command desk: what is new, turning yellow, late, waiting for approval or for an answer, live. Each number opens the
// list behind it with its map beside, and what it waits for is one click away.
import { useMemo, useRef, useState } from 'react'
import { Button } from 'antd'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { caseRoutes, type CaseRow } from '../../../../contract/cases.ts'
import { deskLists, deskRoutes, type DeskCounts, type DeskList } from '../../../../contract/desk.ts'
import { usePages, useCall } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { useCaseColumns } from '../../parts/CaseTable.tsx'
import { DataTable, MoreRows, useColumns, type Column } from '../../parts/DataTable.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { Fault, Say, Waiting } from '../../parts/Say.tsx'
import { useKept } from '../../parts/use-kept.ts'
import { useDeskTexts } from '../../words/desk.ts'
import { useTexts } from '../../words/words.ts'
import { CaseMap } from '../cases/CaseMap.tsx'
import '../cases/cases.css'
import { ActNow } from './ActNow.tsx'
import { Numbers } from './Numbers.tsx'
import { Running } from './Running.tsx'
import { useBell } from './use-bell.ts'
import './desk.css'

const route = getRouteApi('/desk')

/** What the desk begins with: the most pressing that isn't empty. */
const order: readonly DeskList[] = ['red', 'toAccept', 'toDispatch', 'yellow', 'requests', 'chases']

export const Desk = () => {
  const menu = useTexts().menu
  const texts = useDeskTexts()
  const { show } = route.useSearch()
  const counts = useCall(deskRoutes.counts, {}, { refetchInterval: 30_000 })
  const numbers = counts.data?.counts
  const [sound, setSound] = useKept('desk.sound', false)
  const grew = useBell(numbers, sound)
  // stays while the numbers move: nobody's list is taken away under their hands
  const first = useRef<DeskList>(undefined)
  if (numbers) first.current ??= order.find((name) => numbers[name] > 0) ?? 'toAccept'
  const chosen = show ?? first.current ?? 'toAccept'
  return (
    <div className="page page-wide cases desk">
      <PageHead title={menu.desk} lead={texts.lead}>
        <Button aria-pressed={sound} title={texts.soundHint} onClick={() => setSound(!sound)}>{sound ? texts.soundOn : texts.soundOff}</Button>
      </PageHead>
      {counts.error && !numbers ? <div className="card"><Fault fault={counts.error} onRetry={() => void counts.refetch()} /></div> : <Numbers counts={numbers} chosen={chosen} />}
      <p className="only-read" role="status">{grew && numbers ? texts.grew(texts.list[grew], numbers[grew]) : ''}</p>
      {(show !== undefined || numbers) && <Behind key={chosen} list={chosen} counts={numbers} />}
    </div>
  )
}

const Behind = ({ list, counts }: { list: DeskList; counts: DeskCounts | undefined }) => {
  const texts = useDeskTexts()
  const words = useTexts()
  const me = useMe()
  const navigate = useNavigate()
  const [active, setActive] = useState<string | null>(null)
  const pages = usePages(caseRoutes.list, { query: { ...deskLists[list], limit: 30 } }, 'cases', { keep: true })
  const rows = pages.rows
  const cases = useCaseColumns()
  const columns = useMemo((): readonly Column<CaseRow>[] => [...cases.map((column) => (column.key === 'case' ? { ...column, width: '44%' } : column.key === 'reported' ? { ...column, spare: true } : column)), { key: 'act', label: texts.act, width: 90, always: true, text: () => '', parts: [], render: (row) => <ActNow list={list} row={row} /> }], [cases, list, texts])
  const { shown, tools } = useColumns('desk', columns, rows, texts.list[list])
  const title = counts ? texts.open(texts.list[list], counts[list]) : texts.list[list]
  return (
    <div className="cases-split">
      <section className="card" aria-label={title} aria-busy={pages.isFetching}>
        <header><h2>{title}</h2><Link className="aside" to="/cases" search={deskLists[list]}>{texts.inList}</Link></header>
        <div className="cases-tools"><span className="faint small">{words.table.keys}</span>{tools}</div>
        {pages.error && rows.length === 0 ? <Fault fault={pages.error} onRetry={() => void pages.refetch()} /> : pages.isPending ? <Waiting rows={8} /> : rows.length === 0 ? <Say kind="empty" title={texts.empty} text={texts.emptyHint} /> : (
          <>
            <DataTable label={title} columns={shown} rows={rows} rowKey={(row) => row.id} activeKey={active} onActive={(key) => setActive(key === null ? null : String(key))} keys onOpen={(row) => void navigate({ to: '/cases/$id', params: { id: row.id } })} />
            <MoreRows pages={pages} count={rows.length} />
          </>
        )}
      </section>
      <div className="desk-side">
        {me && <CaseMap me={me} active={active} onActive={setActive} search={deskLists[list]} />}
        <Running />
      </div>
    </div>
  )
}
