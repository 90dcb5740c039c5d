// Puts a tile of a GCJ-02 base map together from the tiles around it (shift.ts says from which parts).
import { piecesOf, tilesUnder } from './shift.ts'

/** Nothing where there is no such tile. */
export type FetchTile = (z: number, x: number, y: number, signal: AbortSignal) => Promise<ImageBitmap | undefined>

const mostKept = 96

/** Every tile is needed by up to nine others: the last ones are kept. */
export const keepTiles = (fetchTile: FetchTile): FetchTile => {
  const kept = new Map<string, Promise<ImageBitmap | undefined>>()
  return (z, x, y) => {
    const key = `${z}/${x}/${y}`
    let tile = kept.get(key)
    if (!tile) {
      // Not bound to the one that asked first: others wait for it as well.
      tile = fetchTile(z, x, y, new AbortController().signal).catch(() => {
        kept.delete(key)
        return undefined
      })
      kept.set(key, tile)
      if (kept.size > mostKept) kept.delete(kept.keys().next().value!)
    }
    return tile
  }
}

export const drawShifted = async (z: number, x: number, y: number, size: number, fetchTile: FetchTile, signal: AbortSignal): Promise<ImageBitmap> => {
  const pieces = piecesOf(z, x, y, size)
  const { fromX, fromY, untilX, untilY } = tilesUnder(pieces, size)
  const ground = new OffscreenCanvas((untilX - fromX + 1) * size, (untilY - fromY + 1) * size)
  const onGround = ground.getContext('2d')!
  const places = Array.from({ length: untilX - fromX + 1 }, (_, column) => Array.from({ length: untilY - fromY + 1 }, (__, row) => [column, row] as const)).flat()
  await Promise.all(places.map(async ([column, row]) => {
    const most = 2 ** z
    const [tileX, tileY] = [x + fromX + column, y + fromY + row]
    if (tileX < 0 || tileY < 0 || tileX >= most || tileY >= most) return
    const tile = await fetchTile(z, tileX, tileY, signal)
    if (tile) onGround.drawImage(tile, column * size, row * size, size, size)
  }))
  signal.throwIfAborted()
  const drawn = new OffscreenCanvas(size, size)
  const to = drawn.getContext('2d')!
  for (const piece of pieces)
    to.drawImage(ground, piece.fromX - fromX * size, piece.fromY - fromY * size, piece.fromWidth, piece.fromHeight, piece.x, piece.y, piece.width, piece.height)
  return drawn.transferToImageBitmap()
}
