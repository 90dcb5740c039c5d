// A process for long work that does what the test of such processes asks of it.
import { takeWork } from '../../src/server/jobs/take-work.ts'

export type Wish = { wish: 'count'; to: number; with: Map<string, Float64Array> } | { wish: 'spin' | 'crash' | 'throw' | 'fill' }

takeWork<Wish, { pid: number; count: number; sum: number }>((work, tell) => {
  const tellCount = (count: number, sum = 0): void => tell({ pid: process.pid, count, sum })
  if (work.wish === 'count') for (let count = 1; count <= work.to; count++) tellCount(count, work.with.get('numbers')!.reduce((a, b) => a + b, 0))
  if (work.wish === 'spin') {
    tellCount(0)
    return new Promise((resolve) => setTimeout(resolve, 3_600_000))
  }
  if (work.wish === 'crash') process.kill(process.pid, 'SIGSEGV')
  if (work.wish === 'throw') throw new Error('the third shelf is empty')
  if (work.wish === 'fill') for (const kept: object[] = []; ; ) kept.push(Array.from({ length: 1_000 }, () => ({})))
})
