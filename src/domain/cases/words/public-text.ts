// What a stranger reads of somebody else's report: its beginning, without numbers that could be a phone's, a card's or a car's.

const shown = 60

/** Digits and letters of other widths and shapes; punctuation stays as it was written. */
const unusual = /[^\p{Script=Han}\p{P}\s\x20-\x7e]/gu
const numbers = /(?:\d[\s-]?){6,}\d/g
const cars = /\p{Script=Han}[A-Z][·\s]?[A-Z0-9]{5,6}(?![A-Z0-9])/gu

export const publicText = (written: string): string => {
  const masked = written.replace(unusual, (sign) => sign.normalize('NFKC')).replace(numbers, '***').replace(cars, '***')
  const signs = [...masked]
  return signs.length > shown ? `${signs.slice(0, shown).join('')}…` : masked
}
