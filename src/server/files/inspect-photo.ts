// Looks at what somebody sent as a photo and refuses, by its name, what is none: empty, too large, no image, damaged,
// or more than an image.
import type { Metadata } from 'sharp'
import { fileProblem } from '../../domain/files/problems.ts'
import type { Problem } from '../../domain/kernel/problem.ts'
import { isForeignNote, isForeignTrailer } from './foreign-content.ts'
import { structureOf } from './image-structure.ts'
import { originOf, type Origin } from './photo-origin.ts'
import { openImage } from './sharp.ts'

export const mostPhotoBytes = 20 * 1_048_576
/** Some 300 MB when unpacked; phones' sensors go up to 200, their photos to 50. */
export const mostMegapixels = 100

export type Inspected = Origin & {
  transparent: boolean
  /** Packed by a codec that the image library ships without; whether it can be drawn shows only when it is tried. */
  hevc: boolean
}

/** What was sent, by its name on the phone, without paths or characters that turn text around. */
export const cleanName = (name: string | undefined): string =>
  (name ?? '').normalize('NFC').replace(/^.*[\\/]/s, '').replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').trim().slice(-200)

const readMetadata = async (bytes: Buffer, heif: boolean, name: string): Promise<Metadata> => {
  const image = await openImage(bytes)
  const metadata = await image.metadata().catch(() => undefined)
  if (metadata?.width && metadata.height) return metadata
  throw undrawable(heif, name)
}

/** A sound HEIC whose codec this server lacks is not damaged: it is told that JPEG, PNG or WebP work instead. */
export const undrawable = (heic: boolean, name: string): Problem =>
  heic ? fileProblem('file.not-an-image', { name, type: 'heic' }) : fileProblem('file.unreadable', { name })

export const inspectPhoto = async (bytes: Buffer, name: string, now: number): Promise<Inspected> => {
  if (bytes.length === 0) throw fileProblem('file.empty', { name })
  if (bytes.length > mostPhotoBytes) throw fileProblem('file.too-large', { name, megabytes: mostPhotoBytes / 1_048_576 })
  const structure = structureOf(bytes)
  if (structure.kind === 'unknown') throw fileProblem('file.not-an-image', { name })
  if (structure.kind === 'truncated') throw fileProblem('file.unreadable', { name })
  if (structure.kind === 'more') throw fileProblem('file.more-than-an-image', { name })
  if (structure.notes.some(isForeignNote) || (structure.trailer !== null && isForeignTrailer(structure.trailer))) throw fileProblem('file.more-than-an-image', { name })
  const metadata = await readMetadata(bytes, structure.format === 'heif', name)
  if (metadata.width * metadata.height > mostMegapixels * 1e6) throw fileProblem('file.too-large', { name, megapixels: mostMegapixels })
  if ([metadata.exif, metadata.xmp, metadata.iptc].some((note) => note && isForeignNote(note))) throw fileProblem('file.more-than-an-image', { name })
  return { ...originOf(metadata.exif, now), transparent: metadata.hasAlpha, hevc: metadata.compression === 'hevc' }
}
