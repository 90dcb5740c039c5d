// Runs a piece of work on an import in a process of its own and hands on what it says.
import { Problem } from '../../../domain/kernel/problem.ts'
import { BrokenOff, runApart } from '../../jobs/run-apart.ts'
import { importProblem } from './problems.ts'
import type { Report, Work } from './work.ts'

export type Done = Extract<Report, { kind: 'looked' | 'analysed' }>

/** Ten thousand shapes of two hundred points take about half of it. */
const megabytes = 3_000

export type Running = { done: Promise<Done>; stop(): Promise<void> }

export const runWorker = (work: Work, onProgress: (progress: Extract<Report, { kind: 'progress' }>['progress']) => void): Running => {
  let last: Exclude<Report, { kind: 'progress' }> | undefined
  const { ended, stop } = runApart<Report>(new URL('./worker.ts', import.meta.url), work, {
    megabytes,
    onMessage: (report) => (report.kind === 'progress' ? onProgress(report.progress) : void (last = report)),
  })
  const outcome = async (): Promise<Done> => {
    await ended.catch((fault: unknown) => {
      throw fault instanceof BrokenOff && fault.outOfMemory ? importProblem('import.too-large', { megabytes: 0 }) : fault
    })
    if (!last) throw importProblem('import.broke-off')
    if (last.kind === 'refused') throw new Problem(last.code, last.status, last.params)
    return last
  }
  const done = outcome()
  done.catch(() => {})
  return { done, stop }
}
