// Words of joint operations, in English.
import { counted } from '../../../domain/kernel/counted.ts'
import type { Texts } from '../../kit/words/dictionary.ts'
import type { operationsZh } from './operations.zh.ts'

export const operationsEn: Texts<typeof operationsZh> = {
  heading: 'Joint operations', lead: 'Led by the street: one team, three agencies and the departments it takes, on site together.', plan: 'Plan an operation', planHeading: 'Plan a joint operation', reviseHeading: 'Change the plan', empty: 'No joint operations yet',
  groups: { open: 'Under way', waiting: 'To be closed', closed: 'Over' }, mine: 'I take part',
  state: { planned: 'Planned', announced: 'Announced', running: 'Running', reporting: 'Being reported', closed: 'Closed', cancelled: 'Cancelled' },
  title: 'Title', purpose: 'Purpose', day: 'Day', hours: 'Hours', begins: 'Begins', ends: 'Ends', street: 'Street', area: 'Area', offices: 'Offices', leader: 'Leader', people: 'People', present: 'There', items: 'Items of the power list', roster: 'Roster',
  makeUp: (team, agency, department) => `${team} + ${agency} + ${department}`, makeUpHint: 'team + agencies + departments', peopleOf: (n) => counted(n, 'person', 'people'), presentOf: (n, of) => `${n} of ${of} there`,
  what: 'What for', who: 'Who takes part', where: 'Where', addUnit: 'Add a community or a grid', removeUnit: (name) => `Take out ${name}`, draw: 'Draw the area on the map', drawing: 'Click point by point, double-click to finish', redraw: 'Draw again', clearShape: 'Take out the drawn area', drawn: 'Drawn area',
  itemsHint: 'Find by code or name', notOneThreeN: 'Not made up as 1+3+N: one team and three agencies, with as many departments as it takes.', holdNone: (names) => `Hold none of the items in this street on that day: ${names}`, choosePeople: 'Choose offices and a day, then tick who of those on post takes part', nobodyOnPost: 'Nobody is on post on that day', chooseLeader: 'Choose from the roster', save: 'Save the plan', saved: 'Saved',
  act: { revise: 'Change the plan', announce: 'Tell the offices', changeLeader: 'Change the leader', signIn: 'Save who is there', begin: 'Begin', find: 'Add a finding', followUp: 'Make a task', finish: 'End on site', report: 'Write the result', close: 'Close', cancel: 'Cancel it' },
  did: { plan: 'Planned', revise: 'Plan changed', announce: 'Announced', changeLeader: 'Leader changed', signIn: 'Signed in', begin: 'Begun', find: 'Found', followUp: 'Task made', finish: 'Ended on site', report: 'Result written', close: 'Closed', cancel: 'Cancelled' },
  signInHint: 'Its leader ticks who is there; nobody is located or clocked in.', here: (name) => `${name} is there`, notYet: 'not looked yet', away: 'not there', findings: 'Findings', noFindings: 'No findings yet', findingText: 'What was found', item: 'Item', itemNone: 'None', office: 'Found by', officeNone: 'Not said',
  cases: 'Follow-up tasks', noCases: 'No tasks yet', toCase: 'Make a task', caseHint: 'Becomes a case, which the street dispatches to whoever is responsible.', category: 'Class', description: 'What is to be done', place: 'Place', placeHint: 'Click the place on the map', placeNone: 'No place yet', address: 'Address', ofFinding: (no) => `From finding ${no}`,
  inspections: 'Premises inspected', inspectionsOf: { total: 'Inspected', inOrder: 'In order', warned: 'Warned', settled: 'Settled', handedOver: 'Handed over' }, past: 'What was done', result: 'Result', resultHint: 'What was done, how much was looked at, what remains', reason: 'Reason',
  sheet: 'Result sheet', print: 'Print', sheetOf: (title) => `Result of the joint operation: ${title}`, signatures: 'Signatures', leaderSigns: 'Leader', streetSigns: 'Street', sheetDate: 'Date', nobody: 'None', back: 'Back',
  cancelTitle: 'Cancel this joint operation', leaderTitle: 'Change the leader', reportTitle: 'Write the result', findTitle: 'Add a finding', unknownItem: (code) => `${code} (not in the power list)`,
  fromOperation: (title) => `Follow-up of the joint operation “${title}”`, fromInspection: (name) => `Handed over after an inspection at “${name}”`, origin: 'Where it came from',
}
