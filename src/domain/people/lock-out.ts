// After how many wrong passwords a login rests, and for how long: short at first, longer each time, never for good, since
// anybody can type somebody else's login.

export const triesBeforeLock = 5

const minutes = [5, 10, 20, 40, 60]

/** Milliseconds to wait after the n-th wrong password in a row; 0 while tries are left. */
export const lockAfter = (failedCount: number): number =>
  failedCount < triesBeforeLock ? 0 : minutes[Math.min(failedCount - triesBeforeLock, minutes.length - 1)]! * 60_000

/** Tries left before the next lock. */
export const triesLeft = (failedCount: number): number => Math.max(0, triesBeforeLock - failedCount)

/** Wrong passwords are forgotten a day after the last one. */
export const failuresKeptFor = 86_400_000
