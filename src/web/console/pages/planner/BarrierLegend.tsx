// What lines are drawn on the planner's sheet, by kind.
import type { Barrier, BarrierKind } from '../../../../domain/territory/planner/types.ts'
import { numberText } from '../../../kit/words/time.ts'
import { usePlannerBringTexts } from '../../words/planner-bring.ts'
import { barrierTones } from './barrier-tones.ts'

export const BarrierLegend = ({ barriers }: { barriers: readonly Barrier[] }) => {
  const { legend, kinds } = usePlannerBringTexts()
  const counts = (Object.keys(barrierTones) as BarrierKind[]).map((kind) => ({ kind, count: barriers.filter((barrier) => barrier.kind === kind).length })).filter(({ count }) => count > 0)
  return counts.length === 0 ? null : (
    <ul className="planner-legend" aria-label={legend}>
      {counts.map(({ kind, count }) => <li key={kind}><i aria-hidden="true" style={{ background: barrierTones[kind] }} />{kinds[kind]} {numberText(count)}</li>)}
    </ul>
  )
}
