// What was not made, and why, by unit below and by routine: each number opens exactly its list.
import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import { Link } from '@tanstack/react-router'
import { roundRoutes, type RoundProgress } from '../../../../contract/rounds.ts'
import { whysMissed } from '../../../../domain/rounds/missing.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { useRoundTexts } from '../../../kit/words/rounds.ts'
import { monthOf, numberText } from '../../../kit/words/time.ts'
import { DataTable, useColumns, type Column } from '../../parts/DataTable.tsx'
import { Fault, Say, Waiting } from '../../parts/Say.tsx'
import { UnitPicker } from '../../parts/UnitPicker.tsx'
import type { RoundsSearch } from '../../search.ts'
import { useRoundDays } from '../../words/round-days.ts'
import { useRoundsTexts } from '../../words/rounds.ts'
import { Count } from './Count.tsx'
import type { Change } from './Rounds.tsx'

type Row = { key: string; name: string; counts: RoundProgress; behind: RoundsSearch; inside: RoundsSearch }

export const Missing = ({ unitId, search, onChange }: { unitId: number | undefined; search: RoundsSearch; onChange: Change }) => {
  const texts = useRoundsTexts()
  const t = useRoundDays()
  const month = search.month ?? monthOf(Date.now())
  const plan = useCall(roundRoutes.plan, { query: { month, ...(unitId ? { unitId } : {}) } }, { keep: true })
  const shown = plan.data
  const span = { from: `${month}-01`, to: dayjs(`${month}-01`).endOf('month').format('YYYY-MM-DD') }
  const some = (counts: RoundProgress): boolean => counts.missed + counts.late > 0
  return (
    <>
      <p className="quiet">{t.missingLead}</p>
      <div className="round-filters card">
        <UnitPicker label={texts.unit} value={unitId} onChange={(unit) => onChange({ unit })} />
        <DatePicker picker="month" aria-label={texts.month} allowClear={false} value={dayjs(month)} onChange={(next) => next && onChange({ month: next.format('YYYY-MM') })} />
      </div>
      {plan.error ? <section className="card"><Fault fault={plan.error} onRetry={() => void plan.refetch()} /></section> : !shown ? <section className="card"><Waiting rows={6} /></section> : !some(shown.total) ? <section className="card"><Say kind="empty" title={t.none} /></section> : (
        <div className="stack" aria-busy={plan.isFetching}>
          {shown.units.some(some) && <Reasons label={texts.byUnit} span={span} rows={shown.units.filter(some).map(({ unit, ...counts }) => ({ key: String(unit.id), name: unit.name, counts, behind: { unit: unit.id }, inside: { ...search, unit: unit.id, month } }))} />}
          <Reasons label={texts.byRoutine} span={span} rows={shown.routines.filter(some).map(({ routineId, name, ...counts }) => ({ key: routineId, name, counts, behind: { unit: shown.unit.id, routine: routineId }, inside: { view: 'plan', unit: shown.unit.id, month, routine: routineId } }))} />
        </div>
      )}
    </>
  )
}

const Reasons = ({ label, span, rows }: { label: string; span: { from: string; to: string }; rows: readonly Row[] }) => {
  const { state, why: whyName } = useRoundTexts()
  const columns: Column<Row>[] = [
    { key: 'name', label, head: true, always: true, text: (row) => row.name, render: (row) => <Link to="/rounds" search={row.inside}>{row.name}</Link> },
    { key: 'missed', label: state.missed, align: 'end', text: (row) => String(row.counts.missed), render: (row) => <b><Count value={row.counts.missed} name={row.name} what={state.missed} search={{ ...row.behind, ...span, state: 'missed' }} /></b> },
    ...whysMissed.map((why): Column<Row> => ({ key: why, label: whyName[why], align: 'end', text: (row) => String(row.counts[why]), render: (row) => <Count value={row.counts[why]} name={row.name} what={whyName[why]} search={{ ...row.behind, ...span, state: 'missed', why }} /> })),
    { key: 'late', label: state.late, align: 'end', text: (row) => String(row.counts.late), render: (row) => <Count value={row.counts.late} name={row.name} what={state.late} search={{ ...row.behind, ...span, state: 'late' }} /> },
    { key: 'due', label: state.open, align: 'end', text: (row) => numberText(row.counts.open), render: (row) => <Count value={row.counts.open} name={row.name} what={state.open} search={{ ...row.behind, ...span, state: 'open' }} /> },
  ]
  const { shown, tools } = useColumns('rounds-missing', columns, rows, label)
  return (
    <section className="card" aria-label={label}>
      <header><h2>{label}</h2><span className="aside">{tools}</span></header>
      <DataTable label={label} columns={shown} rows={rows} rowKey={(row) => row.key} />
    </section>
  )
}
