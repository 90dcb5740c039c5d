// Words about what is known already near a place or in the same words, in English.
import type { Texts } from '../../kit/words/dictionary.ts'
import type { knownZh } from './known.zh.ts'

const metres = (count: number): string => (count < 1000 ? `${count} m` : `${(count / 1000).toFixed(1)} km`)

export const knownEn: Texts<typeof knownZh> = {
  title: 'Near and similar cases', waiting: 'Once there is a place or some words, near and similar cases show here', hint: 'If it is the same thing, follow it instead of repeating it.', none: 'No near or similar cases', why: 'Because:',
  reason: (reason, { metres: away, likeness }) =>
    ({ near: `${metres(away ?? 0)} away`, sameAddress: 'same address', sameClass: 'same class', similarWords: `similar words ${likeness}%` })[reason],
}
