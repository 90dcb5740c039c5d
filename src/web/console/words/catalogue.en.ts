// Words of the catalogue pages, in English.
import { counted } from '../../../domain/kernel/counted.ts'
import type { Texts } from '../../kit/words/dictionary.ts'
import type { catalogueZh } from './catalogue.zh.ts'

export const catalogueEn: Texts<typeof catalogueZh> = {
  heading: 'Catalogue', lead: 'What can be reported: what each class asks, which evidence, who settles it, and how long each stage may take.',
  figures: 'Limits are starting values that the district edits; they stand for no standard.',
  search: 'Code or name', major: 'Major', allMajors: 'All majors', onlyChanged: 'Only what the draft changes', empty: 'No class fits', emptyHint: 'Try another word, or all majors.',
  showing: { draft: (n) => `Version ${n} (draft)`, coming: (n) => `Version ${n} (to come)`, inForce: (n) => `Version ${n} (in force)`, replaced: (n) => `Version ${n} (replaced)` },
  standing: { draft: 'Draft', coming: 'To come', inForce: 'In force', replaced: 'Replaced' },
  seeDraft: 'Show the draft', seeInForce: 'Show what is in force', exportAs: (kind) => `Export ${kind}`, import: 'Import', versions: 'Versions', addMinor: 'New minor', addMajor: 'New major', addBelow: 'Choose a major, and minors are added here',
  column: { code: 'Code', name: 'Name', handle: 'Handling', urgent: 'Urgent', burden: 'Burden', fields: 'Questions', photos: 'Photos', taps: 'Taps', offices: 'Main office', state: 'State' },
  changed: 'Changed in the draft', retired: 'Retired', ofMajor: 'Major',
  burden: { label: 'Burden', says: (fields, photos, taps) => `${counted(fields, 'field')} · ${counted(photos, 'photo')} · ${counted(taps, 'tap')}`, hint: 'What it costs who reports and who handles, beyond class, place and words. Letters aren’t counted.', required: (n) => `${n} of them required` },
  unit: { hour: 'hours', workMinute: 'work minutes', workHour: 'work hours', workday: 'workdays' },
  editor: {
    names: 'Names', zh: 'Chinese name', en: 'English name', component: 'Component', componentHint: 'a facility of the town, not an event', retire: 'Retired', retireHint: 'Can’t be reported any more; running cases go on.',
    offices: 'Offices', officesHint: 'The first is the main one and is proposed at dispatch', evidence: 'Evidence', evidenceOf: { scene: 'Photo of the scene with the report', before: 'Photo from before the handling', after: 'Photo from after the handling', place: 'A place on the map is needed' },
    limits: 'Limits', limitsHint: 'Empty: nothing of its own. A condition outweighs the area. An urgent case has the urgent limit or the ordinary one, whichever is due first.', anyArea: 'Every area', area: (name) => `Area ${name}`, ordinary: 'Ordinary', anyCondition: 'Any condition', urgent: 'Urgent', amount: 'Amount', unitLabel: 'Unit', other: 'Other limits', handleNeeded: 'Handling needs a limit without any condition',
    stage: { accept: 'Accept', verify: 'Verify', dispatch: 'Dispatch', handle: 'Handle', check: 'Check', close: 'Close', chase: 'Chase' },
    questions: 'Questions', questionsHint: 'Only what the platform doesn’t know and nobody can do without.', addQuestion: 'Add a question', question: (n) => `Question ${n}`, kind: 'Answer', kinds: { text: 'Text', number: 'Number', choice: 'Choice', date: 'Date', yesNo: 'Yes or no' }, required: 'Required', options: 'Options', addOption: 'Add an option',
    up: 'Up', down: 'Down', remove: (name) => `Remove ${name}`, code: 'Mark',
    conditions: 'Filing conditions', conditionsHint: 'Only where limits differ by how grave it is.', addCondition: 'Add a condition', milestones: 'Milestones', milestonesHint: 'Stages inside handling with limits of their own: stop work, penalty, demolition.', addMilestone: 'Add a milestone',
    save: 'Save to the draft', saved: 'Saved to the draft', same: 'Nothing changed', undo: 'Undo the change', undone: 'Undone', readOnly: 'You may look; the district’s desk and the system administrator change it.', faulty: (n) => `${n} to put right`, history: 'Versions', difference: 'Compared with the one before', first: 'The first version', back: 'Back to the catalogue',
    newMinor: (code) => `New minor ${code}`, newMajor: 'New major', majorCode: 'Two digits', make: 'Make it',
  },
  faults: {
    'code-wrong': 'A code has two or five digits', 'name-missing': 'Needs a Chinese and an English name', 'name-long': 'The name is too long', 'question-incomplete': 'A question needs a mark (beginning with a small letter), Chinese and English', 'question-twice': 'Two questions have the same mark', 'question-known': 'This can’t be asked',
    'options-few': 'At least two options, each with a mark, Chinese and English', 'option-twice': 'Two options have the same mark', 'questions-many': 'Too many questions, 8 at most', 'condition-incomplete': 'A condition needs a mark, Chinese and English', 'condition-twice': 'Two conditions have the same mark', 'office-unknown': 'There is no such office',
    'handle-missing': 'A limit for handling without any condition is missing', 'limit-wrong': 'A limit is a whole number above 0 and not too long', 'limit-twice': 'Two limits for the same circumstances', 'limit-condition': 'A limit names a condition that isn’t there', 'limit-milestone': 'A limit names a milestone that isn’t there', 'milestone-incomplete': 'A milestone needs a mark, Chinese and English',
    'milestone-twice': 'Two milestones have the same mark', 'milestone-limit': 'A milestone needs a limit', 'major-only-name': 'A major has a name only', 'code-missing': 'There is no code', 'code-twice': 'The code stands in the sheet twice', 'code-reserved': 'Own minors begin at 080', 'major-missing': 'There is no such major', 'cell-unreadable': 'Can’t be read',
  },
  known: {
    name: 'The platform knows who reports; names aren’t asked again', phone: 'How to reach them stands in the report already', place: 'The map says where it is', time: 'The system records when', photo: 'Photos are asked for under Evidence, not as a question', identity: 'Papers of identity aren’t collected',
  },
  version: {
    heading: 'Versions of the catalogue', lead: 'Changes go into the draft and are in force from a day; a running case keeps the version it began under.', number: (n) => `Version ${n}`, from: (day) => `from ${day}`, classes: (n) => `${counted(n, 'class', 'classes')} changed`, by: (name) => `adopted by ${name}`, draftedBy: (name) => `drafted by ${name}`,
    differs: 'What differs', before: 'Before', after: 'After', newClass: 'New', adopt: 'Adopt the draft', adoptFrom: 'From which day', note: 'Note', noteHint: 'Such as: lamps are mended sooner', adopted: (day) => `Settled: in force from ${day}`, takeBack: 'Take back', takenBack: 'Taken back: a draft again', discard: 'Discard the draft', discarded: 'The draft is gone', none: 'There is no draft', noneHint: 'Change any class of the catalogue and there will be one.', mayAdopt: 'The district’s desk adopts.', show: 'Show what differs', hide: 'Fold', whole: 'Show every class',
  },
  sheet: {
    heading: 'Import the catalogue', lead: 'Look first, then write into the draft; a faulty row doesn’t hold up the others.', drop: 'Drop a spreadsheet here, or click to choose (.xlsx, .csv)', hint: 'Change what “Export” gave you; a missing column leaves what was.', reading: 'Reading', verdict: { new: 'New', changed: 'Changed', unchanged: 'Unchanged', faulty: 'Faulty' }, all: 'All',
    unknown: (columns) => `Columns nobody knows, not read: ${columns}`, row: (n) => `Row ${n}`, rows: 'Preview', nothing: 'No row to write', write: (n) => `Write ${counted(n, 'row')} into the draft`, written: 'Written into the draft', another: 'Another file', rowColumn: 'Row', result: 'Result', detail: 'Content', quiet: 'No such row',
  },
}
