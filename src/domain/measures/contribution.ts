// Measures are sums of contributions: what one record adds to one number in one unit and month. Totals move by the
// difference when the record changes, and a rebuild from nothing gives the same (domain §4).
import type { Line } from '../access/place.ts'

/** Measures whose list is of cases, and those whose list is of rounds. */
export const caseMeasures = ['disposal', 'onTime', 'closing', 'rework', 'satisfaction', 'state'] as const
export const roundMeasures = ['patrol', 'patrolLate', 'patrolExcused'] as const
export type CaseMeasure = (typeof caseMeasures)[number]
export type RoundMeasure = (typeof roundMeasures)[number]
export type MeasureName = CaseMeasure | RoundMeasure

/**
 * One record's part in one measure: integers, never rates. `part` splits a measure into columns that open
 * lists of their own (a case's state); it is '' where there is only one.
 */
export type Contribution = {
  measure: MeasureName
  part: string
  /** `YYYY-MM` in the district's zone. */
  month: string
  line: Line
  numerator: number
  denominator: number
}

/** What of a measure is shown: `null` is an empty denominator, written "–" and never 100 %. */
export const rateOf = (numerator: number, denominator: number): number | null => (denominator === 0 ? null : numerator / denominator)

/** Percent with two decimals, rounded half-up from the integers themselves: 16871/17033 → "99.05". */
export const percentText = (numerator: number, denominator: number): string => {
  if (denominator === 0) return '–'
  const hundredths = (BigInt(numerator) * 20_000n + BigInt(denominator)) / (2n * BigInt(denominator))
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`
}
