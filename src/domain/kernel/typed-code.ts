// Codes that somebody reads off paper or a screen and types in again: twelve signs in three groups, 60 bits, without
// look-alikes (Crockford's base 32). Small letters, blanks and O for 0, I or L for 1 are understood.

const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export const typedCodeSigns = 12

/** From at least twelve random bytes to `K7QF-3M9X-2TWB`. */
export const typedCode = (random: Uint8Array): string =>
  Array.from({ length: typedCodeSigns }, (_, n) => signs[random[n]! % signs.length]! + (n % 4 === 3 && n < typedCodeSigns - 1 ? '-' : '')).join('')

/** The one spelling that is hashed and compared. */
export const plainTypedCode = (typed: string): string =>
  typed.normalize('NFKC').toUpperCase().replace(/[\s\-–—_.]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1')
