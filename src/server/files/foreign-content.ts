// Signs of another kind of file hidden in an image's notes or behind its end: pages, scripts, documents, archives,
// programs. What is kept is drawn anew and carries none of them; a file that holds some is refused all the same.

const words = /<script|<\?php|<html|<svg|<iframe|<object|<!doctype|javascript:|%pdf-|%!ps-adobe|#!\/(usr\/)?bin\//i

const bytesOf = (...parts: (string | number[])[]): Buffer[] => parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part)))

const zipStart = Buffer.from('PK\x03\x04', 'latin1')
const zipEnd = Buffer.from('PK\x05\x06', 'latin1')
/** A zip archive ends with its directory's end and a comment of at most 65,535 bytes. */
const zipTail = 65_557
const programs = bytesOf('Rar!\x1a\x07', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], [0x7f, 0x45, 0x4c, 0x46], 'MZ\x90\x00', [0xca, 0xfe, 0xba, 0xbe], 'SQLite format 3\x00')

const holdsWords = (bytes: Buffer): boolean => words.test(bytes.toString('latin1'))

/** In a comment, EXIF block or profile: small, so that any sign at all counts. */
export const isForeignNote = (note: Buffer): boolean => {
  // UTF-16 text hides words from a search by bytes.
  const narrow = note.includes('<\0', 0, 'latin1') || note.includes('%\0', 0, 'latin1') ? Buffer.from(note.toString('latin1').replaceAll('\0', ''), 'latin1') : note
  return holdsWords(note) || holdsWords(narrow) || note.includes(zipStart) || note.includes(zipEnd) || programs.some((sign) => note.includes(sign))
}

/** Behind the picture, where phones put films of megabytes: signs that don't come about by chance. */
export const isForeignTrailer = (trailer: Buffer): boolean =>
  holdsWords(trailer) || trailer.subarray(-zipTail).includes(zipEnd) || [zipStart, ...programs].some((sign) => trailer.subarray(0, sign.length).equals(sign))
