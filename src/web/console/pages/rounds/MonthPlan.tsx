// A month of a unit: a calendar of what is done and due each day, and the progress by routine and by unit below.
import { DatePicker, Select } from 'antd'
import dayjs from 'dayjs'
import { Link } from '@tanstack/react-router'
import type { ReplyOf } from '../../../../contract/route.ts'
import { roundDayRoutes, type DayChangeView } from '../../../../contract/round-days.ts'
import { roundRoutes, roundStates, type RoundProgress } from '../../../../contract/rounds.ts'
import { percentText } from '../../../../domain/measures/contribution.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { useRoundTexts } from '../../../kit/words/rounds.ts'
import { useChangeText } from '../../../kit/words/use-change-text.ts'
import { monthOf, numberText } from '../../../kit/words/time.ts'
import { DataTable, useColumns, type Column } from '../../parts/DataTable.tsx'
import { Fault, Say, Waiting } from '../../parts/Say.tsx'
import { UnitPicker } from '../../parts/UnitPicker.tsx'
import type { RoundsSearch } from '../../search.ts'
import { useRoundDays } from '../../words/round-days.ts'
import { useRoundsTexts } from '../../words/rounds.ts'
import { Changes } from './Changes.tsx'
import { Count } from './Count.tsx'
import type { Change } from './Rounds.tsx'

type Plan = ReplyOf<typeof roundRoutes.plan>
type Props = { unitId: number | undefined; search: RoundsSearch; onChange: Change }

const lastOf = (month: string): string => dayjs(`${month}-01`).endOf('month').format('YYYY-MM-DD')
/** Made in time of what has closed. */
const rateOf = ({ done, late, missed }: RoundProgress): string => percentText(done, done + late + missed)

export const MonthPlan = ({ unitId, search, onChange }: Props) => {
  const texts = useRoundsTexts()
  const month = search.month ?? monthOf(Date.now())
  const plan = useCall(roundRoutes.plan, { query: { month, ...(unitId ? { unitId } : {}), ...(search.routine ? { routineId: search.routine } : {}) } }, { keep: true })
  const shown = plan.data
  const changes = useCall(roundDayRoutes.changes, { query: { month, ...(unitId ? { unitId } : {}), ...(search.routine ? { routineId: search.routine } : {}) } }, { keep: true })
  const chosen = shown?.routines.find(({ routineId }) => routineId === search.routine)
  return (
    <>
      <div className="round-filters card">
        <UnitPicker label={texts.unit} value={unitId} onChange={(unit) => onChange({ unit })} />
        <DatePicker picker="month" aria-label={texts.month} allowClear={false} value={dayjs(month)} onChange={(next) => next && onChange({ month: next.format('YYYY-MM') })} />
        <Select aria-label={texts.routine} allowClear style={{ minWidth: 180 }} placeholder={texts.allRoutines} value={search.routine ?? null} onChange={(routine: string | null) => onChange({ routine: routine ?? undefined })} options={(shown?.routines ?? []).map(({ routineId, name }) => ({ value: routineId, label: name }))} />
      </div>
      {plan.error ? <section className="card"><Fault fault={plan.error} onRetry={() => void plan.refetch()} /></section> : !shown ? <section className="card"><Waiting rows={8} /></section> : shown.total.due + shown.total.excused === 0 && shown.routines.length === 0 ? <section className="card"><Say kind="empty" title={texts.empty} text={texts.emptyHint} /></section> : (
        <div className="stack" aria-busy={plan.isFetching}>
          <Calendar plan={shown} changes={changes.data?.changes ?? []} />
          <Changes found={changes.data} routine={chosen ? { id: chosen.routineId, name: chosen.name } : null} />
          <Progress label={texts.byRoutine} month={month} rows={shown.routines.map(({ routineId, name, ...counts }) => ({ key: routineId, name, counts, behind: { unit: shown.unit.id, routine: routineId }, inside: { unit: shown.unit.id, month, routine: routineId } }))} />
          {shown.units.length > 0 && <Progress label={texts.byUnit} month={month} rows={shown.units.map(({ unit, ...counts }) => ({ key: String(unit.id), name: unit.name, counts, behind: { unit: unit.id, ...(search.routine ? { routine: search.routine } : {}) }, inside: { ...search, unit: unit.id, month } }))} />}
        </div>
      )}
    </>
  )
}

