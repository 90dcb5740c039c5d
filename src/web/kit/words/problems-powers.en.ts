// Texts of the Problems about powers and officers, in English.
import type { powerProblemsZh } from './problems-powers.zh.ts'
import { given, type Say } from './say.ts'

const list = (p: Parameters<Say>[0], name: string): string => (Array.isArray(p[name]) ? (p[name] as readonly string[]).join(', ') : '')
const items = (p: Parameters<Say>[0]): string => (list(p, 'items') === '' ? 'what this class of case needs' : `“${list(p, 'items')}”`)
const office = (p: Parameters<Say>[0]): string => (p['office'] ? `“${String(p['office'])}”` : 'This office')
const holders = (p: Parameters<Say>[0], before: string): string => (list(p, 'holders') === '' ? '' : `${before}${list(p, 'holders')}`)

export const powerProblemsEn: Record<keyof typeof powerProblemsZh, Say> = {
  'power.not-found': () => 'There is no such power.',
  'power.code-taken': () => 'Another power has this code.',
  'power.changed': () => 'Somebody else has changed this since you looked: please look again before you submit.',
  'power.id-taken': () => 'There is a batch of this number with other content.',
  'power.office-unknown': () => 'There is no such department or team.',
  'power.street-unknown': () => 'There is no such street.',
  'power.past': (p) => `It can’t take effect before today${given(p, 'today', ' (', ')')}.`,
  'power.transition-early': () => 'The transition ends before the change takes effect.',
  'power.transition-apart': () => 'A withdrawn power has no new holder: in the transition the old one can only finish what runs.',
  'power.lead-missing': () => 'Choose a holder for every street; of a joint power, say who leads.',
  'power.lead-needless': () => 'Handing back and withdrawing name no holder.',
  'power.place-twice': () => 'One street was chosen twice.',
  'power.street-missing': () => 'Giving down and handing back need a street.',
  'power.joint-twice': () => 'Who leads can’t join as well, and nobody joins twice.',
  'power.move-apart': () => 'Somebody is no longer on that post and can’t move along.',
  'power.batch-not-found': () => 'There is no such batch within your reach.',
  'power.batch-over': () => 'This batch has been adopted or declined and can’t be changed.',
  'power.batch-changed': () => 'Things have changed since the preview: please look at the new one before you adopt.',
  'power.batch-faulty': (p) => `Some powers can’t be changed like this${given(p, 'count', ' (', ')')}: please mend the batch first.`,
  'power.batch-nothing': () => 'This batch changes nothing.',
  'power.not-held': (p) => `${office(p)} doesn’t hold ${items(p)} here today and can’t be sent the case${holders(p, '. It can go to: ')}.`,
  'power.not-yet': (p) => `${office(p)} doesn’t hold ${items(p)} yet${given(p, 'from', ': only from ', '')}${holders(p, '. Today it can go to: ')}.`,
  'power.finishing': (p) => `${office(p)} only finishes what it began${given(p, 'until', ' (until ', ')')} and can’t be sent anything new${holders(p, '. It can go to: ')}.`,
  'power.lead-is': (p) => `Several offices hold ${items(p)} together: send it to the one that leads${holders(p, ', ')}. The others assist.`,
  'power.nobody-holds': () => 'Nobody holds what this case needs here today: the list of powers has to be adjusted first.',
  'power.sheet-not-found': () => 'There is no such import, or it has expired: please upload the sheet again.',
  'power.sheet-unmapped': () => 'Please say which column is the code and which is the holder.',
  'power.sheet-changed': () => 'The list has changed since the preview: please look at the new one before you confirm.',
  'power.sheet-done': () => 'This import has been done.',
  'power.sheet-nothing': () => 'There is no row to write.',
  'officer.not-found': () => 'There is no such officer within your reach.',
  'officer.record-taken': () => 'This record was entered already with other content.',
  'officer.future': () => 'The day is in the future: please check it.',
  'officer.own-record': () => 'Nobody enters their own records: somebody above has to.',
}
