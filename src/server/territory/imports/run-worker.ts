// Runs a piece of work in a thread of its own and hands on what it says. It can be stopped at any moment: the thread ends.
import { Worker } from 'node:worker_threads'
import { Problem } from '../../../domain/kernel/problem.ts'
import { importProblem } from './problems.ts'
import type { Report, Work } from './work.ts'

export type Done = Extract<Report, { kind: 'looked' | 'analysed' }>

/** Ten thousand shapes of two hundred points take about half of it. */
const mostMegabytes = 3_000

export type Running = { done: Promise<Done>; stop(): Promise<void> }

export const runWorker = (work: Work, onProgress: (progress: Extract<Report, { kind: 'progress' }>['progress']) => void): Running => {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: work, resourceLimits: { maxOldGenerationSizeMb: mostMegabytes } })
  const done = new Promise<Done>((resolve, reject) => {
    worker.on('message', (report: Report) => {
      if (report.kind === 'progress') onProgress(report.progress)
      else if (report.kind === 'refused') reject(new Problem(report.code, report.status, report.params))
      else resolve(report)
    })
    worker.on('error', (fault: Error & { code?: string }) => reject(fault.code === 'ERR_WORKER_OUT_OF_MEMORY' ? importProblem('import.too-large', { megabytes: 0 }) : fault))
    worker.on('exit', () => reject(importProblem('import.broke-off')))
  })
  done.catch(() => {})
  return { done, stop: async () => void (await worker.terminate()) }
}
