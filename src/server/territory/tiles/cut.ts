// Cuts lines and rings to a tile's square and brings them to its whole numbers. Neighbours keep meeting: a corner they
// share becomes the same whole number in both.

/** x, y, x, y …; a ring is closed by its first corner, which is not repeated here. */
export type Flat = number[]

/** Length of a tile's side in its own units. */
export const extent = 4096
/** Kept beyond the side, so that outlines don't show the cut (8 pixels of a 512-pixel tile). */
export const margin = 64

const least = -margin
const most = extent + margin

/** One side of the square after the other (Sutherland and Hodgman): axis 0 is x, 1 is y. */
function cutSide(ring: Flat, axis: 0 | 1, bound: number, keepAbove: boolean): Flat {
  const kept: Flat = []
  const n = ring.length
  let px = ring[n - 2]!
  let py = ring[n - 1]!
  let before = (axis === 0 ? px : py) - bound
  for (let i = 0; i < n; i += 2) {
    const x = ring[i]!
    const y = ring[i + 1]!
    const here = (axis === 0 ? x : y) - bound
    const wasIn = keepAbove ? before >= 0 : before <= 0
    const isIn = keepAbove ? here >= 0 : here <= 0
    if (wasIn !== isIn) {
      const t = before / (before - here)
      if (axis === 0) kept.push(bound, py + t * (y - py))
      else kept.push(px + t * (x - px), bound)
    }
    if (isIn) kept.push(x, y)
    px = x
    py = y
    before = here
  }
  return kept
}

/** The part of a ring inside the tile and its margin; empty when there is none. */
export function cutRing(ring: Flat, left: number, top: number, right: number, bottom: number): Flat {
  let cut = ring
  if (left < least) cut = cutSide(cut, 0, least, true)
  if (right > most && cut.length > 0) cut = cutSide(cut, 0, most, false)
  if (top < least && cut.length > 0) cut = cutSide(cut, 1, least, true)
  if (bottom > most && cut.length > 0) cut = cutSide(cut, 1, most, false)
  return cut
}

/** Whole numbers, without repeated corners and corners on a straight line. Empty when no area is left. */
export function settleRing(ring: Flat): Flat {
  const out: Flat = []
  const push = (x: number, y: number): void => {
    for (;;) {
      const n = out.length
      if (n >= 2 && out[n - 2] === x && out[n - 1] === y) return
      if (n < 4) break
      const [ax, ay, bx, by] = [out[n - 4]!, out[n - 3]!, out[n - 2]!, out[n - 1]!]
      if ((bx - ax) * (y - by) !== (x - bx) * (by - ay)) break
      out.length = n - 2
    }
    out.push(x, y)
  }
  for (let i = 0; i < ring.length; i += 2) push(Math.round(ring[i]!), Math.round(ring[i + 1]!))
  // Round the seam: the corner it begins with may be repeated at the end, or lie on a straight line itself.
  if (out.length >= 6) {
    push(out[0]!, out[1]!)
    const n = out.length
    const [zx, zy, ax, ay, bx, by] = [out[n - 4]!, out[n - 3]!, out[0]!, out[1]!, out[2]!, out[3]!]
    out.length = n - 2
    if ((ax - zx) * (by - ay) === (bx - ax) * (ay - zy)) out.splice(0, 2)
  }
  return out.length < 6 ? [] : out
}

/** The pieces of a line inside the tile and its margin, in whole numbers (Liang and Barsky, segment by segment). */
export function cutLine(line: Flat): Flat[] {
  const pieces: Flat[] = []
  let piece: Flat = []
  const end = (): void => {
    if (piece.length > 2) pieces.push(piece)
    piece = []
  }
  const push = (x: number, y: number): void => {
    const n = piece.length
    if (n < 2 || piece[n - 2] !== x || piece[n - 1] !== y) piece.push(x, y)
  }
  for (let i = 2; i < line.length; i += 2) {
    const [ax, ay, bx, by] = [line[i - 2]!, line[i - 1]!, line[i]!, line[i + 1]!]
    let enter = 0
    let leave = 1
    for (const [room, step] of [[ax - least, bx - ax], [most - ax, ax - bx], [ay - least, by - ay], [most - ay, ay - by]] as const) {
      if (step > 0) enter = Math.max(enter, -room / step)
      else if (step < 0) leave = Math.min(leave, -room / step)
      else if (room < 0) leave = -1
    }
    if (enter > leave) {
      end()
      continue
    }
    if (enter > 0) end()
    if (piece.length === 0) push(Math.round(ax + enter * (bx - ax)), Math.round(ay + enter * (by - ay)))
    push(Math.round(ax + leave * (bx - ax)), Math.round(ay + leave * (by - ay)))
    if (leave < 1) end()
  }
  end()
  return pieces
}
