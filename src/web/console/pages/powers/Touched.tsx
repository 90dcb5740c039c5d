// The lists behind the numbers of a batch: pairs of power and street, running cases, officers.
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { powerRoutes } from '../../../../contract/powers.ts'
import type { ReplyOf } from '../../../../contract/route.ts'
import type { PairVerdict } from '../../../../domain/powers/change.ts'
import type { CaseFate } from '../../../../domain/powers/effect.ts'
import { usePages } from '../../../kit/data/use-call.ts'
import { DataTable, MoreRows, useColumns, type Column } from '../../parts/DataTable.tsx'
import { Fault, Say, Waiting } from '../../parts/Say.tsx'
import { useCategories } from '../../parts/use-categories.ts'
import { listMark } from '../../../kit/words/list-mark.ts'
import { usePowersTexts } from '../../words/powers.ts'

type Pair = ReplyOf<typeof powerRoutes.pairs>['pairs'][number]
type Case = ReplyOf<typeof powerRoutes.cases>['cases'][number]
type Officer = ReplyOf<typeof powerRoutes.officers>['officers'][number]
type Pages = { error: unknown; isPending: boolean; refetch: () => unknown; hasNextPage: boolean; isPlaceholderData: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown }

const List = <T,>({ title, name, columns, rows, pages, rowKey }: { title: string; name: string; columns: readonly Column<T>[]; rows: readonly T[]; pages: Pages; rowKey: (row: T) => string }) => {
  const words = usePowersTexts()
  const { shown, tools } = useColumns(name, columns, rows, title)
  return (
    <section className="card" aria-label={title}>
      <header><h2>{title}</h2><span className="aside">{tools}</span></header>
      {pages.error && rows.length === 0 ? <Fault fault={pages.error} onRetry={() => void pages.refetch()} /> : pages.isPending ? <Waiting /> : rows.length === 0 ? <Say kind="empty" title={words.noneHere} /> : (
        <>
          <DataTable label={title} columns={shown} rows={rows} rowKey={rowKey} />
          <MoreRows pages={pages} count={rows.length} />
        </>
      )}
    </section>
  )
}

const names = (list: readonly string[], none: string): ReactNode => (list.length === 0 ? <span className="quiet">{none}</span> : list.join(listMark()))

export const TouchedPairs = ({ batchId, verdict }: { batchId: string; verdict: PairVerdict }) => {
  const words = usePowersTexts()
  const pages = usePages(powerRoutes.pairs, { params: { id: batchId }, query: { verdict, limit: 50 } }, 'pairs')
  const columns: Column<Pair>[] = [
    { key: 'item', label: words.column.item, head: true, always: true, text: (pair) => `${pair.item.code} ${pair.item.name}`, render: (pair) => <span className="powers-item"><Link to="/powers/$id" params={{ id: String(pair.item.id) }}>{pair.item.name}</Link><small className="number quiet">{pair.item.code}</small></span> },
    { key: 'street', label: words.column.street, text: (pair) => pair.street?.name ?? words.whole, render: (pair) => <span>{pair.street?.name ?? words.whole}</span> },
    { key: 'before', label: words.before, text: (pair) => pair.before.join(listMark()), render: (pair) => <span>{names(pair.before, words.nobody)}</span> },
    { key: 'after', label: words.after, text: (pair) => pair.after.join(listMark()), render: (pair) => <span>{names(pair.after, words.nobody)}</span> },
    { key: 'finishing', label: words.finishing, text: (pair) => pair.finishing.join(listMark()), render: (pair) => <span>{pair.finishing.join(listMark())}</span> },
  ]
  return <List title={`${words.pairs} · ${words.pairVerdict[verdict]}`} name="power-pairs" columns={columns} rows={pages.rows} pages={pages} rowKey={(pair) => `${pair.item.id} ${pair.street?.id ?? 0}`} />
}

export const TouchedCases = ({ batchId, fate }: { batchId: string; fate: CaseFate }) => {
  const words = usePowersTexts()
  const categories = useCategories()
  const pages = usePages(powerRoutes.cases, { params: { id: batchId }, query: { fate, limit: 50 } }, 'cases')
  const columns: Column<Case>[] = [
    { key: 'what', label: words.caseWhat, head: true, always: true, text: (one) => one.description, render: (one) => <span className="powers-item"><Link to="/cases/$id" params={{ id: one.id }}>{one.description}</Link><small className="quiet">{categories.name(one.category)}</small></span> },
    { key: 'number', label: words.caseNumber, text: (one) => one.number, render: (one) => <span className="number">{one.number}</span> },
    { key: 'street', label: words.column.street, text: (one) => one.street?.name ?? '', render: (one) => <span>{one.street?.name}</span> },
    { key: 'office', label: words.caseOffice, text: (one) => one.office.name, render: (one) => <span>{one.office.name}</span> },
    { key: 'fate', label: words.caseFate, text: (one) => words.fate[one.fate], render: (one) => <span className={`tag ${one.fate === 'redirect' ? 'tag-urgent' : ''}`}>{words.fate[one.fate]}</span> },
  ]
  return <List title={`${words.cases} · ${words.fate[fate]}`} name="power-cases" columns={columns} rows={pages.rows} pages={pages} rowKey={(one) => one.id} />
}

export const TouchedOfficers = ({ batchId, effect }: { batchId: string; effect: 'loses' | 'gains' | 'moves' }) => {
  const words = usePowersTexts()
  const pages = usePages(powerRoutes.officers, { params: { id: batchId }, query: { effect, limit: 50 } }, 'officers')
  const what = (one: Officer): string => [one.loses ? words.officerEffect.loses : '', one.gains ? words.officerEffect.gains : '', one.movesTo ? words.movesToOffice(one.movesTo.name) : ''].filter((text) => text !== '').join('；')
  const columns: Column<Officer>[] = [
    { key: 'name', label: words.officers.name, head: true, always: true, text: (one) => one.name, render: (one) => <b>{one.name}</b> },
    { key: 'office', label: words.column.office, text: (one) => one.office.name, render: (one) => <span>{one.office.name}</span> },
    { key: 'what', label: words.caseFate, text: what, render: (one) => <span>{what(one)}</span> },
  ]
  return <List title={`${words.officersOf} · ${words.officerEffect[effect]}`} name="power-officers" columns={columns} rows={pages.rows} pages={pages} rowKey={(one) => String(one.postId)} />
}
