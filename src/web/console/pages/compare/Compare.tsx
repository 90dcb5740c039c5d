// Two periods beside each other, unit by unit; where a reorganisation lies between them, the units of then stand beside
// what they became, so that the same ground is compared.
import { DatePicker, Select } from 'antd'
import dayjs from 'dayjs'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { measureRoutes } from '../../../../contract/measures.ts'
import type { ReplyOf } from '../../../../contract/route.ts'
import { percentText } from '../../../../domain/measures/contribution.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { listMark } from '../../../kit/words/list-mark.ts'
import { spokenName } from '../../../kit/words/unit-names.zh.ts'
import { monthOf, numberText } from '../../../kit/words/time.ts'
import { DataTable, useColumns, type Column } from '../../parts/DataTable.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { ownUnitId } from '../../parts/permission.ts'
import { Fault, Say, Waiting } from '../../parts/Say.tsx'
import { UnitPicker } from '../../parts/UnitPicker.tsx'
import { measures, type CompareSearch, type Measure } from '../../search.ts'
import { useTexts } from '../../words/words.ts'
import { monthBefore } from '../statistics/cells.ts'
import { pointsBetween } from './points.ts'

const route = getRouteApi('/statistics/compare')
type Group = ReplyOf<typeof measureRoutes.compare>['groups'][number]

const namesOf = (units: Group['then']): string => units.map(({ name }) => spokenName(name)).join(listMark())
const sameUnits = ({ then, now }: Group): boolean => then.length === 1 && now.length === 1 && then[0]!.id === now[0]!.id

export const Compare = () => {
  const texts = useTexts()
  const me = useMe()
  const search = route.useSearch()
  const navigate = useNavigate()
  const current = monthOf(Date.now())
  const to = search.to ?? current
  const from = search.from ?? monthBefore(to, 2)
  const thenFrom = search.thenFrom ?? monthBefore(from, 12)
  const thenTo = search.thenTo ?? monthBefore(to, 12)
  const measure = search.measure ?? 'disposal'
  const unitId = search.unit ?? ownUnitId(me)
  const query = useCall(measureRoutes.compare, { query: { measure, from, to, thenFrom, thenTo, ...(unitId === undefined ? {} : { unitId }) } }, { keep: true, enabled: me !== undefined })
  const change = (next: { [K in keyof CompareSearch]?: CompareSearch[K] | undefined }): void =>
    void navigate({ to: '/statistics/compare', search: Object.fromEntries(Object.entries({ ...search, ...next }).filter(([, value]) => value !== undefined)), replace: true })
  const side = (which: 'before' | 'after'): Column<Group> => ({
    key: which, label: texts.compare[which], align: 'end', text: (group) => percentText(group[which].numerator, group[which].denominator),
    parts: [
      { label: texts.compare[which], text: (group) => percentText(group[which].numerator, group[which].denominator) },
      { label: texts.statistics.sideName[measure].numerator, text: (group) => String(group[which].numerator) }, { label: texts.statistics.sideName[measure].denominator, text: (group) => String(group[which].denominator) },
    ],
    render: (group) => <span className="number">{texts.compare.rate(percentText(group[which].numerator, group[which].denominator))} <small className="quiet">{texts.compare.of(numberText(group[which].numerator), numberText(group[which].denominator))}</small></span>,
  })
  const rows = query.data?.groups ?? []
  const columns: Column<Group>[] = [
    {
      key: 'units', label: texts.compare.units, head: true, always: true, text: (group) => (sameUnits(group) ? namesOf(group.now) : `${namesOf(group.then)} ${texts.compare.became} ${namesOf(group.now)}`),
      render: (group) => (
        <span className="unit-name">
          {!sameUnits(group) && <><span>{group.then.map((unit) => <Link key={unit.id} to="/territory" search={{ unit: unit.id, on: `${thenTo}-28` }}>{`${spokenName(unit.name)} `}</Link>)}</span><span>{texts.compare.became}</span></>}
          <span>{group.now.map((unit) => <Link key={unit.id} to="/territory" search={{ unit: unit.id }}>{`${spokenName(unit.name)} `}</Link>)}</span>
          {!sameUnits(group) && <span className="tag tag-brand">{texts.compare.regrouped}</span>}
          {group.redrawn && <span className="tag tag-waiting" title={texts.compare.redrawnHint}>{texts.compare.redrawn}</span>}
        </span>
      ),
    },
    side('before'), side('after'),
    { key: 'change', label: texts.compare.change, align: 'end', text: (group) => pointsBetween(group.before, group.after), render: (group) => <b className="number">{pointsBetween(group.before, group.after)}</b> },
  ]
  const { shown, tools } = useColumns('compare', columns, rows, texts.compare.heading)
  const range = (label: string, value: readonly [string, string], onChange: (from: string, to: string) => void) => (
    <DatePicker.RangePicker picker="month" aria-label={label} allowClear={false} prefix={label} value={[dayjs(value[0]), dayjs(value[1])]} onChange={(next) => next?.[0] && next[1] && onChange(next[0].format('YYYY-MM'), next[1].format('YYYY-MM'))} />
  )
  return (
    <div className="page">
      <PageHead title={texts.compare.heading} lead={texts.compare.lead}><UnitPicker label={texts.statistics.unit} value={unitId} onChange={(unit) => change({ unit })} width={220} /></PageHead>
      <section className="card" aria-label={texts.compare.heading}>
        <header>
          <Select<Measure> aria-label={texts.statistics.measure} style={{ width: 150 }} value={measure} onChange={(next) => change({ measure: next })} options={measures.map((value) => ({ value, label: texts.statistics[value] }))} />
          {range(texts.compare.then, [thenFrom, thenTo], (start, end) => change({ thenFrom: start, thenTo: end }))}
          {range(texts.compare.now, [from, to], (start, end) => change({ from: start, to: end }))}
          <span className="aside">{tools}</span>
        </header>
        {query.error ? <Fault fault={query.error} onRetry={() => void query.refetch()} /> : !query.data ? <Waiting /> : rows.length === 0 ? <Say kind="empty" title={texts.compare.empty} /> : <DataTable label={texts.compare.heading} columns={shown} rows={rows} rowKey={(group) => [...group.then, ...group.now].map(({ id }) => id).join()} tight />}
      </section>
    </div>
  )
}
