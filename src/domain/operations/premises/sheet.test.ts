// A sheet of premises, row by row: what it would change, and why a row can't be taken.
import { describe, expect, test } from 'vitest'
import { lineOf, unitLine, units } from '../../../../tests/support/domain/small-district.ts'
import type { OfficeId } from '../../kernel/ids.ts'
import { kindNames, kindOf, premisesKinds } from './premises.ts'
import { premisesFaultText } from './reasons.ts'
import { calledFields, fieldsOfSheet, isEnough, planSheet, premisesFaults, premisesFields, type KnownPremises, type SheetKnown } from './sheet.ts'

const shop: KnownPremises = {
  id: 'shop', name: '老王面馆', kind: 'food', address: '一街 1 号', licence: '911402000001', contactName: '王小明', contactPhone: '13800000001', lng: 111, lat: 1, line: lineOf(11111), officeIds: [501 as OfficeId],
}
/** A hundred times the longitude is the number of the cell. */
const known = (premises: KnownPremises[] = []): SheetKnown => ({
  premises, locate: (lng) => ((units as readonly number[]).includes(Math.round(lng * 100)) ? lineOf(Math.round(lng * 100)) : undefined),
  unitByCode: (code) => ((units as readonly number[]).includes(Number(code)) ? unitLine(Number(code)) : undefined),
  office: (text) => ({ 综合执法队: 501, police: 502 })[text] as OfficeId | undefined, mayKeep: (line) => line.streetId === 11,
})
const headings = ['店名', '类别（必填）', '地址', '统一社会信用代码', '经度', '纬度', '网格编码', '负责部门', '联系人', '联系电话']
const plan = (rows: (string | number | null)[][], of = known()) => planSheet(rows.map((cells, n) => ({ row: n + 2, cells })), fieldsOfSheet(headings), of)
const row = (more: Record<number, string | number | null> = {}): (string | number | null)[] =>
  ['小李超市', '超市', '二街 2 号', null, null, null, '1111', null, null, null].map((cell, n) => (n in more ? more[n]! : cell))
const verdictsOf = (rows: (string | number | null)[][], of?: SheetKnown): string[] => plan(rows, of).map((one) => (one.verdict === 'faulty' ? one.faults.map((fault) => fault.code).join('+') : one.verdict))

describe('the columns', () => {
  test('are known by what offices call them, each once', () => {
    expect(fieldsOfSheet(headings)).toEqual(['name', 'kind', 'address', 'licence', 'lng', 'lat', 'unit', 'offices', 'contactName', 'contactPhone'])
    expect(fieldsOfSheet(['名称', '店名', '备注'])).toEqual(['name', null, null])
    for (const language of [0, 1] as const) expect(fieldsOfSheet(premisesFields.map((field) => calledFields[field][language]))).toEqual([...premisesFields])
  })

  test('a name, a kind and a place are enough', () => {
    expect(isEnough(['name', 'kind', 'unit'])).toBe(true)
    expect(isEnough(['name', 'kind', 'lng', 'lat'])).toBe(true)
    for (const too of [['name', 'kind'], ['name', 'unit'], ['name', 'kind', 'lng']] as const) expect(isEnough(too)).toBe(false)
  })

  test('kinds are read in both languages and as shops call themselves', () => {
    expect(premisesKinds.flatMap((kind) => [kindOf(kindNames[kind].zh), kindOf(kindNames[kind].en)])).toEqual(premisesKinds.flatMap((kind) => [kind, kind]))
    expect([kindOf(' 超 市 '), kindOf('ＦＯＯＤ'), kindOf('飞船')]).toEqual(['retail', 'food', undefined])
  })
})

describe('a row', () => {
  test('is new, placed by its coordinates or else by its unit', () => {
    const [byUnit, byPlace] = plan([row(), row({ 0: '小赵超市', 4: 111.12, 5: 1 })])
    expect(byUnit).toMatchObject({ verdict: 'new', kind: 'retail', facts: { name: '小李超市', lng: null, line: lineOf(1111), licence: null, officeIds: [] } })
    expect(byPlace).toMatchObject({ verdict: 'new', facts: { lng: 111.12, lat: 1, line: lineOf(11112) } })
  })

  test.each<[string, Record<number, string | number | null>]>([
    ['name-missing', { 0: null }], ['too-long', { 0: '长'.repeat(201) }], ['kind-missing', { 1: '' }], ['kind-unknown', { 1: '飞船' }], ['place-missing', { 6: null }], ['place-malformed', { 4: 'x', 5: 1 }],
    ['place-malformed', { 4: 11111 }], ['place-outside', { 4: 5, 5: 5 }], ['unit-unknown', { 6: '77' }], ['unit-unknown', { 6: '1' }], ['out-of-reach', { 6: '1211' }], ['phone-malformed', { 9: '打电话' }],
    ['licence-malformed', { 3: '无' }], ['office-unknown', { 7: '综合执法队、没有这个' }], ['name-missing+kind-unknown', { 0: '', 1: '飞船' }],
  ])('is refused: %s', (code, more) => expect(verdictsOf([row(more)])).toEqual([code]))

  test('twice in a sheet is a fault of the second', () => {
    expect(verdictsOf([row(), row({ 0: '小李超市 ' }), row({ 0: '另一家', 3: '911402000009' }), row({ 0: '第三家', 3: '911402000009' })])).toEqual(['new', 'duplicate-row', 'new', 'duplicate-row'])
  })

  test('is the shop with its licence number, else the one of its name at its address', () => {
    const [byLicence, byShop] = plan([row({ 0: '老王拉面', 1: '餐饮', 2: '一街 1 号', 3: '911402000001', 6: '11111' }), row({ 0: '小李超市', 2: '二街2号', 6: '1111', 8: '李四' })],
      known([shop, { ...shop, id: 'li', name: '小李超市', address: '二街 2 号', kind: 'retail', licence: null, contactName: '李三', lng: null, lat: null, line: lineOf(1111) }]))
    expect(byLicence).toMatchObject({ verdict: 'changed', id: 'shop', changes: ['name'] })
    expect(byShop).toMatchObject({ verdict: 'changed', id: 'li', changes: ['address', 'contactName'] })
  })

  test('leaves alone what it leaves blank or gives as it was taken out, masked', () => {
    const same = row({ 0: '老王面馆', 1: '餐饮', 2: '', 3: '911402000001', 6: '1111', 8: '王**', 9: '138****0001' })
    expect(plan([same], known([shop]))[0]).toMatchObject({ verdict: 'unchanged', facts: { lng: 111, address: '一街 1 号', contactName: '王小明', contactPhone: '13800000001', officeIds: [501] } })
    const [moved] = plan([row({ 0: '老王面馆', 1: '餐饮', 3: '911402000001', 2: '一街 1 号', 6: '1112', 7: 'police' })], known([shop]))
    expect(moved).toMatchObject({ verdict: 'changed', changes: ['lng', 'lat', 'offices', 'unit'] })
  })
})

test('every fault has a sentence in both languages', () => {
  for (const code of premisesFaults) {
    expect(premisesFaultText({ code, value: 'x' }, 'zh')).toMatch(/\p{Script=Han}/u)
    expect(premisesFaultText({ code, value: 'x' }, 'en')).toMatch(/^[A-Z]/)
  }
})
