// Which datum a file is in, guessed by laying it on the net of today: the wrong one lies some 600 m off.
import { metresBetween, polygonsOf, type Position, type Shape } from '../../kernel/geometry.ts'
import { likeness, unionOf } from '../../kernel/overlay.ts'
import { shapeToWgs84, toWgs84, type Datum } from './datum.ts'

export type DatumGuess = {
  datum: Datum | null
  /** What it was laid on: units that are known by code or name, or the outline of all. */
  by: 'units' | 'outline' | null
  /** How far off the file lies in metres (units), or how much of both together they share, from 0 to 1 (outline). */
  wgs84: number | null
  gcj02: number | null
}

const unknown: DatumGuess = { datum: null, by: null, wgs84: null, gcj02: null }

/** Middle of the box: it moves with the shape, and small differences of drawing hardly move it. */
const middleOf = (shape: Shape, datum: Datum): Position => {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const rings of polygonsOf(shape)) {
    for (const at of rings[0] ?? []) {
      west = Math.min(west, at[0])
      east = Math.max(east, at[0])
      south = Math.min(south, at[1])
      north = Math.max(north, at[1])
    }
  }
  return toWgs84([(west + east) / 2, (south + north) / 2], datum)
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!

const mostPairs = 2_000

const byUnits = (pairs: readonly { given: Shape; known: Shape }[]): DatumGuess => {
  const off = (datum: Datum): number => median(pairs.slice(0, mostPairs).map(({ given, known }) => metresBetween(middleOf(given, datum), middleOf(known, 'wgs84'))))
  const [wgs84, gcj02] = [off('wgs84'), off('gcj02')]
  const [near, far] = [Math.min(wgs84, gcj02), Math.max(wgs84, gcj02)]
  // Units that were redrawn lie anywhere: only a clear difference says something.
  return { datum: near < 250 && near < far / 2 ? (wgs84 < gcj02 ? 'wgs84' : 'gcj02') : null, by: 'units', wgs84, gcj02 }
}

/** Uniting thousands of shapes takes longer than the answer is worth; the widest level of a file has few. */
const mostToUnite = 400

const byOutline = (given: readonly Shape[], outline: Shape): DatumGuess => {
  const share = (datum: Datum): number => {
    const all = unionOf(given.map((shape) => shapeToWgs84(shape, datum)))
    return all === null ? 0 : likeness(all, outline)
  }
  const [wgs84, gcj02] = [share('wgs84'), share('gcj02')]
  const [better, worse] = [Math.max(wgs84, gcj02), Math.min(wgs84, gcj02)]
  return { datum: better > 0.6 && better - worse > 0.01 ? (wgs84 > gcj02 ? 'wgs84' : 'gcj02') : null, by: 'outline', wgs84, gcj02 }
}

/**
 * `pairs`: records of the file with the unit of today they are surely about. `given`: sound shapes of the file's widest
 * level. Without anything to lay it on, the answer is that nothing is known.
 */
export const guessDatum = (pairs: readonly { given: Shape; known: Shape }[], given: readonly Shape[], outline: Shape | null): DatumGuess => {
  const first = pairs.length > 0 ? byUnits(pairs) : unknown
  if (first.datum !== null || outline === null || given.length === 0 || given.length > mostToUnite) return first
  const second = byOutline(given, outline)
  return second.datum === null && first.by !== null ? first : second
}
