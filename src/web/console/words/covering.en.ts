// Words for covering photos, phrases, the sample and what is known already, in English.
import type { Texts } from '../../kit/words/dictionary.ts'
import type { coveringZh } from './covering.zh.ts'

export const coveringEn: Texts<typeof coveringZh> = {
  cover: 'Cover', coverPhoto: (n) => `Cover photo ${n}`, title: 'Cover a photo', lead: 'Draw over what is to be covered, or add an area and type its numbers. From then on everybody, residents too, sees the covered photo; the original is sealed.', hidden: 'Hide the whole photo', add: 'Add an area', area: (n) => `Area ${n}`,
  x: 'Left %', y: 'Top %', width: 'Width %', height: 'Height %', remove: 'Remove', reason: 'Reason', reasonNeeded: 'Please say why', nothing: 'Please draw what to cover, or hide the whole photo', save: 'Cover', saved: 'Photo covered', already: (by, why) => `Covered by ${by}: ${why}`, onlyMore: 'You can only cover more; a supervisor can take it away.',
  uncover: 'Uncover', uncovered: 'Photo shown again', original: 'See the original', originalHint: 'Each look at the original goes into the audit trail with its reason.', part: 'Partly covered', whole: 'Hidden',
  sample: 'Sample of self-handled cases', sampleLead: 'Of the cases workers report and settle on the spot, this share is checked by somebody else. The draw follows from the case and the seed, so that anybody can compute it again; it is told in the timeline.', rate: 'Share checked (%)', seed: 'Seed', saveSample: 'Save', sampleSaved: 'Sample saved',
  known: 'Near and similar cases', knownLead: 'Before something is filed, cases near by, recently closed ones and similar ones are proposed. Here is set how far and how far back.', publicMetres: 'Near, for residents (m)', staffMetres: 'Near, for staff (m)', recentDays: 'Proposed after closing (days)', saveKnown: 'Save the reach', knownSaved: 'Reach saved',
  phrases: 'Phrases and answer templates', phrasesLead: 'Offered while handling cases. Words in braces are filled in:', own: 'Mine', everybodys: 'Everybody’s', scope: 'For', step: 'Offered at', everyStep: 'Every step', name: 'Name', text: 'Text', newPhrase: 'New phrase', change: 'Change', phraseSaved: 'Phrase saved', none: 'No phrases yet', needed: 'Please give a name and a text',
  places: { number: 'number', category: 'category', place: 'place', community: 'community', holder: 'holder', due: 'due', today: 'today' },
}
