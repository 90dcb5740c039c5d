// Words of the pages about whistles, in English.
import type { Texts } from '../../kit/words/dictionary.ts'
import type { whistlesZh } from './whistles.zh.ts'

export const whistlesEn: Texts<typeof whistlesZh> = {
  heading: 'Whistles', lead: 'A street whistles, departments report in: who is called, how long they have, who is missing.', whistle: 'Whistle', none: 'No whistles', noneHint: 'Where departments are needed on site, blow the whistle on the page of the case.', waiting: 'Whistles that wait for you',
  tab: { open: 'Running and to be approved', closed: 'Over', all: 'All' }, tabs: 'State',
  state: { requested: 'To be approved', running: 'Running', ended: 'Ended', refused: 'Refused', cancelled: 'Cancelled' },
  call: { called: 'Called', reportedIn: 'Reported in', objected: 'Objecting', excused: 'Excused', finished: 'Finished' },
  trigger: { beyondPower: 'Beyond the street’s power', jointEnforcement: 'Joint enforcement', emergency: 'Emergency' },
  triggerHint: { beyondPower: 'The street has no power to enforce this', jointEnforcement: 'Several departments have to be there together', emergency: 'Every minute counts, also at night and on holidays' },
  unit: { hour: 'hours (day and night)', workMinute: 'minutes', workHour: 'work-hours', workday: 'workdays' },
  verdict: { onTime: 'On time', late: 'Late', pending: 'Within the limit', objecting: 'Objection open', excused: 'Excused', released: 'Ended before' },
  grade: { excellent: 'Excellent', good: 'Good', fair: 'Fair', poor: 'Poor' },
  caseNumber: 'Case', street: 'Street', triggerLabel: 'Reason', stateLabel: 'State', calls: 'Departments called', asked: 'Asked', limit: 'Time to report in', askedBy: 'Asked by', meetingPlace: 'Meeting place', request: 'Request', started: 'Approved', ended: 'Ended',
  facts: 'The whistle', onSite: 'On site', children: 'Cases that go on', childrenNone: 'None', timeline: 'What happened', people: 'Who came', peopleHint: 'Listed by the street; nobody is tracked.', peopleNone: 'Nobody listed yet', findings: 'Found on site', findingsNone: 'Nothing yet', tasks: 'Tasks', tasksNone: 'No tasks yet', taskDone: 'Done', taskOpen: 'Open',
  cameAt: 'Came at', streetOwn: 'Street', openCase: 'Open the case', back: 'Back to the list', due: (time) => `By ${time}`, came: (time) => `Reported in ${time}`, rungs: { 1: 'Department reminded', 2: 'Street told', 3: 'District told' }, evaluated: (grade) => `Evaluation: ${grade}`,
  act: {
    approve: 'Approve', refuse: 'Refuse', cancel: 'Cancel whistle', end: 'End whistle', arrive: 'List arrival', finding: 'Note finding', task: 'Set task', taskDone: 'Task done', continue: 'Go on as a case',
    reportIn: 'Report in', object: 'Object', uphold: 'Uphold objection', overrule: 'Overrule objection', finish: 'Finish', evaluate: 'Evaluate',
  },
  done: {
    request: 'Asked for a whistle', approve: 'Approved', refuse: 'Refused', cancel: 'Cancelled', end: 'Ended', arrive: 'Came', finding: 'Found', task: 'Task set', taskDone: 'Task done', continue: 'Goes on as a case',
    reportIn: 'Reported in', object: 'Objected', uphold: 'Objection upheld, excused', overrule: 'Objection overruled', finish: 'Finished', evaluate: 'Evaluated',
  },
  hint: {
    approve: 'The departments are called at once, and their time begins.', cancel: 'Departments that were called see it.', end: 'Once every department that reported in is evaluated; the case goes on in its own loop.', arrive: 'Say who came.', finding: 'It is noted on the case as well.', task: 'Say what is to be done.', continue: 'A new case at the same place, sent to this department at once. Where its class needs a power, only the department that leads it can be sent it.',
    object: 'Say why you can’t come; the district’s desk decides, and the time stands still meanwhile. Who reports in before that is judged by the first limit.', uphold: 'Who is excused doesn’t count.', overrule: 'The time goes on.', finish: 'Say what was done.', evaluate: 'One of four grades, with reasons; once.',
  },
  category: 'Class', toEvaluate: 'To be evaluated', text: 'In words', textNeeded: 'Please fill in', office: 'Department', officeNeeded: 'Please choose a department', gradeLabel: 'Grade', photos: 'Photos', submit: 'Send', sent: 'Sent', department: (name) => name,
  blow: 'Blow the whistle', blowTitle: 'Call departments', blowHint: 'The street’s head approves it, or whoever is above while nobody sits there; no department is told before.', offices: 'Departments to call', amount: 'Time to report in', unitLabel: 'Unit', why: 'Why', blown: 'Sent, waiting for approval', here: 'Whistles on this case', openHere: 'See the whistle',
  numbers: 'Reported in on time', numbersHint: 'Departments that reported in within the limit ÷ those that reported in or are late; those within their limit, objecting or excused stand beside.', month: 'Month', rate: 'On time', byStreet: 'By street', byOffice: 'By department', judged: 'Judged', whistles: 'Whistles', accepted: 'Cases accepted', density: 'Density', perThousand: (value) => `${value} per 1,000 cases`,
  densityWord: { few: 'Few: some may be missing', within: 'As it should be', many: 'Many: the street may settle more by itself', none: 'No cases accepted: nothing to compare' }, bandText: (low, high) => `${low}–${high} whistles per 1,000 accepted cases are thought right; more and fewer are both shown.`, openList: (name, count) => `${name}: ${count}, open the list`,
  bandChange: 'Change', low: 'From', high: 'To', bandSaved: 'Changed', behind: 'Behind the number', behindEmpty: 'No such departments', total: (count) => `${count} in all`, reportedAt: 'Reported in', verdictLabel: 'Result', startedAt: 'Called', whole: 'All',
}
