// A person in every cell: numbers by level that open their lists, the map of the same, and the list.
import { useMemo, useState } from 'react'
import { Button, DatePicker, Segmented, Select } from 'antd'
import dayjs from 'dayjs'
import { Link } from '@tanstack/react-router'
import { cellLevels, cellStates, peopleRoutes } from '../../../../contract/people.ts'
import type { ReplyOf } from '../../../../contract/route.ts'
import { percentText } from '../../../../domain/measures/contribution.ts'
import { useCall, usePages } from '../../../kit/data/use-call.ts'
import { listMark } from '../../../kit/words/list-mark.ts'
import { useShared } from '../../../kit/words/shared.ts'
import { numberText } from '../../../kit/words/time.ts'
import { DataTable, MoreRows, useColumns, type Column } from '../../parts/DataTable.tsx'
import { Fault, Say, Waiting } from '../../parts/Say.tsx'
import type { PeopleSearch } from '../../search.ts'
import { usePeopleTexts } from '../../words/people.ts'
import { useTexts } from '../../words/words.ts'
import { CellMap } from './CellMap.tsx'
import type { ChangeSearch } from './People.tsx'
import { AwayTag, PersonLink } from './Roster.tsx'

export type Cell = ReplyOf<typeof peopleRoutes.cells>['cells'][number]
export type CellLevel = (typeof cellLevels)[number]
type Props = { unitId: number | undefined; search: PeopleSearch; onChange: ChangeSearch; onFill?: (unitId: number) => void }

const stateTag = { vacant: 'tag-urgent', away: 'tag-waiting', present: 'tag-done' } as const

export const Cells = ({ unitId, search, onChange, onFill }: Props) => {
  const texts = useTexts()
  const words = usePeopleTexts()
  const shared = useShared()
  const [hovered, setHovered] = useState<number | null>(null)
  const level = search.level ?? 'microgrid'
  const where = { ...(unitId === undefined ? {} : { unitId }), ...(search.day ? { day: search.day } : {}) }
  const manning = useCall(peopleRoutes.manningByUnit, { query: where }, { keep: true })
  const pages = usePages(peopleRoutes.cells, { query: { ...where, level, ...(search.state ? { state: search.state } : {}), limit: 50 } }, 'cells', { keep: true })
  const columns: Column<Cell>[] = useMemo(() => [
    { key: 'name', label: words.level[level], head: true, always: true, text: (cell) => cell.name, render: (cell) => <span className="people-cell"><Link to="/territory" search={{ unit: cell.id }}>{cell.name}</Link> <span className="small faint number">{cell.code}</span></span> },
    { key: 'state', label: words.stateLabel, text: (cell) => words.state[cell.state], render: (cell) => <span className={`tag ${stateTag[cell.state]}`}>{words.state[cell.state]}</span> },
    { key: 'above', label: words.above, spare: true, text: (cell) => cell.above.join(' / '), render: (cell) => <span className="small">{cell.above.join(' / ') || shared.none}</span> },
    {
      key: 'holders', label: words.holders, text: (cell) => cell.holders.map((one) => one.name).join(listMark()), render: (cell) => cell.holders.length === 0
        ? <span className="people-cell"><span className="quiet">{words.nobody}</span>{onFill && <Button size="small" aria-label={words.fillAt(cell.name)} onClick={() => onFill(cell.id)}>{words.fill}</Button>}</span>
        : <span className="people-holders">{cell.holders.map((one) => <span key={one.postId} className="people-cell"><PersonLink id={one.personId} name={one.name} />{one.awayUntil && <AwayTag until={one.awayUntil} substitute={one.substitute} />}</span>)}</span>,
    },
  ], [words, level, onFill, shared])
  const { shown, tools } = useColumns('cells', columns, pages.rows, words.views.cells)
  const open = (to: CellLevel, state: PeopleSearch['state']) => onChange({ level: to, state })
  return (
    <>
      <section className="card" aria-label={words.rate}>
        <header>
          <h2>{words.rate}</h2>
          <span className="aside"><DatePicker size="small" aria-label={words.day} placeholder={words.today} value={search.day ? dayjs(search.day) : null} onChange={(day) => onChange({ day: day?.format('YYYY-MM-DD') })} /></span>
        </header>
        {manning.error ? <Fault fault={manning.error} onRetry={() => void manning.refetch()} /> : !manning.data ? <Waiting rows={3} /> : (
          <div className="body">
            <dl className="people-rates">
              {manning.data.unit.counts.map((count) => (
                <div key={count.level}>
                  <dt>{words.level[count.level]}</dt>
                  <dd>
                    <b className="number people-rate">{texts.statistics.percent(percentText(count.manned, count.cells))}</b>
                    <span className="people-parts">
                      <Open name={`${words.level[count.level]} ${words.state.manned}`} value={count.manned} onOpen={() => open(count.level, 'manned')} /> / <Open name={words.level[count.level]} value={count.cells} onOpen={() => open(count.level, undefined)} />
                      <span>{words.state.vacant} <Open name={`${words.level[count.level]} ${words.state.vacant}`} value={count.cells - count.manned} urgent onOpen={() => open(count.level, 'vacant')} /></span>
                      {count.away > 0 && <span>{words.state.away} <Open name={`${words.level[count.level]} ${words.state.away}`} value={count.away} urgent onOpen={() => open(count.level, 'away')} /></span>}
                    </span>
                  </dd>
                </div>
              ))}
            </dl>
            <p className="small quiet">{words.explain}</p>
          </div>
        )}
      </section>
      <CellMap unitId={unitId} day={search.day} level={level} children={manning.data?.children ?? []} hovered={hovered} onHover={setHovered} onChoose={(unit) => onChange({ unit })} />
      <section className="card" aria-label={words.cellList}>
        <header><h2>{words.cellList}</h2><span className="aside">{tools}</span></header>
        <div className="people-filters">
          <Segmented aria-label={words.levelLabel} value={level} onChange={(next: CellLevel) => onChange({ level: next })} options={cellLevels.map((value) => ({ value, label: words.level[value] }))} />
          <Select aria-label={words.stateLabel} allowClear style={{ width: 180 }} placeholder={words.state.all} value={search.state ?? null} onChange={(state: PeopleSearch['state'] | null) => onChange({ state: state ?? undefined })} options={([...cellStates, 'manned'] as const).map((value) => ({ value, label: words.state[value] }))} />
        </div>
        {pages.error && pages.rows.length === 0 ? <Fault fault={pages.error} onRetry={() => void pages.refetch()} /> : pages.isPending ? <Waiting /> : pages.rows.length === 0 ? <Say kind="empty" title={words.cellEmpty} /> : (
          <>
            <DataTable label={words.cellList} columns={shown} rows={pages.rows} rowKey={(cell) => cell.id} activeKey={hovered} onActive={(key) => setHovered(key === null ? null : Number(key))} />
            <MoreRows pages={pages} count={pages.rows.length} />
          </>
        )}
      </section>
    </>
  )
}

const Open = ({ name, value, onOpen, urgent }: { name: string; value: number; onOpen: () => void; urgent?: boolean }) => {
  const words = usePeopleTexts()
  const text = numberText(value)
  return value === 0 ? <span className="number">{text}</span> : <button type="button" className={`number people-open ${urgent ? 'people-gap' : ''}`} aria-label={words.openList(name, text)} onClick={onOpen}>{text}</button>
}
