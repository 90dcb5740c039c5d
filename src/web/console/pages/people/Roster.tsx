// Who is on post where, in the order of the tree, with who is away and who stands in.
import { useEffect, useState } from 'react'
import { Input, Select } from 'antd'
import { Link } from '@tanstack/react-router'
import { peopleRoutes } from '../../../../contract/people.ts'
import type { ReplyOf } from '../../../../contract/route.ts'
import { postRoles } from '../../../../domain/people/appointing.ts'
import { useCall, usePages } from '../../../kit/data/use-call.ts'
import { useShared } from '../../../kit/words/shared.ts'
import { numberText } from '../../../kit/words/time.ts'
import { useRoleName } from '../../frame/UserMenu.tsx'
import { DataTable, MoreRows, useColumns, type Column } from '../../parts/DataTable.tsx'
import { Fault, Say, Waiting } from '../../parts/Say.tsx'
import type { PeopleSearch } from '../../search.ts'
import { usePeopleTexts } from '../../words/people.ts'
import { useTexts } from '../../words/words.ts'
import type { ChangeSearch } from './People.tsx'

type Post = ReplyOf<typeof peopleRoutes.posts>['posts'][number]

export const AwayTag = ({ until, substitute }: { until: string; substitute: { name: string } | null }) => {
  const words = usePeopleTexts()
  return (
    <span className="people-away">
      <span className="tag tag-waiting">{words.awayUntil(until)}</span>
      <span className={`tag ${substitute ? 'tag-done' : 'tag-urgent'}`}>{substitute ? words.standIn(substitute.name) : words.noStandIn}</span>
    </span>
  )
}

export const PersonLink = ({ id, name }: { id: number; name: string }) => <Link to="/people/$id" params={{ id: String(id) }} className="people-name">{name}</Link>

type Props = { unitId: number | undefined; search: PeopleSearch; onChange: ChangeSearch }

export const Roster = ({ unitId, search, onChange }: Props) => {
  const texts = useTexts()
  const shared = useShared()
  const roleName = useRoleName()
  const [typed, setTyped] = useState(search.words ?? '')
  useEffect(() => setTyped(search.words ?? ''), [search.words])
  const unit = unitId === undefined ? {} : { unitId }
  const manning = useCall(peopleRoutes.manning, { query: unit }, { keep: true })
  const pages = usePages(peopleRoutes.posts, { query: { ...unit, ...(search.role ? { role: search.role } : {}), ...(search.words ? { words: search.words } : {}), limit: 50 } }, 'posts', { keep: true })
  const columns: Column<Post>[] = [
    { key: 'name', label: texts.people.name, head: true, always: true, text: (post) => post.personName, render: (post) => <span className="people-cell"><PersonLink id={post.personId} name={post.personName} />{post.awayUntil && <AwayTag until={post.awayUntil} substitute={post.substitute} />}</span> },
    { key: 'role', label: texts.people.role, text: (post) => roleName(post.role), render: (post) => <span>{roleName(post.role)}</span> },
    { key: 'at', label: texts.people.at, text: (post) => post.unit?.name ?? post.office?.name ?? '', render: (post) => (post.unit ? <Link to="/territory" search={{ unit: post.unit.id }}>{post.unit.name}</Link> : <span>{post.office?.name ?? shared.none}</span>) },
    { key: 'phone', label: texts.people.phone, text: (post) => post.phone ?? '', render: (post) => <span className="number">{post.phone ?? shared.none}</span> },
    { key: 'since', label: texts.people.since, text: (post) => post.from, render: (post) => <span className="number">{post.from}</span> },
  ]
  const { shown, tools } = useColumns('people', columns, pages.rows, texts.people.heading)
  return (
    <>
      {manning.data && (
        <section className="card" aria-label={texts.people.roles}>
          <header><h2>{texts.people.roles}</h2></header>
          <ul className="body manning-roles">
            {manning.data.roles.map(({ role, people }) => (
              <li key={role}><button type="button" aria-pressed={search.role === role} onClick={() => onChange({ role: search.role === role ? undefined : role })}><span>{roleName(role)}</span><b className="number">{texts.people.people(numberText(people))}</b></button></li>
            ))}
          </ul>
        </section>
      )}
      <section className="card" aria-label={texts.people.posts}>
        <header>
          <h2>{texts.people.posts}</h2>
          <span className="aside">{tools}</span>
        </header>
        <form className="people-filters" role="search" onSubmit={(event) => { event.preventDefault(); onChange({ words: typed.trim() || undefined }) }}>
          <Select aria-label={texts.people.role} allowClear placeholder={texts.people.role} style={{ width: 180 }} value={search.role ?? null} onChange={(role: string | null) => onChange({ role: role ?? undefined })} options={postRoles.map((role) => ({ value: role, label: roleName(role) }))} />
          <Input.Search allowClear aria-label={texts.people.words} placeholder={texts.people.words} style={{ width: 220, maxWidth: '100%' }} value={typed} onChange={(event) => setTyped(event.target.value)} onSearch={(value) => onChange({ words: value.trim() || undefined })} />
        </form>
        {pages.error && pages.rows.length === 0 ? <Fault fault={pages.error} onRetry={() => void pages.refetch()} /> : pages.isPending ? <Waiting /> : pages.rows.length === 0 ? <Say kind="empty" title={texts.people.empty} /> : (
          <>
            <DataTable label={texts.people.posts} columns={shown} rows={pages.rows} rowKey={(post) => post.id} />
            <MoreRows pages={pages} count={pages.rows.length} />
          </>
        )}
      </section>
    </>
  )
}
