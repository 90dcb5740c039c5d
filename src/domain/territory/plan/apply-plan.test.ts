// Plans on a net: what each operation does, what refuses it, and what holds after any sequence of them.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { boxOf, ref, shapeOf, squareNet, type Box } from '../../../../tests/support/domain/square-net.ts'
import type { UnitId } from '../../kernel/ids.ts'
import { defaultCodeRules } from '../code-rules.ts'
import { levels, parentLevel } from '../unit.ts'
import { coversExactly } from '../standard/exact-cover.ts'
import { applyPlan } from './apply-plan.ts'
import { diffOf } from './diff.ts'
import { issueCodes } from './issue-codes.ts'
import type { Operation } from './operation.ts'
import { childrenOf, upwards, type PlanUnit, type Tree } from './tree.ts'

const base = squareNet()
const cells = [...base.values()].filter(({ level }) => level === 'microgrid')
const [first, second] = cells as [PlanUnit, PlanUnit]
const codes = (operations: readonly Operation[]): string[] => applyPlan(base, operations).problems.map(({ problem }) => problem.code)
const made = (n: number, box: Box = [0, 0, 1, 1]) => ({ unit: ref(n), name: `新${n}`, shape: shapeOf(box) })

describe('an operation', () => {
  test('splits a grid: its cells go to the part that holds their middle', () => {
    const grid = base.get(first.parent!)!
    const children = childrenOf(base).get(grid.unit)!
    const { tree, fates, problems } = applyPlan(base, [{ kind: 'split', unit: grid.unit, into: [made(1, boxOf(children[0]!)), made(2, boxOf(children[1]!))], successor: ref(2) }])
    expect(problems).toEqual([])
    expect([tree.get(children[0]!.unit)!.parent, tree.get(children[1]!.unit)!.parent]).toEqual([ref(1), ref(2)])
    expect(fates.get(grid.unit)).toEqual({ unit: grid.unit, how: 'split', to: [ref(1), ref(2)], successor: ref(2) })
  })

  test('that splits and merges in one plan leaves the lineage from what was to what is', () => {
    const { fates, problems } = applyPlan(base, [
      { kind: 'split', unit: first.unit, into: [made(1), made(2)], successor: ref(1) }, { kind: 'merge', units: [ref(1), second.unit], into: made(3) },
    ])
    expect(problems).toEqual([])
    expect(fates.get(first.unit)).toEqual({ unit: first.unit, how: 'mixed', to: [ref(3), ref(2)], successor: ref(3) })
    expect(fates.get(second.unit)).toEqual({ unit: second.unit, how: 'merge', to: [ref(3)], successor: ref(3) })
  })

  test('retires a cell into its parent or a sibling, and a grid only when nothing is left below it', () => {
    const grid = base.get(first.parent!)!
    expect(codes([{ kind: 'retire', unit: first.unit, successor: grid.unit }])).toEqual([])
    expect(codes([{ kind: 'retire', unit: grid.unit, successor: grid.parent! }])).toEqual(['plan.units-below'])
    expect(codes([{ kind: 'retire', unit: first.unit, successor: 1 as UnitId }])).toEqual(['plan.successor-wrong'])
    expect(codes([{ kind: 'retire', unit: first.unit, successor: first.unit }])).toEqual(['plan.successor-wrong'])
  })

  test('that doesn’t fit is named and changes nothing', () => {
    const root = 1 as UnitId
    const bad: [string, Operation][] = [
      ['plan.unit-unknown', { kind: 'change', unit: 9_999 as UnitId, name: 'x' }],
      ['plan.district-stays', { kind: 'split', unit: root, into: [made(1), made(2)], successor: ref(1) }],
      ['plan.district-stays', { kind: 'move', unit: root, parent: first.unit }],
      ['plan.parent-wrong', { kind: 'move', unit: first.unit, parent: second.unit }],
      ['plan.parent-wrong', { kind: 'create', level: 'grid', parent: root, ...made(1) }],
      ['plan.too-few', { kind: 'split', unit: first.unit, into: [made(1)], successor: ref(1) }],
      ['plan.ref-taken', { kind: 'split', unit: first.unit, into: [made(1), made(1)], successor: ref(1) }],
      ['plan.successor-wrong', { kind: 'split', unit: first.unit, into: [made(1), made(2)], successor: ref(3) }],
      ['plan.too-few', { kind: 'merge', units: [first.unit, first.unit], into: made(1) }],
      ['plan.not-siblings', { kind: 'merge', units: [first.unit, cells.at(-1)!.unit], into: made(1) }],
      ['plan.name-needed', { kind: 'change', unit: first.unit, name: '  ' }],
      ['plan.code-malformed', { kind: 'change', unit: first.unit, code: '12' }],
      ['plan.code-taken', { kind: 'change', unit: first.unit, code: second.code! }],
      ['plan.households-wrong', { kind: 'change', unit: first.unit, households: -1 }],
      ['plan.shape-malformed', { kind: 'reshape', shapes: [{ unit: first.unit, shape: shapeOf([5, 5, 5, 5]) }] }],
      ['plan.name-needed', { kind: 'split', unit: first.unit, into: [made(1), { ...made(2), name: '' }], successor: ref(1) }],
    ]
    for (const [code, operation] of bad) {
      const { tree, problems } = applyPlan(base, [operation])
      expect(problems.map(({ problem }) => problem.code), JSON.stringify(operation).slice(0, 120)).toEqual([code])
      if (code !== 'plan.code-taken') expect(diffOf(base, tree)).toEqual({ created: [], changed: [], gone: [] })
    }
  })
})

