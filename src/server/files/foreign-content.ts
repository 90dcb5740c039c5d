// Signs of another kind of file hidden in an image's notes or behind its end: pages, scripts, documents, archives,
// programs. What is kept is drawn anew and carries none of them; a file that holds some is refused all the same.
// Each is one pass over the bytes: 20 MB made to be slow still take a fraction of a second.

const words = /<(?:script|\?php|html|svg|iframe|object|embed|!doctype)|javascript:|%pdf-|%!ps-adobe|#!\/(?:usr\/)?bin\//i

/** Zip, its end, Rar, 7-Zip, ELF, Windows, Java and Mach-O programs, SQLite. */
// oxlint-disable-next-line no-control-regex -- signatures are bytes
const archivesAndPrograms = /PK\x03\x04|PK\x05\x06|Rar!\x1a\x07|7z\xbc\xaf\x27\x1c|\x7fELF|MZ\x90\x00|\xca\xfe\xba\xbe|SQLite format 3\x00/

const zipEnd = Buffer.from('PK\x05\x06', 'latin1')
/** A zip archive ends with its directory's end and a comment of at most 65,535 bytes. */
const zipTail = 65_557

/** Wide letters (UTF-16) as narrow ones. Not by Buffer.toString('utf16le'): Node 24 corrupts its memory at odd addresses and lengths. */
const withoutZeros = (bytes: Buffer): Buffer => {
  const kept = Buffer.allocUnsafe(bytes.length)
  let length = 0
  for (let at = 0; at < bytes.length; at++) if (bytes[at] !== 0) kept[length++] = bytes[at]!
  return kept.subarray(0, length)
}

/** In a comment, EXIF block or profile: any sign at all counts. */
export const isForeignNote = (note: Buffer): boolean => {
  const text = note.toString('latin1')
  return words.test(text) || archivesAndPrograms.test(text) || words.test(withoutZeros(note).toString('latin1'))
}

/** Behind the picture, where phones put films of megabytes: signs that don't come about by chance. */
export const isForeignTrailer = (trailer: Buffer): boolean =>
  words.test(trailer.toString('latin1')) || trailer.subarray(-zipTail).includes(zipEnd) || trailer.subarray(0, 20).toString('latin1').search(archivesAndPrograms) === 0
