// What refusals around messages say, in English.
import type { Say } from './say.ts'

export const messageProblemsEn = {
  'message.rules-wrong': (p) => (Array.isArray(p['rules']) && p['rules'].length > 0 ? `Rule ${(p['rules'] as string[]).map((n) => Number(n) + 1).join(', ')} can’t hold: nobody can be meant by it, or it is there twice.` : 'The rule can’t hold: nobody can be meant by it, or it is there twice.'),
  'message.rules-changed': (p) => `${p['by'] ? String(p['by']) : 'Somebody else'} has just changed the rules. Look at them before you save.`,
  'message.push-refused': () => 'The push service of this browser is not among those allowed, so no push can arrive.',
  'message.too-many-devices': () => 'Too many devices take push for you. Remove those you don’t use.',
  'message.no-mail': () => 'E-mail is not connected yet. Ask the system administrator.',
  'message.mail-failed': () => 'The e-mail could not be sent. Check the address or try later.',
  'message.wrong-code': () => 'The code is wrong or has run out.',
  'message.too-many-codes': () => 'Too many codes were asked for today. Try again tomorrow.',
  'message.robot-refused': () => 'This is not an address of such a robot, or not one that is allowed.',
  'message.robot-not-found': () => 'There is no such robot, or it is not within your reach.',
  'message.place-unknown': () => 'Choose the unit or office the robot belongs to.',
  'message.delivery-not-found': () => 'There is no such delivery.',
} satisfies Record<string, Say>
