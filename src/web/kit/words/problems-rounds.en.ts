// What refusals of rounds say, in English.
import type { Say } from './say.ts'

export const roundProblemsEn = {
  'round.not-found': () => 'There is no such round, or it lies outside your reach.',
  'round.routine-not-found': () => 'There is no such routine, or it lies outside your reach.',
  'round.rule-not-understood': (p) => `The part “${String(p['part'] ?? '')}” of the recurrence rule can’t be used.`,
  'round.window-not-possible': () => 'It has to close after it opens.',
  'round.where-unknown': () => 'Choose the cells or units to visit, within your reach.',
  'round.who-needed': () => 'Choose who does it.',
  'round.check-unknown': () => 'The checklist has changed; please load it again.',
  'round.not-done-yet': (p) => {
    const names: Readonly<Record<string, string>> = { checklist: 'the checklist', photo: 'a photo', places: 'places to visit', talk: 'a talk', note: 'what you saw' }
    const missing = Array.isArray(p['missing']) ? (p['missing'] as string[]) : []
    return `It isn’t done yet; missing: ${missing.map((one) => names[one] ?? one).join(', ')}.`
  },
  'round.not-open-yet': () => 'It hasn’t opened yet.',
  'round.already-done': () => 'Somebody has done this one already.',
  'round.not-yours': () => 'This isn’t for your post.',
  'round.own-excuse': () => 'Somebody above has to excuse you from your own round.',
  'round.changed': () => 'The routine was changed while you were writing; look at it as it is now.',
} satisfies Record<string, Say>
