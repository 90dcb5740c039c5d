// Words of the command desk, in English.
import { counted } from '../../../domain/kernel/counted.ts'
import type { Texts } from '../../kit/words/dictionary.ts'
import type { deskZh } from './desk.zh.ts'

export const deskEn: Texts<typeof deskZh> = {
  lead: 'What is new, nearly due and overdue here, live; each number is the list behind it.',
  list: { toAccept: 'To accept', toDispatch: 'To dispatch', yellow: 'Nearly due', red: 'Overdue', requests: 'To approve', chases: 'Chases unanswered', suspended: 'Suspended' },
  numbers: 'Numbers now', open: (name, count) => `${name}: ${count}`, inList: 'Open in the work-list', soundOn: 'Sound: on', soundOff: 'Sound: off', soundHint: 'One tone when something new comes or turns red',
  grew: (name, count) => `${name} has risen to ${count}`, empty: 'Nothing here now', emptyHint: 'What is new appears by itself.', act: 'Act', notNow: 'That is not possible any more; the list is fresh',
  allWhistles: 'All whistles', whistles: 'Whistles running', whistleCounts: (running, late, waiting) => `${running} running, ${counted(late, 'department')} late, ${waiting} waiting for you`, noWhistles: 'No whistle is running', noWhistlesHint: 'Once a street’s whistle is approved, the countdown of each department stands here.',
  call: { called: 'Not yet', reportedIn: 'Reported in', objected: 'Objects', excused: 'Excused', finished: 'Finished' }, lateCall: (what) => `${what} (late)`,
  reinspections: 'To be inspected again', allInspections: 'All inspections', noReinspections: 'Nothing to inspect again', noReinspectionsHint: 'Premises that were warned stand here until their day.', due: (day) => `by ${day}`, missed: (day) => `was due ${day}`,
}
