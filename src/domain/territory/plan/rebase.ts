// A plan on a net that changed since it was drawn. Corners that only came onto the edges it was drawn between are put into
// its shapes; where ground moved, the operation is a conflict that names the unit, and nobody can adopt it as it is.
import { boxOf, polygonsOf, toSteps, type Box, type Position, type Shape } from '../../kernel/geometry.ts'
import { cornersAdded, type Way } from '../edit/only-corners.ts'
import type { OperationProblem } from './apply-plan.ts'
import { groundRefs, liesOver, setsShape, type GroundUnit } from './ground.ts'
import { putCorners } from './put-corners.ts'
import type { MadeUnit, Operation, UnitRef } from './operation.ts'
import { planProblem } from './problems.ts'
import { childrenOf, type Tree } from './tree.ts'

/** Operations added at once, and what they were drawn on; null when nobody knows and the net is another one. */
export type DrawnStep = { operations: readonly Operation[]; ground: readonly GroundUnit[] | null; at: number }

export type Rebased = { operations: readonly Operation[]; problems: readonly OperationProblem[] }

type Fate = 'same' | 'moved' | readonly Way[]

const sameRings = (a: Shape, b: Shape): boolean => {
  const [one, two] = [polygonsOf(a), polygonsOf(b)]
  const equal = (p: Position, q: Position | undefined): boolean => q !== undefined && toSteps(p[0]) === toSteps(q[0]) && toSteps(p[1]) === toSteps(q[1])
  return one.length === two.length && one.every((rings, i) => rings.length === two[i]!.length
    && rings.every((ring, r) => ring.length === two[i]![r]!.length && ring.every((at, k) => equal(at, two[i]![r]![k]))))
}

const fateOf = (was: Shape | null, is: Shape | null | undefined): Fate => {
  if (is === undefined) return 'moved'
  if (was === is) return 'same'
  if (was === null || is === null) return 'moved'
  if (sameRings(was, is)) return 'same'
  try {
    return cornersAdded(was, is) ?? 'moved'
  } catch {
    // A border that is not exact can't be followed.
    return 'moved'
  }
}

const edgesOf = (shapes: readonly Shape[]): Map<string, readonly [Position, Position]> => {
  const edges = new Map<string, readonly [Position, Position]>()
  const name = (at: Position): string => `${toSteps(at[0])} ${toSteps(at[1])}`
  for (const shape of shapes)
    for (const ring of polygonsOf(shape).flat())
      for (let i = 1; i < ring.length; i++) edges.set([name(ring[i - 1]!), name(ring[i]!)].sort().join(), [ring[i - 1]!, ring[i]!])
  return edges
}

/** Around the edges that are new or no more; undefined when there are none. */
const changedBox = (was: Shape | null, shapes: readonly Shape[]): Box | undefined => {
  const [old, now] = [edgesOf(was ? [was] : []), edgesOf(shapes)]
  const places = [...[...old].filter(([key]) => !now.has(key)), ...[...now].filter(([key]) => !old.has(key))].flatMap(([, edge]) => edge)
  return places.length === 0 ? undefined : boxOf({ type: 'Polygon', coordinates: [places] })
}

/** Per unit of the ground, where an operation moves borders among the units below it. */
const changesWithin = (operation: Operation, ground: ReadonlyMap<UnitRef, GroundUnit>): (readonly [GroundUnit, Box])[] => {
  const within = (ref: UnitRef, shapes: readonly (Shape | null)[], anew = false): (readonly [GroundUnit, Box])[] => {
    const unit = ground.get(ref)
    const box = unit && changedBox(anew ? null : unit.shape, shapes.filter((shape) => shape !== null))
    return unit && box ? [[unit, box]] : []
  }
  // Who only gets corners gives and takes no ground.
  if (operation.kind === 'reshape') return operation.shapes.flatMap(({ unit, shape }) => (typeof fateOf(ground.get(unit)?.shape ?? null, shape) === 'string' ? within(unit, [shape]) : []))
  if (operation.kind === 'split') return within(operation.unit, operation.into.map(({ shape }) => shape))
  return operation.kind === 'create' ? within(operation.parent, [operation.shape], true) : []
}

const withShapes = (operation: Operation, change: (shape: Shape) => Shape): Operation => {
  const made = <M extends MadeUnit>(unit: M): M => (unit.shape === null ? unit : { ...unit, shape: change(unit.shape) })
  if (operation.kind === 'create') return made(operation)
  if (operation.kind === 'reshape') return { ...operation, shapes: operation.shapes.map(({ unit, shape }) => ({ unit, shape: change(shape) })) }
  if (operation.kind === 'split') return { ...operation, into: operation.into.map(made) }
  return operation.kind === 'merge' ? { ...operation, into: made(operation.into) } : operation
}

export const rebase = (net: Tree, steps: readonly DrawnStep[]): Rebased => {
  const operations = steps.flatMap((step) => step.operations)
  const problems: OperationProblem[] = []
  if (!operations.some(setsShape)) return { operations, problems }
  const children = childrenOf(net)
  const ways = new Map<string, Way>()
  let index = 0
  for (const { operations: added, ground, at } of steps) {
    const drawnOn = new Map<UnitRef, GroundUnit>((ground ?? []).map((unit) => [unit.unit, unit]))
    const fates = new Map([...drawnOn.values()].map((was): [UnitRef, Fate] => [was.unit, fateOf(was.shape, net.get(was.unit)?.shape)]))
    for (const fate of fates.values()) if (typeof fate !== 'string') for (const way of fate) ways.set([...way.from, ...way.to, ...way.corners.flat()].join(), way)
    const blame = (operation: number, unit?: GroundUnit, name?: string): void => {
      const params = unit ? { name: name ?? net.get(unit.unit)?.name ?? unit.name, unit: String(unit.unit) } : {}
      problems.push({ operation, problem: planProblem('plan.border-changed', { ...params, number: operation + 1, since: at }) })
    }
    for (const operation of added) {
      const here = index++
      if (ground === null) {
        if (setsShape(operation)) blame(here)
        continue
      }
      const before = [...groundRefs(operation, children), ...(operation.kind === 'split' ? (drawnOn.get(operation.unit)?.below ?? []) : [])]
      const moved = before.map((ref) => (fates.get(ref) === 'moved' ? drawnOn.get(ref) : undefined)).find((unit) => unit !== undefined)
      const arrived = moved ? undefined : changesWithin(operation, drawnOn).flatMap(([unit, box]) =>
        (children.get(unit.unit) ?? []).filter((child) => !unit.below.includes(child.unit) && liesOver(child, box)).map((child) => [unit, child.name] as const))[0]
      if (moved) blame(here, moved)
      else if (arrived) blame(here, ...arrived)
    }
  }
  if (problems.length > 0 || ways.size === 0) return { operations, problems }
  const put = putCorners([...ways.values()])
  return { operations: operations.map((operation) => withShapes(operation, put)), problems }
}
