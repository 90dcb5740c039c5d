// Base maps in GCJ-02 are drawn in place: every tile is put together anew from the tiles around it, each part moved to where
// it truly lies. What is drawn on top (units, cases, pins) stays in WGS-84, so a click means what it says everywhere.
// Parts are at most 700 m wide: inside of one the shift changes by less than 2 m (shift.test.ts).
import published from 'gcoord'

type Gcoord = { WGS84: string; GCJ02: string; transform(at: [number, number], from: string, to: string): [number, number] }
const gcoord = published as unknown as Gcoord

type Pixel = readonly [number, number]

/** A part of the tile that is drawn, in its pixels, and where it lies in GCJ-02, in pixels from the same corner. */
export type Piece = { x: number; y: number; width: number; height: number; fromX: number; fromY: number; fromWidth: number; fromHeight: number }

const widestPiece = 700
const mostPieces = 48
const equator = 40_075_016.686

const lngOf = (px: number, world: number): number => (px / world) * 360 - 180
const latOf = (py: number, world: number): number => (Math.atan(Math.sinh(Math.PI * (1 - (2 * py) / world))) * 180) / Math.PI
const pxOf = (lng: number, world: number): number => ((lng + 180) / 360) * world
const pyOf = (lat: number, world: number): number => {
  const radians = (lat * Math.PI) / 180
  return ((1 - Math.log(Math.tan(radians) + 1 / Math.cos(radians)) / Math.PI) / 2) * world
}

/** Pixels of the whole world map in WGS-84 to the same in GCJ-02. */
export const shiftPixel = (px: number, py: number, world: number): [number, number] => {
  const [lng, lat] = gcoord.transform([lngOf(px, world), latOf(py, world)], gcoord.WGS84, gcoord.GCJ02)
  return [pxOf(lng, world), pyOf(lat, world)]
}

/** The pieces of one tile of `size` pixels; their edges lie on whole pixels, so that no seam shows. */
export const piecesOf = (z: number, x: number, y: number, size: number): Piece[] => {
  const world = size * 2 ** z
  const metres = (equator * Math.cos((latOf((y + 0.5) * size, world) * Math.PI) / 180)) / 2 ** z
  const count = Math.max(1, Math.min(mostPieces, Math.ceil(metres / widestPiece)))
  const edges = Array.from({ length: count + 1 }, (_, n) => Math.round((n * size) / count))
  const corners = edges.map((row) => edges.map((column) => shiftPixel(x * size + column, y * size + row, world)))
  const pieces: Piece[] = []
  for (let row = 0; row < count; row++)
    for (let column = 0; column < count; column++) {
      const cornerAt = (r: number, c: number): Pixel => corners[r]![c]!
      const [northWest, northEast, southWest, southEast] = [cornerAt(row, column), cornerAt(row, column + 1), cornerAt(row + 1, column), cornerAt(row + 1, column + 1)] as const
      // A piece stays upright: what it would lean is halved by taking the middle of each side.
      const [fromX, fromY] = [(northWest[0] + southWest[0]) / 2, (northWest[1] + northEast[1]) / 2]
      const [untilX, untilY] = [(northEast[0] + southEast[0]) / 2, (southWest[1] + southEast[1]) / 2]
      pieces.push({
        x: edges[column]!, y: edges[row]!, width: edges[column + 1]! - edges[column]!, height: edges[row + 1]! - edges[row]!,
        fromX: fromX - x * size, fromY: fromY - y * size, fromWidth: untilX - fromX, fromHeight: untilY - fromY,
      })
    }
  return pieces
}

export type TileBox = { fromX: number; fromY: number; untilX: number; untilY: number }

/** The tiles that the pieces lie on, by how many columns and rows they are away; a pixel more on each side, for smoothing. */
export const tilesUnder = (pieces: readonly Piece[], size: number): TileBox => ({
  fromX: Math.floor((Math.min(...pieces.map((one) => one.fromX)) - 1) / size), fromY: Math.floor((Math.min(...pieces.map((one) => one.fromY)) - 1) / size),
  untilX: Math.floor((Math.max(...pieces.map((one) => one.fromX + one.fromWidth)) + 1) / size), untilY: Math.floor((Math.max(...pieces.map((one) => one.fromY + one.fromHeight)) + 1) / size),
})
