// Reading numbers out of the cells of a dashboard.
import type { Static } from 'typebox'
import type { cell } from '../../../../contract/measures.ts'
import { percentText, rateOf } from '../../../../domain/measures/contribution.ts'
import type { Measure } from '../../search.ts'

export type Cell = Static<typeof cell>
export type Figure = { numerator: number; denominator: number; rate: number | null; text: string }

export const figureOf = (cells: readonly Cell[], measure: Measure): Figure => {
  const own = cells.filter((one) => one.measure === measure)
  const numerator = own.reduce((sum, one) => sum + one.numerator, 0)
  const denominator = own.reduce((sum, one) => sum + one.denominator, 0)
  return { numerator, denominator, rate: rateOf(numerator, denominator), text: percentText(numerator, denominator) }
}

/** Present states of the cases reported in the period. */
export const statesOf = (cells: readonly Cell[]): ReadonlyMap<string, number> =>
  new Map(cells.filter((one) => one.measure === 'state').map((one) => [one.part, one.numerator]))

/** Months from `from` to `to`, both included. */
export const monthsBetween = (from: string, to: string): string[] => {
  const months: string[] = []
  let [year, month] = from.split('-').map(Number) as [number, number]
  for (let at = from; at <= to && months.length < 120; at = `${year}-${String(month).padStart(2, '0')}`) {
    months.push(at)
    month += 1
    if (month > 12) {
      month = 1
      year += 1
    }
  }
  return months
}

/** `months` before the given one. */
export const monthBefore = (month: string, months: number): string => {
  const [year, number] = month.split('-').map(Number) as [number, number]
  const index = year * 12 + number - 1 - months
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
}

/** Of a rework rate the lower is the better. */
export const betterFirst = (measure: Measure) => (a: Figure, b: Figure): number => {
  if (a.rate === null || b.rate === null) return a.rate === b.rate ? 0 : a.rate === null ? 1 : -1
  return (measure === 'rework' ? 1 : -1) * (a.rate - b.rate) || b.denominator - a.denominator
}
