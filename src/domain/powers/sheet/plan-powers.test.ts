// A list of powers brought in from a sheet: what each row changes, what is wrong with it, and that nothing is lost.
import { describe, expect, it } from 'vitest'
import type { OfficeId, UnitId } from '../../kernel/ids.ts'
import { wordKey } from '../../people/roster/fields.ts'
import type { Holding, PowerItemId } from '../power.ts'
import { areEnough, guessPowerFields, powerFields } from './fields.ts'
import { planPowers, powerFaults, type KnownPowers } from './plan-powers.ts'
import { powerFaultText } from './reasons.ts'

const lead = { id: 1 as Holding['id'], itemId: 5 as PowerItemId, streetId: null, officeId: 1 as OfficeId, part: 'lead' as const, fromOn: '2025-01-01', untilOn: null, transition: false }
const known: KnownPowers = {
  today: '2026-03-02', items: new Map([['A1', { id: 5 as PowerItemId, code: 'A1', name: '甲', kind: 'penalty', basis: '《甲法》', categories: ['13003'] }]]), holdings: new Map([[5 as PowerItemId, [lead]]]),
  offices: new Map([['城管局', 1], ['执法队', 2], ['公安分局', 3]].map(([name, id]) => [wordKey(name as string), { id: id as OfficeId, name: name as string }])),
  streets: new Map([[wordKey('东街道'), { id: 11 as UnitId, name: '东街道' }]]),
}
const plan = (...rows: (string | null)[][]) => planPowers(rows.map((cells, n) => ({ row: n + 2, cells })), powerFields, known)
// code, name, kind, basis, street, holder, joint, from, classes
const same = ['A1', '甲', '行政处罚', '《甲法》', '全区', '城管局', null, null, '13003']

describe('the headings', () => {
  it('are guessed as districts write them, each field once, and what is remembered stands above', () => {
    expect(guessPowerFields(['编号', '权责事项', '权力类别', '设定依据', '所属片区', '实施主体', '备注', '编码'], new Map())).toEqual(['code', 'name', 'kind', 'basis', null, 'holder', null, null])
    expect(guessPowerFields(['代号', '主管'], new Map([['代号', 'code'], ['主管', 'holder']]))).toEqual(['code', 'holder'])
    expect(areEnough(['code', 'name'])).toBe(false)
    expect(areEnough(['code', 'holder'])).toBe(true)
  })
})

describe('a row', () => {
  it('that says what is known changes nothing, from whatever day', () => {
    expect(plan(same)[0]).toMatchObject({ verdict: 'unchanged', wording: null, holding: null, categories: null })
    expect(plan(same.with(7, '2024-01-01'))[0]!.verdict).toBe('unchanged')
  })

  it('brings a new item, another wording, another holder at a street', () => {
    expect(plan(['B1', '乙', '检查', '《乙法》', '东街道', '执法队', '公安分局', '2026年4月1日', '13003、13004'])[0]).toMatchObject({
      verdict: 'new', wording: { name: '乙', kind: 'inspection', basis: '《乙法》' }, holding: { streetId: 11, leadOfficeId: 2, jointOfficeIds: [3], fromOn: '2026-04-01' }, categories: ['13003', '13004'],
    })
    expect(plan(same.with(1, '甲（修订）'))[0]).toMatchObject({ verdict: 'changed', changes: [{ what: 'name', before: '甲', after: '甲（修订）' }] })
    expect(plan(same.with(4, '东街道').with(5, '执法队'))[0]).toMatchObject({ verdict: 'changed', changes: [{ what: 'holder', before: '城管局', after: '执法队' }], holding: { streetId: 11 } })
    expect(plan(['B1', '乙', '检查', '', '', '', null, null, null], ['B1', '', '检查', '', '东街道', '执法队', null, null, null]).map((row) => row.verdict)).toEqual(['new', 'changed'])
  })

  it('with a fault says which, changes nothing and doesn’t take the others along', () => {
    const faulty: [row: (string | null)[], code: string][] = [
      [same.with(0, ' '), 'code-missing'], [['C', '', '处罚', '', '', '城管局', null, null, null], 'name-missing'], [same.with(2, '行政魔法'), 'kind-unknown'], [same.with(4, '西街道'), 'street-unknown'], [same.with(5, '某局'), 'holder-unknown'],
      [same.with(6, '某局'), 'joint-unknown'], [same.with(6, '城管局'), 'joint-twice'], [same.with(7, '2026-13-01'), 'day-malformed'], [same.with(8, '违建'), 'class-malformed'], [same.with(5, '').with(6, '公安分局'), 'holder-needed'],
      [same.with(5, '执法队').with(7, '2024-12-01'), 'later'],
    ]
    for (const [row, code] of faulty) {
      const [bad, good] = plan(row, ['D', '丁', '许可', '', '', '执法队', null, null, null])
      expect(bad!.faults.map((fault) => fault.code), code).toContain(code)
      expect(bad).toMatchObject({ verdict: 'faulty', wording: null, holding: null })
      expect(good!.verdict).toBe('new')
    }
    expect(plan(same, same)[1]!.faults).toMatchObject([{ code: 'duplicate-row', other: '2' }])
    expect(plan(['E', '戊', '', '', '', '城管局', null, null, null], ['E', '己', '', '', '东街道', '执法队', null, null, null])[1]!.faults).toMatchObject([{ code: 'name-differs', value: '己', other: '戊' }])
  })

  it('has a sentence for every fault in both languages', () => {
    for (const code of powerFaults) for (const language of ['zh', 'en'] as const) expect(powerFaultText({ code, value: 'x', other: '3' }, language).length).toBeGreaterThan(4)
  })
})
