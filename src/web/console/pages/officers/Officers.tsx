// Officers within reach: how their certificate stands, those that end soonest first, and hours of training this year.
import { useEffect, useState } from 'react'
import { Button, Input } from 'antd'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { officerRoutes } from '../../../../contract/officers.ts'
import type { ReplyOf } from '../../../../contract/route.ts'
import { usePages } from '../../../kit/data/use-call.ts'
import { may, useMe } from '../../../kit/data/use-me.ts'
import { numberText } from '../../../kit/words/time.ts'
import { DataTable, MoreRows, useColumns, type Column } from '../../parts/DataTable.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { Fault, Say, Waiting } from '../../parts/Say.tsx'
import { certificateStates, type OfficersSearch } from '../../search.ts'
import { usePowersTexts } from '../../words/powers.ts'
import { useTexts } from '../../words/words.ts'
import '../powers/powers.css'

const route = getRouteApi('/officers')
type Officer = ReplyOf<typeof officerRoutes.list>['officers'][number]
export const certificateTag = { none: 'tag-urgent', valid: 'tag-done', expiring: 'tag-waiting', expired: 'tag-urgent' } as const

export const Officers = () => {
  const texts = useTexts()
  const words = usePowersTexts()
  const me = useMe()
  const navigate = useNavigate()
  const search = route.useSearch()
  const [typed, setTyped] = useState(search.words ?? '')
  useEffect(() => setTyped(search.words ?? ''), [search.words])
  const change = (next: OfficersSearch): void => void navigate({ to: '/officers', search: next, replace: true })
  const pages = usePages(officerRoutes.list, { query: { ...(search.state ? { state: search.state } : {}), ...(search.words ? { words: search.words } : {}), limit: 50 } }, 'officers', { keep: true })
  const counts = pages.first?.counts
  const columns: Column<Officer>[] = [
    { key: 'name', label: words.officers.name, head: true, always: true, text: (one) => one.name, render: (one) => <Link to="/officers/$id" params={{ id: String(one.personId) }}>{one.name}</Link> },
    { key: 'office', label: words.officers.office, text: (one) => one.office.name, render: (one) => <span>{one.office.name}</span> },
    { key: 'state', label: words.officers.state, text: (one) => words.officers.stateName[one.state], render: (one) => <span className={`tag ${certificateTag[one.state]}`}>{words.officers.stateName[one.state]}</span> },
    { key: 'until', label: words.officers.until, text: (one) => one.validUntil ?? '', render: (one) => <span className="number">{one.validUntil ?? '–'}</span> },
    { key: 'hours', label: words.officers.hours, align: 'end', text: (one) => String(one.hours), render: (one) => <span className="number">{words.officers.hoursCount(numberText(one.hours))}</span> },
  ]
  const { shown, tools } = useColumns('officers', columns, pages.rows, words.officers.heading)
  return (
    <div className="page powers">
      <PageHead title={words.officers.heading} lead={words.officers.lead} />
      {me && !may(me, 'officer.see') ? <Say kind="refused" title={texts.state.refusedTitle} /> : (
        <section className="card" aria-label={words.officers.list}>
          <header><h2>{words.officers.list}</h2><span className="aside">{tools}</span></header>
          <form className="powers-filters" role="search" onSubmit={(event) => { event.preventDefault(); change({ ...search, ...(typed.trim() ? { words: typed.trim() } : {}) }) }}>
            <span className="button-row" role="group" aria-label={words.officers.state}>
              {certificateStates.map((state) => <Button key={state} size="small" type={search.state === state ? 'primary' : 'text'} aria-pressed={search.state === state} onClick={() => change(search.state === state ? (search.words ? { words: search.words } : {}) : { ...search, state })}>{words.officers.stateName[state]} <span className="number">{counts ? numberText(counts[state]) : ''}</span></Button>)}
            </span>
            <Input.Search allowClear aria-label={words.officers.words} placeholder={words.officers.words} style={{ width: 180, maxWidth: '100%' }} value={typed} onChange={(event) => setTyped(event.target.value)} onSearch={(value) => change({ ...(search.state ? { state: search.state } : {}), ...(value.trim() ? { words: value.trim() } : {}) })} />
          </form>
          {pages.error && pages.rows.length === 0 ? <Fault fault={pages.error} onRetry={() => void pages.refetch()} /> : pages.isPending ? <Waiting rows={8} /> : pages.rows.length === 0 ? <Say kind="empty" title={words.officers.empty} /> : (
            <>
              <DataTable label={words.officers.list} columns={shown} rows={pages.rows} rowKey={(one) => one.postId} />
              <MoreRows pages={pages} count={pages.rows.length} />
            </>
          )}
        </section>
      )}
    </div>
  )
}
