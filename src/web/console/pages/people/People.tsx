// Who is on post where, how many cells have a person, and which have none.
import { useEffect, useState } from 'react'
import { Input, Select } from 'antd'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { peopleRoutes } from '../../../../contract/people.ts'
import type { ReplyOf } from '../../../../contract/route.ts'
import { percentText } from '../../../../domain/measures/contribution.ts'
import { roles } from '../../../../domain/access/roles.ts'
import { useCall, usePages } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { useShared } from '../../../kit/words/shared.ts'
import { numberText } from '../../../kit/words/time.ts'
import { useRoleName } from '../../frame/UserMenu.tsx'
import { DataTable, MoreRows, useColumns, type Column } from '../../parts/DataTable.tsx'
import { ownUnitId } from '../../parts/permission.ts'
import { PageHead } from '../../parts/PageHead.tsx'
import { Fault, Say, Waiting } from '../../parts/Say.tsx'
import { UnitPicker } from '../../parts/UnitPicker.tsx'
import { useTexts } from '../../words/words.ts'
import './people.css'

const route = getRouteApi('/people')
type Post = ReplyOf<typeof peopleRoutes.posts>['posts'][number]
const staffRoles = Object.keys(roles).filter((role) => role !== 'anonymous' && role !== 'resident')
const vacantShown = 60

export const People = () => {
  const texts = useTexts()
  const shared = useShared()
  const roleName = useRoleName()
  const search = route.useSearch()
  const navigate = useNavigate()
  const [words, setWords] = useState(search.words ?? '')
  useEffect(() => setWords(search.words ?? ''), [search.words])
  const change = (next: { [K in keyof typeof search]?: (typeof search)[K] | undefined }): void =>
    void navigate({ to: '/people', search: Object.fromEntries(Object.entries({ ...search, ...next }).filter(([, value]) => value !== undefined)), replace: true })
  const unitId = search.unit ?? ownUnitId(useMe())
  const unit = unitId === undefined ? {} : { unitId }
  const pages = usePages(peopleRoutes.posts, { query: { ...unit, ...(search.role ? { role: search.role } : {}), ...(search.words ? { words: search.words } : {}), limit: 50 } }, 'posts', { keep: true })
  const columns: Column<Post>[] = [
    { key: 'name', label: texts.people.name, head: true, always: true, text: (post) => post.personName, render: (post) => <b className="people-name">{post.personName}</b> },
    { key: 'role', label: texts.people.role, text: (post) => roleName(post.role), render: (post) => <span>{roleName(post.role)}</span> },
    { key: 'at', label: texts.people.at, text: (post) => post.unit?.name ?? post.office?.name ?? '', render: (post) => (post.unit ? <Link to="/territory" search={{ unit: post.unit.id }}>{post.unit.name}</Link> : <span>{post.office?.name ?? shared.none}</span>) },
    { key: 'phone', label: texts.people.phone, text: (post) => post.phone ?? '', render: (post) => <span className="number">{post.phone ?? shared.none}</span> },
    { key: 'since', label: texts.people.since, text: (post) => post.from, render: (post) => <span className="number">{post.from}</span> },
  ]
  const { shown, tools } = useColumns('people', columns, pages.rows, texts.people.heading)
  return (
    <div className="page">
      <PageHead title={texts.people.heading}><UnitPicker label={texts.people.unit} value={unitId} onChange={(id) => change({ unit: id })} width={240} /></PageHead>
      <div className="stack">
        <Manning unitId={unitId} />
        <section className="card" aria-label={texts.people.posts}>
          <header>
            <h2>{texts.people.posts}</h2>
            <span className="aside">{tools}</span>
          </header>
          <form className="people-filters" role="search" onSubmit={(event) => { event.preventDefault(); change({ words: words.trim() || undefined }) }}>
            <Select aria-label={texts.people.role} allowClear placeholder={texts.people.role} style={{ width: 180 }} value={search.role ?? null} onChange={(role: string | null) => change({ role: role ?? undefined })} options={staffRoles.map((role) => ({ value: role, label: roleName(role) }))} />
            <Input.Search allowClear aria-label={texts.people.words} placeholder={texts.people.words} style={{ width: 220, maxWidth: '100%' }} value={words} onChange={(event) => setWords(event.target.value)} onSearch={(value) => change({ words: value.trim() || undefined })} />
          </form>
          {pages.error && pages.rows.length === 0 ? <Fault fault={pages.error} onRetry={() => void pages.refetch()} /> : pages.isPending ? <Waiting /> : pages.rows.length === 0 ? <Say kind="empty" title={texts.people.empty} /> : (
            <>
              <DataTable label={texts.people.posts} columns={shown} rows={pages.rows} rowKey={(post) => post.id} />
              <MoreRows pages={pages} count={pages.rows.length} />
            </>
          )}
        </section>
      </div>
    </div>
  )
}

const Manning = ({ unitId }: { unitId: number | undefined }) => {
  const texts = useTexts()
  const roleName = useRoleName()
  const manning = useCall(peopleRoutes.manning, { query: unitId === undefined ? {} : { unitId } }, { keep: true })
  if (manning.error) return <section className="card"><Fault fault={manning.error} onRetry={() => void manning.refetch()} /></section>
  if (!manning.data) return <section className="card"><Waiting rows={3} /></section>
  const { cells, manned, vacant, roles: byRole } = manning.data
  const rate = percentText(manned, cells)
  return (
    <div className="manning">
      <section className="card" aria-label={texts.people.rate}>
        <header><h2>{texts.people.rate}</h2></header>
        <div className="body">
          <p className="manning-rate number">{texts.statistics.percent(rate)}</p>
          <div className="clock-bar" aria-hidden="true"><i style={{ width: cells === 0 ? 0 : `${(manned / cells) * 100}%` }} /></div>
          <dl className="manning-facts">
            <div><dt>{texts.people.cells}</dt><dd className="number">{numberText(cells)}</dd></div>
            <div><dt>{texts.people.manned}</dt><dd className="number">{numberText(manned)}</dd></div>
            <div className={cells > manned ? 'manning-vacant' : ''}><dt>{texts.people.vacant}</dt><dd className="number">{numberText(cells - manned)}</dd></div>
          </dl>
        </div>
      </section>
      <section className="card" aria-label={texts.people.roles}>
        <header><h2>{texts.people.roles}</h2></header>
        <ul className="body manning-roles">{byRole.map(({ role, people }) => <li key={role}><span>{roleName(role)}</span><b className="number">{texts.people.people(numberText(people))}</b></li>)}</ul>
      </section>
      <section className="card" aria-label={texts.people.vacantList}>
        <header><h2>{texts.people.vacantList}</h2>{vacant.length > 0 && <span className="aside small quiet">{texts.people.vacantShown(Math.min(vacantShown, vacant.length), cells - manned)}</span>}</header>
        <div className="body">
          {vacant.length === 0 ? <p className="quiet">{texts.people.vacantNone}</p> : <ul className="manning-list">{vacant.slice(0, vacantShown).map((cell) => <li key={cell.id}><Link to="/territory" search={{ unit: cell.id }}>{cell.name}</Link> <span className="small faint number">{cell.code}</span></li>)}</ul>}
        </div>
      </section>
    </div>
  )
}
