// Invented towns for the planner: estates of slabs and towers, old courtyard blocks, villages; with roads between the
// blocks and a river. The same seed gives the same town.
import type { Polygon, Position } from '../../src/domain/kernel/geometry.ts'
import { toDegrees, toSteps } from '../../src/domain/kernel/geometry.ts'
import { seeded, type Seeded } from '../../src/domain/kernel/seeded.ts'
import type { Barrier, PlannerBuilding, PlannerInput } from '../../src/domain/territory/planner/types.ts'

export type Quarter = 'slabs' | 'towers' | 'courtyards' | 'village'
export type Town = PlannerInput & { name: string }

const north = 40.08
const perDegree = { east: 111_195 * Math.cos((north * Math.PI) / 180), north: 111_195 }

const position = (e: number, n: number): Position => [toDegrees(toSteps(113.3 + e / perDegree.east)), toDegrees(toSteps(north + n / perDegree.north))]

/** A box turned by an angle around its middle. */
function boxAt(e: number, n: number, long: number, deep: number, turn: number): Polygon {
  const [c, s] = [Math.cos(turn), Math.sin(turn)]
  const corner = (u: number, v: number): Position => position(e + u * c - v * s, n + u * s + v * c)
  const ring = [corner(-long / 2, -deep / 2), corner(long / 2, -deep / 2), corner(long / 2, deep / 2), corner(-long / 2, deep / 2)]
  return { type: 'Polygon', coordinates: [[...ring, ring[0]!]] }
}

type Plot = { west: number; south: number; east: number; north: number }
type Draft = { e: number; n: number; long: number; deep: number; turn: number; entrances: number; each: number; byEntrance: boolean }

/** Buildings of a block, as they would stand there. */
function fill(quarter: Quarter, { west, south, east, north: top }: Plot, random: Seeded): Draft[] {
  const drafts: Draft[] = []
  const turn = quarter === 'village' ? random.between(-0.2, 0.2) : random.between(-0.04, 0.04)
  if (quarter === 'slabs') {
    const floors = random.pick([5, 6, 6, 6])
    // Most estates are counted by entrance; in the others only slabs that are too long for one cell.
    const counted = random.next() < 0.8
    for (let n = south + 16; n < top - 10; n += random.between(26, 32)) {
      for (let e = west + 6; e < east - 28; ) {
        const entrances = Math.min(random.whole(2, 5), Math.floor((east - 4 - e) / 14))
        if (entrances < 1) break
        drafts.push({ e: e + entrances * 7, n, long: entrances * 14, deep: 12, turn, entrances, each: floors * 2, byEntrance: counted || entrances * floors * 2 > 50 })
        e += entrances * 14 + random.between(8, 14)
      }
    }
  }
  if (quarter === 'towers') {
    for (let n = south + 24; n < top - 18; n += random.between(44, 56)) {
      for (let e = west + 22; e < east - 18; e += random.between(40, 54)) {
        const floors = random.pick([11, 11, 15, 18, 18, 27])
        drafts.push({ e, n, long: 26, deep: 18, turn, entrances: random.pick([1, 2]), each: floors * random.pick([2, 2, 4]), byEntrance: true })
      }
    }
  }
  if (quarter === 'courtyards') {
    for (let n = south + 9; n < top - 8; n += random.between(15, 18)) {
      for (let e = west + 8; e < east - 8; e += random.between(15, 20)) {
        if (random.next() < 0.06) continue
        drafts.push({ e, n, long: random.between(10, 14), deep: random.between(10, 13), turn, entrances: 1, each: random.whole(2, 9), byEntrance: false })
      }
    }
  }
  if (quarter === 'village') {
    for (let n = south + 12; n < top - 10; n += random.between(22, 32)) {
      for (let e = west + 10; e < east - 10; e += random.between(18, 30)) {
        if (random.next() < 0.12) continue
        drafts.push({ e: e + random.between(-3, 3), n: n + random.between(-3, 3), long: random.between(9, 14), deep: random.between(8, 12), turn, entrances: 1, each: random.pick([1, 1, 1, 2, 2, 3]), byEntrance: false })
      }
    }
  }
  return drafts
}

