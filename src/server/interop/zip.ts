// Opens zips from strangers: spreadsheets and shapefiles come in them. What it unpacks to is read from the directory
// before anything is unpacked, so that a small file can't fill the memory; names that point elsewhere are left out.
import { unzipSync } from 'fflate'

export type ZipLimits = { mostBytes: number; mostEntries: number }
export type ZipFault = 'unreadable' | 'too-large'

const isPlainName = (name: string): boolean => !/^([/\\]|[a-z]:)|(^|[/\\])\.\.([/\\]|$)|\0/i.test(name)

export const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5)

/**
 * The files of a zip that `wanted` asks for, or why not. The directory's sizes can lie, but never to our harm: a file is
 * unpacked into exactly the room it asked for.
 */
export const openZip = (bytes: Uint8Array, limits: ZipLimits, wanted: (name: string) => boolean = () => true): ReadonlyMap<string, Uint8Array> | ZipFault => {
  if (!isZip(bytes)) return 'unreadable'
  let total = 0
  let entries = 0
  let tooLarge = false
  try {
    const files = unzipSync(bytes, {
      filter({ name, originalSize }) {
        entries += 1
        if (entries > limits.mostEntries) tooLarge = true
        if (tooLarge || name.endsWith('/') || !isPlainName(name) || !wanted(name)) return false
        total += originalSize
        if (total > limits.mostBytes) tooLarge = true
        return !tooLarge
      },
    })
    return tooLarge ? 'too-large' : new Map(Object.entries(files))
  } catch {
    return tooLarge ? 'too-large' : 'unreadable'
  }
}