describe('codes at adoption', () => {
  const issued = new Map([...base.values()].map(({ code, unit, name }) => [code!, { unit, name }]))
  const codesAfter = (operations: readonly Operation[], rules = defaultCodeRules) => {
    const { tree } = applyPlan(base, operations)
    return { tree, ...issueCodes(base, tree, issued, rules) }
  }

  test('go on behind the highest ever given, west before east; a village has its own range', () => {
    const community = base.get(base.get(first.parent!)!.parent!)!
    const { codes: given } = codesAfter([
      { kind: 'create', level: 'microgrid', parent: first.parent!, ...made(1, [600, 0, 700, 100]) }, { kind: 'create', level: 'microgrid', parent: first.parent!, ...made(2, [500, 0, 600, 100]) },
      { kind: 'create', level: 'community', parent: community.parent!, ...made(3), village: true }, { kind: 'create', level: 'community', parent: community.parent!, ...made(4) },
    ])
    const grid = base.get(first.parent!)!.code!
    expect([given.get(ref(2)), given.get(ref(1))]).toEqual([`${grid}003`, `${grid}004`])
    expect([given.get(ref(3))!.slice(9), given.get(ref(4))!.slice(9)]).toEqual(['200', '003'])
  })

  test('follow a parent that is called otherwise, with the same number', () => {
    const street = base.get(2 as UnitId)!
    const { codes: given, problems } = codesAfter([{ kind: 'change', unit: street.unit, code: '990001777000' }])
    expect(problems).toEqual([])
    for (const unit of base.values()) if (upwards(base, unit.unit).some(({ unit: above }) => above === street.unit)) expect(given.get(unit.unit)!.slice(0, 9)).toBe('990001777')
    expect(given.get(first.unit)!.slice(9)).toBe(first.code!.slice(9))
  })

  test('are refused when the range is used up, and numbers left out are taken before that', () => {
    const narrow = { ...defaultCodeRules, ranges: { microgrid: { from: 1, until: 3 } } }
    const create = (n: number): Operation => ({ kind: 'create', level: 'microgrid', parent: first.parent!, ...made(n) })
    expect(codesAfter([create(1)], narrow).problems).toEqual([])
    expect(codesAfter([create(1), create(2)], narrow).problems).toMatchObject([{ code: 'plan.codes-used-up', params: { from: 1, until: 3, parent: base.get(first.parent!)!.name } }])
    const low = { ...defaultCodeRules, ranges: { microgrid: { from: 2, until: 3 } } }
    const gap = new Map([...issued].filter(([code]) => code !== second.code).concat([[`${base.get(first.parent!)!.code}003`, { unit: 77 as UnitId, name: 'x' }]]))
    const tree = applyPlan(new Map([...base].filter(([unit]) => unit !== second.unit)), [create(1)]).tree
    expect(issueCodes(base, tree, gap, low).codes.get(ref(1))).toBe(second.code)
  })
})

// ── any sequence of valid operations on an exact tiling

type Choice = { kind: 'split' | 'merge' | 'retire' | 'move' | 'change' | 'border'; pick: number; part: number }
const choices = fc.array(fc.record({
  kind: fc.constantFrom<Choice['kind']>('split', 'merge', 'retire', 'move', 'change', 'border'), pick: fc.nat(), part: fc.integer({ min: 1, max: 15 }),
}), { minLength: 1, maxLength: 25 })

/** Two cells of one parent whose boxes together are a box. */
const mergeable = (tree: Tree): [PlanUnit, PlanUnit, Box][] => {
  const found: [PlanUnit, PlanUnit, Box][] = []
  for (const siblings of childrenOf(tree).values())
    for (const a of siblings) for (const b of siblings) {
      if (a.level !== 'microgrid') continue
      const [p, q] = [boxOf(a), boxOf(b)]
      if (p[2] === q[0] && p[1] === q[1] && p[3] === q[3]) found.push([a, b, [p[0], p[1], q[2], p[3]]])
      if (p[3] === q[1] && p[0] === q[0] && p[2] === q[2]) found.push([a, b, [p[0], p[1], p[2], q[3]]])
    }
  return found
}

