// Statistics of a unit over months: the measures, their trend, the units below in order and on the map. Every number
// opens the cases it is made of.
import { useMemo, useState } from 'react'
import { Button, DatePicker, Segmented, Tooltip } from 'antd'
import dayjs from 'dayjs'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { measureRoutes } from '../../../../contract/measures.ts'
import { eventStates } from '../../../../domain/cases/event.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { MonthChart } from '../../../kit/charts/MonthChart.tsx'
import { useLanguage } from '../../../kit/words/language.ts'
import { useShared } from '../../../kit/words/shared.ts'
import { exactTime, monthOf, monthText, numberText, shortMonthText } from '../../../kit/words/time.ts'
import { percentText } from '../../../../domain/measures/contribution.ts'
import { PageHead } from '../../parts/PageHead.tsx'
import { ownUnitId } from '../../parts/permission.ts'
import { Fault, Say, Waiting } from '../../parts/Say.tsx'
import { UnitPicker } from '../../parts/UnitPicker.tsx'
import { measures, type BehindSearch, type Measure, type StatisticsSearch } from '../../search.ts'
import { useTexts } from '../../words/words.ts'
import { figureOf, monthBefore, monthsBetween, statesOf, type Cell } from './cells.ts'
import { ManningFigure } from './ManningFigure.tsx'
import { PatrolFigure } from './PatrolFigure.tsx'
import { Ranking } from './Ranking.tsx'
import './statistics.css'

const route = getRouteApi('/statistics')

/** A number that opens the list behind it; zero and “nothing” open nothing. */
export const Behind = ({ value, name, search, className }: { value: number; name: string; search: BehindSearch; className?: string }) => {
  const texts = useTexts()
  const text = numberText(value)
  if (value === 0) return <span className={`number ${className ?? ''}`}>{text}</span>
  return <Link to="/statistics/cases" search={search} className={`number ${className ?? ''}`} aria-label={texts.statistics.openList(name, text)}>{text}</Link>
}

export const Statistics = () => {
  const texts = useTexts()
  const me = useMe()
  const search = route.useSearch()
  const navigate = useNavigate()
  const now = monthOf(Date.now())
  const from = search.from ?? monthBefore(now, 11)
  const to = search.to ?? now
  const unitId = search.unit ?? ownUnitId(me)
  const measure = search.measure ?? 'disposal'
  const query = { from, to, ...(unitId === undefined ? {} : { unitId }) }
  const dashboard = useCall(measureRoutes.dashboard, { query }, { enabled: me !== undefined, keep: true })
  const change = (next: { [K in keyof StatisticsSearch]?: StatisticsSearch[K] | undefined }): void =>
    void navigate({ to: '/statistics', search: Object.fromEntries(Object.entries({ ...search, ...next }).filter(([, value]) => value !== undefined)), replace: true })
  const year = now.slice(0, 4)
  const presets = [
    { label: texts.statistics.thisMonth, value: [now, now] }, { label: texts.statistics.twelve, value: [monthBefore(now, 11), now] },
    { label: texts.statistics.thisYear, value: [`${year}-01`, now] }, { label: texts.statistics.lastYear, value: [`${Number(year) - 1}-01`, `${Number(year) - 1}-12`] },
  ].map(({ label, value }) => ({ label, value: value.map((month) => dayjs(month)) as [dayjs.Dayjs, dayjs.Dayjs] }))
  const shown = dashboard.data
  return (
    <div className="page">
      <PageHead title={texts.statistics.heading} lead={shown ? <>{shown.unit.name} · {texts.statistics.asOf} {exactTime(shown.asOf).slice(0, 16)}</> : undefined}>
        <Link to="/statistics/compare" search={{ measure, ...(search.unit === undefined ? {} : { unit: search.unit }) }}>{texts.compare.open}</Link>
        <UnitPicker label={texts.statistics.unit} value={unitId} onChange={(unit) => change({ unit })} width={220} />
        <DatePicker.RangePicker picker="month" aria-label={texts.statistics.months} allowClear={false} presets={presets} value={[dayjs(from), dayjs(to)]} onChange={(range) => range?.[0] && range[1] && change({ from: range[0].format('YYYY-MM'), to: range[1].format('YYYY-MM') })} />
      </PageHead>
      {dashboard.error ? <section className="card"><Fault fault={dashboard.error} onRetry={() => void dashboard.refetch()} /></section> : !shown ? <section className="card"><Waiting rows={8} /></section> : shown.unit.cells.length === 0 ? <section className="card"><Say kind="empty" title={texts.statistics.empty} /></section> : (
        <div className="stack" aria-busy={dashboard.isFetching}>
          <Figures cells={shown.unit.cells} unit={shown.unit.id} from={from} to={to} />
          <Segmented className="measure-choice" aria-label={texts.statistics.measure} value={measure} onChange={(next: Measure) => change({ measure: next })} options={measures.map((value) => ({ value, label: texts.statistics[value] }))} />
          <div className="statistics-split">
            <Trend unit={shown.unit.id} from={from} to={to} measure={measure} />
            <States cells={shown.unit.cells} unit={shown.unit.id} from={from} to={to} />
          </div>
          {me && shown.children.length > 0 && <Ranking me={me} units={shown.children} parentId={shown.unit.id} measure={measure} from={from} to={to} onChoose={(unit) => change({ unit })} />}
        </div>
      )}
    </div>
  )
}

type Scope = { unit: number; from: string; to: string }

