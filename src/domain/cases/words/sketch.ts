// A text's tokens in 256 bits, each token setting one: how many of some tokens a text has, at most, is told without reading it.
// Written by the migration that brought it in the same way; what it says is in the index of places.

const bits = 256
/** A prime: tokens spread evenly over as many places. */
const places = 251
const factors = [1, 31, 31 ** 2, 31 ** 3] as const

const placeOf = (token: string): number => {
  let [sum, nth] = [0, 0]
  for (const sign of token) sum += sign.codePointAt(0)! * factors[nth++ % factors.length]!
  return sum % places
}

const [zero, one] = ['0', '1'].map((sign) => sign.charCodeAt(0)) as [number, number]

/** As PostgreSQL reads `bit(256)`. What stands for a class or a unit (`=`, `@`) is no word. */
export const sketchOf = (tokens: readonly string[]): string => {
  const sketch = new Uint8Array(bits).fill(zero)
  for (const token of tokens) if (token[0] !== '=' && token[0] !== '@') sketch[placeOf(token)] = one
  return String.fromCharCode(...sketch)
}
