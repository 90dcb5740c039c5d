// The editor's tools: what must be chosen first, and what is drawn.
import type { SpecialType } from '../../../../domain/territory/unit.ts'

export const tools = {
  split: { needs: 'one', draws: 'line' },
  merge: { needs: 'many', draws: null },
  redraw: { needs: 'two', draws: 'line' },
  corners: { needs: 'one', draws: 'corners' },
  cutOut: { needs: 'one', draws: 'area' },
  fillGap: { needs: null, draws: 'area' },
  retire: { needs: 'one', draws: null },
} as const

export type Tool = keyof typeof tools

export const isReady = (tool: Tool, chosen: number): boolean => {
  switch (tools[tool].needs) {
    case 'one':
      return chosen === 1
    case 'two':
      return chosen === 2
    case 'many':
      return chosen >= 2
    case null:
      return true
  }
}

/** What is said beside the drawing. */
export type Draft = { crossed: 'cut' | 'whole'; as: 'beside' | 'below'; name: string; special: SpecialType | null; households: number | null; into: string | null }

/** Points typed one a line; undefined when one of them is none. */
export const pointsFrom = (text: string): [number, number][] | undefined => {
  const lines = text.split('\n').map((line) => line.trim()).filter((line) => line !== '')
  const points = lines.map((line) => /^(-?\d+(?:\.\d+)?)\s*[,，\s]\s*(-?\d+(?:\.\d+)?)$/.exec(line)).map((found): [number, number] => [Number(found?.[1]), Number(found?.[2])])
  return points.length >= 2 && points.every(([lng, lat]) => Math.abs(lng) <= 180 && Math.abs(lat) <= 90) ? points : undefined
}
