// How a photo is put together from parts: each says where it begins, what is there already is left out, a gap is refused.

/** So that little is lost when the network breaks off, and a photo of a phone is a few requests. */
export const mostPartBytes = 131_072

/** Bytes of one person that are waiting for the rest of their photo. */
export const mostWaitingBytes = 64 * 1_048_576

/** Days after which what never became whole is erased. */
export const partsKeptForDays = 7

export type Part = { from: number; length: number }

/** How many bytes from the beginning on are there without a gap. */
export const receivedOf = (parts: readonly Part[]): number => {
  let received = 0
  for (const { from, length } of [...parts].sort((a, b) => a.from - b.from)) if (from <= received) received = Math.max(received, from + length)
  return received
}

export type Fit = { kind: 'gap' } | { kind: 'beyond' } | { kind: 'known' } | { kind: 'next'; skip: number; last: boolean }

/** What a part adds to what is there: `skip` bytes of it are known already. */
export const fitOf = (received: number, total: number, part: Part): Fit => {
  const end = part.from + part.length
  if (end > total) return { kind: 'beyond' }
  if (part.from > received) return { kind: 'gap' }
  if (end <= received) return { kind: 'known' }
  return { kind: 'next', skip: received - part.from, last: end === total }
}
