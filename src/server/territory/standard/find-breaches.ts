// All breaches of a net's shapes and figures. What was found below a unit is remembered by its shapes, so that a plan that
// changes three cells costs three cells; long work rests now and then, so that nobody else waits for it.
import { setImmediate as rest } from 'node:timers/promises'
import type { Shape } from '../../../domain/kernel/geometry.ts'
import { checkShapes, checkStandard, piecesOf, type Breach, type ShapedUnit, type Standard } from '../../../domain/territory/standard/check-standard.ts'
import { childLevel } from '../../../domain/territory/unit.ts'

type Known = { children: readonly unknown[]; slack: number; breaches: readonly Breach<unknown>[] }

const known = new WeakMap<Shape, Known>()

const sameList = (a: readonly unknown[], b: readonly unknown[]): boolean => a.length === b.length && a.every((one, n) => one === b[n])

const restAfter = 15

const belowOf = <Id>(parent: ShapedUnit<Id>, children: readonly ShapedUnit<Id>[], standard: Standard): readonly Breach<Id>[] => {
  if (parent.shape === null) return checkShapes(parent, children, standard)
  const marks = [parent.id, ...children.flatMap(({ id, shape, special }) => [id, shape, special])]
  const kept = known.get(parent.shape)
  if (kept && kept.slack === standard.slack && sameList(kept.children, marks)) return kept.breaches as readonly Breach<Id>[]
  const breaches = checkShapes(parent, children, standard)
  known.set(parent.shape, { children: marks, slack: standard.slack, breaches })
  return breaches
}

export const findBreaches = async <Id>(units: readonly Omit<ShapedUnit<Id>, 'pieces'>[], standard: Standard): Promise<Breach<Id>[]> => {
  const shaped = units.map((unit): ShapedUnit<Id> => ({ ...unit, ...piecesOf(unit.shape) }))
  const below = new Map<Id, ShapedUnit<Id>[]>()
  for (const unit of shaped) {
    if (unit.parentId === null) continue
    const list = below.get(unit.parentId)
    if (list) list.push(unit)
    else below.set(unit.parentId, [unit])
  }
  const breaches = checkStandard<Id>(shaped, standard)
  let began = performance.now()
  for (const unit of shaped) {
    if (!childLevel(unit.level)) continue
    breaches.push(...belowOf(unit, below.get(unit.id) ?? [], standard))
    if (performance.now() - began > restAfter) {
      await rest()
      began = performance.now()
    }
  }
  return breaches
}
