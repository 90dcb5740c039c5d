// Words of the command desk, in English.
import type { Texts } from '../../kit/words/dictionary.ts'
import type { deskZh } from './desk.zh.ts'

export const deskEn: Texts<typeof deskZh> = {
  lead: 'What is new, nearly due and overdue here, live; each number is the list behind it.',
  list: { toAccept: 'To accept', toDispatch: 'To dispatch', yellow: 'Nearly due', red: 'Overdue', requests: 'To approve', chases: 'Chases unanswered', suspended: 'Suspended' },
  numbers: 'Numbers now', open: (name, count) => `${name}: ${count}`, inList: 'Open in the work-list', soundOn: 'Sound: on', soundOff: 'Sound: off', soundHint: 'One tone when something new comes or turns red',
  grew: (name, count) => `${name} has risen to ${count}`, empty: 'Nothing here now', emptyHint: 'What is new appears by itself.', act: 'Act', notNow: 'That is not possible any more; the list is fresh',
}
