// Texts of the Problems of calendars, ladders and area classes, in Chinese.
import type { Say } from './say.ts'

export const clockProblemsZh = {
  'clocks.calendar-wrong': () => '这样的日历无法计时：请检查工作日、工作时段（先后有序、不重叠）和日期，且不要连续 31 天以上都不上班。',
  'clocks.calendar-changed': () => '有人刚改过这个日历。请重新打开，看过新的内容再改。',
  'clocks.calendar-unknown': () => '没有这个日历。',
  'clocks.place-unknown': () => '没有这个单位或部门。',
  'clocks.ladder-wrong': () => '提醒阶梯不成立：每级按先后排列（先黄灯，再红灯，之后工作日数递增），至少通知一方，同一环节和缓急只写一条。',
} as const satisfies Record<string, Say>
