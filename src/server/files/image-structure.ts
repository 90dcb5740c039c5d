// Walks the outer structure of an image file without decoding it: which format it is, which parts carry words rather
// than a picture, whether it ends where the picture ends. A file that is also something else shows here.

export type ImageFormat = 'jpeg' | 'png' | 'webp' | 'heif'

export type Structure =
  | { kind: 'image'; format: ImageFormat; /** Comments, EXIF, profiles and the like. */ notes: Buffer[]; /** What phones append: a short film, maker's data. */ trailer: Buffer | null }
  | { kind: 'truncated'; format: ImageFormat }
  | { kind: 'more'; format: ImageFormat }
  | { kind: 'unknown' }

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const ascii = (bytes: Buffer, at: number, length = 4): string => bytes.toString('latin1', at, at + length)

/** By content, never by name. Brands of the HEIF family include AVIF. */
export const formatOf = (bytes: Buffer): ImageFormat | undefined => {
  if (bytes.length >= 3 && bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg'
  if (bytes.subarray(0, 8).equals(pngSignature)) return 'png'
  if (ascii(bytes, 0) === 'RIFF' && ascii(bytes, 8) === 'WEBP') return 'webp'
  if (ascii(bytes, 4) === 'ftyp' && /^(avif|avis|heic|heix|heim|heis|hevc|hevx|mif1|msf1)$/.test(ascii(bytes, 8))) return 'heif'
  return undefined
}

const padding = new Set([0x00, 0x0a, 0x0d, 0x20, 0xff])
const onlyPadding = (bytes: Buffer): boolean => {
  for (let at = 0; at < bytes.length; at++) if (bytes[at] !== 0x00 && !padding.has(bytes[at]!)) return false
  return true
}

/** More comments and profiles than any camera writes (depth maps included): made to keep the server busy. */
const mostNotes = 4_096
const mostNoteBytes = 8 * 1_048_576

class Truncated extends Error {}
class TooMany extends Error {}

type Notes = Buffer[] & { bytes?: number }

const note = (notes: Notes, bytes: Buffer): void => {
  notes.bytes = (notes.bytes ?? 0) + bytes.length
  if (notes.push(bytes) > mostNotes || notes.bytes > mostNoteBytes) throw new TooMany()
}

/** One JPEG from `start`: where it ends, and its application and comment segments. */
const walkJpeg = (bytes: Buffer, start: number, notes: Notes): number => {
  let at = start + 2
  for (;;) {
    if (at + 2 > bytes.length || bytes[at] !== 0xff) throw new Truncated()
    while (bytes[at + 1] === 0xff) at++
    const marker = bytes[at + 1]
    if (marker === undefined) throw new Truncated()
    at += 2
    if (marker === 0xd9) return at
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) continue
    if (at + 2 > bytes.length) throw new Truncated()
    const length = bytes.readUInt16BE(at)
    if (length < 2 || at + length > bytes.length) throw new Truncated()
    if ((marker >= 0xe0 && marker <= 0xef) || marker === 0xfe) note(notes, bytes.subarray(at + 2, at + length))
    at += length
    if (marker === 0xda) at = endOfScan(bytes, at)
  }
}

/** The picture's own data: ends at the next marker that is neither stuffing nor a restart. */
const endOfScan = (bytes: Buffer, from: number): number => {
  for (let at = from; at + 1 < bytes.length; at++) {
    if (bytes[at] !== 0xff) continue
    const next = bytes[at + 1]!
    if (next !== 0x00 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  throw new Truncated()
}

/** Phones append further JPEGs (brightness maps, depth), a short film, or a maker's block; none of it is kept. */
const isPhonesTrailer = (rest: Buffer): boolean => ascii(rest, 4) === 'ftyp' || ascii(rest, rest.length - 4) === 'SEFT'

const jpeg = (bytes: Buffer): Structure => {
  const notes: Notes = []
  let end = walkJpeg(bytes, 0, notes)
  for (;;) {
    const rest = bytes.subarray(end)
    if (onlyPadding(rest)) return { kind: 'image', format: 'jpeg', notes, trailer: null }
    const next = bytes.indexOf(Buffer.from([0xff, 0xd8, 0xff]), end)
    if (next === -1 || !onlyPadding(bytes.subarray(end, next)))
      return isPhonesTrailer(rest) ? { kind: 'image', format: 'jpeg', notes, trailer: rest } : { kind: 'more', format: 'jpeg' }
    end = walkJpeg(bytes, next, notes)
  }
}

const png = (bytes: Buffer): Structure => {
  const notes: Notes = []
  for (let at = 8; ; ) {
    if (at + 12 > bytes.length) throw new Truncated()
    const length = bytes.readUInt32BE(at)
    const type = ascii(bytes, at + 4)
    const end = at + 12 + length
    if (end > bytes.length) throw new Truncated()
    if (type === 'IEND') return onlyPadding(bytes.subarray(end)) ? { kind: 'image', format: 'png', notes, trailer: null } : { kind: 'more', format: 'png' }
    if (type !== 'IDAT' && type !== 'fdAT') note(notes, bytes.subarray(at + 8, at + 8 + length))
    at = end
  }
}

const webpPicture = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF'])

const webp = (bytes: Buffer): Structure => {
  const notes: Notes = []
  const end = 8 + bytes.readUInt32LE(4)
  if (end > bytes.length) throw new Truncated()
  for (let at = 12; at + 8 <= end; ) {
    const length = bytes.readUInt32LE(at + 4)
    if (at + 8 + length > end) throw new Truncated()
    if (!webpPicture.has(ascii(bytes, at))) note(notes, bytes.subarray(at + 8, at + 8 + length))
    at += 8 + length + (length % 2)
  }
  return onlyPadding(bytes.subarray(end)) ? { kind: 'image', format: 'webp', notes, trailer: null } : { kind: 'more', format: 'webp' }
}

const heifBoxes = new Set(['ftyp', 'meta', 'mdat', 'moov', 'free', 'skip', 'wide', 'uuid'])

const heif = (bytes: Buffer): Structure => {
  const notes: Notes = []
  for (let at = 0; at < bytes.length; ) {
    if (onlyPadding(bytes.subarray(at))) break
    if (at + 8 > bytes.length) throw new Truncated()
    const type = ascii(bytes, at + 4)
    if (!heifBoxes.has(type)) return { kind: 'more', format: 'heif' }
    const short = bytes.readUInt32BE(at)
    const long = short === 1 && at + 16 <= bytes.length
    const size = short === 0 ? bytes.length - at : long ? Number(bytes.readBigUInt64BE(at + 8)) : short
    if (size < (long ? 16 : 8) || at + size > bytes.length) throw new Truncated()
    if (type !== 'mdat') note(notes, bytes.subarray(at, at + size))
    at += size
  }
  return { kind: 'image', format: 'heif', notes, trailer: null }
}

const walkers = { jpeg, png, webp, heif } satisfies Record<ImageFormat, (bytes: Buffer) => Structure>

export const structureOf = (bytes: Buffer): Structure => {
  const format = formatOf(bytes)
  if (!format) return { kind: 'unknown' }
  try {
    return walkers[format](bytes)
  } catch (fault) {
    if (fault instanceof Truncated || fault instanceof RangeError) return { kind: 'truncated', format }
    if (fault instanceof TooMany) return { kind: 'more', format }
    throw fault
  }
}
