// Shading units by a number: equal steps between the lowest and the highest, with a legend that gives the numbers.
import { ramp, token } from '../tokens.ts'

export type UnitValue = { id: number; value: number | null; text: string }
export type Shading = { colors: ReadonlyMap<number, string>; texts: ReadonlyMap<number, string>; legend: readonly { color: string; text: string }[] }

/** Edges of at most `most` equal steps; one step when all values are the same. */
export const stepsOf = (values: readonly number[], most: number): number[] => {
  const low = Math.min(...values)
  const high = Math.max(...values)
  if (values.length === 0 || low === high) return values.length === 0 ? [] : [low, high]
  const count = Math.min(most, new Set(values).size)
  return Array.from({ length: count + 1 }, (_, index) => low + ((high - low) * index) / count)
}

export const stepIndex = (value: number, edges: readonly number[]): number => {
  const last = edges.length - 2
  for (let index = 0; index < last; index += 1) if (value < edges[index + 1]!) return index
  return last
}

export const shadingOf = (units: readonly UnitValue[], format: (value: number) => string, noValue: string): Shading => {
  const colors = ramp()
  const edges = stepsOf(units.flatMap(({ value }) => (value === null ? [] : [value])), colors.length - 1)
  const steps = Math.max(1, edges.length - 1)
  const colorAt = (index: number): string => colors[steps === 1 ? 3 : Math.round((index * (colors.length - 2)) / (steps - 1))]!
  const legend = edges.length === 0 ? [] : Array.from({ length: steps }, (_, index) => {
    const [from, to] = [format(edges[index]!), format(edges[index + 1]!)]
    return { color: colorAt(index), text: from === to ? from : `${from} – ${to}` }
  })
  const none = units.some(({ value }) => value === null) ? [{ color: token('ramp-none'), text: noValue }] : []
  return {
    colors: new Map(units.map(({ id, value }) => [id, value === null ? token('ramp-none') : colorAt(stepIndex(value, edges))])),
    texts: new Map(units.map(({ id, text }) => [id, text])),
    legend: [...legend, ...none],
  }
}
