// Takes turns at work that is heavy for the machine (decoding photos, hashing passwords): so many at once, so many
// waiting, and whoever comes on top of that is asked to come again.
import { kernelProblem } from '../domain/kernel/problem.ts'

export type Turns = <T>(work: () => Promise<T>) => Promise<T>

export const takeTurns = (atOnce: number, mostWaiting: number): Turns => {
  let running = 0
  const waiting: (() => void)[] = []
  return async (work) => {
    if (running < atOnce) running++
    else if (waiting.length >= mostWaiting) throw kernelProblem('server.busy')
    else await new Promise<void>((resolve) => waiting.push(resolve)) // the place is handed over, not freed
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}
