// Words of the reorganisation by spreadsheet, in English.
import { counted } from '../../../domain/kernel/counted.ts'
import type { Texts } from '../../kit/words/dictionary.ts'
import type { reorganiseZh } from './reorganise.zh.ts'

export const reorganiseEn: Texts<typeof reorganiseZh> = {
  heading: 'Reorganise by spreadsheet', lead: 'One sheet: old code, new code, new name, new parent. Renames, splits and closures are recognised; what is in doubt is asked.', unit: 'Area', choose: 'Choose a sheet', drop: 'Drop the sheet here', hint: '.xlsx or .csv with headings in the first row; no old code means a new unit, no new code means that it closes', reading: 'Reading', another: 'Another sheet', rows: (count) => counted(count, 'row'),
  columns: 'What the columns are', columnOf: { oldCode: 'Old code', newCode: 'New code', name: 'New name', parentCode: 'Code of the new parent' }, columnNone: 'No such column', columnsWrong: 'A column that is needed was not recognised. Please say which it is.', readAgain: 'Read it like this',
  findings: 'What was recognised', findingsNone: 'The sheet says what is there already', kind: { rename: 'Renamed', recode: 'New code', move: 'Moved', split: 'Split', merge: 'Merged', close: 'Closed', create: 'New', continue: 'Goes on' },
  questions: 'Please confirm', questionsOpen: (count) => `${count} still to be answered`, questionsDone: 'All answered', question: {
    'unknown-old': (name, code) => `No unit has the code ${code}. Which one is “${name}”?`, unmentioned: (name) => `The sheet does not mention “${name}”. Does it stay, or where does it go?`, closed: (name) => `“${name}” closes: where does it go?`,
    continues: (name) => `Is “${name}” still the same unit, or a new one?`, successor: (name) => `“${name}” is split: which part takes cases and posts without a place?`,
  },
  choice: { same: 'Still the same unit', new: 'A new unit', keep: 'It stays', skip: 'None of them, leave it out' }, suggested: 'suggested', inRows: (rows) => `row ${rows}`,
  faults: 'Rows that make no sense', fault: {
    'row-empty': 'The row is empty', 'old-code-unknown': 'No unit has this old code', 'new-code-malformed': 'The new code has the wrong length', 'levels-differ': 'Old and new are of different levels', 'level-unknown': 'Its level cannot be told', 'name-missing': 'A new unit without a name', 'parent-unknown': 'There is no such parent', 'said-twice': 'The same unit is told of twice', 'code-of-other': 'Another unit has this code',
  }, faultsHint: 'Please mend the sheet and choose it again.',
  toDraw: 'To be drawn', toDrawHint: 'The sheet makes these units without borders; they can be drawn on the map of the plan.', name: 'Name of the plan', nameDefault: (file) => `Reorganisation: ${file}`, make: 'Make a plan', made: 'The plan is made: look at it on the map, then adopt it', operations: (count) => counted(count, 'operation'), more: (count) => `${count} more`,
}
