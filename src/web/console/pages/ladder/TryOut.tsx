// What would happen with a case that is due at a time: who is told, and when, by the rules as they stand on the page.
import { useState } from 'react'
import { Checkbox, Select } from 'antd'
import { clockRoutes } from '../../../../contract/clocks.ts'
import { workCalendarOf } from '../../../../domain/clocks/calendar-settings.ts'
import { rungAt, rungsFor, type Ladder, type Rung } from '../../../../domain/clocks/ladder.ts'
import { type WorkCalendar } from '../../../../domain/kernel/working-time.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { listMark } from '../../../kit/words/list-mark.ts'
import { exactTime } from '../../../kit/words/time.ts'
import { useNow } from '../../../kit/words/use-now.ts'
import { DataTable, useColumns, type Column } from '../../parts/DataTable.tsx'
import { useClockTexts } from '../../words/clocks.ts'
import { stageOptions, useStageName } from './stages.ts'

const dayInMs = 86_400_000
const zone = '+08:00'

/** The coming Friday at 17:00. */
const fridayAfter = (now: number): string => {
  const today = exactTime(now).slice(0, 10)
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay()
  return `${exactTime(Date.parse(`${today}T12:00:00${zone}`) + ((5 - weekday + 7) % 7) * dayInMs).slice(0, 10)}T17:00`
}

type Told = { n: number; rung: Rung; at: number }

/** Yellow by what lies between start and due time; the due time is what was asked for. */
const toldFor = (rungs: readonly Rung[], startedAt: number, dueAt: number, calendar: WorkCalendar): Told[] => {
  const clock = { stage: '', yellowAt: startedAt + (dueAt - startedAt) * 0.8, dueAt, stoppedAt: null, rungs: 0 }
  return rungs.map((rung, n) => ({ n: n + 1, rung, at: rungAt(rung, clock, calendar)! }))
}

export const TryOut = ({ ladder }: { ladder: Ladder }) => {
  const { ladder: texts } = useClockTexts()
  const stageName = useStageName()
  const now = useNow()
  const known = useCall(clockRoutes.calendars, {}, { staleTime: 60_000 })
  const [stage, setStage] = useState<string>('handle')
  const [urgent, setUrgent] = useState(false)
  const [due, setDue] = useState(() => fridayAfter(now))
  const [started, setStarted] = useState('')
  const [code, setCode] = useState('standard')
  const chosen = known.data?.calendars.find((one) => one.code === code)
  const dueAt = Date.parse(`${due}:00${zone}`)
  if (!known.data || !chosen) return null
  const calendar = workCalendarOf(code, chosen.version, chosen.settings, known.data.national)
  const startedAt = started === '' ? dueAt - 2 * dayInMs : Date.parse(`${started}:00${zone}`)
  const rows = Number.isNaN(dueAt) || Number.isNaN(startedAt) ? [] : toldFor(rungsFor(ladder, stage, urgent), startedAt, dueAt, calendar)
  return (
    <section className="card" aria-label={texts.preview}>
      <header><h2>{texts.preview}</h2></header>
      <div className="body stack">
        <p className="quiet small">{texts.previewHint}</p>
        <div className="clock-bar">
          <Select aria-label={texts.stage} style={{ width: 150 }} value={stage} onChange={setStage} options={stageOptions.map((value) => ({ value, label: stageName(value) }))} />
          <Select aria-label={texts.calendar} style={{ width: 160 }} value={code} onChange={setCode} options={known.data.calendars.map((one) => ({ value: one.code, label: one.name }))} />
          <Checkbox checked={urgent} onChange={({ target }) => setUrgent(target.checked)}>{texts.urgent}</Checkbox>
        </div>
        <div className="clock-bar">
          <label>{texts.started} <input className="ladder-time" type="datetime-local" value={started || exactTime(dueAt - 2 * dayInMs).slice(0, 16).replace(' ', 'T')} onChange={({ target }) => setStarted(target.value)} /></label>
          <label>{texts.dueAt} <input className="ladder-time" type="datetime-local" value={due} onChange={({ target }) => target.value !== '' && setDue(target.value)} /></label>
        </div>
        {rows.length === 0 ? <p className="quiet">{texts.previewNone}</p> : <Times rows={rows} />}
      </div>
    </section>
  )
}

const Times = ({ rows }: { rows: readonly Told[] }) => {
  const { ladder: texts } = useClockTexts()
  const when = ({ rung }: Told): string => (rung.workdays > 0 ? texts.workdaysLater(rung.workdays) : texts.at[rung.at])
  const tell = ({ rung }: Told): string => rung.tell.map((one) => texts.listener[one]).join(listMark())
  const columns: Column<Told>[] = [
    { key: 'when', label: texts.when, head: true, always: true, text: when, render: when },
    { key: 'time', label: texts.time, always: true, text: ({ at }) => exactTime(at), render: ({ at }) => <span className="number">{exactTime(at).slice(0, 16)}</span> },
    { key: 'tell', label: texts.told, always: true, text: tell, render: tell },
  ]
  const { shown, tools } = useColumns('ladder-preview', columns, rows, texts.preview)
  return (
    <>
      <div className="cases-tools">{tools}</div>
      <DataTable label={texts.preview} columns={shown} rows={rows} rowKey={({ n }) => n} />
    </>
  )
}
