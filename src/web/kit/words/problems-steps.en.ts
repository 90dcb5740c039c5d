// What only staff are refused when they take a step, in English.
import { counted } from '../../../domain/kernel/counted.ts'
import { one, type Say } from './say.ts'
import { sharedEn } from './shared.en.ts'
import { stepsEn } from './steps.en.ts'
import type { stepProblemsZh } from './problems-steps.zh.ts'

export const stepProblemsEn = {
  'case.transition-not-allowed': (p) => `“${one(stepsEn.act, p['step'])}” is not possible: the case is at “${one(sharedEn.state, p['state'])}” now.`,
  'case.changed': (p) =>
    p['by'] === undefined ? 'Somebody else worked on this case while you were filling in. Look at what is new first, then decide.'
      : `While you were filling in, ${String(p['by'])} took the step “${one(stepsEn.done, p['step'])}”; the case is at “${one(sharedEn.state, p['state'])}” now. Look at what is new first, then decide.`,
  'case.own-work': () => 'You handled this case, so somebody else has to check it.',
  'case.unit-not-below': () => 'It can be sent down only to a unit below, in the line of its place.',
  'case.no-unit-above': () => 'It is with the district already and can’t be passed up further.',
  'case.office-unknown': () => 'There is no such department. Please choose again.',
  'case.not-holder': () => 'Only whoever holds the case now can do this.',
  'case.request-pending': () => 'Something is already waiting for approval; it has to be approved, declined or withdrawn first.',
  'case.no-request': () => 'Nothing is waiting for approval.',
  'case.own-request': () => 'Somebody else has to approve what you asked for.',
  'case.not-own-request': () => 'Only who asked can withdraw it.',
  'case.time-needed': () => 'Please give a time later than now.',
  'case.suspension-too-long': (p) => `A suspension lasts ${counted(String(p['days'] ?? 366), 'day')} at most; it can be asked for again.`,
  'case.extension-too-long': (p) => `Extensions add up to three times the limit at most; ${String(p['most'] ?? 0)} more are possible.`,
  'case.no-chase': () => 'No chase is waiting for an answer.',
  'case.chase-from-above': () => 'A chase comes from above: from a level above whoever holds the case; for a department, from the level that sent it there or above.',
  'case.milestone-unknown': () => 'This class has no such stage.',
  'case.milestone-done': () => 'This stage is done already or not being timed.',
  'case.not-assisting': () => 'Only offices called to assist can report here.',
  'case.master-unknown': () => 'The case to merge into was not found, or lies outside your reach.',
  'case.master-not-possible': () => 'It can’t be merged into that case: it is this very case, has ended, or was merged itself.',
  'case.condition-unknown': () => 'This class has no such filing condition.',
  'case.private-without-photos': () => 'A private note can’t carry photos: whoever sees the case would see them.',
  'case.link-not-possible': () => 'A case can’t be linked with itself.',
  'case.whistle-running': () => 'Departments are summoned to this case. End the whistle first; then the case can be closed.',
} satisfies Record<keyof typeof stepProblemsZh, Say>
