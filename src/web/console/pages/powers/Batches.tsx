// Batches of powers, the latest first.
import { Select } from 'antd'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { powerRoutes } from '../../../../contract/powers.ts'
import type { ReplyOf } from '../../../../contract/route.ts'
import { usePages } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { exactTime, numberText } from '../../../kit/words/time.ts'
import { TimeText } from '../../../kit/words/TimeText.tsx'
import { ButtonLink } from '../../parts/ButtonLink.tsx'
import { DataTable, MoreRows, useColumns, type Column } from '../../parts/DataTable.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { worksOn } from '../../parts/permission.ts'
import { Fault, Say, Waiting } from '../../parts/Say.tsx'
import { batchStates, type BatchesSearch } from '../../search.ts'
import { usePowersTexts } from '../../words/powers.ts'
import './powers.css'

const route = getRouteApi('/powers/batches')
type Batch = ReplyOf<typeof powerRoutes.batches>['batches'][number]
export const batchTag = { proposed: 'tag-waiting', adopted: 'tag-done', declined: '' } as const

export const Batches = () => {
  const words = usePowersTexts()
  const me = useMe()
  const navigate = useNavigate()
  const { state } = route.useSearch()
  const pages = usePages(powerRoutes.batches, { query: { ...(state ? { state } : {}), limit: 50 } }, 'batches', { keep: true })
  const kindName = (kind: string): string => (words.batchKind as Readonly<Record<string, string>>)[kind] ?? kind
  const columns: Column<Batch>[] = [
    { key: 'batch', label: words.column.batch, head: true, always: true, text: (one) => one.name, render: (one) => <Link to="/powers/batches/$id" params={{ id: one.id }}>{one.name}</Link> },
    { key: 'state', label: words.column.state, text: (one) => words.batchState[one.state], render: (one) => <span className={`tag ${batchTag[one.state]}`}>{words.batchState[one.state]}</span> },
    { key: 'kind', label: words.column.kind, text: (one) => kindName(one.kind), render: (one) => <span>{kindName(one.kind)}</span> },
    { key: 'from', label: words.column.from, text: (one) => one.from, render: (one) => <span className="number">{one.from}</span> },
    { key: 'items', label: words.column.items, align: 'end', text: (one) => String(one.items), render: (one) => <span className="number">{numberText(one.items)}</span> },
    { key: 'places', label: words.column.places, align: 'end', text: (one) => String(one.places), render: (one) => <span className="number">{numberText(one.places)}</span> },
    { key: 'by', label: words.column.by, text: (one) => one.madeBy ?? '', render: (one) => <span>{one.madeBy}</span> },
    { key: 'at', label: words.column.at, text: (one) => exactTime(one.madeAt), render: (one) => <TimeText at={one.madeAt} /> },
  ]
  const { shown, tools } = useColumns('power-batches', columns, pages.rows, words.batches)
  return (
    <div className="page powers">
      <PageHead title={words.batches} lead={<>{words.batchesLead} <Link to="/powers">{words.back}</Link></>}>{worksOn(me, 'power.manage') && <ButtonLink to="/powers/batches/new" type="primary">{words.batchNew}</ButtonLink>}</PageHead>
      <section className="card" aria-label={words.batches}>
        <header>
          <Select aria-label={words.column.state} allowClear placeholder={words.column.state} style={{ width: 140 }} value={state ?? null} onChange={(next: BatchesSearch['state'] | null) => void navigate({ to: '/powers/batches', search: next ? { state: next } : {}, replace: true })} options={batchStates.map((one) => ({ value: one, label: words.batchState[one] }))} />
          <span className="aside">{tools}</span>
        </header>
        {pages.error && pages.rows.length === 0 ? <Fault fault={pages.error} onRetry={() => void pages.refetch()} /> : pages.isPending ? <Waiting /> : pages.rows.length === 0 ? <Say kind="empty" title={words.batchEmpty} /> : (
          <>
            <DataTable label={words.batches} columns={shown} rows={pages.rows} rowKey={(one) => one.id} />
            <MoreRows pages={pages} count={pages.rows.length} />
          </>
        )}
      </section>
    </div>
  )
}
