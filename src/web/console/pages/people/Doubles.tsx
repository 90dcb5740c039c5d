// Double postings: people on several posts, and units in which several are where one is meant.
import { peopleRoutes } from '../../../../contract/people.ts'
import type { ReplyOf } from '../../../../contract/route.ts'
import { Link } from '@tanstack/react-router'
import { usePages } from '../../../kit/data/use-call.ts'
import { listMark } from '../../../kit/words/list-mark.ts'
import { useShared } from '../../../kit/words/shared.ts'
import { useRoleName } from '../../frame/UserMenu.tsx'
import { DataTable, MoreRows, useColumns, type Column } from '../../parts/DataTable.tsx'
import { Fault, Say, Waiting } from '../../parts/Say.tsx'
import { usePeopleTexts } from '../../words/people.ts'
import type { Cell } from './Cells.tsx'
import { PersonLink } from './Roster.tsx'

type Person = ReplyOf<typeof peopleRoutes.doublePeople>['people'][number]

export const Doubles = ({ unitId }: { unitId: number | undefined }) => {
  const words = usePeopleTexts()
  const shared = useShared()
  const roleName = useRoleName()
  const query = { ...(unitId === undefined ? {} : { unitId }), limit: 50 }
  const people = usePages(peopleRoutes.doublePeople, { query }, 'people', { keep: true })
  const cells = usePages(peopleRoutes.doubleCells, { query }, 'cells', { keep: true })
  const at = (post: Person['posts'][number]): string => `${roleName(post.role)} · ${post.unit?.name ?? post.office?.name ?? shared.none}`
  const personColumns: Column<Person>[] = [
    { key: 'name', label: words.name, head: true, always: true, text: (one) => one.name, render: (one) => <PersonLink id={one.id} name={one.name} /> },
    { key: 'posts', label: words.posts, text: (one) => one.posts.map(at).join(listMark()), render: (one) => <span className="people-holders">{one.posts.map((post) => <span key={post.id}>{at(post)}</span>)}</span> },
  ]
  const cellColumns: Column<Cell>[] = [
    { key: 'name', label: words.unit, head: true, always: true, text: (cell) => cell.name, render: (cell) => <span className="people-cell"><Link to="/territory" search={{ unit: cell.id }}>{cell.name}</Link> <span className="small faint number">{cell.code}</span></span> },
    { key: 'holders', label: words.holders, text: (cell) => cell.holders.map((one) => one.name).join(listMark()), render: (cell) => <span className="people-holders">{cell.holders.map((one) => <span key={one.postId}><PersonLink id={one.personId} name={one.name} /> <span className="small quiet">{roleName(one.role)}</span></span>)}</span> },
  ]
  const personTable = useColumns('double-people', personColumns, people.rows, words.doublePeople)
  const cellTable = useColumns('double-cells', cellColumns, cells.rows, words.doubleCells)
  return (
    <>
      <section className="card" aria-label={words.doublePeople}>
        <header><h2>{words.doublePeople}</h2><span className="small quiet">{words.doublePeopleHint}</span><span className="aside">{personTable.tools}</span></header>
        {people.error ? <Fault fault={people.error} onRetry={() => void people.refetch()} /> : people.isPending ? <Waiting /> : people.rows.length === 0 ? <Say kind="empty" title={words.doublePeopleNone} /> : (
          <>
            <DataTable label={words.doublePeople} columns={personTable.shown} rows={people.rows} rowKey={(one) => one.id} />
            <MoreRows pages={people} count={people.rows.length} />
          </>
        )}
      </section>
      <section className="card" aria-label={words.doubleCells}>
        <header><h2>{words.doubleCells}</h2><span className="small quiet">{words.doubleCellsHint}</span><span className="aside">{cellTable.tools}</span></header>
        {cells.error ? <Fault fault={cells.error} onRetry={() => void cells.refetch()} /> : cells.isPending ? <Waiting /> : cells.rows.length === 0 ? <Say kind="empty" title={words.doubleCellsNone} /> : (
          <>
            <DataTable label={words.doubleCells} columns={cellTable.shown} rows={cells.rows} rowKey={(cell) => cell.id} />
            <MoreRows pages={cells} count={cells.rows.length} />
          </>
        )}
      </section>
    </>
  )
}
