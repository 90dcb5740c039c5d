import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { piecesOf, shiftPixel, tilesUnder } from './shift.ts'

const equator = 40_075_016.686
const size = 256
const latOf = (py: number, world: number): number => Math.atan(Math.sinh(Math.PI * (1 - (2 * py) / world)))

/** Where a pixel of a tile is taken from, against where it truly lies, in metres and in pixels. */
const faultAt = (z: number, x: number, y: number, px: number, py: number): { metres: number; pixels: number } => {
  const world = size * 2 ** z
  const piece = piecesOf(z, x, y, size).find((one) => px >= one.x && px < one.x + one.width && py >= one.y && py < one.y + one.height)!
  const taken = [piece.fromX + ((px - piece.x) / piece.width) * piece.fromWidth, piece.fromY + ((py - piece.y) / piece.height) * piece.fromHeight]
  const [trueX, trueY] = shiftPixel(x * size + px, y * size + py, world)
  const pixels = Math.hypot(taken[0]! - (trueX - x * size), taken[1]! - (trueY - y * size))
  return { pixels, metres: (pixels * equator * Math.cos(latOf((y + 0.5) * size, world))) / world }
}

const tileAt = (lng: number, lat: number, z: number): [number, number] => [
  Math.floor(((lng + 180) / 360) * 2 ** z), Math.floor(((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2) * 2 ** z),
]

describe('a base map in GCJ-02', () => {
  it('is in place within 2 m anywhere in China, at every zoom at which a metre can be seen', () => {
    let worst = 0
    fc.assert(fc.property(fc.integer({ min: 10, max: 19 }), fc.double({ min: 75, max: 134, noNaN: true }), fc.double({ min: 19, max: 52, noNaN: true }), fc.nat(size - 1), fc.nat(size - 1), (z, lng, lat, px, py) => {
      const [x, y] = tileAt(lng, lat, z)
      const { metres } = faultAt(z, x, y, px + 0.5, py + 0.5)
      worst = Math.max(worst, metres)
      expect(metres).toBeLessThan(2)
    }), { numRuns: 1_500 })
    expect(worst).toBeGreaterThan(0)
  })

  it('is in place within a tenth of a pixel where a pixel is wider than that', () => {
    fc.assert(fc.property(fc.integer({ min: 6, max: 9 }), fc.double({ min: 100, max: 120, noNaN: true }), fc.double({ min: 25, max: 45, noNaN: true }), fc.nat(size - 1), fc.nat(size - 1), (z, lng, lat, px, py) => {
      const [x, y] = tileAt(lng, lat, z)
      expect(faultAt(z, x, y, px + 0.5, py + 0.5).pixels).toBeLessThan(0.1)
    }), { numRuns: 300 })
  })

  it('covers each tile with its pieces, without a gap and without overlap', () => {
    for (const z of [8, 11, 14, 17]) {
      const [x, y] = tileAt(113.3, 40.08, z)
      const pieces = piecesOf(z, x, y, size)
      expect(pieces.reduce((sum, { width, height }) => sum + width * height, 0)).toBe(size * size)
      for (const { x: left, y: top, width, height } of pieces) expect([left, top, width, height].every(Number.isInteger)).toBe(true)
    }
  })

  it('takes each tile from the few around it', () => {
    const [x, y] = tileAt(113.3, 40.08, 12)
    const box = tilesUnder(piecesOf(12, x, y, size), size)
    expect(box.fromX).toBeGreaterThanOrEqual(-1)
    expect(box.untilX - box.fromX).toBeLessThanOrEqual(2)
    expect(box.untilY - box.fromY).toBeLessThanOrEqual(2)
    // At the deepest zoom the tiles lie a few further east, never many.
    const [deepX, deepY] = tileAt(113.3, 40.08, 18)
    const deep = tilesUnder(piecesOf(18, deepX, deepY, size), size)
    expect((deep.untilX - deep.fromX + 1) * (deep.untilY - deep.fromY + 1)).toBeLessThanOrEqual(9)
  })
})
