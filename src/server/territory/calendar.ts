// China's work calendar: public holidays and make-up workdays as the package `chinese-days` publishes them.
import chineseDays from 'chinese-days'
import type { WorkCalendar } from '../../domain/kernel/working-time.ts'

const years = { from: 2020, until: new Date().getFullYear() + 1 }

let kept: WorkCalendar | undefined

/** Office hours 9–12 and 13–17. */
export const readCalendar = (): WorkCalendar => {
  if (kept) return kept
  const exceptions: Record<string, boolean> = {}
  for (let day = Date.UTC(years.from, 0, 1); day < Date.UTC(years.until + 1, 0, 1); day += 86_400_000) {
    const date = new Date(day).toISOString().slice(0, 10)
    const weekday = new Date(day).getUTCDay()
    const ordinary = weekday >= 1 && weekday <= 5
    const works = chineseDays.isWorkday(date)
    if (works !== ordinary) exceptions[date] = works
  }
  kept = { version: `cn-${years.until}`, zoneOffsetMinutes: 480, spans: [[540, 720], [780, 1020]], weekdays: [1, 2, 3, 4, 5], exceptions }
  return kept
}
