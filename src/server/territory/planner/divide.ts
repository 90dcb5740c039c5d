// Divides one community after the other on the net as those before have left it: where two of them meet, the second takes
// over the corners the first has put there.
import type { UnitId } from '../../../domain/kernel/ids.ts'
import { Problem } from '../../../domain/kernel/problem.ts'
import { applyPlan } from '../../../domain/territory/plan/apply-plan.ts'
import type { NewUnit, Operation } from '../../../domain/territory/plan/operation.ts'
import type { Tree } from '../../../domain/territory/plan/tree.ts'
import { communityInput } from '../../../domain/territory/planner/community-input.ts'
import { divisionOperations } from '../../../domain/territory/planner/division-operations.ts'
import { planDivision } from '../../../domain/territory/planner/plan-division.ts'
import type { Barrier, LevelFigures, PlannerBuilding } from '../../../domain/territory/planner/types.ts'
import type { DivisionStandard } from '../../../domain/territory/unit.ts'
import type { PlannerRun } from '../../../contract/planner.ts'

export type DivideWork = {
  tree: Tree
  communities: readonly { id: UnitId; name: string; buildings: readonly PlannerBuilding[]; barriers: readonly Barrier[] }[]
  revise: boolean
  standard: DivisionStandard
}
export type Divided = { communities: PlannerRun['communities']; operations: Operation[] }
export type DivideReport = { kind: 'progress'; done: number } | { kind: 'divided'; divided: Divided }

const levelOf = ({ cells, inRange, compactness, squares }: LevelFigures) => ({ cells, inRange, compactness, squares })

export function divideAll({ tree: before, communities, revise, standard }: DivideWork, issue: () => NewUnit, onProgress: (done: number) => void): Divided {
  let tree = before
  const made: Divided = { communities: [], operations: [] }
  communities.forEach(({ id, name, buildings, barriers }, k) => {
    const refuse = (refused: string): void =>
      void made.communities.push({ unit: { id, name }, households: 0, grids: null, microgrids: null, peopleNeeded: 0, moved: null, limits: 0, refused })
    onProgress(k)
    const input = communityInput(tree, id, buildings, barriers, { revise, standard })
    // Without buildings there is nothing to divide by: such a community stays as it is.
    if (!input || input.buildings.length === 0) return refuse(input ? 'planner.no-buildings' : 'planner.boundary-missing')
    const division = planDivision(input)
    if (division.kind === 'refused') return refuse(division.code)
    try {
      const operations = divisionOperations(tree, id, division, issue)
      const applied = applyPlan(tree, operations)
      const fault = applied.problems[0]
      if (fault) return refuse(fault.problem.code)
      tree = applied.tree
      made.operations.push(...operations)
    } catch (fault) {
      // A net that isn't exact here, or a border that would touch itself.
      if (!(fault instanceof Problem)) throw fault
      return refuse(fault.code)
    }
    const { figures } = division
    made.communities.push({
      unit: { id, name }, households: figures.households, grids: levelOf(figures.grids), microgrids: levelOf(figures.microgrids), peopleNeeded: figures.peopleNeeded, moved: figures.moved,
      limits: division.limits.length, refused: null,
    })
  })
  return made
}
