// The rounds behind a number: where, who, when, what was found; each opens its page, whoever is above decides about it here.
import { Select } from 'antd'
import { Link } from '@tanstack/react-router'
import type { Me } from '../../../../contract/account.ts'
import { roundRoutes, roundStates, type RoundRow } from '../../../../contract/rounds.ts'
import { whysMissed } from '../../../../domain/rounds/missing.ts'
import { useCall, usePages } from '../../../kit/data/use-call.ts'
import { useRoundTexts } from '../../../kit/words/rounds.ts'
import { TimeText } from '../../../kit/words/TimeText.tsx'
import { exactTime, monthOf } from '../../../kit/words/time.ts'
import { DataTable, MoreRows, useColumns, type Column } from '../../parts/DataTable.tsx'
import { Fault, Say, Waiting } from '../../parts/Say.tsx'
import { UnitPicker } from '../../parts/UnitPicker.tsx'
import type { RoundsSearch } from '../../search.ts'
import { useRoundDays } from '../../words/round-days.ts'
import { useRoundsTexts } from '../../words/rounds.ts'
import { DayField } from '../people/Dialog.tsx'
import { actsOnRounds, RoundActs, useDeciding } from './RoundActs.tsx'
import type { Change } from './Rounds.tsx'

/** How a state is told apart at a glance. */
export const roundTones = { upcoming: '', open: 'tag-brand', done: 'tag-done', late: 'tag-waiting', missed: 'tag-urgent', excused: '' } as const
const keyOf = (row: RoundRow): string => `${row.routineId}/${row.unit.id}/${row.plannedOn}`
const lastDay = (month: string): string => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10)

export const RoundList = ({ me, unitId, search, onChange }: { me: Me; unitId: number | undefined; search: RoundsSearch; onChange: Change }) => {
  const texts = useRoundsTexts()
  const { state, kind, why } = useRoundTexts()
  const days = useRoundDays()
  const { decide, dialog } = useDeciding()
  const month = search.month ?? monthOf(Date.now())
  const [from, to] = [search.from ?? `${month}-01`, search.to ?? lastDay(month)]
  const query = { from, to, limit: 50, ...(unitId ? { unitId } : {}), ...(search.routine ? { routineId: search.routine } : {}), ...(search.state ? { state: search.state } : {}), ...(search.why ? { why: search.why } : {}) }
  const pages = usePages(roundRoutes.list, { query }, 'rounds', { keep: true })
  const routines = useCall(roundRoutes.routines, {})
  const columns: Column<RoundRow>[] = [
    { key: 'unit', label: texts.unit, head: true, always: true, text: (row) => row.unit.name, render: (row) => <span className="round-cell"><Link to="/rounds/$routine/$unit/$day" params={{ routine: row.routineId, unit: String(row.unit.id), day: row.plannedOn }}><b>{row.unit.name}</b></Link><span className={`tag ${roundTones[row.state]}`}>{state[row.state]}</span></span>, parts: [{ label: texts.unit, text: (row) => row.unit.name }, { label: texts.state, text: (row) => state[row.state] }] },
    { key: 'routine', label: texts.routine, text: (row) => row.name, render: (row) => <span>{kind[row.kind]} · {row.name}</span> },
    { key: 'on', label: texts.when, text: (row) => row.heldOn, render: (row) => <span className="number">{row.heldOn}</span> },
    { key: 'by', label: texts.who, text: (row) => row.by ?? '', render: (row) => <span>{row.by}</span> },
    { key: 'at', label: texts.doneAt, text: (row) => (row.doneAt ? exactTime(row.doneAt) : ''), render: (row) => row.doneAt && <TimeText at={row.doneAt} /> },
    {
      key: 'found', label: texts.faults, text: (row) => [row.faults > 0 ? texts.faultsOf(row.faults) : '', row.note, row.excuse ?? '', row.why ? why[row.why] : '', row.standsIn ? days.standsIn(row.standsIn) : '', ...row.cases.map(({ number }) => number)].filter(Boolean).join(' '),
      render: (row) => <span className="round-cell">{row.faults > 0 && <span className="tag tag-waiting">{texts.faultsOf(row.faults)}</span>}{row.cases.map(({ id, number }) => <Link key={id} to="/cases/$id" params={{ id }}>{number}</Link>)}{row.note && <span>{row.note}</span>}{row.excuse && <span>{texts.reason}: {row.excuse}</span>}{row.why && <span>{why[row.why]}</span>}{row.standsIn && <span className="tag">{days.standsIn(row.standsIn)}</span>}</span>,
    },
    ...(actsOnRounds(me) ? [{ key: 'act', label: days.act, text: () => '', render: (row: RoundRow) => <RoundActs me={me} row={row} onAct={decide} /> }] : []),
  ]
  const { shown, tools } = useColumns('rounds', columns, pages.rows, texts.heading)
  return (
    <section className="card" aria-label={texts.views.list}>
      <div className="round-filters">
        <UnitPicker label={texts.unit} value={unitId} onChange={(unit) => onChange({ unit })} />
        <Select aria-label={texts.routine} allowClear style={{ minWidth: 180 }} placeholder={texts.allRoutines} value={search.routine ?? null} onChange={(routine: string | null) => onChange({ routine: routine ?? undefined })} options={(routines.data?.routines ?? []).map(({ id, name }) => ({ value: id, label: name }))} />
        <Select aria-label={texts.state} allowClear style={{ width: 130 }} placeholder={texts.allStates} value={search.state ?? null} onChange={(next: RoundRow['state'] | null) => onChange({ state: next ?? undefined, why: undefined })} options={roundStates.map((value) => ({ value, label: state[value] }))} />
        {search.state === 'missed' && <Select aria-label={days.whyLabel} allowClear style={{ width: 210 }} placeholder={days.allWhys} value={search.why ?? null} onChange={(next: RoundsSearch['why'] | null) => onChange({ why: next ?? undefined })} options={whysMissed.map((value) => ({ value, label: why[value] }))} />}
        <label htmlFor="rounds-from">{texts.from}</label><span style={{ width: 140 }}><DayField id="rounds-from" value={from} onChange={(day) => onChange({ from: day, to: day && day > to ? day : to })} /></span>
        <label htmlFor="rounds-to">{texts.to}</label><span style={{ width: 140 }}><DayField id="rounds-to" value={to} from={from} onChange={(day) => onChange({ from, to: day })} /></span>
        <span style={{ marginLeft: 'auto' }}>{tools}</span>
      </div>
      {pages.error && pages.rows.length === 0 ? <Fault fault={pages.error} onRetry={() => void pages.refetch()} /> : pages.isPending ? <Waiting /> : pages.rows.length === 0 ? <Say kind="empty" title={texts.emptyList} /> : (
        <>
          <DataTable label={texts.views.list} columns={shown} rows={pages.rows} rowKey={keyOf} />
          <MoreRows pages={pages} count={pages.rows.length} />
        </>
      )}
      {dialog}
    </section>
  )
}
