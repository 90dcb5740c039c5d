// The list of powers on any day, by office, street and kind: who holds what where.
import { useEffect, useState } from 'react'
import { Button, Input, Select } from 'antd'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { pathOf } from '../../../../contract/client.ts'
import { peopleRoutes } from '../../../../contract/people.ts'
import { powerRoutes } from '../../../../contract/powers.ts'
import type { ReplyOf } from '../../../../contract/route.ts'
import { powerKinds } from '../../../../domain/powers/power.ts'
import { useCall, usePages } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { useLanguage } from '../../../kit/words/language.ts'
import { numberText } from '../../../kit/words/time.ts'
import { ButtonLink } from '../../parts/ButtonLink.tsx'
import { DataTable, MoreRows, useColumns, type Column } from '../../parts/DataTable.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { worksOn } from '../../parts/permission.ts'
import { Fault, Say, Waiting } from '../../parts/Say.tsx'
import type { PowersSearch } from '../../search.ts'
import { usePowersTexts } from '../../words/powers.ts'
import { useTexts } from '../../words/words.ts'
import { DayField, today } from '../people/Dialog.tsx'
import { ItemDialog, useDistrictReach } from './ItemDialog.tsx'
import { useStreets } from './use-streets.ts'
import './powers.css'

const route = getRouteApi('/powers')
export type Power = ReplyOf<typeof powerRoutes.list>['powers'][number]
export type Holder = Power['holders'][number]
const shownHolders = 4

export const HolderTag = ({ holder }: { holder: Holder }) => {
  const words = usePowersTexts()
  const tone = holder.office === null ? 'tag-urgent' : holder.part === 'lead' ? 'tag-done' : holder.part === 'joint' ? 'tag-brand' : 'tag-waiting'
  return (
    <span className="powers-holder">
      <span>{holder.street?.name ?? words.whole}</span>
      <span className={`tag ${tone}`}>{holder.office === null ? words.nobody : `${holder.office.name} · ${words.part[holder.part]}`}</span>
      {holder.transition && holder.until && <small className="quiet">{words.transition(holder.until)}</small>}
    </span>
  )
}

