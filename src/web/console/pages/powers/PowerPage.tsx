// One power: who held it where and when, by which batch; how it read; which classes of case need it.
import { useEffect, useState } from 'react'
import { Alert, App, Button, Select } from 'antd'
import { getRouteApi, Link } from '@tanstack/react-router'
import { powerRoutes, type PowerItemView } from '../../../../contract/powers.ts'
import { useCall, useSend } from '../../../kit/data/use-call.ts'
import { listMark } from '../../../kit/words/list-mark.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { numberText } from '../../../kit/words/time.ts'
import { TimeText } from '../../../kit/words/TimeText.tsx'
import { DataTable, useColumns, type Column } from '../../parts/DataTable.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { Fault, Say, Waiting } from '../../parts/Say.tsx'
import { useCategories } from '../../parts/use-categories.ts'
import { usePowersTexts } from '../../words/powers.ts'
import { ItemDialog } from './ItemDialog.tsx'
import { HolderTag } from './Powers.tsx'
import './powers.css'

const route = getRouteApi('/powers/$id')
type Row = PowerItemView['holdings'][number]

export const PowerPage = () => {
  const words = usePowersTexts()
  const { id } = route.useParams()
  const [changing, setChanging] = useState(false)
  const found = useCall(powerRoutes.get, { params: { id: Number(id) } })
  const item = found.data
  return (
    <div className="page powers">
      <PageHead title={item?.name ?? words.heading} lead={<>{item && <><span className="number">{item.code}</span> · {words.kind[item.kind]} · {item.basis} </>}<Link to="/powers">{words.back}</Link></>}>
        {item?.sample && <span className="tag" title={words.sampleHint}>{words.sample}</span>}
        {item?.mayChange && <Button onClick={() => setChanging(true)}>{words.change}</Button>}
      </PageHead>
      {found.error ? <section className="card"><Fault fault={found.error} onRetry={() => void found.refetch()} /></section> : !item ? <section className="card"><Waiting rows={8} /></section> : (
        <>
          <History item={item} />
          <Classes item={item} key={item.categories.join()} />
          <section className="card" aria-label={words.versions}>
            <header><h2>{words.versions}</h2></header>
            <ol className="body powers-versions">{item.versions.map((one) => <li key={one.version}><b>{words.version(numberText(one.version))}</b> {one.name} · {words.kind[one.kind]} · {one.basis} <small className="quiet"><TimeText at={one.at} /> {one.by}</small></li>)}</ol>
          </section>
        </>
      )}
      {changing && item && <ItemDialog item={item} onClose={() => setChanging(false)} />}
    </div>
  )
}

const History = ({ item }: { item: PowerItemView }) => {
  const words = usePowersTexts()
  const columns: Column<Row>[] = [
    { key: 'holder', label: words.column.holders, head: true, always: true, text: (row) => `${row.street?.name ?? words.whole} ${row.office?.name ?? words.nobody} ${words.part[row.part]}`, render: (row) => <HolderTag holder={row} /> },
    { key: 'from', label: words.column.from, text: (row) => row.from, render: (row) => <span className="number">{row.from}</span> },
    { key: 'until', label: words.column.until, text: (row) => row.until ?? '', render: (row) => <span className="number">{row.until ?? '–'}</span> },
    { key: 'batch', label: words.column.batch, text: (row) => row.batch?.name ?? '', render: (row) => <span className="powers-holders">{row.batch && <Link to="/powers/batches/$id" params={{ id: row.batch.id }}>{row.batch.name}</Link>}{row.endedBy && <Link to="/powers/batches/$id" params={{ id: row.endedBy.id }} className="small">{words.endedBy(row.endedBy.name)}</Link>}</span> },
  ]
  const { shown, tools } = useColumns('power-history', columns, item.holdings, item.name)
  return (
    <section className="card" aria-label={words.history}>
      <header><h2>{words.history}</h2><span className="aside">{tools}</span></header>
      {item.holdings.length === 0 ? <Say kind="empty" title={words.historyEmpty} /> : <DataTable label={words.history} columns={shown} rows={item.holdings} rowKey={(row) => row.id} />}
    </section>
  )
}

const Classes = ({ item }: { item: PowerItemView }) => {
  const words = usePowersTexts()
  const say = useProblemText()
  const { message } = App.useApp()
  const categories = useCategories()
  const [chosen, setChosen] = useState<string[]>(item.categories)
  useEffect(() => setChosen(item.categories), [item.id])
  const save = useSend(powerRoutes.classes, ['powers.'])
  const options = categories.list.filter((one) => one.parent !== null).map((one) => ({ value: one.code, label: `${one.code} ${categories.name(one.code)}` }))
  return (
    <section className="card" aria-label={words.classes}>
      <header><h2>{words.classes}</h2></header>
      <div className="body stack">
        <p className="small quiet">{words.classesHint}</p>
        {save.error && <Alert type="error" showIcon role="alert" title={say(save.error)} />}
        {item.mayChange ? (
          <>
            <Select mode="multiple" aria-label={words.classes} style={{ width: '100%' }} showSearch={{ optionFilterProp: 'label' }} value={chosen} onChange={setChosen} options={options} />
            <div><Button loading={save.isPending} onClick={() => save.mutate({ params: { id: item.id }, body: { categories: chosen } }, { onSuccess: () => void message.success(words.changed) })}>{words.classesSave}</Button></div>
          </>
        ) : item.categories.length === 0 ? <span>{words.classesNone}</span> : <span>{item.categories.map((code) => categories.name(code)).join(listMark())}</span>}
      </div>
    </section>
  )
}
