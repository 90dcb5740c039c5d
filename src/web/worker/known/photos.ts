// Which small photos of held cases this phone wants to show without a network: newest first; what is covered as a whole is not
// seen by anybody.
import type { Held } from '../../../contract/sync.ts'
import type { Known } from '../../kit/offline/known.ts'
import type { WantedThumb } from '../../kit/offline/thumbs.ts'

export const wantedThumbs = (known: Known): WantedThumb[] => {
  const stamps = known.stamps(['cases'])['cases']!
  const all = known.list<Held['cases']>('cases').flatMap(({ view }) => view.steps.flatMap(({ at, photos }) => photos.flatMap(({ fileId, covered }) => (covered === 'whole' ? [] : [{ at, id: fileId, stamp: stamps[view.id] ?? '' }]))))
  // A photo shown by two cases is one.
  return [...new Map(all.sort((a, b) => b.at - a.at).map(({ id, stamp }) => [id, { id, stamp }])).values()]
}
