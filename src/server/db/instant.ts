// Instants as PostgreSQL writes them (`2026-03-01 08:30:00.123+08`), read without a regular expression: a page of cases has
// hundreds. Rare ones (years beyond 9999 or before Christ, infinity) are left to `pg`.
const digits = (text: string, at: number): number => (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48

const [dot, plus, minus, colon] = ['.', '+', '-', ':'].map((sign) => sign.charCodeAt(0))
const whole = 'YYYY-MM-DD hh:mm:ss'.length

/** To the millisecond; what lies behind is cut off. Undefined for what `pg` is to read. */
export const instantOf = (text: string): Date | undefined => {
  if (text.charCodeAt(4) !== minus || text.charCodeAt(13) !== colon || text.charCodeAt(text.length - 1) > 57) return undefined
  let at = whole
  let fraction = 0
  if (text.charCodeAt(at) === dot) {
    let unit = 100
    for (at += 1; text.charCodeAt(at) >= 48; at += 1, unit = Math.floor(unit / 10)) fraction += (text.charCodeAt(at) - 48) * unit
  }
  const sign = text.charCodeAt(at)
  if (sign !== plus && sign !== minus) return undefined
  let seconds = digits(text, at + 1) * 3_600
  if (text.length > at + 3) seconds += digits(text, at + 4) * 60
  if (text.length > at + 6) seconds += digits(text, at + 7)
  const utc = Date.UTC(digits(text, 0) * 100 + digits(text, 2), digits(text, 5) - 1, digits(text, 8), digits(text, 11), digits(text, 14), digits(text, 17), fraction)
  // Date.UTC takes years below 100 for those of the last century.
  return text < '0100' ? undefined : new Date(utc - (sign === plus ? seconds : -seconds) * 1_000)
}
