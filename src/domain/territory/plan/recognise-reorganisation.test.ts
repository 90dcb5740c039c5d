// Reorganisations by spreadsheet on a small net: every kind of line, every kind of doubt.
import { describe, expect, test } from 'vitest'
import { ref, squareNet } from '../../../../tests/support/domain/square-net.ts'
import type { UnitId } from '../../kernel/ids.ts'
import { coversExactly } from '../standard/exact-cover.ts'
import { applyPlan } from './apply-plan.ts'
import type { NewUnit } from './operation.ts'
import { recogniseReorganisation, type Answers, type ReorganisationRow } from './recognise-reorganisation.ts'
import { childrenOf, type PlanUnit, type Tree } from './tree.ts'

const base = squareNet()
const unit = (id: number): PlanUnit => base.get(id as UnitId)!
const streets = [...base.values()].filter(({ level }) => level === 'street') as [PlanUnit, PlanUnit]
const communities = [...base.values()].filter(({ level }) => level === 'community') as [PlanUnit, PlanUnit, PlanUnit, PlanUnit]

const names = (): ((text: string) => NewUnit) => {
  const known = new Map<string, NewUnit>()
  return (text) => known.get(text) ?? (known.set(text, ref(known.size + 1)), known.get(text)!)
}

let line = 1
const row = (oldCode: string | null, newCode: string | null, name: string | null = null, parentCode: string | null = null): ReorganisationRow => ({ row: line++, oldCode, newCode, name, parentCode })

const recognise = (rows: ReorganisationRow[], answers: Answers = {}) => {
  const found = recogniseReorganisation(base, rows, answers, names())
  const applied = applyPlan(base, found.operations)
  return { ...found, applied, byCode: new Map([...applied.tree.values()].map((one) => [one.code, one])) }
}

/** Every street tiled by its communities, the district by its streets. */
const tiled = (tree: Tree): boolean => {
  const children = childrenOf(tree)
  return [...tree.values()].filter(({ level }) => level === 'district' || level === 'street')
    .every((parent) => coversExactly(parent.shape!, (children.get(parent.unit) ?? []).map(({ shape }) => shape!)))
}

