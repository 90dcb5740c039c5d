// Draws a photo as everybody sees it from now on: areas black, or all of it grey. Nothing below an area is left in the picture.
import { createHash } from 'node:crypto'
import { inPixels, type Covering } from '../../domain/files/covering.ts'
import { longSides, type Drawn } from './draw-photo.ts'
import { openImage } from './sharp.ts'

const black = { r: 16, g: 24, b: 40 }
const grey = { r: 152, g: 162, b: 179 }

export const drawCovered = async (original: Buffer, mediaType: Drawn['mediaType'], { hidden, areas }: Covering): Promise<Drawn> => {
  const picture = await openImage(original)
  const { width = 1, height = 1 } = await picture.metadata()
  const covers = hidden ? [{ left: 0, top: 0, width, height }] : areas.map((area) => inPixels(area, { width, height }))
  const background = hidden ? grey : black
  const covered = picture.composite(covers.map(({ left, top, width: wide, height: high }) => ({ input: { create: { width: wide, height: high, channels: 3 as const, background } }, left, top })))
  const { data: full, info } = await (mediaType === 'image/webp' ? covered.webp({ quality: 82 }) : covered.jpeg({ quality: 82, progressive: true })).toBuffer({ resolveWithObject: true })
  const small = (await openImage(full)).resize({ width: longSides.thumbnail, height: longSides.thumbnail, fit: 'inside', withoutEnlargement: true })
  const thumbnail = await (mediaType === 'image/webp' ? small.webp({ quality: 70 }) : small.jpeg({ quality: 70 })).toBuffer()
  return { hash: createHash('sha256').update(full).digest('hex'), mediaType, width: info.width, height: info.height, full, thumbnail }
}
