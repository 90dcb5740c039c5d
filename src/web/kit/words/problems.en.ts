// What each Problem code says to a person, in English.
import type { problemsZh } from './problems.zh.ts'
import { given, one, type Say } from './say.ts'
import { sharedEn } from './shared.en.ts'

export const problemsEn: Record<keyof typeof problemsZh, Say> = {
  'request.malformed': (p) => `Something filled in is not right. Please check and submit again${given(p, 'field', ' (', ')')}.`,
  'request.too-large': () => 'This is too large. Please send fewer photos or less text.',
  'request.not-found': () => 'There is no such page or record.',
  'request.cross-site': () => 'The request came from another website and was refused. Please work from this platform.',
  'request.too-many': () => 'Too many requests. Please wait a moment.',
  'access.sign-in-needed': () => 'Please sign in first.',
  'access.refused': (p) =>
    p['reason'] === 'out-of-reach' ? 'This lies outside the reach of your post.' : p['reason'] === 'other-district' ? 'This belongs to another district.' : 'Your post does not carry this permission.',
  'server.failed': () => 'Something went wrong on our side and was recorded. Please try again later.',
  'server.busy': () => 'The system is busy. Please try again shortly.',
  'server.unreachable': () => 'The server can’t be reached. Please check your network and try again.',
  'case.not-found': () => 'There is no such case, or it lies outside your reach.',
  'case.transition-not-allowed': (p) => `“${one(sharedEn.act, p['step'])}” is not possible: the case is at “${one(sharedEn.state, p['state'])}” now.`,
  'case.changed': (p) =>
    p['by'] === undefined ? 'Somebody else worked on this case while you were filling in. Look at what is new first, then decide.'
      : `While you were filling in, ${String(p['by'])} took the step “${one(sharedEn.done, p['step'])}”; the case is at “${one(sharedEn.state, p['state'])}” now. Look at what is new first, then decide.`,
  'case.id-taken': () => 'This number is used by another case. Please report again.',
  'case.text-needed': () => 'Please write what you found or why.',
  'case.photo-needed': (p) => `This category asks for a photo ${p['role'] === 'scene' ? 'of the scene' : p['role'] === 'before' ? 'taken before handling' : 'taken after handling'}.`,
  'case.too-many-photos': (p) => `Too many photos, at most ${String(p['most'] ?? 9)}.`,
  'case.photo-unknown': () => 'One of the photos did not arrive. Please upload it again.',
  'case.category-unknown': () => 'There is no such category. Please choose again.',
  'case.place-outside': () => 'The place lies outside the district. Please choose another place.',
  'case.place-needed': () => 'Please choose the place on the map, or write the address.',
  'case.answer-needed': (p) => `Please answer “${String(p['en'] ?? '')}”.`,
  'case.answer-wrong': (p) => `The answer to “${String(p['en'] ?? '')}” doesn't fit.`,
  'case.reopen-too-late': (p) => `It was closed more than ${String(p['days'] ?? 10)} days ago and can’t be reopened. Please report it again.`,
  'case.already-rated': () => 'This case was rated already.',
  'case.anonymous-not-allowed': () => 'This district does not take anonymous reports. Please sign in first.',
  'account.wrong-credentials': (p) => `Login or password is wrong${given(p, 'left', '. Attempts left: ')}.`,
  'account.locked': (p) => (p['minutes'] === undefined ? 'Locked for a while after too many wrong attempts. Please try again later.' : `Locked after too many wrong attempts. Please try again in ${String(p['minutes'])} minutes.`),
  'account.code-too-soon': (p) => (p['seconds'] === undefined ? 'A code was sent just now. Please wait a moment.' : `A code was sent just now. Please ask again in ${String(p['seconds'])} seconds.`),
  'account.code-too-many': () => 'Too many codes were asked for today. Please try again tomorrow.',
  'account.wrong-code': () => 'The code is wrong or has expired.',
  'account.password-needed': () => 'Your post needs your login and password, a code is not enough.',
  'account.weak-password': (p) => `The password is too weak: at least ${String(p['least'] ?? 10)} characters, neither a common one nor containing the login.`,
  'file.empty': () => 'The photo is empty. Please take or choose it again.',
  'file.too-large': (p) => (p['megapixels'] === undefined ? 'The photo is larger than 20 MB.' : `The photo has more than ${String(p['megapixels'])} million pixels.`),
  'file.not-an-image': () => 'This is not a photo. JPEG, PNG and WebP work.',
  'file.unreadable': () => 'The photo is damaged and can’t be read.',
  'file.more-than-an-image': () => 'This file holds more than a photo and was refused.',
  'file.id-taken': () => 'The photo’s id is in use. Please choose the photo again.',
  'file.too-many': () => 'Too many photos were uploaded. Please wait a while.',
  'file.not-found': () => 'The photo does not exist, or you may not see it.',
  'territory.not-found': () => 'There is no such unit.',
}
