// What refusals of rounds say, in English.
import { counted } from '../../../domain/kernel/counted.ts'
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
  'round.place-unknown': () => 'The places have changed; please load them again.',
  'round.place-outside': () => 'This lies in none of the cells of the routine, or outside the district.',
  'round.too-many-places': (p) => `A cell has at most ${counted(String(p['most'] ?? 50), 'place')}.`,
  'round.not-excepted': () => 'This day was neither left out nor moved.',
  'round.substitute-unknown': () => 'This person can’t make it that day: not posted nearby, or away.',
  'round.swap-not-found': () => 'There is no such swap, or it lies outside your reach.',
  'round.swap-over': () => 'This swap is settled already.',
  'round.swap-standing': () => 'Somebody else is asked to make this one already.',
  'wish.not-found': () => 'There is no such entry, or its day has come and it was erased.',
  'wish.keep-too-long': (p) => `The day it is kept until lies between today and ${counted(String(p['days'] ?? 366), 'day')} on.`,
  'wish.no-phone': () => 'No telephone was left.',
  'track.off': () => 'Tracks are not switched on in this district.',
  'track.not-found': () => 'There is no track, or it was erased.',
  'track.over': () => 'This track was stopped.',
  'track.too-long': () => 'This track is too long; stop it and begin another.',
  'track.period': (p) => `It begins today or later and lasts at most ${counted(String(p['days'] ?? 184), 'day')}.`,
  'track.reason-needed': (p) => `Say why, in at least ${counted(String(p['least'] ?? 10), 'character')}.`,
  'track.on-already': () => 'Tracks are switched on for some of these days already.',
} satisfies Record<string, Say>
