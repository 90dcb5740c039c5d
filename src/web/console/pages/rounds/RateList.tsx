// The rounds a patrol rate is the sum of, side by side: what was due, what was made in time, and what is missing, with why.
import { Segmented } from 'antd'
import { Link } from '@tanstack/react-router'
import { roundRoutes, type RoundRow } from '../../../../contract/rounds.ts'
import { usePages } from '../../../kit/data/use-call.ts'
import { useRoundTexts } from '../../../kit/words/rounds.ts'
import { numberText } from '../../../kit/words/time.ts'
import { DataTable, MoreRows, useColumns, type Column } from '../../parts/DataTable.tsx'
import { Fault, Say, Waiting } from '../../parts/Say.tsx'
import { UnitPicker } from '../../parts/UnitPicker.tsx'
import { sides, type RoundsSearch } from '../../search.ts'
import { useRoundDays } from '../../words/round-days.ts'
import { useRoundsTexts } from '../../words/rounds.ts'
import type { Change } from './Rounds.tsx'

export const RateList = ({ unitId, search, onChange }: { unitId: number; search: RoundsSearch; onChange: Change }) => {
  const texts = useRoundsTexts()
  const t = useRoundDays()
  const { state, kind, why } = useRoundTexts()
  const side = search.side ?? 'rest'
  const [from, to] = [(search.from ?? '').slice(0, 7), (search.to ?? '').slice(0, 7)]
  const pages = usePages(roundRoutes.behind, { query: { measure: 'patrol', unitId, from, to, side, limit: 50 } }, 'rounds', { keep: true, enabled: from !== '' && to !== '' })
  const columns: Column<RoundRow>[] = [
    { key: 'unit', label: texts.unit, head: true, always: true, text: (row) => row.unit.name, render: (row) => <span className="round-cell"><b>{row.unit.name}</b><span className="tag">{state[row.state]}</span></span> },
    { key: 'routine', label: texts.routine, text: (row) => row.name, render: (row) => <span>{kind[row.kind]} · {row.name}</span> },
    { key: 'on', label: texts.when, text: (row) => row.heldOn, render: (row) => <span className="number">{row.heldOn}</span> },
    { key: 'by', label: texts.who, text: (row) => row.by ?? '', render: (row) => <span>{row.by}</span> },
    { key: 'why', label: t.whyLabel, text: (row) => (row.why ? why[row.why] : ''), render: (row) => <span className="round-cell">{row.why && why[row.why]}{row.cases.map(({ id, number }) => <Link key={id} to="/cases/$id" params={{ id }}>{number}</Link>)}</span> },
  ]
  const { shown, tools } = useColumns('rounds-rate', columns, pages.rows, texts.patrolRate)
  return (
    <section className="card" aria-label={texts.patrolRate}>
      <header><h2>{texts.patrolRate} {from === to ? from : `${from} – ${to}`}</h2><span className="aside">{pages.first && <span className="number" role="status">{t.sideTotal(numberText(pages.first.total))}</span>} {tools}</span></header>
      <div className="round-filters">
        <UnitPicker label={texts.unit} value={unitId} onChange={(unit) => onChange({ unit })} />
        <Segmented value={side} onChange={(next) => onChange({ side: next as typeof side })} options={sides.map((value) => ({ value, label: t.side[value] }))} />
      </div>
      {pages.error && pages.rows.length === 0 ? <Fault fault={pages.error} onRetry={() => void pages.refetch()} /> : pages.isPending ? <Waiting /> : pages.rows.length === 0 ? <Say kind="empty" title={texts.emptyList} /> : (
        <>
          <DataTable label={texts.patrolRate} columns={shown} rows={pages.rows} rowKey={(row) => `${row.routineId}/${row.unit.id}/${row.plannedOn}`} />
          <MoreRows pages={pages} count={pages.rows.length} />
        </>
      )}
    </section>
  )
}