describe('a spreadsheet of a reorganisation', () => {
  test('with all codes new keeps every unit itself: renamed where the name is new, below its new parent', () => {
    const rows = [
      row('990001001000', '990002010000', '平安街道'), row(' 990001002000', '９９０００２０２００００'), row('990001001001', '990002010001', '一社区'), row('990001001002', '990002010002'),
      row('990001002001', '990002020001', '三社区', '990002020000'), row('990001002002', '990002020002.0'),
    ]
    const { questions, faults, findings, applied, byCode } = recognise(rows)
    expect([questions, faults, applied.problems]).toEqual([[], [], []])
    expect([...applied.tree.keys()].sort()).toEqual([...base.keys()].sort())
    expect(byCode.get('990002010001')).toMatchObject({ unit: communities[0].unit, name: '一社区', parent: streets[0].unit })
    expect(byCode.get('990002020002')).toMatchObject({ unit: communities[3].unit, name: communities[3].name })
    expect(findings.map(({ kind }) => kind).sort()).toEqual(['recode', 'recode', 'recode', 'rename', 'rename', 'rename'])
  })

  test('merges what goes into one, and both borders become one', () => {
    const { questions, applied, findings } = recognise([row('990001001001', '990001001005', '合并社区'), row('990001001002', '990001001005')])
    expect([questions, applied.problems]).toEqual([[], []])
    expect(findings).toMatchObject([{ kind: 'merge', from: [{ code: '990001001001' }, { code: '990001001002' }], to: [{ name: '合并社区' }] }])
    expect(applied.endings.map(({ unit: ended, how }) => [ended, how])).toEqual([[communities[0].unit, 'merge'], [communities[1].unit, 'merge']])
    expect(tiled(applied.tree)).toBe(true)
  })

  test('splits a street by the communities that go here and there, whose outlines become its borders', () => {
    const rows = [
      row('990001001000', '990001003000', '北街道'), row('990001001000', '990001004000', '南街道'),
      row('990001001001', '990001003001'), row('990001001002', '990001004001', '南社区'),
    ]
    const { questions, applied, byCode, toDraw } = recognise(rows, { 'successor:990001001000': '990001004000' })
    expect(questions).toMatchObject([{ kind: 'successor', code: '990001001000', suggested: null, choices: [{ name: '北街道' }, { name: '南街道' }] }])
    expect([applied.problems, toDraw]).toEqual([[], []])
    expect(applied.fates.get(streets[0].unit)).toMatchObject({ how: 'split', successor: byCode.get('990001004000')!.unit })
    expect(byCode.get('990001004001')).toMatchObject({ unit: communities[1].unit, parent: byCode.get('990001004000')!.unit })
    expect(tiled(applied.tree)).toBe(true)
  })

  test('asks whether a part with the old name is the same unit still, and does as answered', () => {
    const rows = [
      row('990001001000', '990001001000', streets[0].name), row('990001001000', '990001004000', '新街道'), row('990001001001', '990001001001'), row('990001001002', '990001004001'),
    ]
    const same = recognise(rows)
    expect(same.questions).toMatchObject([{ kind: 'continues', suggested: 'same' }])
    expect(same.applied.tree.has(streets[0].unit)).toBe(true)
    expect(same.findings.map(({ kind }) => kind)).toEqual(['create', 'recode', 'move'])
    expect(same.findings[0]).toMatchObject({ from: [{ code: '990001001000' }], to: [{ name: '新街道' }] })
    expect(tiled(same.applied.tree)).toBe(true)
    const fresh = recognise(rows, { 'continues:990001001000': 'new' })
    expect(fresh.applied.tree.has(streets[0].unit)).toBe(false)
    expect(fresh.applied.problems.map(({ problem }) => problem.code)).toEqual([])
    expect(tiled(fresh.applied.tree)).toBe(true)
  })

  test('closes what has no new code into whom is chosen: its longest neighbour is suggested', () => {
    const { questions, applied } = recognise([row('990001001002', null)])
    expect(questions).toMatchObject([{ kind: 'closed', suggested: '990001001001', choices: [{ code: '990001001001' }] }])
    expect(applied.fates.get(communities[1].unit)).toMatchObject({ how: 'retire', successor: communities[0].unit })
    expect(tiled(applied.tree)).toBe(true)
  })

  test('moves a community to another street, and both streets’ borders follow', () => {
    const { applied, findings } = recognise([row('990001001002', '990001002003', null, '990001002000')])
    expect(applied.problems).toEqual([])
    expect(findings.map(({ kind }) => kind)).toEqual(['recode', 'move'])
    expect(applied.tree.get(communities[1].unit)).toMatchObject({ parent: streets[1].unit, code: '990001002003' })
    expect(tiled(applied.tree)).toBe(true)
  })

  test('takes one apart and joins a part with another: both lineages are kept', () => {
    const rows = [
      row('990001001000', '990001005000', '甲'), row('990001001000', '990001006000', '乙'), row('990001002000', '990001006000'),
      row('990001001001', '990001005001'), row('990001001002', '990001006001'), row('990001002001', '990001006002'), row('990001002002', '990001006003'),
    ]
    const { applied, byCode } = recognise(rows)
    expect(applied.problems).toEqual([])
    expect(applied.fates.get(streets[0].unit)!.to).toEqual(expect.arrayContaining([byCode.get('990001005000')!.unit, byCode.get('990001006000')!.unit]))
    expect(applied.fates.get(streets[1].unit)!.to).toEqual([byCode.get('990001006000')!.unit])
    expect(childrenOf(applied.tree).get(byCode.get('990001006000')!.unit)).toHaveLength(3)
    expect(tiled(applied.tree)).toBe(true)
  })

  test('asks about whom it forgot when it names nearly all, and about a code nobody has when a name fits', () => {
    const rows = [row('990001001001', '990001001011'), row('990001001002', '990001001012'), row('990001002001', '990001002011')]
    expect(recognise(rows).questions).toMatchObject([{ kind: 'unmentioned', code: '990001002002', suggested: 'keep' }])
    const closed = recognise(rows, { 'unmentioned:990001002002': '990001002011' })
    expect(closed.applied.fates.get(communities[3].unit)).toMatchObject({ successor: communities[2].unit })
    const typo = recognise([row('990001001999', '990001001011', communities[1].name)])
    expect(typo.questions).toMatchObject([{ kind: 'unknown-old', suggested: '990001001002' }])
    expect(typo.byCode.get('990001001011')).toMatchObject({ unit: communities[1].unit })
    expect(recognise([row('990001001999', '990001001011', communities[1].name)], { 'unknown-old:990001001999': 'skip' }).operations).toEqual([])
  })

  test('names the lines that make no sense', () => {
    const { faults } = recognise([
      row(null, null), row('123', '990001001011'), row('990001001001', '99'), row('990001001002', '990001002001'), row('990001002002', '990001002022', null, '990001777000'),
      row(null, '990001001055'), row(null, '990001001056', '新社区'),
    ].map((one, n) => ({ ...one, row: n + 2 })))
    expect(faults.map(({ row: at, code }) => [at, code])).toEqual([
      [2, 'row-empty'], [3, 'old-code-unknown'], [4, 'new-code-malformed'], [5, 'code-of-other'], [6, 'parent-unknown'], [7, 'name-missing'],
    ])
  })

  test('makes a unit nobody was before, in the parent that its code names, and says that it is to be drawn', () => {
    const { applied, byCode, toDraw } = recognise([row(null, '990001001200', '新村')])
    expect(applied.problems).toEqual([])
    expect(byCode.get('990001001200')).toMatchObject({ level: 'community', parent: streets[0].unit })
    expect(toDraw).toEqual([{ code: '990001001200', name: '新村' }])
    expect(unit(2).shape).toEqual(applied.tree.get(2 as UnitId)!.shape)
  })
})
