// Ways to the newest cases that have some words: to go through the newest of all, or of the unit, until a page is full, or to look
// up all that have them and sort those. Common words are found soon by the first, rare ones by the second; in between what each is
// expected to take decides.

/** `share`: at most so many of the cases have the words; `likely`: so many, as words stand together. `within`: the index narrows
 *  them to one of so many units. `units`: a page is wanted of one of so many. */
export type Wanted = { share: number; likely: number; total: number; most: number; within: number; units: number }

/** Microseconds, on a machine that is neither new nor idle; only what they are to each other matters. */
const perWalked = { all: 3, unit: 11 }
const perListed = 0.6
const perLookedUp = 10

/** So many of the newest are gone through: of `all`, or of the `unit` the index narrows to. */
export type Walk = { of: 'all' | 'unit'; rows: number }

/** So long a look-up may take when more have the words than is likely. */
const bearable = 40_000

const lookUpTakes = ({ share, total, within }: Wanted, have: number): number => total * (Math.min(share, 1 / within) * perListed + (have / within) * perLookedUp)

/** Of words that hardly stand together a walk would find too few, and a look-up reads few. */
const shortest = (wanted: Wanted, walks: readonly Walk[]): Walk | undefined => {
  const [walk] = [...walks].sort((a, b) => a.rows * perWalked[a.of] - b.rows * perWalked[b.of])
  if (!walk) return undefined
  const [walkTakes, atMost] = [walk.rows * perWalked[walk.of], lookUpTakes(wanted, wanted.share)]
  const lookUp = walkTakes > atMost || (atMost <= bearable && lookUpTakes(wanted, wanted.likely) < walkTakes)
  return lookUp ? undefined : walk
}

/** How to go through the newest, some to spare, or nothing where looking up is sooner done. */
export const walkFor = (wanted: Wanted): Walk | undefined => {
  const { most, units, within, share } = wanted
  const rows = (among: number): number => Math.ceil((1.5 * most * among) / share)
  return shortest(wanted, [{ of: 'all', rows: rows(units) }, ...(within > 1 ? [{ of: 'unit', rows: rows(units / within) } as const] : [])])
}

/** From so few it can't be told how many more there would be. */
const telling = 3

/** After a walk that found too few: how far to go instead, or nothing where it is sooner looked up. */
export const longerWalk = (wanted: Wanted, { of, rows }: Walk, found: number): Walk | undefined =>
  found < telling ? undefined : shortest(wanted, [{ of, rows: Math.ceil((1.5 * rows * wanted.most) / found) }])
