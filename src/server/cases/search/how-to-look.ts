// Two ways to the newest cases that have some words: to go through the newest of all until a page is full, or to look up all
// that have them and sort those. Common words are found soon by the first, rare ones by the second; in between what each is
// expected to take decides.

/** `share`: at most so many of the cases have the words. `within`: the index narrows them to one of so many units. `units`: a
 *  page is wanted of one of so many. */
export type Wanted = { share: number; total: number; most: number; within: number; units: number }

/** Microseconds, on a machine that is neither new nor idle; only what they are to each other matters. */
const perWalked = 3
const perListed = 0.6
const perLookedUp = 10

/** Of the newest, so many are gone through for a page, with some to spare. */
const walkOf = ({ most, units }: Wanted, share: number): number => Math.ceil((1.5 * most * units) / share)

const lookUpTakes = ({ share, total, within }: Wanted): number => total * (Math.min(share, 1 / within) * perListed + (share / within) * perLookedUp)

/** How many of the newest to go through, or nothing where looking up is sooner done. */
export const walkFor = (wanted: Wanted): number | undefined => {
  const walk = walkOf(wanted, wanted.share)
  return walk * perWalked <= lookUpTakes(wanted) ? walk : undefined
}

/** From so few it can't be told how many more there would be. */
const telling = 3

/** After a walk that found too few: how far to go instead, or nothing where it is sooner looked up. */
export const longerWalk = (wanted: Wanted, walk: number, found: number): number | undefined => {
  if (found < telling) return undefined
  const longer = Math.ceil((1.5 * walk * wanted.most) / found)
  return longer * perWalked <= lookUpTakes(wanted) ? longer : undefined
}
