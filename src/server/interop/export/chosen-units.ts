// What an export holds: the chosen levels of a unit and what is below it, each level in the order of its codes.
import type { Actor } from '../../../domain/access/actor.ts'
import { coversUnit } from '../../../domain/access/can.ts'
import type { UnitId } from '../../../domain/kernel/ids.ts'
import { kernelProblem, problemsOf } from '../../../domain/kernel/problem.ts'
import { levels, type Level } from '../../../domain/territory/unit.ts'
import type { Net, NetUnit } from '../../territory/net.ts'
import { territoryProblem } from '../../territory/problems.ts'

export const exportProblem = problemsOf({ 'export.nothing': 409 })

export type Layer = { level: Level; units: readonly NetUnit[] }

const walk = (unit: NetUnit, into: Map<Level, NetUnit[]>): void => {
  into.get(unit.level)?.push(unit)
  for (const child of unit.children) walk(child, into)
}

/** Only what somebody's posts reach is given away; the levels that hold nothing are left out. */
export const chosenLayers = (net: Net, actor: Actor, unitId: number, wanted: string | undefined): { unit: NetUnit; layers: Layer[] } => {
  const unit = net.units.get(unitId as UnitId)
  if (!unit) throw territoryProblem('territory.not-found')
  if (!coversUnit(actor, 'territory.export', unit.line)) throw kernelProblem('access.refused', { verb: 'territory.export', reason: 'out-of-reach' })
  const names = wanted?.split(',') ?? levels
  const found = new Map<Level, NetUnit[]>(levels.filter((level) => names.includes(level)).map((level) => [level, []]))
  walk(unit, found)
  const layers = [...found].flatMap(([level, units]) => (units.length === 0 ? [] : [{ level, units }]))
  if (layers.length === 0) throw exportProblem('export.nothing')
  return { unit, layers }
}
