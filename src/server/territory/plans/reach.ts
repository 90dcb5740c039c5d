// Whose plan is it to see, to change, to adopt: the verb's reach must cover the plan's unit, and operations stay below it.
import type { Actor } from '../../../domain/access/actor.ts'
import { can, type Thing } from '../../../domain/access/can.ts'
import { liesIn } from '../../../domain/access/place.ts'
import type { Verb } from '../../../domain/access/verbs.ts'
import type { DistrictId, UnitId } from '../../../domain/kernel/ids.ts'
import { kernelProblem } from '../../../domain/kernel/problem.ts'
import { onlyCornersAdded } from '../../../domain/territory/edit/only-corners.ts'
import type { Operation, UnitRef } from '../../../domain/territory/plan/operation.ts'
import { planProblem } from '../../../domain/territory/plan/problems.ts'
import { isNew } from '../../../domain/territory/plan/tree.ts'
import type { Net, NetUnit } from '../net.ts'

export const thingOf = (district: DistrictId, unit: NetUnit): Thing => ({ ...unit.line, district, holderUnitId: null, holderOfficeId: null, assignedOfficeId: null, assistingOfficeIds: [], ownerId: null })

export const reaches = (actor: Actor, verb: Verb, unit: NetUnit): boolean => can(actor, verb, thingOf(actor.district, unit)).allowed

export const needReach = (actor: Actor, verb: Verb, unit: NetUnit): void => {
  const decision = can(actor, verb, thingOf(actor.district, unit))
  if (!decision.allowed) throw kernelProblem('access.refused', { verb, reason: decision.reason })
}

/** Units within reach of a verb, as plans stand at them. */
export const unitsWithin = (actor: Actor, verb: Verb, net: Net): readonly UnitId[] | 'all' =>
  reaches(actor, verb, net.root) ? 'all' : [...net.units.values()].filter((unit) => reaches(actor, verb, unit)).map((unit) => unit.id)

/** Units an operation changes or puts something below. */
export const touchedBy = (operation: Operation): readonly UnitRef[] => {
  switch (operation.kind) {
    case 'create':
      return [operation.parent]
    case 'change':
    case 'split':
      return [operation.unit]
    case 'move':
      return [operation.unit, operation.parent]
    case 'reshape':
      return operation.shapes.map(({ unit }) => unit)
    case 'merge':
      return operation.units
    case 'retire':
      return [operation.unit, operation.successor]
  }
}

/** Ending the plan's own unit or moving it away would reach beyond it. */
const reachesOut = (operation: Operation, unit: UnitId): boolean =>
  (operation.kind === 'move' || operation.kind === 'split' || operation.kind === 'retire') ? operation.unit === unit : operation.kind === 'merge' && operation.units.includes(unit)

/** A unit next door only gets the corners that an edit puts on the common border: it gives and takes no ground. */
const keepsGround = (operation: Operation, unit: NetUnit): boolean => {
  const shape = operation.kind === 'reshape' ? operation.shapes.find((one) => one.unit === unit.id)?.shape : undefined
  return shape !== undefined && unit.shape !== null && onlyCornersAdded(unit.shape, shape)
}

/** Every unit of today that the operations touch lies in the plan's unit; what is unknown is the tree's to refuse. */
export const needInside = (net: Net, planUnit: NetUnit, operations: readonly Operation[]): void => {
  for (const operation of operations) {
    for (const ref of touchedBy(operation)) {
      const unit = isNew(ref) ? undefined : net.units.get(ref)
      if (unit && !liesIn(unit.line, planUnit.line) && !keepsGround(operation, unit)) throw planProblem('plan.outside', { name: unit.name })
    }
    if (planUnit.level !== 'district' && reachesOut(operation, planUnit.id)) throw planProblem('plan.outside', { name: planUnit.name })
  }
}
