// The work itself, wherever it runs: read the file, then look at it or analyse it, telling how far it is.
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import { v5 as uuidFrom } from 'uuid'
import { analyse, type Progress } from '../../../domain/territory/import/analyse.ts'
import { keepsOut, type Fault } from '../../../domain/territory/import/fault.ts'
import { operationsOf } from '../../../domain/territory/import/operations.ts'
import type { Recognised } from '../../../domain/territory/import/source.ts'
import { lookAt } from './look.ts'
import { readFile } from './read-file.ts'
import type { Counts, PreviewRow, Report, Work } from './work.ts'

/** Between two marks of progress. */
const millisecondsBetween = 250

const previewOf = ({ draft, state, changes, parentName, center }: Recognised): PreviewRow => ({
  row: draft.row, state, level: draft.level ?? null, code: draft.code ?? null, name: draft.name.slice(0, 200), parent: parentName, households: draft.households ?? null, center, changes, faults: draft.faults,
})

const countsOf = (rows: readonly Recognised[], operations: number): Counts => {
  const counts: Counts = { new: 0, changed: 0, unchanged: 0, faulty: 0, mended: 0, faults: {}, open: {}, operations }
  for (const { state, draft } of rows) {
    counts[state] += 1
    if (draft.faults.some(({ mended }) => mended) && !draft.faults.some(keepsOut)) counts.mended += 1
    const tally = (table: Record<string, number>, faults: readonly Fault[]): void => {
      for (const kind of new Set(faults.map((fault) => fault.kind))) table[kind] = (table[kind] ?? 0) + 1
    }
    tally(counts.faults, draft.faults)
    tally(counts.open, draft.faults.filter(({ mended }) => !mended))
  }
  return counts
}

export const doWork = async (work: Work, say: (report: Report) => void): Promise<void> => {
  say({ kind: 'progress', progress: { stage: 'reading', done: 0, total: 0 } })
  const source = await readFile(new Uint8Array(readFileSync(work.path)), work.name)
  if (work.what === 'look') return say({ kind: 'looked', look: lookAt(source, work.tree, work.rules) })
  const steps = analyse(source, work.tree, work.options, work.rules)
  let said = 0
  let step = steps.next()
  for (; !step.done; step = steps.next()) {
    const now = Date.now()
    if (now - said < millisecondsBetween) continue
    said = now
    say({ kind: 'progress', progress: step.value satisfies Progress })
  }
  const rows = step.value
  const operations = operationsOf(rows, work.tree, (row) => `new:${uuidFrom(String(row), work.id)}`)
  const file = openSync(work.operationsPath, 'w', 0o640)
  try {
    for (const operation of operations) writeSync(file, `${JSON.stringify(operation)}\n`)
  } finally {
    closeSync(file)
  }
  say({ kind: 'analysed', rows: rows.map(previewOf), counts: countsOf(rows, operations.length) })
}
