// Words of the console's rounds, in English.
import { counted } from '../../../domain/kernel/counted.ts'
import type { Texts } from '../../kit/words/dictionary.ts'
import type { roundsZh } from './rounds.zh.ts'

export const roundsEn: Texts<typeof roundsZh> = {
  heading: 'Rounds', lead: 'Who goes where and how often; what is due, done and missing. Every number opens the list behind it.', views: { plan: 'Month', list: 'List', routines: 'Routines' },
  unit: 'Unit', month: 'Month', routine: 'Routine', allRoutines: 'All routines', state: 'State', allStates: 'All states', from: 'From', to: 'To', due: 'Due', patrolRate: 'Patrol rate', rate: 'Rate', rateHint: 'Made in time ÷ closed, without what was excused', byRoutine: 'By routine', byUnit: 'By unit below', calendar: 'Calendar', empty: 'No rounds this month', emptyList: 'No rounds like these', emptyRoutines: 'No routines yet', emptyHint: 'Begin one under “Routines” and its days appear here.',
  weekday: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'], day: (date, done, due, missed) => `${date}: ${done} done of ${due}${missed > 0 ? `, ${missed} missed` : ''}`, missed: (n) => `${n} missed`, holiday: 'Free', open: (name, what, n) => `${name}: ${what} ${n}, open the list`,
  who: 'Made by', when: 'Day', doneAt: 'Made at', faults: 'Found', faultsOf: (n) => counted(n, 'item wanting', 'items wanting'), cases: 'Cases', reason: 'Why excused', note: 'Note',
  excuse: 'Excuse', excuseTitle: 'This one needn’t be made', excuseHint: 'It leaves the patrol rate. The reason is kept in the audit.', needed: 'Please fill this in', excused: 'Excused',
  add: 'New routine', change: 'Change', end: 'End', endTitle: 'End this routine', endHint: 'No more days after this one; what has passed stays as it was.', lastDay: 'Last day', saved: 'Saved', ended: 'Ended', save: 'Save', title: { add: 'New routine', change: 'Change the routine' },
  name: 'Name', kind: 'Kind', roles: 'By which posts', people: (n) => `${n} named people`, whole: 'Within', level: 'At each', special: 'Special cells only', units: (n) => `${n} listed units`, subjects: (n) => counted(n, 'place'), begins: 'From', until: 'Until (may stay empty)',
  rule: 'How often', rules: { daily: 'Every day', weekly: 'By week', monthly: 'By month', other: 'Another rule' }, every: 'Every so many weeks', weekdays: 'On', monthDay: 'Day of the month', otherRule: 'RFC 5545 rule', preview: 'Next days', noPreview: 'This rule has no days', window: 'Within which time', opens: 'Opens', closes: 'Closes', days: 'Days later',
  holidays: 'On a holiday', holiday_: { keep: 'All the same', cancel: 'Leave it out', next: 'On the next workday', previous: 'On the workday before' }, checklist: 'Checklist', itemZh: 'Chinese', itemEn: 'English', addItem: 'Add an item', removeItem: (n) => `Remove item ${n}`, required: 'Required', photo: 'Photo needed', needNote: 'Note needed', needTalk: 'Talk with a resident needed',
  burden: (taps, photos) => `About ${counted(taps, 'tap')} and ${counted(photos, 'photo')} each time`, period: (from, to) => `From ${from}${to ? ` until ${to}` : ''}`,
}
