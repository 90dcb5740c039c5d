// The sheet an edit is drawn on: the borders of all units around the place, of every level, cut at the same corners. What
// happens to an edge happens to all who own it, and only units whose border really changed are drawn anew.
import { boxOf, type Box, type Position, type Shape } from '../../kernel/geometry.ts'
import type { UnitRef } from '../plan/operation.ts'
import { nodeSegments, type Spot } from './linework.ts'
import type { EditNet } from './net.ts'
import { addEdge, borderOf, edgeKey, lineKey, planeAround, segmentOf, shapeOf, turnedKey, fromOf, toOf, addBorder, takeBorder, type Border, type Plane } from './plane.ts'

export type Sheet = {
  net: EditNet
  plane: Plane
  borders: Map<UnitRef, Border>
  changed: Set<UnitRef>
}

const boxes = new WeakMap<Shape, Box>()
export const boxOfShape = (shape: Shape): Box => {
  let box = boxes.get(shape)
  if (!box) boxes.set(shape, (box = boxOf(shape)))
  return box
}

/** A centimetre and more, so that what only touches is seen. */
const margin = 3e-7

export function boxOfLine(line: readonly Position[]): Box {
  const lngs = line.map((at) => at[0])
  const lats = line.map((at) => at[1])
  return [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)]
}

export const meets = (a: Box, b: Box): boolean =>
  a[0] <= b[2] + margin && b[0] <= a[2] + margin && a[1] <= b[3] + margin && b[1] <= a[3] + margin

export const boxAround = (boxes: readonly Box[]): Box => [
  Math.min(...boxes.map((b) => b[0])), Math.min(...boxes.map((b) => b[1])), Math.max(...boxes.map((b) => b[2])), Math.max(...boxes.map((b) => b[3])),
]

/** Where two boxes lie over each other: around the border two neighbours share. */
export const boxBetween = (a: Box, b: Box): Box => [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])]

/**
 * Every unit whose box meets the place. Near `touched`, corners of one are put on the edges of all others they lie on, so
 * that what is shared is shared edge by edge.
 */
export function openSheet(net: EditNet, around: Box, touched: readonly Box[] = [around]): Sheet {
  const plane = planeAround([(around[0] + around[2]) / 2, (around[1] + around[3]) / 2])
  const borders = new Map<UnitRef, Border>()
  for (const { unit, shape } of net.units.values()) if (shape && meets(boxOfShape(shape), around)) borders.set(unit, borderOf(plane, shape))
  const sheet: Sheet = { net, plane, borders, changed: new Set() }
  nodeEdges(sheet, borders.keys(), touched, [])
  return sheet
}

type StepBox = readonly [west: number, south: number, east: number, north: number]

const stepBox = (plane: Plane, box: Box): StepBox => {
  const [west, south] = plane.spotOf([box[0], box[1]])
  const [east, north] = plane.spotOf([box[2], box[3]])
  return [west - 2, south - 2, east + 2, north + 2]
}

const edgeMeets = (plane: Plane, edge: number, [west, south, east, north]: StepBox): boolean => {
  const [[ax, ay], [bx, by]] = segmentOf(plane, edge)
  return Math.min(ax, bx) <= east && Math.max(ax, bx) >= west && Math.min(ay, by) <= north && Math.max(ay, by) >= south
}

/** The edges of the units near any of the boxes, each once and in one direction. */
export function linesOf(sheet: Sheet, units: Iterable<UnitRef>, around?: readonly Box[]): Set<number> {
  const lines = new Set<number>()
  for (const unit of units) {
    const { shape } = sheet.net.units.get(unit) ?? {}
    const near = around?.filter((box) => !shape || meets(boxOfShape(shape), box)).map((box) => stepBox(sheet.plane, box))
    if (near?.length === 0) continue
    for (const edge of sheet.borders.get(unit) ?? []) if (!near || near.some((box) => edgeMeets(sheet.plane, edge, box))) lines.add(lineKey(edge))
  }
  return lines
}

