// What the process for imports is asked and what it says: everything that takes long about an import happens there, so that the
// server goes on answering.
import type { Position } from '../../../domain/kernel/geometry.ts'
import type { CodeRules } from '../../../domain/territory/code-rules.ts'
import type { Progress } from '../../../domain/territory/import/analyse.ts'
import type { Fault } from '../../../domain/territory/import/fault.ts'
import type { Change, ImportOptions, RowState } from '../../../domain/territory/import/source.ts'
import type { ProblemParams } from '../../../domain/kernel/problem.ts'
import type { Tree } from '../../../domain/territory/plan/tree.ts'
import type { Level } from '../../../domain/territory/unit.ts'
import type { Look } from './look.ts'

export type Work = { path: string; name: string; tree: Tree; rules: CodeRules } & (
  | { what: 'look' }
  | { what: 'analyse'; id: string; options: ImportOptions; operationsPath: string }
)

/** A row of the preview. */
export type PreviewRow = {
  row: number
  state: RowState
  level: Level | null
  code: string | null
  name: string
  parent: string | null
  households: number | null
  center: Position | null
  changes: Change[]
  faults: Fault[]
}

export type Counts = Record<RowState, number> & { mended: number; /** Records by kind of fault, and those of them in which it is still open. */ faults: Record<string, number>; open: Record<string, number>; operations: number }

export type Report =
  | { kind: 'progress'; progress: Progress | { stage: 'reading'; done: number; total: number } }
  | { kind: 'looked'; look: Look }
  | { kind: 'analysed'; rows: PreviewRow[]; counts: Counts }
  | { kind: 'refused'; code: string; status: number; params: ProblemParams }
