// Times as people say them, and exactly. The district's clock is Beijing time whatever the device says.
import type { Texts } from './dictionary.ts'
import type { Language } from './language.ts'
import type { sharedZh } from './shared.zh.ts'

type TimeWords = Texts<typeof sharedZh>['time']

const minute = 60_000
const tick = 31_000
const hour = 60 * minute
const day = 24 * hour
const zone = 8 * hour
const zoneName = 'Asia/Shanghai'
const locale: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB' }

const dayNumber = (instant: number): number => Math.floor((instant + zone) / day)
const parts = (instant: number): Date => new Date(instant + zone)
const two = (value: number): string => String(value).padStart(2, '0')
const clock = (instant: number): string => `${two(parts(instant).getUTCHours())}:${two(parts(instant).getUTCMinutes())}`

/** `2026-11-03 14:30:05`, for hovers and tables that must be exact. */
export const exactTime = (instant: number): string => {
  const at = parts(instant)
  return `${at.getUTCFullYear()}-${two(at.getUTCMonth() + 1)}-${two(at.getUTCDate())} ${clock(instant)}:${two(at.getUTCSeconds())}`
}

/** `just now`, `5 min ago`, `today 14:30`, `yesterday 09:12`, `3 Nov 14:30`, `3 Nov 2025`. */
export const timeText = (instant: number, now: number, language: Language, texts: TimeWords): string => {
  const ago = now - instant
  // what happened since the page's clock last ticked lies a little ahead of it
  if (ago > -tick && ago < minute) return texts.justNow
  if (ago >= 0 && ago < hour) return texts.minutesAgo(Math.floor(ago / minute))
  if (ago < 0 && -ago < hour) return texts.inMinutes(Math.max(1, Math.round(-ago / minute)))
  const days = dayNumber(now) - dayNumber(instant)
  if (days === 0) return texts.today(clock(instant))
  if (days === 1) return texts.yesterday(clock(instant))
  if (days === -1) return texts.tomorrow(clock(instant))
  const sameYear = parts(now).getUTCFullYear() === parts(instant).getUTCFullYear()
  const date = new Intl.DateTimeFormat(locale[language], { timeZone: zoneName, month: language === 'zh' ? 'long' : 'short', day: 'numeric', ...(sameYear ? {} : { year: 'numeric' as const }) }).format(instant)
  return sameYear ? `${date} ${clock(instant)}` : date
}

/** `2 days 3 h`, `3 h 20 min`, `45 min`: two units at most. */
export const durationText = (length: number, texts: TimeWords): string => {
  const whole = Math.abs(length)
  if (whole < minute) return texts.underMinute
  const days = Math.floor(whole / day)
  const hours = Math.floor((whole % day) / hour)
  const minutes = Math.floor((whole % hour) / minute)
  const [large, small] = days > 0 ? [texts.days(days), hours > 0 ? texts.hours(hours) : ''] : hours > 0 ? [texts.hours(hours), minutes > 0 ? texts.minutes(minutes) : ''] : [texts.minutes(minutes), '']
  return small ? texts.join(large!, small) : large!
}

/** `3 h left` or `2 days overdue`. */
export const remainingText = (dueAt: number, now: number, texts: TimeWords): string =>
  now <= dueAt ? texts.left(durationText(dueAt - now, texts)) : texts.over(durationText(now - dueAt, texts))

/** `YYYY-MM` of an instant in Beijing time. */
export const monthOf = (instant: number): string => exactTime(instant).slice(0, 7)

/** `2026年11月` or `Nov 2026`. */
export const monthText = (month: string, language: Language): string =>
  new Intl.DateTimeFormat(locale[language], { timeZone: 'UTC', year: 'numeric', month: language === 'zh' ? 'long' : 'short' }).format(new Date(`${month}-01T00:00:00Z`))

/** `11月` or `Nov`, with the year below the first one and each January. */
export const shortMonthText = (month: string, language: Language, first: boolean): string => {
  const name = new Intl.DateTimeFormat(locale[language], { timeZone: 'UTC', month: 'short' }).format(new Date(`${month}-01T00:00:00Z`))
  return first || month.endsWith('-01') ? `${name}\n${month.slice(0, 4)}` : name
}

/** `1,529` */
export const numberText = (value: number): string => value.toLocaleString('en-US')