const Figures = ({ cells, unit, from, to }: Scope & { cells: readonly Cell[] }) => {
  const texts = useTexts()
  const disposal = figureOf(cells, 'disposal')
  const behind = (measure: Measure, side: BehindSearch['side']): BehindSearch => ({ measure, side, unit, from, to })
  return (
    <div className="figures">
      <section className="card figures-main" aria-label={texts.statistics.disposal}>
        <dl>
          <div><dt>{texts.statistics.accepted}</dt><dd><Behind value={disposal.denominator} name={texts.statistics.accepted} search={behind('disposal', 'denominator')} /></dd></div>
          <div><dt>{texts.statistics.handled}</dt><dd><Behind value={disposal.numerator} name={texts.statistics.handled} search={behind('disposal', 'numerator')} /></dd></div>
          <div><dt>{texts.statistics.unhandled}</dt><dd><Behind value={disposal.denominator - disposal.numerator} name={texts.statistics.unhandled} search={behind('disposal', 'rest')} /></dd></div>
          <div className="figures-rate"><dt>{texts.statistics.disposal}</dt><dd className="number">{texts.statistics.percent(disposal.text)}</dd></div>
        </dl>
        <p className="small quiet">{texts.statistics.explain.disposal}</p>
      </section>
      {measures.filter((measure) => measure !== 'disposal').map((measure) => {
        const figure = figureOf(cells, measure)
        const names = texts.statistics.sideName[measure]
        return (
          <section key={measure} className="card figure" aria-label={texts.statistics[measure]}>
            <h2><Tooltip title={texts.statistics.explain[measure]}><span>{texts.statistics[measure]}</span></Tooltip></h2>
            <p className="figure-rate number">{texts.statistics.percent(figure.text)}</p>
            <p className="small quiet">{names.numerator} <Behind value={figure.numerator} name={names.numerator} search={behind(measure, 'numerator')} /> / {names.denominator} <Behind value={figure.denominator} name={names.denominator} search={behind(measure, 'denominator')} /></p>
          </section>
        )
      })}
      <PatrolFigure cells={cells} unit={unit} from={from} to={to} />
      <ManningFigure unit={unit} />
    </div>
  )
}

const Trend = ({ unit, from, to, measure }: Scope & { measure: Measure }) => {
  const texts = useTexts()
  const language = useLanguage()
  const [table, setTable] = useState(false)
  const months = useCall(measureRoutes.months, { query: { unitId: unit, from, to } }, { keep: true })
  const names = { ...texts.statistics.sideName[measure], rate: texts.statistics[measure] }
  const rows = useMemo(() => {
    const byMonth = new Map(months.data?.months.map((one) => [one.month, one.cells]))
    return monthsBetween(from, to).map((month, index) => {
      const figure = figureOf(byMonth.get(month) ?? [], measure)
      return { month, label: monthText(month, language), short: shortMonthText(month, language, index === 0), ...figure, rateText: texts.statistics.percent(figure.text) }
    })
  }, [months.data, from, to, measure, language, texts])
  return (
    <section className="card trend" aria-label={texts.statistics.trend}>
      <header><h2>{texts.statistics.trend}</h2><Button size="small" type="text" className="aside" aria-pressed={table} onClick={() => setTable(!table)}>{table ? texts.statistics.asChart : texts.statistics.asTable}</Button></header>
      <div className="body">
        {months.error ? <Fault fault={months.error} onRetry={() => void months.refetch()} /> : months.isPending ? <Waiting /> : (
          <>
            {!table && <MonthChart rows={rows} names={names} />}
            <div className={table ? 'trend-table' : 'only-read'}>
              <table className="data-table" aria-label={texts.statistics.trend}>
                <thead><tr><th scope="col">{texts.statistics.month}</th><th scope="col">{names.denominator}</th><th scope="col">{names.numerator}</th><th scope="col">{names.rate}</th></tr></thead>
                <tbody>
                  {rows.map((row) => (
                    <tr key={row.month}>
                      <td className="head">{row.label}</td>
                      <td data-label={names.denominator}>{table ? <Behind value={row.denominator} name={`${row.label} ${names.denominator}`} search={{ measure, side: 'denominator', unit, from: row.month, to: row.month }} /> : row.denominator}</td>
                      <td data-label={names.numerator}>{table ? <Behind value={row.numerator} name={`${row.label} ${names.numerator}`} search={{ measure, side: 'numerator', unit, from: row.month, to: row.month }} /> : row.numerator}</td>
                      <td data-label={names.rate} className="number">{row.rateText}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </>
        )}
      </div>
    </section>
  )
}

const States = ({ cells, unit, from, to }: Scope & { cells: readonly Cell[] }) => {
  const texts = useTexts()
  const shared = useShared()
  const counts = statesOf(cells)
  const whole = [...counts.values()].reduce((sum, count) => sum + count, 0)
  return (
    <section className="card" aria-label={texts.statistics.states}>
      <header><h2>{texts.statistics.states}</h2></header>
      <ul className="body states">
        {eventStates.map((state) => {
          const count = counts.get(state) ?? 0
          return (
            <li key={state}>
              <span>{shared.state[state]}</span>
              <Behind value={count} name={shared.state[state]} search={{ measure: 'state', part: state, side: 'denominator', unit, from, to }} />
              <span className="small quiet number">{texts.statistics.percent(percentText(count, whole))}</span>
              <i aria-hidden="true" style={{ width: whole === 0 ? 0 : `${(count / whole) * 100}%` }} />
            </li>
          )
        })}
        <li className="states-whole"><span>{texts.statistics.whole}</span><Behind value={whole} name={texts.statistics.whole} search={{ measure: 'state', side: 'denominator', unit, from, to }} /></li>
      </ul>
    </section>
  )
}