export type TownPlan = {
  name: string
  seed: number
  buildings: number
  /** Without it, as many as the buildings would have. */
  households?: number
  quarters: readonly Quarter[]
  origin?: readonly [number, number]
}

/** Blocks between roads, one after the other around the middle, until there are enough buildings. */
export function makeTown({ name, seed, buildings, households, quarters, origin = [0, 0] }: TownPlan): Town {
  const random = seeded(seed, name)
  const road = 24
  const size = random.between(140, 190)
  const river = random.next() < 0.35
  const drafts: Draft[] = []
  let [left, right, low, high] = [0, 0, 0, 0]
  let side = 1
  const spiral = function* (): Generator<[number, number]> {
    for (let x = 0, y = 0; ; side++) {
      for (let k = 0; k < side; k++, x += side % 2 === 1 ? 1 : -1) yield [x, y]
      for (let k = 0; k < side; k++, y += side % 2 === 1 ? 1 : -1) yield [x, y]
    }
  }
  for (const [i, j] of spiral()) {
    if (drafts.length >= buildings) break
    ;[left, right, low, high] = [Math.min(left, i), Math.max(right, i), Math.min(low, j), Math.max(high, j)]
    const pitch = size + road
    const gap = river && j >= 1 ? 70 : 0
    const plot: Plot = { west: i * pitch, south: j * pitch + gap, east: i * pitch + size, north: j * pitch + size + gap }
    const block = fill(random.pick(quarters), plot, random)
    drafts.push(...block.slice(0, Math.max(0, buildings - drafts.length)))
  }
  const pitch = size + road
  const [west, east, south, top] = [left * pitch - road / 2, (right + 1) * pitch - road / 2, low * pitch - road / 2, (high + 1) * pitch - road / 2 + (river && high >= 1 ? 70 : 0)]
  const ring: Position[] = []
  const at = (e: number, n: number): Position => position(e + origin[0], n + origin[1])
  const edge = (e1: number, n1: number, e2: number, n2: number): void => {
    const parts = Math.max(1, Math.round(Math.hypot(e2 - e1, n2 - n1) / 90))
    for (let k = 0; k < parts; k++) {
      const wave = k === 0 ? 0 : random.between(-5, 5)
      const long = Math.hypot(e2 - e1, n2 - n1)
      ring.push(at(e1 + ((e2 - e1) * k) / parts - ((n2 - n1) / long) * wave, n1 + ((n2 - n1) * k) / parts + ((e2 - e1) / long) * wave))
    }
  }
  edge(west, south, east, south)
  edge(east, south, east, top)
  edge(east, top, west, top)
  edge(west, top, west, south)
  ring.push(ring[0]!)
  const barriers: Barrier[] = []
  for (let i = left + 1; i <= right; i++) barriers.push({ kind: 'road', weight: i % 3 === 0 ? 1 : 0.4, line: [at(i * pitch - road / 2, south), at(i * pitch - road / 2, top)] })
  for (let j = low + 1; j <= high; j++) {
    if (river && j === 1) barriers.push({ kind: 'river', weight: 5, line: [-1, 0, 1, 2, 3, 4, 5].map((k) => at(west + ((east - west) * k) / 4, pitch - road / 2 + 35 + (k % 2 === 0 ? 12 : -12))) })
    else barriers.push({ kind: 'road', weight: j % 3 === 0 ? 1 : 0.4, line: [at(west, j * pitch - road / 2 + (river && j >= 1 ? 70 : 0)), at(east, j * pitch - road / 2 + (river && j >= 1 ? 70 : 0))] })
  }
  return { name, boundary: { type: 'Polygon', coordinates: [ring] }, barriers, buildings: settle(drafts, households, origin, random) }
}

