// A holiday list from a spreadsheet: read, its faults named, its days put among the changes; saved with them and not before.
import { useRef, useState } from 'react'
import { App, Button } from 'antd'
import { clockRoutes } from '../../../../contract/clocks.ts'
import type { ReplyOf } from '../../../../contract/route.ts'
import { withDay, type CalendarSettings, type NationalDay } from '../../../../domain/clocks/calendar-settings.ts'
import { call } from '../../../kit/data/client.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { useClockTexts } from '../../words/clocks.ts'

type Read = ReplyOf<typeof clockRoutes.readHolidays> & { changed: number }

export const BringHolidays = ({ code, settings, national, onDays }: { code: string; settings: CalendarSettings; national: readonly NationalDay[]; onDays: (settings: CalendarSettings) => void }) => {
  const { calendars: texts } = useClockTexts()
  const say = useProblemText()
  const { message } = App.useApp()
  const input = useRef<HTMLInputElement>(null)
  const [read, setRead] = useState<Read>()
  const [busy, setBusy] = useState(false)
  const bring = async (file: File): Promise<void> => {
    setBusy(true)
    try {
      const list = await call(clockRoutes.readHolidays, { params: { code }, query: { name: file.name.slice(-200) }, photo: new Blob([file], { type: 'application/octet-stream' }) })
      const next = list.days.reduce((one, { date, works }) => withDay(one, national, date, works), settings)
      setRead({ ...list, changed: list.days.filter(({ date }) => next.exceptions[date] !== settings.exceptions[date]).length })
      onDays(next)
    } catch (fault) {
      void message.error(say(fault), 8)
    }
    setBusy(false)
  }
  return (
    <section className="card" aria-label={texts.bring}>
      <header><h2>{texts.bring}</h2></header>
      <div className="body stack">
        <div className="calendar-bar">
          <Button loading={busy} onClick={() => input.current?.click()}>{texts.bring}</Button>
          <span className="quiet small">{texts.bringHint}</span>
          <input ref={input} type="file" hidden accept=".csv,.xlsx,.txt" aria-label={texts.bring} onChange={({ target }) => {
            const [file] = target.files ?? []
            target.value = ''
            if (file) void bring(file)
          }} />
        </div>
        {read && <p role="status">{texts.brought(read.days.length, read.changed)}</p>}
        {read && read.faults.length > 0 && (
          <div>
            <p>{texts.faults(read.faults.length)}</p>
            <ul className="calendar-exceptions" tabIndex={0} aria-label={texts.faults(read.faults.length)}>{read.faults.slice(0, 100).map(({ row, reason }) => <li key={row}>{texts.fault(row, texts.reason[reason])}</li>)}</ul>
          </div>
        )}
      </div>
    </section>
  )
}
