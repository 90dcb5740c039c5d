// Neighbours of one level that claim the same ground. A narrow strip stays with the first of them when that is asked for;
// a wide one is for people to settle.
import Flatbush from 'flatbush'
import { polygonsOf, type Shape } from '../../kernel/geometry.ts'
import { areaOf, differenceOf, intersectionOf } from '../../kernel/overlay.ts'
import { fault, type Fault } from './fault.ts'
import { mayOverlap, outlineOf, type Outline } from './meeting.ts'
import { widthOf } from './shape-faults.ts'

export type Ground = {
  name: string
  shape: Shape
  /** Ground of today that the file doesn't speak of: it is looked at, and never cut. */
  fixed: boolean
}

/** Below it is rounding: long straight borders that meet others on their way bend by millimetres when a datum is converted. */
export const leastArea = 1
export const leastWidth = 0.05
export const narrow = 5

export type Overlap = { index: number; fault: Fault }

/** Every overlap, with the later of both in the list; `cut` gives it its new shape when it is mended. */
export function* findOverlaps(grounds: readonly Ground[], mend: boolean, cut: (index: number, shape: Shape) => void): Generator<number, Overlap[]> {
  if (grounds.length < 2) return []
  const outlines: Outline[] = grounds.map(({ shape }) => outlineOf(shape))
  const index = new Flatbush(grounds.length)
  for (const { west, south, east, north } of outlines) index.add(west, south, east, north)
  index.finish()
  const found: Overlap[] = []
  for (let i = 0; i < grounds.length; i++) {
    yield i
    const { west, south, east, north } = outlines[i]!
    for (const k of index.search(west, south, east, north, (other) => other < i).sort((a, b) => a - b)) {
      const [one, other] = [grounds[i]!, grounds[k]!]
      if ((one.fixed && other.fixed) || !mayOverlap(outlines[i]!, outlines[k]!)) continue
      const shared = intersectionOf(outlines[i]!.shape, outlines[k]!.shape)
      const area = areaOf(shared)
      if (shared === null || area < leastArea) continue
      const widest = Math.max(...polygonsOf(shared).map(([ring]) => widthOf(ring!)))
      if (widest < leastWidth) continue
      // What is fixed keeps its ground; between records of the file the first one does.
      const loser = one.fixed ? k : i
      const winner = one.fixed ? i : k
      const rest = mend && widest <= narrow ? differenceOf(outlines[loser]!.shape, outlines[winner]!.shape) : null
      found.push({ index: loser, fault: fault('overlap', { at: polygonsOf(shared)[0]![0]![0]!, other: grounds[winner]!.name, found: Math.round(area), mended: rest !== null }) })
      if (rest === null) continue
      outlines[loser] = outlineOf(rest)
      cut(loser, rest)
    }
  }
  return found
}
