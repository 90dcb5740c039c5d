// What Problems of whistles say, in English.
import { counted } from '../../../domain/kernel/counted.ts'
import type { Say } from './say.ts'

const named = (p: Parameters<Say>[0]): string => (Array.isArray(p['offices']) ? `: ${(p['offices'] as readonly string[]).join(', ')}` : '')

const states: Readonly<Record<string, string>> = {
  requested: 'waiting for approval', running: 'running', ended: 'ended', refused: 'refused', cancelled: 'cancelled', called: 'called', reportedIn: 'reported in', objected: 'objecting', excused: 'excused', finished: 'finished',
}
const units: Readonly<Record<string, string>> = { hour: 'hour', workMinute: 'work-minute', workHour: 'work-hour', workday: 'workday' }

export const whistleProblemsEn = {
  'whistle.not-found': () => 'There is no such whistle, or it is outside your reach.',
  'whistle.id-taken': () => 'This id is in use. Please send it again.',
  'whistle.transition-not-allowed': (p) => `The whistle is “${states[String(p['state'])] ?? ''}” now; this is not possible.`,
  'whistle.call-not-allowed': (p) => `The department is “${states[String(p['state'])] ?? ''}” now; this is not possible.`,
  'whistle.already-open': () => 'A whistle on this case is waiting for approval or running already. Please go on there.',
  'whistle.case-closed': () => 'The case is settled or not being worked on; no whistle can be blown on it.',
  'whistle.own-request': () => 'You asked for this whistle yourself; somebody else has to approve it.',
  'whistle.not-called': () => 'This department was not called.',
  'whistle.office-needed': (p) => `Choose the departments to call, ${String(p['most'] ?? 20)} at most.`,
  'whistle.office-unknown': () => 'There is no such department. Please choose again.',
  'whistle.limit-out-of-range': (p) => (p['least'] === undefined ? 'The time to report in is too short or too long.' : `The time to report in has to be between ${String(p['least'])} and ${counted(String(p['most']), units[String(p['unit'])] ?? '')}.`),
  'whistle.text-needed': () => 'Please say what is the case, or why.',
  'whistle.time-not-possible': () => 'They can only have come after the whistle and not in the future.',
  'whistle.not-running': (p) => `The whistle is “${states[String(p['state'])] ?? ''}” now; this is not possible.`,
  'whistle.head-approves': () => 'The head of the street approves this whistle; whoever is above does only while that seat is empty.',
  'whistle.unanswered': (p) => `There are departments that neither reported in nor were excused or evaluated${named(p)}. Evaluate them first, then end the whistle.`,
  'whistle.not-evaluated': (p) => `There are departments that reported in and were not evaluated${named(p)}. Evaluate them first, then end the whistle.`,
  'whistle.already-evaluated': () => 'This department was evaluated already.',
  'whistle.task-unknown': () => 'There is no such task.',
  'whistle.task-done': () => 'There is no such task, or it is done.',
  'whistle.band-order': () => 'The lower end can’t lie above the upper one.',
} satisfies Record<string, Say>