/**
 * Cuts the units' edges and the ways drawn at every corner where they meet; owners of the edges elsewhere get the same
 * corners. Answers the edges of each way.
 */
export function nodeEdges(sheet: Sheet, units: Iterable<UnitRef>, around: readonly Box[], ways: readonly (readonly Spot[])[]): number[][] {
  const { plane } = sheet
  const lines = [...linesOf(sheet, units, around)]
  const drawn = ways.flatMap((way, w) => way.slice(1).flatMap((to, i) => (same(way[i]!, to) ? [] : [{ w, segment: [way[i]!, to] as const }])))
  const noded = nodeSegments([...lines.map((edge) => segmentOf(plane, edge)), ...drawn.map(({ segment }) => segment)])
  const longer = new Map<number, number[]>()
  lines.forEach((edge, i) => {
    const way = noded[i]
    if (way) longer.set(edge, way.map(plane.cornerAt))
  })
  replaceEdges(sheet, longer)
  const found: number[][] = ways.map(() => [])
  drawn.forEach(({ w, segment }, i) => {
    const corners = (noded[lines.length + i] ?? segment).map(plane.cornerAt)
    for (let k = 1; k < corners.length; k++) found[w]!.push(edgeKey(corners[k - 1]!, corners[k]!))
  })
  return found
}

const same = (a: Spot, b: Spot): boolean => a[0] === b[0] && a[1] === b[1]

/** Puts a way in the place of an edge, for everybody who owns it. Keys are edges in their one direction. */
export function replaceEdges(sheet: Sheet, ways: ReadonlyMap<number, readonly number[]>): void {
  if (ways.size === 0) return
  for (const [unit, border] of sheet.borders) {
    const met = [...border].filter((edge) => ways.has(lineKey(edge)))
    if (met.length === 0) continue
    sheet.changed.add(unit)
    for (const edge of met) border.delete(edge)
    for (const edge of met) {
      const way = ways.get(lineKey(edge))!
      const forth = edge === lineKey(edge)
      for (let k = 1; k < way.length; k++) {
        if (way[k - 1] === way[k]) continue
        const piece = edgeKey(way[k - 1]!, way[k]!)
        addEdge(border, forth ? piece : turnedKey(piece))
      }
    }
  }
}

/** A piece of ground goes from one line of units to another; who stands in both keeps it. */
export function handOver(sheet: Sheet, piece: Iterable<number>, from: readonly UnitRef[], to: readonly UnitRef[]): void {
  const edges = [...piece]
  for (const unit of from) {
    const border = sheet.borders.get(unit)
    if (to.includes(unit) || !border) continue
    takeBorder(border, edges)
    sheet.changed.add(unit)
  }
  for (const unit of to) {
    if (from.includes(unit)) continue
    const border = sheet.borders.get(unit) ?? new Set<number>()
    sheet.borders.set(unit, border)
    addBorder(border, edges)
    sheet.changed.add(unit)
  }
}

/** Everybody's corners next to a corner. */
export function aroundCorner(sheet: Sheet, corner: number): Set<number> {
  const found = new Set<number>()
  for (const border of sheet.borders.values()) {
    for (const edge of border) {
      if (fromOf(edge) === corner) found.add(toOf(edge))
      else if (toOf(edge) === corner) found.add(fromOf(edge))
    }
  }
  return found
}

export const shapeOn = (sheet: Sheet, unit: UnitRef): Shape | null => {
  const border = sheet.borders.get(unit)
  return border ? shapeOf(sheet.plane, border) : null
}

/** New shapes of the units that changed and still are there; `without` are those made or closed by the edit itself. */
export function reshaped(sheet: Sheet, without: ReadonlySet<UnitRef> = new Set()): { unit: UnitRef; shape: Shape }[] {
  const shapes: { unit: UnitRef; shape: Shape }[] = []
  for (const unit of sheet.changed) {
    const shape = without.has(unit) ? null : shapeOn(sheet, unit)
    if (shape) shapes.push({ unit, shape })
  }
  return shapes
}
