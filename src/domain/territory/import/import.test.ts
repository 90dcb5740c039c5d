// What an import makes of their files: columns, records, every fault by name, every mending, and what is new.
import { describe, expect, it } from 'vitest'
import { toDegrees, shapeArea2, type Position, type Ring, type Shape } from '../../kernel/geometry.ts'
import { findFlaw } from '../../kernel/overlay.ts'
import type { UnitId } from '../../kernel/ids.ts'
import { defaultCodeRules } from '../code-rules.ts'
import { applyPlan } from '../plan/apply-plan.ts'
import type { PlanUnit, Tree } from '../plan/tree.ts'
import type { Level } from '../unit.ts'
import { analyse } from './analyse.ts'
import { allMends, keepsOut, mends, type FaultKind, type Mend } from './fault.ts'
import { guessMapping, headingsKey, type Mapping } from './fields.ts'
import { operationsOf } from './operations.ts'
import type { Cell, Recognised, Source } from './source.ts'
import { cleanText, specialFrom } from './values.ts'

const at = (x: number, y: number): Position => [toDegrees(1_133_000_000 + x * 10_000), toDegrees(400_800_000 + y * 10_000)]
const ring = (...points: [number, number][]): Ring => [...points, points[0]!].map(([x, y]) => at(x, y))
const polygon = (...rings: Ring[]): Shape => ({ type: 'Polygon', coordinates: rings })
/** About 85 m by 111 m a unit. */
const box = (x: number, y: number, w = 1, h = 1): Shape => polygon(ring([x, y], [x + w, y], [x + w, y + h], [x, y + h]))

const unit = (id: number, parent: number | null, level: Level, code: string, name: string, shape: Shape | null = null, more: Partial<PlanUnit> = {}): PlanUnit => ({
  unit: id as UnitId, parent: parent as UnitId | null, level, code, name, aliases: [], village: false, special: null, madeUp: false, households: null, shape, ...more,
})
const treeOf = (...units: PlanUnit[]): Tree => new Map(units.map((one) => [one.unit, one]))
const district = unit(1, null, 'district', '140213000000', '平城区', box(0, 0, 10, 10))
const south = unit(11, 1, 'street', '140213001000', '南关街道', box(0, 0, 10, 5))
const net = treeOf(district, south, unit(12, 1, 'street', '140213002000', '北关街道', box(0, 5, 10, 5)), unit(111, 11, 'community', '140213001001', '永泰里社区', box(0, 0, 5, 5)))

