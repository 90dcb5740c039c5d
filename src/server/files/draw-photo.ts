// Draws a photo anew in the two sizes that are kept. Nothing of the file that was sent goes over but its pixels: no
// EXIF, no profile, no comment. JPEG, or WebP where something is transparent.
import { createHash } from 'node:crypto'
import { openImage } from './sharp.ts'

export const longSides = { full: 2_560, thumbnail: 320 } as const

export type Drawn = { hash: string; mediaType: 'image/jpeg' | 'image/webp'; width: number; height: number; full: Buffer; thumbnail: Buffer }

const fit = (side: number) => ({ width: side, height: side, fit: 'inside', withoutEnlargement: true }) as const

/** Rejects when the pixels can't be read to the end. */
export const drawPhoto = async (bytes: Buffer, transparent: boolean): Promise<Drawn> => {
  const upright = (await openImage(bytes)).autoOrient().resize(fit(longSides.full)).toColourspace('srgb')
  const { data: full, info } = await (transparent ? upright.webp({ quality: 82 }) : upright.jpeg({ quality: 82, progressive: true })).toBuffer({ resolveWithObject: true })
  const small = (await openImage(full)).resize(fit(longSides.thumbnail))
  const thumbnail = await (transparent ? small.webp({ quality: 70 }) : small.jpeg({ quality: 70 })).toBuffer()
  return {
    hash: createHash('sha256').update(full).digest('hex'),
    mediaType: transparent ? 'image/webp' : 'image/jpeg',
    width: info.width, height: info.height, full, thumbnail,
  }
}
