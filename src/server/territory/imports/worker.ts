// The thread's own entry: one piece of work, then it ends.
import { parentPort, workerData } from 'node:worker_threads'
import { Problem } from '../../../domain/kernel/problem.ts'
import { doWork } from './do-work.ts'
import type { Report, Work } from './work.ts'

const say = (report: Report): void => parentPort!.postMessage(report)

try {
  await doWork(workerData as Work, say)
} catch (fault) {
  if (!(fault instanceof Problem)) throw fault
  say({ kind: 'refused', code: fault.code, status: fault.status, params: fault.params })
}