const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7

const Calendar = ({ plan, changes }: { plan: Plan; changes: readonly DayChangeView[] }) => {
  const texts = useRoundsTexts()
  const days = useRoundDays()
  const text = useChangeText()
  const marksOn = (day: string) => { const of = changes.filter(({ plannedOn, to, state }) => (plannedOn === day || to === day) && state !== 'declined' && state !== 'withdrawn'); return (['holiday', 'decided', 'swap'] as const).flatMap((cause) => { const some = of.filter((one) => one.cause === cause); return some.length > 0 ? [{ cause, why: some.slice(0, 5).map((one) => `${one.name} ${text(one)}${one.reason ? ` (${one.reason})` : ''}`).join('; ') }] : [] }) }
  return (
    <section className="card" aria-label={texts.calendar}>
      <header><h2>{plan.unit.name}</h2></header>
      <div className="round-month">
        {texts.weekday.map((name) => <span key={name} className="round-weekday" aria-hidden="true">{name}</span>)}
        {plan.days.map((day, n) => {
          const place = n === 0 ? { gridColumnStart: weekdayOf(day.on) } : undefined
          const inside = (
            <>
              <span className="round-date">{Number(day.on.slice(8))}{!day.workday && <small>{texts.holiday}</small>}</span>
              {marksOn(day.on).map(({ cause, why }) => <span key={cause} className={`round-mark ${cause}`} title={why}><span aria-hidden="true">{days.mark[cause]}</span><span className="only-read">{why}</span></span>)}
              {day.due > 0 && <span className="number">{numberText(day.done)}/<wbr />{numberText(day.due)}</span>}
              {day.missed > 0 && <span className="round-missed"><svg viewBox="0 0 12 12" width="10" height="10" aria-hidden="true"><path d="M2 2l8 8M10 2l-8 8" stroke="currentColor" strokeWidth="2" /></svg>{texts.missed(day.missed)}</span>}
            </>
          )
          return day.due + day.excused === 0 ? <span key={day.on} className="round-day" style={place}>{inside}</span> : (
            <Link key={day.on} to="/rounds" search={{ view: 'list', unit: plan.unit.id, from: day.on, to: day.on }} className={`round-day full ${day.missed > 0 ? 'missing' : ''}`} style={place} aria-label={texts.day(day.on, day.done, day.due, day.missed)}>{inside}</Link>
          )
        })}
      </div>
    </section>
  )
}

type Row = { key: string; name: string; counts: RoundProgress; behind: RoundsSearch; inside: RoundsSearch }

const Progress = ({ label, month, rows }: { label: string; month: string; rows: readonly Row[] }) => {
  const texts = useRoundsTexts()
  const { state } = useRoundTexts()
  const span = { from: `${month}-01`, to: lastOf(month) }
  const columns: Column<Row>[] = [
    { key: 'name', label, head: true, always: true, text: (row) => row.name, render: (row) => <Link to="/rounds" search={row.inside}>{row.name}</Link> },
    { key: 'due', label: texts.due, align: 'end', text: (row) => String(row.counts.due), render: (row) => <span className="number">{numberText(row.counts.due)}</span> },
    ...(['done', 'late', 'missed', 'excused', 'open', 'upcoming'] as const satisfies readonly (typeof roundStates)[number][]).map((one): Column<Row> => ({
      key: one, label: state[one], align: 'end', text: (row) => String(row.counts[one]), render: (row) => <Count value={row.counts[one]} name={row.name} what={state[one]} search={{ ...row.behind, ...span, state: one }} />,
    })),
    { key: 'rate', label: texts.rate, align: 'end', text: (row) => rateOf(row.counts), render: (row) => <b className="number">{rateOf(row.counts)}{rateOf(row.counts) === '–' ? '' : '%'}</b> },
  ]
  const { shown, tools } = useColumns('rounds-progress', columns, rows, label)
  return (
    <section className="card" aria-label={label}>
      <header><h2>{label}</h2><span className="aside">{tools}</span></header>
      <p className="small quiet round-hint">{texts.rateHint}</p>
      <DataTable label={label} columns={shown} rows={rows} rowKey={(row) => row.key} />
    </section>
  )
}
