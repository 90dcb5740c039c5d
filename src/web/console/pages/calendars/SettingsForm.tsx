// Name, weekdays, hours and the single days of a calendar.
import { useId, useState } from 'react'
import { Button, Checkbox, Input, Radio } from 'antd'
import type { CalendarSettings } from '../../../../domain/clocks/calendar-settings.ts'
import { isDate } from '../../../../domain/clocks/calendar-settings.ts'
import { useClockTexts } from '../../words/clocks.ts'
import '../../parts/forms.css'

type Props = { name: string; code: string | undefined; settings: CalendarSettings; disabled: boolean; onName: (name: string) => void; onCode: (code: string) => void; onChange: (settings: CalendarSettings) => void }

const timeOf = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
/** Midnight at the end of a day is 24:00, which a field for times can't say. */
const minuteOf = (time: string, end: boolean): number => {
  const [hours, minutes] = time.split(':').map(Number)
  const at = (hours ?? 0) * 60 + (minutes ?? 0)
  return end && at === 0 ? 1_440 : at
}

export const SettingsForm = ({ name, code, settings, disabled, onName, onCode, onChange }: Props) => {
  const { calendars: texts } = useClockTexts()
  const id = useId()
  const { weekdays, spans } = settings
  const setSpan = (n: number, side: 0 | 1, time: string): void => onChange({ ...settings, spans: spans.map((span, index) => (index !== n ? span : side === 0 ? [minuteOf(time, false), span[1]] : [span[0], minuteOf(time, true)])) })
  const weekdayNames = texts.weekday as unknown as readonly string[]
  return (
    <section className="card" aria-label={texts.settings}>
      <header><h2>{texts.settings}</h2></header>
      <form className="body step-form" onSubmit={(event) => event.preventDefault()}>
        <div><label htmlFor={`${id}name`}>{texts.name}</label><Input id={`${id}name`} maxLength={40} value={name} disabled={disabled} onChange={({ target }) => onName(target.value)} /></div>
        {code !== undefined && <div><label htmlFor={`${id}code`}>{texts.code}</label><Input id={`${id}code`} maxLength={30} value={code} onChange={({ target }) => onCode(target.value)} /><small className="quiet">{texts.codeHint}</small></div>}
        <Checkbox checked={settings.national} disabled={disabled} onChange={({ target }) => onChange({ ...settings, national: target.checked })}>{texts.national}</Checkbox>
        <fieldset className="step-choice">
          <legend>{texts.weekdays}</legend>
          <Checkbox.Group value={[...weekdays]} disabled={disabled} options={weekdayNames.map((label, n) => ({ value: n + 1, label }))} onChange={(next) => onChange({ ...settings, weekdays: next.map(Number).sort() })} />
        </fieldset>
        <fieldset className="step-choice">
          <legend>{texts.spans}</legend>
          <ul className="calendar-spans">
            {spans.map(([from, until], n) => (
              <li key={n}>
                <input type="time" aria-label={`${texts.from} ${n + 1}`} value={timeOf(from)} disabled={disabled} onChange={({ target }) => setSpan(n, 0, target.value)} />{'–'}
                <input type="time" aria-label={`${texts.until} ${n + 1}`} value={timeOf(until % 1_440)} disabled={disabled} onChange={({ target }) => setSpan(n, 1, target.value)} />
                {!disabled && spans.length > 1 && <Button size="small" type="text" aria-label={texts.removeSpan(n + 1)} onClick={() => onChange({ ...settings, spans: spans.filter((_, index) => index !== n) })}>{'×'}</Button>}
              </li>
            ))}
          </ul>
          {!disabled && spans.length < 6 && <Button size="small" onClick={() => onChange({ ...settings, spans: [...spans, [Math.min(spans.at(-1)?.[1] ?? 540, 1_380), Math.min((spans.at(-1)?.[1] ?? 540) + 60, 1_440)]] })}>{texts.addSpan}</Button>}
        </fieldset>
        <Exceptions settings={settings} disabled={disabled} onChange={onChange} />
      </form>
    </section>
  )
}

const Exceptions = ({ settings, disabled, onChange }: Pick<Props, 'settings' | 'disabled' | 'onChange'>) => {
  const { calendars: texts } = useClockTexts()
  const [date, setDate] = useState('')
  const [works, setWorks] = useState(false)
  const list = Object.entries(settings.exceptions).sort(([a], [b]) => (a < b ? -1 : 1))
  const remove = (gone: string): void => onChange({ ...settings, exceptions: Object.fromEntries(list.filter(([one]) => one !== gone)) })
  return (
    <fieldset className="step-choice">
      <legend>{texts.exceptions}</legend>
      {list.length === 0 ? <p className="quiet small">{texts.noExceptions}</p> : (
        <ul className="calendar-exceptions" tabIndex={0} aria-label={texts.exceptions}>
          {list.map(([one, worked]) => <li key={one}><span className="number">{one}</span><span className={`tag ${worked ? 'tag-waiting' : 'tag-done'}`}>{worked ? texts.works : texts.free}</span>{!disabled && <Button size="small" type="text" aria-label={texts.remove(one)} onClick={() => remove(one)}>{'×'}</Button>}</li>)}
        </ul>
      )}
      {!disabled && (
        <div className="calendar-bar">
          <input className="calendar-date" type="date" aria-label={texts.date} value={date} onChange={({ target }) => setDate(target.value)} />
          <Radio.Group aria-label={texts.kind} value={works} onChange={({ target }) => setWorks(target.value as boolean)} options={[{ value: false, label: texts.free }, { value: true, label: texts.works }]} />
          <Button size="small" disabled={!isDate(date)} onClick={() => { onChange({ ...settings, exceptions: { ...settings.exceptions, [date]: works } }); setDate('') }}>{texts.addDay}</Button>
        </div>
      )}
    </fieldset>
  )
}