/** Households so that they add up: storeys (or people in a yard) are taken off or added everywhere alike. */
function settle(drafts: readonly Draft[], asked: number | undefined, origin: readonly [number, number], random: Seeded): PlannerBuilding[] {
  const sum = drafts.reduce((a, d) => a + d.entrances * d.each, 0)
  const households = asked ?? sum
  const each = drafts.map((d) => Math.max(1, Math.round((d.each * households) / sum)))
  let rest = households - drafts.reduce((a, d, i) => a + d.entrances * each[i]!, 0)
  const extra = drafts.map(() => 0)
  // The remainder goes to yards and houses, whose households vary anyway; without any, to all.
  const yards = drafts.flatMap((d, i) => (d.byEntrance ? [] : [i]))
  const open = yards.length > 0 ? yards : drafts.map((_, i) => i)
  for (let turn = 0; rest !== 0 && turn < 1_000_000; turn++) {
    const i = turn < 500_000 ? random.pick(open) : random.whole(0, drafts.length - 1)
    const by = Math.sign(rest)
    if (drafts[i]!.entrances * each[i]! + extra[i]! + by < 1 || Math.abs(extra[i]! + by) > Math.max(1, each[i]!)) continue
    extra[i]! += by
    rest -= by
  }
  return drafts.map(({ e, n, long, deep, turn, entrances, byEntrance }, i): PlannerBuilding => {
    const [me, mn] = [e + origin[0], n + origin[1]]
    const total = entrances * each[i]! + extra[i]!
    const place = boxAt(me, mn, long, deep, turn)
    if (!byEntrance || entrances === 1) return { id: `b${i + 1}`, place, households: total }
    const share = Array.from({ length: entrances }, (_, k) => Math.floor(total / entrances) + (k < total % entrances ? 1 : 0))
    return {
      id: `b${i + 1}`, place, households: total,
      entrances: share.map((own, k) => ({ position: position(me + ((k + 0.5) / entrances - 0.5) * long * Math.cos(turn), mn + ((k + 0.5) / entrances - 0.5) * long * Math.sin(turn)), households: own })),
    }
  })
}

/** Communities of which three in four are estates, the rest old quarters and villages; 203 have 20,000 buildings and 400,000 households. */
export function makeDistrict(seed: number, communities = 203): Town[] {
  const random = seeded(seed, 'district')
  const estates = Math.round(communities * 0.88)
  const old = Math.round(communities * 0.08)
  const target = { buildings: Math.round((20_000 * communities) / 203), households: Math.round((400_000 * communities) / 203) }
  const plans = Array.from({ length: communities }, (_, k): { quarters: readonly Quarter[]; buildings: number } => {
    if (k < estates) return { quarters: ['slabs', 'slabs', 'slabs', 'towers', 'courtyards'], buildings: random.whole(60, 76) }
    if (k < estates + old) return { quarters: ['courtyards', 'courtyards', 'slabs'], buildings: random.whole(150, 200) }
    return { quarters: ['village', 'village', 'courtyards'], buildings: random.whole(180, 230) }
  })
  const share = (whole: number, k: number): number => Math.floor((whole * (k + 1)) / communities) - Math.floor((whole * k) / communities)
  const missing = target.buildings - plans.reduce((sum, p) => sum + p.buildings, 0)
  const ordered = plans.map((plan, k): TownPlan => ({ name: `c${k + 1}`, seed, buildings: plan.buildings + share(missing, k), quarters: plan.quarters, origin: [(k % 15) * 3000 - 22_000, Math.floor(k / 15) * 3000 - 20_000] }))
  const natural = ordered.map((plan) => makeTown(plan).buildings.reduce((sum, b) => sum + b.households, 0))
  const whole = natural.reduce((a, b) => a + b, 0)
  let before = 0
  return ordered.map((plan, k) => {
    const upTo = Math.round((natural.slice(0, k + 1).reduce((a, b) => a + b, 0) * target.households) / whole)
    const households = upTo - before
    before = upTo
    return makeTown({ ...plan, households })
  })
}
