// Codes that somebody writes down and types in again: twelve signs in three groups, 60 bits, without look-alikes
// (Crockford's base 32). Small letters, blanks and O for 0, I or L for 1 are understood.

const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export const trackingSigns = 12

/** From at least twelve random bytes to `K7QF-3M9X-2TWB`. */
export const trackingCode = (random: Uint8Array): string =>
  Array.from({ length: trackingSigns }, (_, n) => signs[random[n]! % signs.length]! + (n % 4 === 3 && n < trackingSigns - 1 ? '-' : '')).join('')

/** The one spelling that is hashed and compared. */
export const plainTrackingCode = (typed: string): string =>
  typed.toUpperCase().replace(/[\s\-–—_.]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1')
