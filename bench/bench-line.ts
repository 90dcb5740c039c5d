// One result of a benchmark, as it is printed: one JSON object a line.
export type BenchLine = {
  bench: string
  case: string
  value: number
  unit: string
  /** What the machine could do at best, measured in the same run. */
  limit?: number
  /** value / limit */
  ratio?: number
  /** What is asked for, in words a reader can check: the number itself, or its bound. */
  reach?: number | string
  ok?: boolean
}

export type BenchOptions = { quick: boolean }
export type Bench = {
  /** One line for --help. */
  about: string
  run: (options: BenchOptions) => Promise<BenchLine[]>
}

/** Rounded for reading: three significant digits from 100 down, whole numbers above. */
export const round = (value: number): number => (Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3)))

/** The value below which the given share of a list lies (nearest rank). */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? NaN
}
