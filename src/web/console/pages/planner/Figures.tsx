// What a division comes to beside the present one, and what stands in the way of a better one.
import type { PlannerGround } from '../../../../contract/planner.ts'
import type { AtomRef, PlannerDivision, PlannerLimit } from '../../../../domain/territory/planner/types.ts'
import type { DivisionStandard } from '../../../../domain/territory/unit.ts'
import { numberText } from '../../../kit/words/time.ts'
import { usePlannerTexts } from '../../words/planner.ts'

type Door = (building: string, n: string) => string
export const nameOf = (names: Readonly<Record<string, string>>, { building, entrance }: AtomRef, door: Door): string =>
  entrance === undefined ? (names[building] ?? building) : door(names[building] ?? building, numberText(entrance + 1))

const within = (cells: readonly { households: number | null }[], { least, most }: { least: number; most: number }): number =>
  cells.filter(({ households }) => households !== null && households >= least && households <= most).length

export const Figures = ({ ground, division, standard }: { ground: PlannerGround; division: PlannerDivision | null; standard: DivisionStandard }) => {
  const { rows, today, proposed, figures } = usePlannerTexts()
  const cells = ground.microgrids.filter((cell) => cell.special === null)
  const known = cells.flatMap((cell) => cell.households ?? [])
  const mean = known.reduce((a, b) => a + b, 0) / Math.max(1, known.length)
  const spread = Math.sqrt(known.reduce((sum, h) => sum + (h - mean) ** 2, 0) / Math.max(1, known.length))
  const made = division?.figures
  const lines: [string, string, string][] = [
    [rows.grids, numberText(ground.grids.length), made ? numberText(made.grids.cells) : ''],
    [rows.gridsInRange, numberText(within(ground.grids, standard.grid)), made ? numberText(made.grids.inRange) : ''],
    [rows.microgrids, numberText(cells.length), made ? numberText(made.microgrids.cells) : ''],
    [rows.microgridsInRange, numberText(within(cells, standard.microgrid)), made ? numberText(made.microgrids.inRange) : ''],
    [rows.mean, mean.toFixed(1), made ? made.microgrids.mean.toFixed(1) : ''],
    [rows.deviation, spread.toFixed(1), made ? made.microgrids.deviation.toFixed(1) : ''],
    [rows.compactness, '', made ? made.microgrids.compactness.toFixed(2) : ''],
    [rows.crossings, '', made ? numberText(Math.round(made.microgrids.crossings)) : ''],
    [rows.people, numberText(ground.grids.length + cells.length), made ? numberText(made.peopleNeeded) : ''],
    ...(made?.moved ? [[rows.movedGrid, '', numberText(made.moved.grid)], [rows.moved, '', numberText(made.moved.microgrid)]] satisfies [string, string, string][] : []),
  ]
  return (
    <table className="planner-figures" aria-label={figures}>
      <thead><tr><th scope="col">{figures}</th><th scope="col">{today}</th><th scope="col">{proposed}</th></tr></thead>
      <tbody>{lines.map(([label, before, after], i) => <tr key={i}><th scope="row">{label}</th><td>{before}</td><td>{after}</td></tr>)}</tbody>
    </table>
  )
}

const useLimitText = (names: Readonly<Record<string, string>>) => {
  const { limit: said, level, grid, door } = usePlannerTexts()
  const whole = numberText
  return (limit: PlannerLimit): string => {
    switch (limit.limit) {
      case 'building-above-range':
        return said['building-above-range'](nameOf(names, limit.atom, door), whole(limit.households), whole(limit.most))
      case 'buildings-in-one-place':
        return said['buildings-in-one-place'](nameOf(names, limit.atoms[0]!, door), whole(limit.households), whole(limit.most))
      case 'total-not-divisible':
        return said['total-not-divisible'](level[limit.level], whole(limit.households), `${limit.least}–${limit.most}`)
      case 'piece-without-households':
        return said['piece-without-households'](whole(limit.piece + 1))
      case 'building-outside':
        return said['building-outside'](nameOf(names, limit.atom, door), whole(limit.households))
      case 'neighbours-do-not-fit': {
        const at = limit.cell.microgrid === undefined ? grid(whole(limit.cell.grid + 1)) : `${level.microgrid} ${limit.cell.grid + 1}-${limit.cell.microgrid + 1}`
        return said['neighbours-do-not-fit'](at, whole(limit.households), `${limit.least}–${limit.most}`)
      }
    }
  }
}

export const Limits = ({ division, names }: { division: PlannerDivision; names: Readonly<Record<string, string>> }) => {
  const texts = usePlannerTexts()
  const said = useLimitText(names)
  return division.limits.length === 0 ? <p className="quiet">{texts.noLimits}</p> : <ul className="planner-limits">{division.limits.map((limit, i) => <li key={i}>{said(limit)}</li>)}</ul>
}
