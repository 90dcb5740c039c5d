// On paper, a sheet for each grid: its drawing with numbered cells, its buildings, figures, and who is responsible.
import type { PlannerGround } from '../../../../contract/planner.ts'
import type { PlannerDivision, PlannerInput } from '../../../../domain/territory/planner/types.ts'
import { listMark } from '../../../kit/words/list-mark.ts'
import { numberText } from '../../../kit/words/time.ts'
import { usePlannerTexts } from '../../words/planner.ts'
import { nameOf } from './Figures.tsx'
import { PlanSheet } from './PlanSheet.tsx'

export const GridSheets = ({ ground, input, division }: { ground: PlannerGround; input: PlannerInput; division: PlannerDivision }) => {
  const texts = usePlannerTexts()
  return (
    <div className="planner-print">
      {division.grids.map((grid, g) => {
        const inside = new Set(grid.atoms.map((atom) => atom.building))
        return (
          <section key={g} className="planner-page">
            <h2>{texts.sheet(ground.community.name, numberText(g + 1))}{ground.community.schematic && <small> · {texts.schematic}</small>}</h2>
            <PlanSheet label={texts.grid(numberText(g + 1))} bounds={grid.shape} grids={[grid.shape]} specials={[]} barriers={[]} buildings={input.buildings.filter((b) => inside.has(b.id))} numbers
              cells={grid.microgrids.map((cell, m) => ({ key: `${g}-${m}`, shape: cell.shape, grid: m, label: `${g + 1}-${m + 1}` }))} />
            <table className="planner-figures">
              <thead><tr><th scope="col">{texts.microgrid}</th><th scope="col">{texts.building}</th><th scope="col">{texts.households}</th><th scope="col">{texts.person}</th></tr></thead>
              <tbody>
                {grid.microgrids.map((cell, m) => <tr key={m}><th scope="row">{g + 1}-{m + 1}</th><td>{cell.atoms.map((atom) => nameOf(ground.names, atom, texts.door)).join(listMark())}</td><td>{numberText(cell.households)}</td><td /></tr>)}
              </tbody>
              <tfoot><tr><th scope="row">{texts.grid(numberText(g + 1))}</th><td>{texts.rows.people} {numberText(grid.peopleNeeded)} · {texts.perimeter} {grid.compactness.toFixed(2)}</td><td>{numberText(grid.households)}</td><td>{texts.date}</td></tr></tfoot>
            </table>
          </section>
        )
      })}
    </div>
  )
}
