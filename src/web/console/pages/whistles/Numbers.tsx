// Reported in on time by street and department in a month, each number opening its list; whether whistles are too many or
// too few, in words.
import { useState } from 'react'
import { App, DatePicker, InputNumber } from 'antd'
import dayjs from 'dayjs'
import { Link } from '@tanstack/react-router'
import { whistleRoutes } from '../../../../contract/whistles.ts'
import type { ReplyOf } from '../../../../contract/route.ts'
import { percentText } from '../../../../domain/measures/contribution.ts'
import { newId } from '../../../kit/data/new-id.ts'
import { useCall, useSend } from '../../../kit/data/use-call.ts'
import { monthOf, numberText } from '../../../kit/words/time.ts'
import { timeNow } from '../../../kit/words/use-now.ts'
import { Button } from 'antd'
import { DataTable, useColumns, type Column } from '../../parts/DataTable.tsx'
import { Fault, Waiting } from '../../parts/Say.tsx'
import type { CalledSearch } from '../../search.ts'
import { useWhistleTexts } from '../../words/whistles.ts'
import { Dialog, Field } from '../people/Dialog.tsx'

type Found = ReplyOf<typeof whistleRoutes.numbers>
type Counts = Found['total']
type Row = { key: string; name: string; counts: Counts; search: CalledSearch; density?: { whistles: number; accepted: number; word: Found['streets'][number]['density'] } }

const shownVerdicts = ['late', 'pending', 'objecting', 'excused', 'released'] as const

const Open = ({ search, name, count }: { search: CalledSearch; name: string; count: number }) => {
  const texts = useWhistleTexts()
  return count === 0 ? <span className="number faint">0</span> : <Link to="/whistles/calls" search={search} className="number" aria-label={texts.openList(name, numberText(count))}>{numberText(count)}</Link>
}

const NumberTable = ({ title, rows, density }: { title: string; rows: readonly Row[]; density: boolean }) => {
  const texts = useWhistleTexts()
  const judged = ({ counts }: Row): number => counts.onTime + counts.late
  const rate = (row: Row): string => (judged(row) === 0 ? '–' : `${percentText(row.counts.onTime, judged(row))}%`)
  const columns: Column<Row>[] = [
    { key: 'name', label: title, head: true, always: true, text: (row) => row.name, render: (row) => row.name },
    { key: 'rate', label: texts.rate, align: 'end', text: rate, render: (row) => <b className="number">{rate(row)}</b> },
    { key: 'onTime', label: texts.verdict.onTime, align: 'end', text: (row) => String(row.counts.onTime), render: (row) => <Open search={{ ...row.search, verdict: 'onTime' }} name={`${row.name} ${texts.verdict.onTime}`} count={row.counts.onTime} /> },
    { key: 'judged', label: texts.judged, align: 'end', text: (row) => String(judged(row)), render: (row) => <Open search={{ ...row.search, verdict: 'judged' }} name={`${row.name} ${texts.judged}`} count={judged(row)} /> },
    ...shownVerdicts.map((verdict): Column<Row> => ({
      key: verdict, label: texts.verdict[verdict], align: 'end', text: (row) => String(row.counts[verdict]), render: (row) => <Open search={{ ...row.search, verdict }} name={`${row.name} ${texts.verdict[verdict]}`} count={row.counts[verdict]} />,
    })),
    ...(density ? [{
      key: 'density', label: texts.density, text: (row: Row) => (row.density ? `${row.density.whistles}/${row.density.accepted} ${texts.densityWord[row.density.word]}` : ''),
      render: ({ density: one }: Row) => one && (
        <span className="whistle-density">
          <span className="number">{one.accepted === 0 ? `${one.whistles}` : texts.perThousand(((one.whistles * 1_000) / one.accepted).toFixed(1))}</span>
          <span className={`tag ${one.word === 'within' ? 'tag-done' : one.word === 'none' ? '' : 'tag-waiting'}`}>{texts.densityWord[one.word]}</span>
        </span>
      ),
    } satisfies Column<Row>] : []),
  ]
  const { shown, tools } = useColumns(density ? 'whistle-streets' : 'whistle-offices', columns, rows, title)
  return (
    <>
      <div className="whistle-tools">{tools}</div>
      <DataTable label={title} columns={shown} rows={rows} rowKey={(row) => row.key} tight />
    </>
  )
}

const BandDialog = ({ band, onClose }: { band: Found['band']; onClose: () => void }) => {
  const texts = useWhistleTexts()
  const { message } = App.useApp()
  const [commandId] = useState(newId)
  const [value, setValue] = useState(band)
  const send = useSend(whistleRoutes.setBand, ['whistles.'])
  const submit = (): void => send.mutate({ body: { commandId, band: value } }, { onSuccess: () => { void message.success(texts.bandSaved); onClose() } })
  return (
    <Dialog title={texts.bandChange} hint={texts.bandText(band.low, band.high)} fault={send.error} busy={send.isPending} submit={texts.submit} onSubmit={submit} onClose={onClose}>
      {(['low', 'high'] as const).map((end) => <Field key={end} id={`band-${end}`} label={texts[end]}><InputNumber id={`band-${end}`} min={0} max={1_000} value={value[end]} onChange={(next) => setValue({ ...value, [end]: next ?? 0 })} /></Field>)}
    </Dialog>
  )
}

export const Numbers = () => {
  const texts = useWhistleTexts()
  const [month, setMonth] = useState(() => monthOf(timeNow()))
  const [changing, setChanging] = useState(false)
  const found = useCall(whistleRoutes.numbers, { query: { from: month, to: month } }, { keep: true })
  const months = { from: month, to: month }
  const total: Row[] = found.data ? [{ key: 'all', name: texts.whole, counts: found.data.total, search: months }] : []
  return (
    <section className="card" aria-label={texts.numbers}>
      <header>
        <h2>{texts.numbers}</h2>
        <span className="small quiet">{texts.numbersHint}</span>
        <span className="aside"><DatePicker picker="month" aria-label={texts.month} allowClear={false} value={dayjs(`${month}-01`)} onChange={(day) => day && setMonth(day.format('YYYY-MM'))} /></span>
      </header>
      {found.error && !found.data ? <Fault fault={found.error} onRetry={() => void found.refetch()} /> : !found.data ? <Waiting /> : (
        <div className="body stack">
          <NumberTable title={texts.byOffice} density={false} rows={[...total, ...found.data.offices.map(({ office, ...counts }): Row => ({ key: String(office.id), name: office.name, counts, search: { ...months, officeId: office.id } }))]} />
          <p className="small quiet">{texts.bandText(found.data.band.low, found.data.band.high)} {found.data.mayChangeBand && <Button size="small" onClick={() => setChanging(true)}>{texts.bandChange}</Button>}</p>
          <NumberTable title={texts.byStreet} density rows={found.data.streets.map(({ unit, whistles, accepted, density, ...counts }): Row => ({ key: String(unit.id), name: unit.name, counts, search: { ...months, unitId: unit.id }, density: { whistles, accepted, word: density } }))} />
          {changing && <BandDialog band={found.data.band} onClose={() => setChanging(false)} />}
        </div>
      )}
    </section>
  )
}
