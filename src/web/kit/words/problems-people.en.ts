// Texts of the Problems about the people on the net, in English.
import { counted } from '../../../domain/kernel/counted.ts'
import { given, one, type Say } from './say.ts'
import { netEn } from './net.en.ts'

const days = (p: Parameters<Say>[0]): string => (p['from'] === undefined ? '' : ` (${String(p['from'])} to ${String(p['until'])})`)

export const peopleProblemsEn = {
  'account.slip-invalid': () => 'The activation code is wrong, used or expired. Ask the office that gave you the slip for a new one.',
  'account.login-taken': () => 'Somebody else has this login. Choose another one.',
  'people.not-found': () => 'There is no such person, or they are outside your reach.',
  'people.post-not-found': () => 'There is no such post, or it is outside your reach.',
  'people.leave-not-found': () => 'There is no such leave, or it is outside your reach.',
  'people.role-not-there': (p) => `“${one(netEn.role, p['role'])}” can’t stand at a unit of this level.`,
  'people.role-above': (p) => `“${one(netEn.role, p['role'])}” isn’t below your own post: somebody above has to do this.`,
  'people.own-post': () => 'Nobody changes their own posts: somebody else has to do this.',
  'people.roles-apart': (p) => `“${one(netEn.role, p['role'])}” and “${one(netEn.role, p['other'])}” must be held by different people.`,
  'people.already-on-post': () => 'This person is on that post in these days already.',
  'people.post-over': () => 'This post is over or hasn’t begun, and can’t be changed any more.',
  'people.past': (p) => `Days that have passed can’t be changed${given(p, 'today', '; today is ')}.`,
  'people.days-reversed': () => 'The last day is before the first.',
  'people.too-long': (p) => `Too long: at most ${counted(String(p['days'] ?? 732), 'day')}. Check the year.`,
  'people.name-differs': (p) => `This phone is registered${given(p, 'name', ' to “', '”')}: the name differs. Check it, or confirm the new name.`,
  'people.phone-taken': () => 'This phone is registered to somebody else.',
  'people.leave-overlaps': (p) => `Overlaps with a leave that is recorded already${days(p)}.`,
  'people.leave-over': () => 'This leave is over or withdrawn, and can’t be changed any more.',
  'people.substitute-self': () => 'Nobody stands in for themselves.',
  'people.substitute-away': (p) => `The substitute is on leave in these days too${days(p)}. Choose somebody else, or fewer days.`,
  'people.not-their-post': () => 'This isn’t a post of the person on leave.',
  'people.no-phone': () => 'No phone is registered.',
  'people.sheet-not-found': () => 'There is no such import, or it was erased after a day. Upload the sheet again.',
  'people.sheet-unmapped': () => 'Say first which column is the name, which the post and which the unit.',
  'people.sheet-changed': () => 'The roster changed after the preview. Look at the new preview, then confirm.',
  'people.sheet-done': () => 'This import is done already.',
  'people.sheet-nothing': () => 'There is no row that could be written.',
} as const satisfies Record<string, Say>
