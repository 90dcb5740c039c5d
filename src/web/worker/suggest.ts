// Which category a report most likely has: what this worker reported last and most, and what is open around here.

/** Best first. `used` is newest first; `around` are categories of open cases nearby, nearest first. */
export const suggestCategories = (used: readonly string[], around: readonly string[], most: number): string[] => {
  const scores = new Map<string, number>()
  const add = (code: string, score: number): void => void scores.set(code, (scores.get(code) ?? 0) + score)
  used.forEach((code, index) => add(code, index === 0 ? 4 : 2 / (1 + index / 8)))
  around.forEach((code, index) => add(code, 1 / (1 + index / 4)))
  return [...scores].sort(([a, x], [b, y]) => y - x || a.localeCompare(b)).slice(0, most).map(([code]) => code)
}
