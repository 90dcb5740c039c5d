// Measures of a flat figure in metres: its area, the direction its streets run in, how much like a block it is.

/** Corners as x, y, x, y …, counter-clockwise, not closed. */
export type Figure = readonly number[]

export function areaOf(f: Figure): number {
  let sum = 0
  for (let i = 0, j = f.length - 2; i < f.length; j = i, i += 2) sum += f[j]! * f[i + 1]! - f[i]! * f[j + 1]!
  return sum / 2
}

/** The angle, within ±45°, that most of the outline runs along or across. */
export function grain(f: Figure): number {
  let c = 0
  let s = 0
  for (let i = 0, j = f.length - 2; i < f.length; j = i, i += 2) {
    const dx = f[i]! - f[j]!
    const dy = f[i + 1]! - f[j + 1]!
    // The fourth power of the edge as a complex number: all four directions of a grid count as one.
    const re = dx * dx - dy * dy
    const im = 2 * dx * dy
    const square = dx * dx + dy * dy
    const cube = square * Math.sqrt(square) || 1
    c += (re * re - im * im) / cube
    s += (2 * re * im) / cube
  }
  return Math.atan2(s, c) / 4
}

/** Extent along a direction: [least, most] of the corners' projection. */
export function extent(f: Figure, ux: number, uy: number): [number, number] {
  let least = Infinity
  let most = -Infinity
  for (let i = 0; i < f.length; i += 2) {
    const t = f[i]! * ux + f[i + 1]! * uy
    if (t < least) least = t
    if (t > most) most = t
  }
  return [least, most]
}

/** Longer side by shorter side of the box along the figure's own grain, and how much of that box it fills. */
export function proportions(f: Figure): { aspect: number; fill: number } {
  const a = grain(f)
  const [u0, u1] = extent(f, Math.cos(a), Math.sin(a))
  const [v0, v1] = extent(f, -Math.sin(a), Math.cos(a))
  const wide = u1 - u0
  const tall = v1 - v0
  if (wide <= 0 || tall <= 0) return { aspect: Infinity, fill: 0 }
  return { aspect: Math.max(wide / tall, tall / wide), fill: areaOf(f) / (wide * tall) }
}

/** The sharpest corner, as the cosine of its angle: near 1 is a needle. */
export function sharpest(f: Figure): number {
  let most = -1
  const n = f.length
  for (let i = 0; i < n; i += 2) {
    const j = (i + n - 2) % n
    const k = (i + 2) % n
    const ax = f[j]! - f[i]!
    const ay = f[j + 1]! - f[i + 1]!
    const bx = f[k]! - f[i]!
    const by = f[k + 1]! - f[i + 1]!
    const cos = (ax * bx + ay * by) / Math.sqrt((ax * ax + ay * ay) * (bx * bx + by * by))
    if (cos > most) most = cos
  }
  return most
}