const mapping: Mapping = { code: 0, name: 1, parentCode: 2, households: 3 }
type Row = [code: Cell, name: Cell, parent: Cell, households: Cell, shape?: Shape | null]
const run = (rows: Row[], { mend = [], tree = net, level = null, map = mapping, shapes = rows.some((row) => row.length > 4) }: { mend?: readonly Mend[]; tree?: Tree; level?: Level | null; map?: Mapping; shapes?: boolean } = {}): Recognised[] => {
  const source: Source = { headings: ['编码', '名称', '上级编码', '户数'], shapes, rows: rows.map((row, i) => ({ row: i + 2, cells: row.slice(0, 4) as Cell[], shape: row[4] ?? null })) }
  const steps = analyse(source, tree, { mapping: map, level, datum: 'wgs84', mend }, defaultCodeRules)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
const kinds = ({ draft }: Recognised): FaultKind[] => draft.faults.map(({ kind }) => kind)
const only = (row: Row, more: Parameters<typeof run>[1] = {}): Recognised => run([row], more)[0]!
const community = (shape?: Shape): Row => ['140213001002', '新开里社区', null, 300, shape ?? box(5, 0, 5, 5)]

describe('their columns', () => {
  it.each<[string[], Mapping]>([
    [['编码', '名称', '上级编码', '户数', '网格员', '电话'], { code: 0, name: 1, parentCode: 2, households: 3 }],
    [['序号', '网格编码', '网格名称', '所属社区', '常住户数', '专属网格类型'], { code: 1, name: 2, parentName: 3, households: 4, special: 5 }],
    [['XZQDM', 'XZQMC', 'sjbm', 'hs'], { code: 0, name: 1, parentCode: 2, households: 3 }],
    [['OBJECTID', 'Name', 'Code', 'Parent_Code', 'Households'], { name: 1, code: 2, parentCode: 3, households: 4 }],
    [['level', 'code12', 'name', 'parent_code12', 'kind'], { level: 0, code: 1, name: 2, parentCode: 3, village: 4 }],
    [['社区名称', '户数（户）', '级别', '别名'], { name: 0, households: 1, level: 2, aliases: 3 }],
    [['备注', '照片'], {}],
  ])('%j are guessed', (headings, expected) => expect(guessMapping(headings)).toEqual(expected))

  it('are the same for files that are headed alike', () => {
    expect(headingsKey(['编码 ', '户数（户）'])).toBe(headingsKey(['编码', '户数']))
    expect(headingsKey(['编码'])).not.toBe(headingsKey(['名称']))
  })

  it('hold values as people write them', () => {
    expect(cleanText('　１２号Ａ\u200b ').text).toBe('12号A')
    expect([specialFrom('在建工地'), specialFrom('否'), specialFrom('龙门阵'), specialFrom('振华小学')]).toEqual(['constructionSite', null, undefined, 'school'])
  })
})

describe('a record', () => {
  it('of a known code is unchanged or says what changed; an unknown one is new', () => {
    const [same, changed, fresh] = run([['140213001000', '南关街道', null, null], ['140213001001', '永泰社区', null, 420], ['140213001002', '新开里社区', '140213001000', '300']])
    expect([same!.state, changed!.state, fresh!.state]).toEqual(['unchanged', 'changed', 'new'])
    expect(changed!.changes).toEqual([{ field: 'name', before: '永泰里社区', after: '永泰社区' }, { field: 'households', before: null, after: '420' }])
    expect(fresh!.parentName).toBe('南关街道')
  })

  it('finds its parent by code, by name, by its own code, by its place, in the net and in the file', () => {
    const byName = { code: 0, name: 1, parentName: 2, households: 3 }
    expect(only([null, '甲社区', '南关街道办事处', 1], { map: byName }).parentName).toBe('南关街道')
    expect(only(['140213002003', '乙社区', null, 1]).parentName).toBe('北关街道')
    expect(only([null, '丙社区', null, 1, box(6, 6)]).parentName).toBe('北关街道')
    const rows = run([['140213009000', '东关街道', null, null], ['140213009001', '丁社区', null, null], ['140213009001001', '丁社区第一网格', null, 400]])
    expect(rows.map(({ parentName, draft }) => [draft.level, parentName, draft.faults])).toEqual([['street', '平城区', []], ['community', '东关街道', []], ['grid', '丁社区', []]])
  })

  it('is found by its name below its parent when it has no code', () => {
    const row = only([null, '永泰里社区居委会', '140213001000', 500], { mend: ['names'] })
    expect(row.state).toBe('changed')
    expect(row.changes.map(({ field }) => field)).toEqual(['households'])
  })

  it.each<[FaultKind, Row, Parameters<typeof run>[1]?]>([
    ['no-name', ['140213001002', ' ', null, null]],
    ['level-unknown', [null, '甲', null, null]],
    ['code-malformed', ['14021300', '甲社区', null, null]],
    ['code-rounded', [140213001001001000, '甲微网格', null, null]],
    ['code-rounded', ['1.40213E+17', '甲微网格', null, null]],
    ['code-foreign', ['140214001000', '甲街道', null, null]],
    ['households-wrong', ['140213001002', '甲社区', null, '约三百']],
    ['no-parent', ['140213007002', '甲社区', null, null]],
    ['no-parent', ['140213001002', '甲社区', '140213999000', null]],
    ['parent-wrong-level', ['140213001002', '甲社区', '140213001001', null]],
    ['full-width', ['１40213001002', '甲社区', null, null]],
    ['blanks', ['140213001002', '甲社区 ', null, null]],
    ['empty-geometry', ['140213001002', '甲社区', null, null, null]],
    ['empty-geometry', ['140213001002', '甲社区', null, null, { type: 'MultiPolygon', coordinates: [] }]],
  ])('stays out for %s', (kind, row, more) => {
    const found = only(row, more)
    expect(kinds(found)).toContain(kind)
    expect(found.state).toBe('faulty')
  })

  it('is told when its code does not lie below its parent, and taken all the same', () => {
    const found = only(['140213001002', '甲社区', '140213002000', null])
    expect([found.state, found.parentName, kinds(found)]).toEqual(['new', '北关街道', ['code-not-below-parent']])
  })

  it('with a special type nobody knows is told so', () => expect(kinds(only(['140213001001001', '甲网格', null, '龙门阵'], { map: { code: 0, name: 1, special: 3 } }))).toEqual(['special-unknown']))
  it('of a village is one by its number or its name', () => {
    expect(run([['140213001201', '西水磨', null, null], ['140213001005', '迎春', null, null], [null, '白登村', '140213001000', null]]).map(({ draft }) => draft.village)).toEqual([true, false, true])
  })
})

describe('records among each other', () => {
  it('that are each other’s parents are a loop', () => {
    const rows = run([['140213001002', '甲社区', '140213001003', null], ['140213001003', '乙社区', '140213001002', null], ['140213001004', '丙社区', '140213001004', null], ['140213001005', '丁社区', '140213001000', null]])
    expect(rows.map((row) => kinds(row).includes('parent-loop'))).toEqual([true, true, true, false])
  })

  it('with one code, or one name below one parent, are named to each other', () => {
    const rows = run([['140213001002', '甲社区', null, null], ['140213001002', '乙社区', null, null], ['140213001003', '甲社区居委会', null, null]])
    expect(rows.map(kinds)).toEqual([['code-twice', 'name-twice'], ['code-twice'], ['name-twice']])
    expect(rows[2]!.draft.faults[0]!.other).toBe('甲社区 (2)')
    expect(rows.every(({ state }) => state === 'faulty')).toBe(true)
  })

  it('below a record that stays out stay out', () => {
    const rows = run([['140213009000', '', null, null], ['140213009001', '甲社区', null, null]])
    expect(kinds(rows[1]!)).toEqual(['parent-faulty'])
  })

  it('of one code and name with a shape each become one unit of several parts when asked', () => {
    const rows = run([['140213001002', '甲社区', null, 9, box(5, 0)], ['140213001002', '甲社区', null, 9, box(7, 0)]], { mend: ['parts'] })
    expect(rows.map(({ state }) => state)).toEqual(['new', 'unchanged'])
    expect(rows[0]!.draft.shape!.type).toBe('MultiPolygon')
    expect(run([['140213001002', '甲社区', null, 9, box(5, 0)], ['140213001002', '甲社区', null, 9, box(7, 0)]])[0]!.state).toBe('faulty')
  })

  it('that differ from the net only by 办事处 are told, and keep the known name when asked', () => {
    expect(kinds(only(['140213001000', '南关街道办事处', null, null]))).toEqual(['name-suffix'])
    expect(only(['140213001000', '南关街道办事处', null, null]).state).toBe('changed')
    expect(only(['140213001000', '南关街道办事处', null, null], { mend: ['names'] }).state).toBe('unchanged')
  })
})

describe('a shape', () => {
  const swapped = (shape: Shape): Shape => polygon(...(shape.coordinates as Ring[]).map((one) => one.map(([lng, lat]): Position => [lat, lng])))
  it.each<[FaultKind, Shape, boolean]>([
    ['self-crossing', polygon(ring([5, 0], [10, 5], [10, 0], [5, 5])), true],
    ['swapped', swapped(box(5, 0, 5, 5)), true],
    ['ring-open', polygon((box(5, 0, 5, 5).coordinates[0] as Ring).slice(0, -1)), true],
    ['wrong-nesting', polygon(box(5, 0, 5, 5).coordinates[0] as Ring, box(6, 1, 3, 3).coordinates[0] as Ring, box(7, 2).coordinates[0] as Ring), true],
    ['no-coordinate', polygon([at(5, 0), at(10, 0), [Number.NaN, 40], at(10, 5), at(5, 5), at(5, 0)]), true],
    ['duplicate-points', polygon([at(5, 0), at(10, 0), at(10, 0), at(10, 5), at(5, 5), at(5, 0)]), false],
    ['sliver', { type: 'MultiPolygon', coordinates: [box(5, 0, 5, 5).coordinates as Ring[], box(5, 8, 0.01, 0.01).coordinates as Ring[]] }, false],
  ])('with %s is named, and mended when asked', (kind, shape, stops) => {
    const found = only(community(shape))
    const fault = found.draft.faults.find((one) => one.kind === kind)!
    expect(fault).toMatchObject({ mended: false })
    expect(fault.at).not.toBeNull()
    expect(found.state).toBe(stops ? 'faulty' : 'new')
    const mended = only(community(shape), { mend: allMends })
    expect(mended.draft.faults.find((one) => one.kind === kind)!.mended).toBe(true)
    expect(mended.state).toBe('new')
    expect(findFlaw(mended.draft.shape!)).toBeUndefined()
    expect(kinds(only(community(mended.draft.shape!)))).not.toContain(kind)
  })

  it('somewhere else on earth is named and never mended', () => {
    const far = only(community(polygon([[2.3, 48.8], [2.4, 48.8], [2.4, 48.9], [2.3, 48.8]])), { mend: allMends })
    expect([kinds(far), far.state]).toEqual([['far-away'], 'faulty'])
  })

  it('that is missing leaves the record without a border when asked', () => {
    const row = only(['140213001002', '甲社区', null, null, null], { shapes: true, mend: ['empty'] })
    expect([row.state, row.draft.shape]).toEqual(['new', null])
  })

  it('that came back from a projection is the same border', () => {
    const jittered = polygon((box(0, 0, 5, 5).coordinates[0] as Ring).map(([lng, lat], i): Position => [lng + ((i % 4) % 3) * 1e-7, lat - (i % 2) * 1e-7]))
    expect(only(['140213001001', '永泰里社区', null, null, jittered]).state).toBe('unchanged')
    const [a, b, c, d] = box(0, 0, 5, 5).coordinates[0] as Ring
    expect(only(['140213001001', '永泰里社区', null, null, polygon([a!, b!, at(2.5, 4.99), c!, d!, a!])]).changes.map(({ field }) => field)).toEqual(['shape'])
    const moved = polygon(ring([0, 0], [5, 0], [5, 5], [2.5, 5.02], [0, 5]))
    expect(only(['140213001001', '永泰里社区', null, null, moved]).changes.map(({ field }) => field)).toEqual(['shape'])
  })
})

describe('shapes among each other', () => {
  const overlapping = (wide: number): Row[] => [['140213001001', '永泰里社区', null, null, box(0, 0, 5, 5)], community(polygon(ring([5 - wide, 0], [10, 0], [10, 5], [5 - wide, 5])))]
  it('that overlap by a strip are named; the strip stays with the first when asked', () => {
    const [, later] = run(overlapping(0.02))
    expect(later!.draft.faults).toEqual([expect.objectContaining({ kind: 'overlap', other: '永泰里社区', mended: false })])
    expect(later!.state).toBe('faulty')
    const [first, mended] = run(overlapping(0.02), { mend: ['overlaps'] })
    expect(mended!.state).toBe('new')
    expect(shapeArea2(mended!.draft.shape!) + shapeArea2(first!.draft.shape!)).toBe(shapeArea2(box(0, 0, 10, 5)))
  })

  it('that overlap widely are never mended', () => expect(run(overlapping(1), { mend: allMends })[1]!.state).toBe('faulty'))
  it('that overlap what the file does not speak of are named', () => {
    expect(only(community(box(4.99, 0, 5.01, 5))).draft.faults).toEqual([expect.objectContaining({ kind: 'overlap', other: '永泰里社区' })])
  })
  it('of which one lies in the other, or that are the same, overlap', () => {
    expect(kinds(run([community(), ['140213001003', '乙社区', null, null, box(6, 1)]])[1]!)).toContain('overlap')
    expect(kinds(run([community(), ['140213001003', '乙社区', null, null, box(5, 0, 5, 5)]])[1]!)).toContain('overlap')
  })

  it('that leave a strip of their parent are named; the neighbour with the longest border gets it when asked', () => {
    const gap = community(box(5.02, 0, 4.98, 5))
    expect(only(gap).draft.faults).toEqual([expect.objectContaining({ kind: 'gap', mended: false })])
    expect(only(gap).state).toBe('new')
    const mended = only(gap, { mend: ['gaps'] })
    expect(mended.draft.faults[0]!.mended).toBe(true)
    expect(shapeArea2(mended.draft.shape!)).toBe(shapeArea2(box(5, 0, 5, 5)))
    expect(kinds(only(community(box(5.5, 0, 4.5, 5)), { mend: allMends }))).toEqual(['gap'])
  })

  it('with a hole nobody fills are named', () => {
    const holed = polygon(box(5, 0, 5, 5).coordinates[0] as Ring, ring([6, 1], [6, 1.03], [6.03, 1.03], [6.03, 1]))
    expect(only(community(holed)).draft.faults).toEqual([expect.objectContaining({ kind: 'hole' })])
    expect(shapeArea2(only(community(holed), { mend: ['gaps'] }).draft.shape!)).toBe(shapeArea2(box(5, 0, 5, 5)))
  })

  it('that leave a hole between them are named where no parent has a border yet', () => {
    const around: Row[] = [['140213001000', '东街道', null, null, box(0, 0, 6, 2)], ['140213002000', '西街道', null, null, box(0, 2, 2, 2)], ['140213003000', '南街道', null, null, box(2.02, 2, 3.98, 2)], ['140213004000', '北街道', null, null, box(0, 4, 6, 2)]]
    const bare = { tree: treeOf({ ...district, shape: null }) }
    const found = run(around, bare)
    expect(found.flatMap(kinds)).toEqual(['gap'])
    expect(run(around, { ...bare, mend: ['gaps'] }).reduce((sum, { draft }) => sum + shapeArea2(draft.shape!), 0)).toBe(shapeArea2(box(0, 0, 6, 6)))
  })

  it('that lie outside their parent, or stick out of it, are named', () => {
    expect(kinds(only(['140213001002', '甲社区', '140213001000', null, box(5, 6)]))).toContain('elsewhere')
    expect(kinds(only(community(box(5, 0, 5, 5.5))))).toContain('outside-parent')
  })

  it('that fill their parent exactly have no fault, and neither have streets before any net', () => {
    expect(kinds(only(community()))).toEqual([])
    const fresh = run([['140213001000', '南关街道', null, null, box(0, 0, 10, 5)], ['140213002000', '北关街道', null, null, box(0, 5, 10, 5)]], { tree: treeOf({ ...district, shape: null }) })
    expect(fresh.map((row) => [row.state, kinds(row)])).toEqual([['new', []], ['new', []]])
  })
})

describe('what becomes of it', () => {
  it('is a list of operations that the net takes as a whole', () => {
    const rows = run([
      ['140213003000', '东关街道', null, null], ['140213003001', '甲社区', null, 100], ['140213001001', '永泰社区', '140213003000', 400, box(0, 0, 5, 4)], ['140213001000', '南关街道', null, null, box(0, 0, 10, 5)], ['x', '坏街道', null, null],
    ], { mend: ['empty'] })
    const operations = operationsOf(rows, net, (row) => `new:0000000${row}-0000-7000-8000-000000000000`)
    expect(operations.map(({ kind }) => kind)).toEqual(['create', 'create', 'move', 'change', 'reshape'])
    const { tree, problems } = applyPlan(net, operations)
    expect(problems).toEqual([])
    expect([...tree.values()].map(({ name }) => name)).toEqual(['平城区', '南关街道', '北关街道', '永泰社区', '东关街道', '甲社区'])
    const moved = tree.get(111 as UnitId)!
    expect([moved.households, tree.get(moved.parent!)!.name]).toEqual([400, '东关街道'])
  })

  it('is nothing for a file that says what is so already', () => {
    expect(operationsOf(run([['140213001001', '永泰里社区', '140213001000', null]]), net, () => 'new:x')).toEqual([])
  })

  it('says of every mending whether it is safe', () => {
    expect(allMends.filter((mend) => mends[mend] === 'safe').sort()).toEqual(['empty', 'names', 'parts', 'rings', 'slivers', 'swapped', 'texts'])
    expect(keepsOut({ kind: 'overlap', mended: true, at: null, other: null, found: null })).toBe(false)
  })
})
