// Rows that came before. A list is asked for again and again, and most of its rows are as they were: what came with the same
// signs is the same object, so that it is read once and what was made of it can be kept beside it, in a WeakMap. Nothing can
// be stale: a row that differs in one sign is another one.
import type { Row } from './open.ts'

/** Of one list of columns. The objects are frozen, since all who ask share them. */
export type KnownRows = (values: readonly (string | null)[], read: () => Row) => Row

/** No text of the database has a NUL in it. Nothing and an empty text, which look alike when joined, are told apart behind. */
const keyOf = (values: readonly (string | null)[]): string => {
  let key = values.join('\0')
  for (let n = 0; n < values.length; n++) if (values[n] === '') key += `\0${n}`
  return key
}

/** Keeps so many that were asked for lately, and as many of those before. */
export const knownRows = (most: number): KnownRows => {
  let lately = new Map<string, Row>()
  let before = new Map<string, Row>()
  return (values, read) => {
    const key = keyOf(values)
    const known = lately.get(key)
    if (known) return known
    const row = before.get(key) ?? Object.freeze(read())
    if (lately.size >= most) [before, lately] = [lately, new Map<string, Row>()]
    lately.set(key, row)
    return row
  }
}
