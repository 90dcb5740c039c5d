// China's public holidays and make-up workdays as the package `chinese-days` publishes them, and the ordinary calendar they make.
import { createHash } from 'node:crypto'
import chineseDays from 'chinese-days'
import { ordinarySettings, standardCode, workCalendarOf, type NationalDay } from '../../domain/clocks/calendar-settings.ts'
import type { WorkCalendar } from '../../domain/kernel/working-time.ts'

/** Far ahead: years the package knows nothing of have ordinary weekdays. */
const years = { from: 2020, until: 2040 }

export type NationalList = { days: readonly NationalDay[]; /** Changes when the list does. */ edition: string }

let kept: NationalList | undefined

/** Holidays are named, also those that fall on a weekend; plain days carry the weekday's name. */
const readList = (): NationalList => {
  const days: NationalDay[] = []
  for (let day = Date.UTC(years.from, 0, 1); day < Date.UTC(years.until + 1, 0, 1); day += 86_400_000) {
    const date = new Date(day).toISOString().slice(0, 10)
    const { work, name } = chineseDays.getDayDetail(date)
    const [en, zh] = name.split(',')
    if (zh) days.push({ date, works: work, zh, en: en! })
  }
  return { days, edition: createHash('sha256').update(JSON.stringify(days)).digest('hex').slice(0, 12) }
}

export const nationalList = (): NationalList => (kept ??= readList())

let ordinary: WorkCalendar | undefined

/** Office hours 9–12 and 13–17. */
export const readCalendar = (): WorkCalendar => (ordinary ??= workCalendarOf(standardCode, 1, ordinarySettings, nationalList().days))
