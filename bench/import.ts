// How long the analysis of a large file takes, from the file on disk to the preview and the operations, in the
// process it runs in; and how long the server's own loop stands still meanwhile.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { UnitId } from '../src/domain/kernel/ids.ts'
import { defaultCodeRules } from '../src/domain/territory/code-rules.ts'
import type { PlanUnit, Tree } from '../src/domain/territory/plan/tree.ts'
import type { UnitRef } from '../src/domain/territory/plan/operation.ts'
import { codeScheme, levels, paddedCode } from '../src/domain/territory/unit.ts'
import { runWorker, type Done } from '../src/server/territory/imports/run-worker.ts'
import type { Work } from '../src/server/territory/imports/work.ts'
import { round, type BenchLine, type BenchOptions } from './bench-line.ts'
import { makeShapesFile } from './support/many-shapes.ts'

export const about = 'a file of 10,000 polygons of 200 points, from disk to preview'

const reachSeconds = 60

/** Streets, communities and grids above the file's microgrids. */
export const treeAbove = (side: number): Tree => {
  const tree = new Map<UnitRef, PlanUnit>()
  const add = (code: string, level: (typeof levels)[number], parent: UnitRef | null): UnitId => {
    const unit = (tree.size + 1) as UnitId
    tree.set(unit, { unit, parent, level, name: `${level} ${code}`, code: paddedCode(code, codeScheme), aliases: [], village: false, special: null, madeUp: false, households: null, shape: null })
    return unit
  }
  const root = add('140213', 'district', null)
  const known = new Map<string, UnitId>()
  const grids = Math.ceil(side / 5) ** 2
  for (let grid = 0; grid < grids; grid++) {
    const code = `140213${String(1 + Math.floor(grid / 900)).padStart(3, '0')}${String(1 + (Math.floor(grid / 30) % 30)).padStart(3, '0')}${String(1 + (grid % 30)).padStart(3, '0')}`
    const street = known.get(code.slice(0, 9)) ?? add(code.slice(0, 9), 'street', root)
    known.set(code.slice(0, 9), street)
    const community = known.get(code.slice(0, 12)) ?? add(code.slice(0, 12), 'community', street)
    known.set(code.slice(0, 12), community)
    add(code, 'grid', community)
  }
  return tree
}

export async function run({ quick }: BenchOptions): Promise<BenchLine[]> {
  const folder = mkdtempSync(join(tmpdir(), 'wangge-import-'))
  const side = quick ? 30 : 100
  try {
    const file = makeShapesFile(side, 50, 0.02)
    const path = join(folder, 'cells.geojson')
    writeFileSync(path, file.text)
    const megabytes = file.text.length / 1_048_576
    file.text = ''
    const common = { path, name: 'cells.geojson', tree: treeAbove(side), rules: defaultCodeRules }
    const timed = async (work: Work): Promise<{ seconds: number; done: Done; marks: number }> => {
      let marks = 0
      const from = performance.now()
      const done = await runWorker(work, () => void (marks += 1)).done
      return { seconds: (performance.now() - from) / 1000, done, marks }
    }
    const looked = await timed({ ...common, what: 'look' })
    const loop = monitorEventLoopDelay({ resolution: 5 })
    loop.enable()
    const analysed = await timed({
      ...common, what: 'analyse', id: '01890000-0000-7000-8000-000000000000', operationsPath: join(folder, 'operations'),
      options: { mapping: { code: 0, name: 1, households: 2 }, level: null, datum: 'gcj02', mend: ['texts', 'rings', 'slivers', 'overlaps', 'gaps'] },
    })
    loop.disable()
    if (analysed.done.kind !== 'analysed') throw new Error('not analysed')
    const { counts } = analysed.done
    const bench = 'import'
    const whole = `${file.cells} polygons, ${file.points} points, ${file.spoilt} spoilt, ${megabytes.toFixed(0)} MB of GeoJSON in GCJ-02`
    const seconds = looked.seconds + analysed.seconds
    return [
      { bench, case: `file to preview: ${whole}`, value: round(seconds), unit: 's', reach: reachSeconds, ok: seconds < reachSeconds },
      { bench, case: 'of that the first look (columns, datum)', value: round(looked.seconds), unit: 's' },
      { bench, case: 'marks of progress', value: analysed.marks, unit: 'marks' },
      { bench, case: 'the server’s loop stood still for at most', value: round(loop.max / 1e6), unit: 'ms' },
      { bench, case: 'new records', value: counts.new, unit: `of ${file.cells}`, reach: `${file.cells - counts.faulty}`, ok: counts.new + counts.faulty === file.cells },
      { bench, case: 'records with a fault that was mended', value: counts.mended, unit: 'records' },
      { bench, case: 'records that stay out', value: counts.faulty, unit: 'records' },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