/** What a careful person would do at this net: cuts, mergers and borders that leave every parent tiled. */
const operationsFor = (tree: Tree, { kind, pick, part }: Choice, n: number): Operation[] => {
  const leaves = [...tree.values()].filter(({ level }) => level === 'microgrid')
  const cell = leaves[pick % leaves.length]!
  const [w, s, e, north] = boxOf(cell)
  const pairs = mergeable(tree)
  const pair = pairs.length > 0 ? pairs[pick % pairs.length]! : undefined
  if (kind === 'change') return [{ kind: 'change', unit: cell.unit, name: `${cell.name}改`, households: part }]
  if (kind === 'split') {
    const cut = w + Math.round(((e - w) * part) / 16)
    if (cut <= w || cut >= e) return []
    return [{ kind: 'split', unit: cell.unit, into: [made(2 * n, [w, s, cut, north]), made(2 * n + 1, [cut, s, e, north])], successor: ref(2 * n + (part % 2)) }]
  }
  if (kind === 'move') {
    const communities = [...tree.values()].filter(({ level }) => level === 'community')
    const moved = communities[pick % communities.length]!
    const streets = [...tree.values()].filter(({ level }) => level === 'street')
    return [{ kind: 'move', unit: moved.unit, parent: streets[part % streets.length]!.unit }]
  }
  if (!pair) return []
  const [a, b, both] = pair
  if (kind === 'merge') return [{ kind: 'merge', units: [a.unit, b.unit], into: made(2 * n, both) }]
  if (kind === 'retire') return [{ kind: 'retire', unit: a.unit, successor: b.unit }, { kind: 'reshape', shapes: [{ unit: b.unit, shape: shapeOf(both) }] }]
  const [p, q] = [boxOf(a), boxOf(b)]
  const across = p[2] === q[0]
  const cut = across ? both[0] + Math.round(((both[2] - both[0]) * part) / 16) : both[1] + Math.round(((both[3] - both[1]) * part) / 16)
  if (across ? cut <= both[0] || cut >= both[2] : cut <= both[1] || cut >= both[3]) return []
  const halves: [Box, Box] = across ? [[both[0], both[1], cut, both[3]], [cut, both[1], both[2], both[3]]] : [[both[0], both[1], both[2], cut], [both[0], cut, both[2], both[3]]]
  return [{ kind: 'reshape', shapes: [{ unit: a.unit, shape: shapeOf(halves[0]) }, { unit: b.unit, shape: shapeOf(halves[1]) }] }]
}

const draw = (list: readonly Choice[]): { steps: Operation[][]; trees: Tree[] } => {
  const steps: Operation[][] = []
  const trees: Tree[] = [base]
  list.forEach((choice, n) => {
    const step = operationsFor(trees.at(-1)!, choice, n + 1)
    if (step.length === 0) return
    steps.push(step)
    trees.push(applyPlan(base, steps.flat()).tree)
  })
  return { steps, trees }
}

describe('any sequence of valid operations', () => {
  test('leaves a tree, tiled where it was, with every ended unit succeeded and every code its own; undo gives the earlier tree', () => {
    const issued = new Map([...base.values()].map(({ code, unit, name }) => [code!, { unit, name }]))
    fc.assert(fc.property(choices, (list) => {
      const { steps, trees } = draw(list)
      const { tree, fates, problems } = applyPlan(base, steps.flat())
      expect(problems).toEqual([])
      const children = childrenOf(tree)
      expect(children.get(null)).toHaveLength(1)
      for (const unit of tree.values()) {
        expect(upwards(tree, unit.unit).map(({ level }) => level)).toEqual(levels.slice(0, levels.indexOf(unit.level) + 1).reverse())
        if (unit.parent !== null) expect(tree.get(unit.parent)!.level).toBe(parentLevel(unit.level))
        if (unit.level === 'grid') expect(coversExactly(unit.shape!, (children.get(unit.unit) ?? []).map(({ shape }) => shape!))).toBe(true)
      }
      for (const gone of diffOf(base, tree).gone) {
        const fate = fates.get(gone.unit)!
        expect(fate.to.length).toBeGreaterThan(0)
        expect(fate.to).toContain(fate.successor)
        for (const to of fate.to) expect(tree.has(to)).toBe(true)
      }
      const { codes: given, problems: short } = issueCodes(base, tree, issued, defaultCodeRules)
      expect(short).toEqual([])
      expect(given.size).toBe(tree.size)
      expect(new Set(given.values()).size).toBe(tree.size)
      for (const [unit, code] of given) expect([undefined, unit]).toContain(issued.get(code)?.unit)
      if (steps.length > 0) expect(applyPlan(base, steps.slice(0, -1).flat()).tree).toEqual(trees.at(-2))
    }), { numRuns: 60 })
  })
})
