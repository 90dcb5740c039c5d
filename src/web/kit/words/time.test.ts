import { describe, expect, it } from 'vitest'
import { sharedEn } from './shared.en.ts'
import { sharedZh } from './shared.zh.ts'
import { durationText, exactTime, monthOf, remainingText, timeText } from './time.ts'

const at = (text: string): number => Date.parse(`${text}+08:00`)
const now = at('2026-11-03T14:30:00')
const zh = (instant: number): string => timeText(instant, now, 'zh', sharedZh.time)
const en = (instant: number): string => timeText(instant, now, 'en', sharedEn.time)

describe('times as people say them', () => {
  it.each([
    [at('2026-11-03T14:29:40'), '刚刚', 'just now'],
    [at('2026-11-03T14:25:00'), '5 分钟前', '5 min ago'],
    [at('2026-11-03T14:40:00'), '10 分钟后', 'in 10 min'],
    [at('2026-11-03T09:05:00'), '今天 09:05', 'today 09:05'],
    [at('2026-11-02T23:59:00'), '昨天 23:59', 'yesterday 23:59'],
    [at('2026-11-04T08:00:00'), '明天 08:00', 'tomorrow 08:00'],
    [at('2026-10-01T08:00:00'), '10月1日 08:00', '1 Oct 08:00'],
    [at('2025-12-31T08:00:00'), '2025年12月31日', '31 Dec 2025'],
  ])('%s', (instant, chinese, english) => {
    expect(zh(instant)).toBe(chinese)
    expect(en(instant)).toBe(english)
  })

  it('keeps Beijing time in the exact form and in months', () => {
    expect(exactTime(Date.parse('2026-10-31T17:00:05Z'))).toBe('2026-11-01 01:00:05')
    expect(monthOf(Date.parse('2026-10-31T17:00:00Z'))).toBe('2026-11')
  })

  it('gives two units of a duration at most, and says what is left or over', () => {
    expect(durationText(50 * 3_600_000 + 120_000, sharedZh.time)).toBe('2 天 2 小时')
    expect(durationText(30_000, sharedEn.time)).toBe('under a minute')
    expect(remainingText(now + 3 * 3_600_000, now, sharedEn.time)).toBe('3 h left')
    expect(remainingText(now - 86_400_000, now, sharedZh.time)).toBe('超时 1 天')
  })
})
