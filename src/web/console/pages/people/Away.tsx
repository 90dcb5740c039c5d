// Who is away today and later, who stands in, and where nobody does.
import { useState } from 'react'
import { Button } from 'antd'
import { peopleRoutes } from '../../../../contract/people.ts'
import type { ReplyOf } from '../../../../contract/route.ts'
import { usePages } from '../../../kit/data/use-call.ts'
import { listMark } from '../../../kit/words/list-mark.ts'
import { useShared } from '../../../kit/words/shared.ts'
import { useRoleName } from '../../frame/UserMenu.tsx'
import { DataTable, MoreRows, useColumns, type Column } from '../../parts/DataTable.tsx'
import { Fault, Say, Waiting } from '../../parts/Say.tsx'
import { usePeopleTexts } from '../../words/people.ts'
import { SubstituteDialog } from './LeaveDialogs.tsx'
import { PersonLink } from './Roster.tsx'

type Leave = ReplyOf<typeof peopleRoutes.away>['leaves'][number]

export const Away = ({ unitId }: { unitId: number | undefined }) => {
  const words = usePeopleTexts()
  const shared = useShared()
  const roleName = useRoleName()
  const [naming, setNaming] = useState<{ leaveId: number; postId: number; from: string; until: string } | null>(null)
  const pages = usePages(peopleRoutes.away, { query: { ...(unitId === undefined ? {} : { unitId }), limit: 50 } }, 'leaves', { keep: true })
  const at = (post: Leave['posts'][number]): string => `${roleName(post.role)} · ${post.unit?.name ?? post.office?.name ?? shared.none}`
  const columns: Column<Leave>[] = [
    { key: 'person', label: words.person, head: true, always: true, text: (leave) => leave.person.name, render: (leave) => <span className="people-cell"><PersonLink id={leave.person.id} name={leave.person.name} /><span className={`tag ${leave.now ? 'tag-waiting' : ''}`}>{leave.now ? words.now : words.coming}</span></span> },
    { key: 'days', label: words.leaves, text: (leave) => words.days(leave.from, leave.until), render: (leave) => <span className="number">{words.days(leave.from, leave.until)}</span> },
    {
      key: 'posts', label: words.substitute, text: (leave) => leave.posts.map((post) => `${at(post)}: ${post.substitute?.name ?? words.uncovered}`).join(listMark()),
      render: (leave) => (
        <span className="people-holders">
          {leave.posts.map((post) => (
            <span key={post.id} className="people-cell">
              <span>{at(post)}</span>
              {post.substitute ? <PersonLink id={post.substitute.id} name={post.substitute.name} /> : <span className="tag tag-urgent">{words.uncovered}</span>}
              {post.mayChange && <Button size="small" aria-label={`${words.nameSubstitute} ${leave.person.name} ${at(post)}`} onClick={() => setNaming({ leaveId: leave.id, postId: post.id, from: leave.from, until: leave.until })}>{words.nameSubstitute}</Button>}
            </span>
          ))}
        </span>
      ),
    },
  ]
  const { shown, tools } = useColumns('away', columns, pages.rows, words.away)
  return (
    <section className="card" aria-label={words.away}>
      <header><h2>{words.away}</h2><span className="small quiet">{words.awayHint}</span><span className="aside">{tools}</span></header>
      {pages.error && pages.rows.length === 0 ? <Fault fault={pages.error} onRetry={() => void pages.refetch()} /> : pages.isPending ? <Waiting /> : pages.rows.length === 0 ? <Say kind="empty" title={words.awayNone} /> : (
        <>
          <DataTable label={words.away} columns={shown} rows={pages.rows} rowKey={(leave) => leave.id} />
          <MoreRows pages={pages} count={pages.rows.length} />
        </>
      )}
      {naming && <SubstituteDialog {...naming} unitId={unitId} onClose={() => setNaming(null)} />}
    </section>
  )
}
