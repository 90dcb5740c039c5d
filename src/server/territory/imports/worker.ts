// The entry of the process that works on one import.
import { Problem } from '../../../domain/kernel/problem.ts'
import { takeWork } from '../../jobs/take-work.ts'
import { doWork } from './do-work.ts'
import type { Report, Work } from './work.ts'

takeWork<Work, Report>(async (work, say) => {
  try {
    await doWork(work, say)
  } catch (fault) {
    if (!(fault instanceof Problem)) throw fault
    say({ kind: 'refused', code: fault.code, status: fault.status, params: fault.params })
  }
})
