// The difference of two rates.
type Rate = { numerator: number; denominator: number }

/** In points of a percent, one place; nothing where one of them has no denominator. */
export const pointsBetween = (before: Rate, after: Rate): string => {
  if (before.denominator === 0 || after.denominator === 0) return '–'
  const points = Math.round((after.numerator / after.denominator - before.numerator / before.denominator) * 1_000) / 10
  return `${points > 0 ? '+' : ''}${points.toFixed(1)}`
}