export const Powers = () => {
  const texts = useTexts()
  const words = usePowersTexts()
  const me = useMe()
  const language = useLanguage()
  const navigate = useNavigate()
  const search = route.useSearch()
  const [making, setMaking] = useState(false)
  const [typed, setTyped] = useState(search.words ?? '')
  useEffect(() => setTyped(search.words ?? ''), [search.words])
  const change = (next: Partial<PowersSearch>): void => void navigate({ to: '/powers', search: { ...search, ...next } as PowersSearch, replace: true })
  const offices = useCall(peopleRoutes.offices, {}, { staleTime: 600_000, enabled: worksOn(me, 'people.see') }).data?.offices ?? []
  const streets = useStreets()
  const query = { ...(search.day ? { on: search.day } : {}), ...(search.office ? { officeId: search.office } : {}), ...(search.street ? { streetId: search.street } : {}), ...(search.kind ? { kind: search.kind } : {}), ...(search.words ? { words: search.words } : {}) }
  const pages = usePages(powerRoutes.list, { query: { ...query, limit: 50 } }, 'powers', { keep: true })
  const holderText = (power: Power): string => power.holders.map((one) => `${one.street?.name ?? words.whole} ${one.office?.name ?? words.nobody} ${words.part[one.part]}`).join('；')
  const columns: Column<Power>[] = [
    { key: 'item', label: words.column.item, head: true, always: true, text: (power) => power.name, parts: [{ label: words.column.code, text: (power) => power.code }, { label: words.column.item, text: (power) => power.name }], render: (power) => <span className="powers-item"><Link to="/powers/$id" params={{ id: String(power.id) }}>{power.name}</Link><small className="number quiet">{power.code}</small>{power.sample && <span className="tag" title={words.sampleHint}>{words.sample}</span>}</span> },
    { key: 'kind', label: words.column.kind, text: (power) => words.kind[power.kind], render: (power) => <span>{words.kind[power.kind]}</span> },
    { key: 'basis', label: words.column.basis, text: (power) => power.basis, render: (power) => <span className="small">{power.basis}</span> },
    {
      key: 'holders', label: words.column.holders, text: holderText,
      render: (power) => <span className="powers-holders">{power.holders.length === 0 ? <span className="tag tag-urgent">{words.nobody}</span> : power.holders.slice(0, shownHolders).map((holder, n) => <HolderTag key={n} holder={holder} />)}{power.holders.length > shownHolders && <Link to="/powers/$id" params={{ id: String(power.id) }} className="small">{words.more(numberText(power.holders.length - shownHolders))}</Link>}</span>,
    },
  ]
  const { shown, tools } = useColumns('powers', columns, pages.rows, words.heading)
  const keeps = useDistrictReach()
  return (
    <div className="page powers">
      <PageHead title={words.heading} lead={words.lead}>
        <ButtonLink to="/powers/batches">{words.toBatches}</ButtonLink>
        {keeps && <ButtonLink to="/powers/import">{words.import}</ButtonLink>}
        {keeps && <Button type="primary" onClick={() => setMaking(true)}>{words.make}</Button>}
      </PageHead>
      {me && !worksOn(me, 'power.see') ? <Say kind="refused" title={texts.state.refusedTitle} /> : (
        <section className="card" aria-label={words.list}>
          <header><h2>{words.list}</h2>{pages.first && <span className="small quiet" role="status">{words.total(numberText(pages.first.total))}</span>}<span className="aside">{tools}<Button size="small" type="text" href={pathOf(powerRoutes.take, {}, { ...query, language })} download>{words.export}</Button></span></header>
          <form className="powers-filters" role="search" onSubmit={(event) => { event.preventDefault(); change({ words: typed.trim() || undefined } as never) }}>
            <label htmlFor="powers-day">{words.day}</label>
            <span className="powers-day"><DayField id="powers-day" value={search.day ?? today()} onChange={(day) => change({ day: day === today() ? undefined : day } as never)} /></span>
            {offices.length > 0 && <Select aria-label={words.office} allowClear placeholder={words.office} style={{ width: 180 }} showSearch={{ optionFilterProp: 'label' }} value={search.office ?? null} onChange={(office: number | null) => change({ office: office ?? undefined } as never)} options={offices.map((one) => ({ value: one.id, label: one.name }))} />}
            <Select aria-label={words.street} allowClear placeholder={words.street} style={{ width: 160 }} value={search.street ?? null} onChange={(street: number | null) => change({ street: street ?? undefined } as never)} options={streets.map((one) => ({ value: one.id, label: one.name }))} />
            <Select aria-label={words.kindLabel} allowClear placeholder={words.kindLabel} style={{ width: 140 }} value={search.kind ?? null} onChange={(kind: PowersSearch['kind'] | null) => change({ kind: kind ?? undefined } as never)} options={powerKinds.map((kind) => ({ value: kind, label: words.kind[kind] }))} />
            <Input.Search allowClear aria-label={words.words} placeholder={words.words} style={{ width: 240, maxWidth: '100%' }} value={typed} onChange={(event) => setTyped(event.target.value)} onSearch={(value) => change({ words: value.trim() || undefined } as never)} />
          </form>
          {pages.error && pages.rows.length === 0 ? <Fault fault={pages.error} onRetry={() => void pages.refetch()} /> : pages.isPending ? <Waiting rows={8} /> : pages.rows.length === 0 ? <Say kind="empty" title={words.empty} /> : (
            <>
              <DataTable label={words.list} columns={shown} rows={pages.rows} rowKey={(power) => power.id} />
              <MoreRows pages={pages} count={pages.rows.length} />
            </>
          )}
        </section>
      )}
      {making && <ItemDialog onClose={() => setMaking(false)} />}
    </div>
  )
}
