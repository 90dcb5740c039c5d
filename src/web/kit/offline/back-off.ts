// How long to leave a server alone that could not be reached: longer each time, never all phones at once. Pure.
const first = 2_000
const longest = 5 * 60_000

/** `random` between 0 and 1: between half of the step and all of it. */
export const waitAfter = (failures: number, random: number): number => Math.round(Math.min(longest, first * 2 ** Math.min(20, Math.max(0, failures - 1))) * (0.5 + random / 2))
