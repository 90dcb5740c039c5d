// The present, ticking each half minute for everything on the page that shows a clock.
import { useSyncExternalStore } from 'react'

const every = 30_000
let now = Date.now()

/** What the server's clock is ahead of this device's; deadlines are the server's. */
let ahead = 0
/** Smaller differences are the way the answer took. */
const tolerated = 30_000

export const hearServerTime = (date: string | null): void => {
  const difference = date === null ? Number.NaN : Date.parse(date) - Date.now()
  if (!Number.isNaN(difference)) ahead = Math.abs(difference) < tolerated ? 0 : difference
}

/** What it was when the server last answered, for an app that is opened without a network. */
export const startAhead = (difference: number): void => {
  if (ahead === 0 && Math.abs(difference) >= tolerated) ahead = difference
}

export const timeNow = (): number => Date.now() + ahead
let timer: ReturnType<typeof setInterval> | undefined
const listeners = new Set<() => void>()

const listen = (listener: () => void): (() => void) => {
  listeners.add(listener)
  if (timer === undefined) now = timeNow()
  timer ??= setInterval(() => {
    now = timeNow()
    listeners.forEach((tell) => tell())
  }, every)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

export const useNow = (): number => {
  // what is drawn for the first time after a pause begins with the present
  if (listeners.size === 0) now = timeNow()
  return useSyncExternalStore(listen, () => now)
}
