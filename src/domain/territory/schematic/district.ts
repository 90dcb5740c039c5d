// Draws the whole schematic district: outlines of the streets from the plan, then communities, grids and microgrids cut
// out of them, numbered and named. The same tree and plan give the same district, to the last digit.
import { toDegrees, type Polygon, type Position, type Ring } from '../../kernel/geometry.ts'
import { insidePoint } from '../../kernel/geometry-inside.ts'
import { numberingOrder } from '../numbering.ts'
import { childCode, type Level, type SpecialType } from '../unit.ts'
import { placeName, takeCensus, type CellPlan, type CommunityPlan, type GridPlan } from './census.ts'
import { areaOf } from './figure.ts'
import { groundAround, type Ground } from './ground.ts'
import { borderOf, meshOf, type Mesh } from './mesh.ts'
import { drawOutline } from './outline.ts'
import type { Plan, Tree, TreeCommunity } from './plan.ts'
import { seeded } from '../../kernel/seeded.ts'
import { figureOf, slice, type Need } from './slice.ts'

export type SchematicUnit = {
  level: Level
  /** District, street, community: 12 digits; grid 15; microgrid 18. */
  code: string
  parentCode: string | null
  name: string
  aliases: readonly string[]
  /** A community that is a village. */
  village: boolean
  special: SpecialType | null
  madeUp: boolean
  households: number
  /** A point well inside, for its label. */
  center: Position
  geometry: Polygon
}

/** Lines and areas that give the picture its face; no units. */
export type SchematicScenery = { river: readonly Position[]; wall: readonly Position[] }

export type SchematicDistrict = { units: SchematicUnit[]; scenery: SchematicScenery }

type Draft = { level: Level; parent: Draft | null; children: Draft[]; anyFace: number; group: number; community?: TreeCommunity; cell?: CellPlan; unit?: SchematicUnit }

/** 操场城西街 would like to lie west of 操场城东街. */
function wishOf(name: string): readonly [number, number] | undefined {
  const found = /.*([东西南北])/.exec(name.replace(/(社区居民|村民)委员会$/, ''))?.[1]
  return found ? { 东: [1, 0] as const, 西: [-1, 0] as const, 南: [0, -1] as const, 北: [0, 1] as const }[found] : undefined
}

/** A village's houses stand together: cells are small there and large in the fields around. */
function villageDensity(f: readonly number[]): (east: number, north: number) => number {
  let e = 0
  let n = 0
  for (let i = 0; i < f.length; i += 2) {
    e += (2 * f[i]!) / f.length
    n += (2 * f[i + 1]!) / f.length
  }
  const spread = 2 * (0.2 * Math.sqrt(areaOf(f))) ** 2
  return (east, north) => 0.1 + Math.exp(-((east - e) ** 2 + (north - n) ** 2) / spread)
}

function cutUp(mesh: Mesh, ground: Ground, tree: Tree, plan: Plan): Draft {
  const census = takeCensus(tree, plan)
  const district: Draft = { level: 'district', parent: null, children: [], anyFace: 0, group: 0 }
  const child = (parent: Draft, level: Level, anyFace: number, more: Partial<Draft> = {}): Draft => {
    const draft: Draft = { level, parent, children: [], anyFace, group: 0, ...more }
    parent.children.push(draft)
    return draft
  }
  const townDensity = (east: number, north: number): number => {
    const q = (east * east + north * north) / (plan.townRadius * 1000) ** 2
    return 1 / (1 + q * Math.sqrt(q))
  }
  for (const street of tree.streets) {
    const regions = plan.regions.map((region, face) => ({ region, face })).filter(({ region }) => region.street === street.code)
    if (regions.length === 0) throw new Error(`the plan has no place for ${street.name}`)
    const placed = new Set(regions.flatMap(({ region }) => region.communities ?? []))
    const streetDraft = child(district, 'street', regions[0]!.face)
    for (const { region, face } of regions) {
      const here = street.communities.filter((c) => (region.communities ? region.communities.includes(c.code) : !placed.has(c.code)))
      const needs = here.map((community): Need & { community: TreeCommunity; plan: CommunityPlan } => {
        const wish = wishOf(community.name)
        const own = census.get(community.code)!
        return { community, plan: own, weight: own.weight, rural: community.village ? 1 : 0, ...(wish ? { wish } : {}) }
      })
      const random = seeded(plan.seed, `${street.code} ${face}`)
      slice(mesh, ground, face, needs, { density: townDensity, bend: 0.03, turn: 0.03 }, random, ({ community, plan: own }, communityFace) => {
        const communityDraft = child(streetDraft, 'community', communityFace, { community })
        const density = community.village ? villageDensity(figureOf(mesh, ground, communityFace)) : townDensity
        const inner = seeded(plan.seed, `cells ${community.code}`)
        const turn = community.village ? 0.09 : 0.02
        slice<Need & GridPlan>(mesh, ground, communityFace, own.grids, { density, bend: community.village ? 0.03 : 0, turn }, inner, (grid, gridFace) => {
          const gridDraft = child(communityDraft, 'grid', gridFace)
          slice<Need & CellPlan>(mesh, ground, gridFace, grid.cells, { density, bend: 0, turn }, inner, (cell, cellFace) => {
            child(gridDraft, 'microgrid', cellFace, { cell })
          })
        })
      })
    }
  }
  return district
}

