// How long to wait after a failed attempt, and when to give up. News that is a day late is no news.
const minute = 60_000

/** After the first, second … attempt. */
export const waits: readonly number[] = [1, 5, 30, 120, 360].map((minutes) => minutes * minute)

export const mostAttempts = waits.length + 1

/** Counted from when it was to be sent first. */
export const lateAfter = 24 * 60 * minute

/** `luck` in [0, 1) spreads those that failed together by a fifth to either side; null: give up. */
export const waitAfter = (attempts: number, luck: number, atLeast = 0): number | null => {
  const wait = waits[attempts - 1]
  return wait === undefined ? null : Math.max(atLeast, Math.round(wait * (0.8 + 0.4 * luck)))
}
