// A year of a calendar, twelve months of buttons: each day worked or free, and why. Pressing one turns it round.
import type { CalendarDay } from '../../../../domain/clocks/calendar-settings.ts'
import { useLanguage } from '../../../kit/words/language.ts'
import { useClockTexts } from '../../words/clocks.ts'

const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7

export const YearView = ({ days, changed, onDay }: { days: readonly CalendarDay[]; changed: ReadonlySet<string>; onDay: ((day: CalendarDay) => void) | undefined }) => {
  const { calendars: texts } = useClockTexts()
  const language = useLanguage()
  const why = (day: CalendarDay): string => (day.reason === 'own' ? texts.own : day.national ? day.national[language] : '')
  const months = Map.groupBy(days, ({ date }) => Number(date.slice(5, 7)))
  return (
    <div className="calendar-year">
      {[...months].map(([month, list]) => (
        <section key={month} aria-label={texts.monthName(month)}>
          <h3>{texts.monthName(month)}</h3>
          <div className="calendar-month">
            {texts.weekday.map((name, n) => <span key={n} className="calendar-weekday" aria-hidden="true">{name}</span>)}
            {list.map((day, n) => (
              <button
                key={day.date} type="button" disabled={!onDay} onClick={() => onDay?.(day)} title={why(day)} aria-label={texts.day(day.date, day.works, why(day))} aria-pressed={day.reason === 'own'}
                className={`calendar-day ${day.works ? 'works' : 'free'} ${day.reason} ${changed.has(day.date) ? 'changed' : ''}`} style={n === 0 ? { gridColumnStart: weekdayOf(day.date) } : undefined}
              >
                {Number(day.date.slice(8))}
              </button>
            ))}
          </div>
        </section>
      ))}
    </div>
  )
}
