// Words about clocks and limits, in English.
import { counted } from '../../../domain/kernel/counted.ts'
import type { Texts } from './dictionary.ts'
import type { clocksZh } from './clocks.zh.ts'

export const clocksEn: Texts<typeof clocksZh> = {
  stage: { accept: 'Accept', verify: 'Verify', dispatch: 'Dispatch', handle: 'Handle', check: 'Check', close: 'Close', chase: 'Chase' },
  unit: { hour: (n) => `${n} h`, workMinute: (n) => counted(n, 'work-minute'), workHour: (n) => counted(n, 'work-hour'), workday: (n) => counted(n, 'workday') },
  light: { green: 'In time', yellow: 'Due soon', red: 'Overdue', paused: 'Paused', stopped: 'Stopped' },
  kept: 'Done in time', late: (length) => `Done ${length} late`, extended: (length) => `extended by ${length}`, pausedUntil: (when) => `Paused until ${when}`,
  next: (stage) => `Next limit: ${stage}`, none: 'No limit is running',
  start: 'From', limit: 'Limit', yellow: '80 %', due: 'Due', stop: 'Stopped', pauses: 'Pauses', state: 'State', rungs: 'Reminders', times: (n) => `${n}×`, now: 'Now', beyond: 'Due beyond the line',
}