function ringOf(mesh: Mesh, corners: readonly number[]): Ring {
  const ring = corners.map((c): Position => [toDegrees(mesh.x[c]!), toDegrees(mesh.y[c]!)])
  ring.push(ring[0]!)
  return ring
}

/** Gives every draft its shape, from the faces below it. */
function shapeAll(mesh: Mesh, district: Draft): Map<Draft, { geometry: Polygon; center: Position }> {
  const shapes = new Map<Draft, { geometry: Polygon; center: Position }>()
  const groups: Record<Level, Int32Array> = {
    district: new Int32Array(mesh.edgeOf.length),
    street: new Int32Array(mesh.edgeOf.length),
    community: new Int32Array(mesh.edgeOf.length),
    grid: new Int32Array(mesh.edgeOf.length),
    microgrid: new Int32Array(mesh.edgeOf.length),
  }
  const all: Draft[] = []
  const visit = (draft: Draft): void => {
    draft.group = all.push(draft)
    draft.children.forEach(visit)
    if (draft.level === 'microgrid') for (let d: Draft | null = draft; d; d = d.parent) groups[d.level][draft.anyFace] = d.group
  }
  visit(district)
  for (const draft of all) {
    const group = groups[draft.level]
    const corners = borderOf(mesh, (face) => group[face]!, draft.group, draft.anyFace)
    const geometry: Polygon = { type: 'Polygon', coordinates: [ringOf(mesh, corners)] }
    shapes.set(draft, { geometry, center: insidePoint(geometry) })
  }
  return shapes
}

export function drawSchematicDistrict(tree: Tree, plan: Plan): SchematicDistrict {
  const ground = groundAround(plan.origin)
  const outline = drawOutline(plan, ground)
  const mesh = meshOf(outline.x, outline.y, outline.rings)
  const district = cutUp(mesh, ground, tree, plan)
  const shapes = shapeAll(mesh, district)
  const units: SchematicUnit[] = []
  const add = (draft: Draft, unit: Omit<SchematicUnit, 'level' | 'geometry' | 'center'>): SchematicUnit => {
    const full = { level: draft.level, ...unit, ...shapes.get(draft)! }
    units.push(full)
    return full
  }
  const plain = { aliases: [], village: false, special: null, madeUp: false, households: 0 }
  const numbered = (draft: Draft): Draft[] => numberingOrder(draft.children.map((c) => shapes.get(c)!.center)).map((i) => draft.children[i]!)
  const whole = add(district, { ...plain, code: tree.code, parentCode: null, name: tree.name, aliases: tree.aliases })
  district.children.forEach((streetDraft, s) => {
    const { code, name, aliases, communities } = tree.streets[s]!
    const street = add(streetDraft, { ...plain, code, parentCode: tree.code, name, aliases })
    const byCode = new Map(streetDraft.children.map((d) => [d.community!.code, d]))
    for (const c of communities) {
      const draft = byCode.get(c.code)!
      const community = add(draft, { ...plain, code: c.code, parentCode: code, name: c.name, aliases: c.aliases, village: c.village, madeUp: c.madeUp ?? false })
      const short = c.aliases[0] ?? c.name
      numbered(draft).forEach((gridDraft, g) => {
        const gridCode = childCode(c.code, 'community', g + 1)!
        const grid = add(gridDraft, { ...plain, code: gridCode, parentCode: c.code, name: `${short}第${g + 1}网格` })
        numbered(gridDraft).forEach((cellDraft, m) => {
          const { site, households } = cellDraft.cell!
          add(cellDraft, {
            ...plain,
            code: childCode(gridCode, 'grid', m + 1)!,
            parentCode: gridCode,
            name: site ? `${site.name}专属网格` : `${placeName(c)}${g + 1}-${m + 1}微网格`,
            aliases: site ? [site.name] : [],
            special: site?.type ?? null,
            households,
          })
          grid.households += households
        })
        community.households += grid.households
      })
      street.households += community.households
    }
    whole.households += street.households
  })
  return { units, scenery: { river: outline.river, wall: outline.wall } }
}
