// Words of a whistle and of a joint operation on the phone, in English.
import type { Texts } from '../../../kit/words/dictionary.ts'
import type { calledZh } from './words.zh.ts'

export const calledEn: Texts<typeof calledZh> = {
  whistle: 'Whistle', operation: 'Joint operation', goneWhistle: 'This whistle can’t be seen', goneOperation: 'This joint operation can’t be seen', goneHint: 'It may no longer be within your reach.',
  state: { requested: 'Waits for approval', running: 'Running', ended: 'Ended', refused: 'Not approved', cancelled: 'Cancelled' }, call: { called: 'Called', reportedIn: 'Reported in', objected: 'Objected', excused: 'Excused', finished: 'Finished' },
  meeting: 'Where to meet', request: 'Why', askedBy: 'Asked by', started: 'Approved', calls: 'Departments called', due: 'At the latest', came: 'Reported in', reportIn: 'Report in', reportedIn: 'Reported in', openCase: 'Open the case', more: 'Approve, object, evaluate and more', openMap: 'Way there',
  step: { planned: 'Planned', announced: 'Announced', running: 'Running', reporting: 'Result due', closed: 'Closed', cancelled: 'Cancelled' },
  when: 'When', street: 'Street', purpose: 'What for', leader: 'Led by', nobody: 'not yet said', offices: 'Offices', area: 'Where', drawn: 'as drawn', roster: 'Roster', present: 'there', absent: 'not there', me: 'me', premises: 'Inspect premises', whole: 'Sign in, findings and result',
}
