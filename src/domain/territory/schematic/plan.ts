// What a schematic district is drawn from: the tree of names, and a rough plan of where its streets lie. The plan is
// invented too; it only gives the picture a centre, a river and an outline.
import type { Position } from '../../kernel/geometry.ts'

export type TreeCommunity = { code: string; name: string; aliases: readonly string[]; village: boolean; madeUp?: boolean }
export type TreeStreet = { code: string; name: string; aliases: readonly string[]; communities: readonly TreeCommunity[] }
export type Tree = { code: string; name: string; aliases: readonly string[]; streets: readonly TreeStreet[] }

/** One piece of a street; a street may have several that touch. */
export type Region = {
  street: string
  /** Names of nodes, counter-clockwise. */
  ring: readonly string[]
  /** The communities lying in it; without it, all that no other region of the street names. */
  communities?: readonly string[]
}

export type Plan = {
  seed: number
  /** WGS-84 of the plan's zero point, the centre of the town. */
  origin: Position
  /** Kilometres east and north of the origin. */
  nodes: Readonly<Record<string, readonly [number, number]>>
  regions: readonly Region[]
  /** Nodes along the river from north to south: edges between two that follow each other swing like water. */
  river: readonly string[]
  /** Nodes of the old wall: edges between them stay straight. */
  wall: readonly string[]
  /** Kilometres from the origin at which the town thins out. */
  townRadius: number
  counts: { grids: number; microgrids: number; special: number }
}

export type Outline = { x: number[]; y: number[]; rings: number[][]; river: Position[]; wall: Position[] }
