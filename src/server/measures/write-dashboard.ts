// The numbers of a unit and of those below it as they are sent. A month is looked at again and again, and most of its units have
// the numbers they had: their cells were written out when they came the first time.
import type { measureRoutes } from '../../contract/measures.ts'
import type { ReplyOf } from '../../contract/route.ts'
import { written, type Written } from '../http/written.ts'
import type { NetUnit } from '../territory/net.ts'
import type { UnitSums } from './queries.ts'

type Dashboard = ReplyOf<typeof measureRoutes.dashboard>

const texts = new WeakMap<UnitSums, Buffer>()

const textOf = (row: UnitSums): Buffer => {
  const kept = texts.get(row)
  if (kept) return kept
  const cells: Dashboard['unit']['cells'] = row.cells.map(([measure, part, numerator, denominator]) => ({ measure, part, numerator, denominator }))
  const text = Buffer.from(JSON.stringify(cells))
  texts.set(row, text)
  return text
}

/** A unit without numbers has no row. */
const nothing = '[]'

export const writeDashboard = (unit: NetUnit, children: readonly NetUnit[], sums: readonly UnitSums[], asOf: number): Written<Dashboard> => {
  const rows = new Map(sums.map((row) => [row.unit_id, row]))
  const partsOf = ({ id, name, level }: NetUnit): (Buffer | string)[] => {
    const row = rows.get(id)
    return [`${JSON.stringify({ id, name, level }).slice(0, -1)},"cells":`, row ? textOf(row) : nothing, '}']
  }
  return written(['{"unit":', ...partsOf(unit), ',"children":[', ...children.flatMap((child, index) => (index === 0 ? partsOf(child) : [',', ...partsOf(child)])), `],"asOf":${asOf}}`])
}
