// Words for calendars, area classes and the ladder of reminders, in English.
import { counted } from '../../../domain/kernel/counted.ts'
import type { Texts } from '../../kit/words/dictionary.ts'
import type { clocksZh } from './clocks.zh.ts'

export const clocksEn: Texts<typeof clocksZh> = {
  tabs: { label: 'Settings of clocks', calendars: 'Work calendars', areas: 'Area classes', ladder: 'Ladder of reminders' },
  calendars: {
    heading: 'Work calendars', lead: 'Limits run in working time: on which days and hours. A change computes running cases anew; stopped clocks stay as they were judged.', calendar: 'Calendar', version: (n) => `Version ${n}`, add: 'New calendar',
    year: 'Year', before: 'Year before', after: 'Year after', unsaved: 'There are unsaved changes', settings: 'Settings', name: 'Name', code: 'Code', codeHint: 'Small letters, digits and hyphens; stays as it is', national: 'The country’s public holidays and make-up workdays hold', weekdays: 'Workdays of the week', spans: 'Working hours', from: 'From', until: 'Until', addSpan: 'Add hours', removeSpan: (n) => `Remove hours ${n}`,
    weekday: ['M', 'T', 'W', 'T', 'F', 'S', 'S'], monthName: (n) => ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'][n - 1]!, days: 'The year', legend: { works: 'Worked', free: 'Free', national: 'The country’s', own: 'The district’s own' },
    day: (date, works, why) => `${date}, ${works ? 'worked' : 'free'}${why ? `, ${why}` : ''}`, own: 'the district’s own', toggle: 'Press a day to make it worked or free; once more puts it back.',
    exceptions: 'Days of the district’s own', noExceptions: 'There are none.', works: 'Worked', free: 'Free', date: 'Date', kind: 'What', addDay: 'Add', remove: (date) => `Remove ${date}`,
    bring: 'Import a holiday list', bringHint: '.xlsx or CSV: date, holiday or workday', brought: (days, changed) => `Read: ${counted(days, 'day')}, of which ${changed} differ from now and are among the changes below.`, faults: (n) => `Left out, as it could not be read: ${counted(n, 'row')}`, fault: (row, why) => `Row ${row}: ${why}`,
    reason: { 'no-date': 'no date', 'no-kind': 'doesn’t say holiday or workday', twice: 'one day said in two ways' },
    preview: 'See what changes', previewTitle: 'What this changes', previewDays: (n) => `Changes ${counted(n, 'day')}`, previewHours: 'Hours or workdays of the week change: every running clock is computed anew', previewRunning: (n) => `Concerns at most ${counted(n, 'running case')}`, previewNone: 'No day changes.', toWork: 'worked now', toFree: 'free now', save: 'Save as a new version', saved: 'Saved; running clocks are computed anew in the background', savedNew: 'Made', discard: 'Discard changes', cancel: 'Cancel',
    anew: 'Computing anew', anewRunning: (seen) => `Computing anew: ${counted(seen, 'case')} looked at`, anewDone: (seen, moved) => `Last computed anew: ${counted(seen, 'case')} looked at, ${moved} due at another time`,
    uses: 'Who goes by it', usesHint: 'A unit with what lies below it, the nearest above wins; an office by its own. Everybody else by the standard calendar. From the next clock on.', unit: 'Unit', office: 'Office', assign: 'Assign', none: 'Nobody is assigned, ', noneStandard: 'Whoever has no other goes by this calendar.', noneOther: 'No unit or office goes by it yet.', take: (name) => `Take ${name} out`, readOnly: 'You may look at it, not change it.', column: { place: 'Unit or office', level: 'Level' },
  },
  reminders: {
    heading: 'Reminders', putAllAway: 'Put all away', seen: 'Put away', putAway: (number) => `Put away: ${number}`, more: (n) => `${n} more`, yellow: 'nearly due', red: 'ran past its limit', whistle: { 'whistle.toApprove': 'Whistle to approve', 'whistle.called': 'Called by a whistle, report in', 'whistle.unanswered': 'Department has not answered a whistle', 'whistle.toDecide': 'Objection to a whistle waits' }, what: (stage, when) => `${stage} · ${when}`,
  },
  areas: {
    heading: 'Area classes', lead: 'The same thing may have another limit elsewhere. A class stands at a unit and holds for what lies below; B where nothing is said. Only cases opened from now on are concerned.', unit: 'Unit', area: 'Class', level: 'Level', set: 'Set', remove: (name) => `Take the class of ${name} away`, none: 'Nothing is set: the whole district is B.', saved: 'Set', removed: 'Taken away',
    class: { A: 'A: centre and main roads', B: 'B: ordinary', C: 'C: outskirts' }, short: { A: 'A', B: 'B', C: 'C' }, list: 'Units with a class',
  },
  ladder: {
    heading: 'Ladder of reminders', lead: 'Who is told when a clock turns yellow, turns red, and so many workdays later. Each rung tells once; what an outage missed is told by its highest rung alone.', rules: 'Rules', any: 'Any', stage: 'Stage', urgency: 'Urgency', urgent: 'Urgent', ordinary: 'Ordinary', rungs: 'Rungs', rung: (n) => `Rung ${n}`, at: { yellow: 'Turns yellow', red: 'Turns red', later: 'After red' }, when: 'When', workdays: 'Workdays', tell: 'Tells',
    listener: { holder: 'Who has it', chief: 'Their chief', above: 'The level above' }, workdaysLater: (n) => `${counted(n, 'workday')} after red`, addRung: 'Add a rung', removeRung: (n) => `Remove rung ${n}`, addRule: 'Add a rule', removeRule: 'Remove the rule', save: 'Save', saved: 'Saved', discard: 'Discard changes', special: 'The rule most specific in stage and urgency holds alone.',
    ruleName: (stage, urgency) => `${stage} · ${urgency}`, preview: 'Try it out', previewHint: 'For a case due at this time: who would be told, and when.', dueAt: 'Due', started: 'Started', calendar: 'Calendar', previewNone: 'Such a case would have no reminders.', told: 'Tells', time: 'Time',
    stages: { accept: 'Accept', verify: 'Verify', dispatch: 'Dispatch', handle: 'Handle', check: 'Check', close: 'Close', chase: 'Chase' }, milestone: 'Milestone in handling',
  },
}
