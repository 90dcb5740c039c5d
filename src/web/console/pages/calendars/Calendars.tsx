// Work calendars: the year of each, its hours and days, what a change would do before it is saved, and who goes by it.
import { useMemo, useState } from 'react'
import { Alert, App, Button, Select } from 'antd'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { clockRoutes, type WireCalendar } from '../../../../contract/clocks.ts'
import type { ReplyOf } from '../../../../contract/route.ts'
import { changedDays, daysOfYear, ordinarySettings, withDay, type CalendarDay, type CalendarSettings } from '../../../../domain/clocks/calendar-settings.ts'
import { newId } from '../../../kit/data/new-id.ts'
import { useCall, useSend } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { exactTime, numberText } from '../../../kit/words/time.ts'
import { useNow } from '../../../kit/words/use-now.ts'
import { ClockTabs } from '../../parts/ClockTabs.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { worksOn } from '../../parts/permission.ts'
import { Fault, Waiting } from '../../parts/Say.tsx'
import { useClockTexts } from '../../words/clocks.ts'
import { BringHolidays } from './BringHolidays.tsx'
import { Effect } from './Effect.tsx'
import { SettingsForm } from './SettingsForm.tsx'
import { Uses } from './Uses.tsx'
import { YearView } from './YearView.tsx'
import './calendars.css'

const route = getRouteApi('/calendars')
type Known = ReplyOf<typeof clockRoutes.calendars>

export const Calendars = () => {
  const { calendars: texts } = useClockTexts()
  const known = useCall(clockRoutes.calendars, {}, { refetchInterval: 20_000 })
  const { code } = route.useSearch()
  const navigate = useNavigate()
  const me = useMe()
  const manages = worksOn(me, 'clocks.manage')
  const [adding, setAdding] = useState(false)
  const chosen = known.data?.calendars.find((one) => one.code === code) ?? known.data?.calendars[0]
  const fresh: WireCalendar = { code: '', name: '', version: 0, settings: { ...ordinarySettings, weekdays: [...ordinarySettings.weekdays], spans: ordinarySettings.spans.map(([from, to]) => [from, to]), exceptions: {} }, madeAt: null, madeBy: null, units: [], offices: [], recomputation: null }
  const show = (next: string): void => {
    setAdding(false)
    void navigate({ to: '/calendars', search: { code: next }, replace: true })
  }
  return (
    <div className="page">
      <PageHead title={texts.heading} lead={texts.lead}>
        {known.data && <Select aria-label={texts.calendar} style={{ width: 220, maxWidth: '100%' }} value={adding ? '' : (chosen?.code ?? '')} onChange={show} options={[...known.data.calendars.map((one) => ({ value: one.code, label: one.name })), ...(adding ? [{ value: '', label: texts.add }] : [])]} />}
        {manages && <Button onClick={() => setAdding(true)}>{texts.add}</Button>}
      </PageHead>
      <ClockTabs />
      {known.error && !known.data ? <section className="card"><Fault fault={known.error} onRetry={() => void known.refetch()} /></section> : !known.data || !chosen ? <section className="card"><Waiting rows={8} /></section> : (
        <Editor key={adding ? 'new' : `${chosen.code} ${chosen.version}`} calendar={adding ? fresh : chosen} known={known.data} manages={manages} onSaved={show} />
      )}
    </div>
  )
}

const Editor = ({ calendar, known, manages, onSaved }: { calendar: WireCalendar; known: Known; manages: boolean; onSaved: (code: string) => void }) => {
  const { calendars: texts } = useClockTexts()
  const say = useProblemText()
  const { message } = App.useApp()
  const thisYear = Number(exactTime(useNow()).slice(0, 4))
  const [year, setYear] = useState(thisYear)
  const [name, setName] = useState(calendar.name)
  const [code, setCode] = useState(calendar.code)
  const [settings, setSettings] = useState<CalendarSettings>(calendar.settings)
  const [seeing, setSeeing] = useState(false)
  const save = useSend(clockRoutes.save, ['clocks.', 'cases.'])
  const isNew = calendar.version === 0
  const { national } = known
  const days = useMemo(() => daysOfYear(year, settings, national), [year, settings, national])
  const changed = useMemo(() => new Set(changedDays({ settings: calendar.settings, national }, { settings, national }, { from: year, until: year }).map(({ date }) => date)), [year, settings, calendar, national])
  const touched = isNew || name !== calendar.name || JSON.stringify(settings) !== JSON.stringify(calendar.settings)
  const turn = (day: CalendarDay): void => setSettings(withDay(settings, national, day.date, !day.works))
  const write = (): void => save.mutate({ params: { code }, body: { commandId: newId(), version: calendar.version, name, settings: settings as WireCalendar['settings'] } }, {
    onSuccess: () => {
      setSeeing(false)
      void message.success(isNew ? texts.savedNew : texts.saved)
      onSaved(code)
    },
    onError: (fault) => void message.error(say(fault), 8),
  })
  const discard = (): void => {
    setName(calendar.name)
    setSettings(calendar.settings)
  }
  const anew = calendar.recomputation
  return (
    <div className="calendar-split">
      <section className="card" aria-label={texts.days}>
        <header>
          <h2>{name || texts.add}</h2>
          {!isNew && <span className="quiet small">{texts.version(calendar.version)}{[calendar.madeBy, calendar.madeAt !== null && exactTime(calendar.madeAt).slice(0, 16)].map((one) => one && ` · ${one}`)}</span>}
        </header>
        <div className="body">
          <div className="calendar-bar">
            <Button onClick={() => setYear(year - 1)} aria-label={texts.before}>{'‹'}</Button>
            <b className="number" aria-live="polite">{year}</b>
            <Button onClick={() => setYear(year + 1)} aria-label={texts.after}>{'›'}</Button>
            {manages && <span className="quiet small">{texts.toggle}</span>}
          </div>
          <ul className="calendar-legend">
            {([['works', 'works weekday'], ['free', 'free weekday'], ['national', 'free national'], ['own', 'works own']] as const).map(([key, look]) => <li key={key}><span className={`calendar-day ${look}`}>{'1'}</span>{texts.legend[key]}</li>)}
          </ul>
          <YearView days={days} changed={changed} onDay={manages ? turn : undefined} />
        </div>
      </section>
      <div className="stack">
        {anew && <p className="card body small" role="status">{anew.doneAt === null ? texts.anewRunning(numberText(anew.seen)) : texts.anewDone(numberText(anew.seen), numberText(anew.moved))}</p>}
        {touched && manages && (
          <section className="card body stack" aria-label={texts.unsaved}>
            <Alert type="info" showIcon title={texts.unsaved} />
            <div className="calendar-bar"><Button type="primary" disabled={name.trim() === '' || (isNew && !/^[a-z][a-z0-9-]{0,29}$/.test(code))} onClick={() => (isNew ? write() : setSeeing(true))} loading={save.isPending}>{isNew ? texts.save : texts.preview}</Button>{!isNew && <Button onClick={discard}>{texts.discard}</Button>}</div>
          </section>
        )}
        <SettingsForm name={name} code={isNew ? code : undefined} settings={settings} disabled={!manages} onName={setName} onCode={setCode} onChange={setSettings} />
        {manages && <BringHolidays code={calendar.code || 'new'} settings={settings} national={national} onDays={setSettings} />}
        {!isNew && <Uses calendar={calendar} calendars={known.calendars} manages={manages} />}
      </div>
      {seeing && <Effect code={code} settings={settings} busy={save.isPending} onWrite={write} onClose={() => setSeeing(false)} />}
    </div>
  )
}
