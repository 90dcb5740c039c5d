// What a roster would change, row by row, and why a row can't be taken.
import { describe, expect, it } from 'vitest'
import type { Role } from '../../access/roles.ts'
import type { OfficeId, PersonId, PostId, UnitId } from '../../kernel/ids.ts'
import { postedAt, unitLine, units } from '../../../../tests/support/domain/small-district.ts'
import { mayGrant } from '../appointing.ts'
import { guessMapping, headingKey, isEnough, roleNames, roleOf, rosterFields, type RosterField } from './fields.ts'
import type { Known, KnownPost } from './known.ts'
import { findUnit, placesOf } from './places.ts'
import { planRoster } from './plan-roster.ts'
import { lostDigits, tidyDay, tidyName, tidyPhone, tidyText, type RosterCell } from './tidy.ts'
import { postRoles } from '../appointing.ts'

const names: Record<number, string> = { 1: '试验区', 11: '东街街道', 12: '西街街道', 111: '花园社区', 112: '桥头村', 121: '花园社区', 1111: '第一网格', 1112: '第二网格', 1121: '第一网格', 1211: '第一网格' }
const places = placesOf(
  units.map((unit) => ({ id: unit as UnitId, code: String(unit), name: names[unit] ?? `微网格${unit}`, aliases: unit === 111 ? ['花园小区社区'] : [], parentId: unit < 10 ? null : (Number(String(unit).slice(0, -1)) as UnitId), line: unitLine(unit) })),
  [{ id: 501 as OfficeId, code: 'works', name: '住建局', line: unitLine(11) }],
)
const street = postedAt(11, 'streetDesk', 90)
type Post = Pick<KnownPost, 'role'> & { person: number; unit: number; from?: string; until?: string | null }
const known = (people: { id: number; name: string; phone: string | null }[] = [], posts: Post[] = [], more: Partial<Known> = {}): Known => ({
  today: '2026-03-02', self: 90 as PersonId, places, roles: new Map(), lent: new Map(),
  persons: new Map(people.map((one) => [one.id as PersonId, { ...one, id: one.id as PersonId }])),
  byPhone: new Map(people.flatMap((one) => (one.phone === null ? [] : [[one.phone, one.id as PersonId] as const]))),
  posts: posts.map((one, n): KnownPost => ({
    id: (n + 1) as PostId, personId: one.person as PersonId, role: one.role, unitId: one.unit as UnitId, officeId: null, fromOn: one.from ?? '2025-01-01', untilOn: one.until ?? null,
    placeName: names[one.unit] ?? `微网格${one.unit}`, place: { line: unitLine(one.unit), atOffice: false },
  })),
  grant: (role, place) => mayGrant(street, role, place), ...more,
})
const columns: RosterField[] = ['name', 'phone', 'role', 'unitCode', 'unitName', 'office', 'from', 'until']
const plan = (rows: RosterCell[][], with_: Known = known()) => planRoster(rows.map((cells, n) => ({ row: n + 2, cells })), columns, with_)
const codes = (rows: RosterCell[][], with_?: Known) => plan(rows, with_).map((one) => (one.verdict === 'faulty' ? one.faults.map((fault) => fault.code).join('+') : one.verdict))
const zhang = { id: 1, name: '张三', phone: '13800000001' }

describe('cells', () => {
  it('are made plain: width, blanks, dashes, the country’s number', () => {
    expect([tidyText('　１２３　ａ '), tidyText('好')]).toEqual([{ text: '123 a', changed: true }, { text: '好', changed: false }])
    expect([tidyName('张 三').text, tidyName('阿依古丽•买买提').text, tidyName('Ann  Lee').text]).toEqual(['张三', '阿依古丽·买买提', 'Ann Lee'])
    expect(['１３８０００００００１', '138-0000-0001', '+8613800000001', 13800000001, '0086 138 0000 0001'].map((one) => tidyPhone(one).phone)).toEqual(Array(5).fill('13800000001'))
    expect(['1380000000', '12800000001', '座机', '138000000011'].map((one) => tidyPhone(one).phone)).toEqual(Array(4).fill(undefined))
  })
  it.each([['2024-3-1', '2024-03-01'], ['2024/03/01', '2024-03-01'], ['2024.3.1', '2024-03-01'], ['２０２４年３月１日', '2024-03-01'], ['20240301', '2024-03-01'], [45352, '2024-03-01'], ['2024-02-30', undefined], ['明天', undefined], ['2024-3', undefined], [3, undefined]] as const)('the day %s is %s', (cell, day) =>
    expect(tidyDay(cell)).toBe(day))
  it('tell a code that has lost its digits', () => {
    expect([Number('140213001001001001'), '1.40213E+17', '140213001001001001', 140213001001].map(lostDigits)).toEqual([true, true, false, false])
  })
})

describe('headings', () => {
  it('are guessed in both languages, each field once, and as the district said before', () => {
    expect(guessMapping(['序号', '姓 名', '联系电话（必填）', '职务', '网格编码', '网格名称', '备注', '电话'], new Map())).toEqual([null, 'name', 'phone', 'role', 'unitCode', 'unitName', null, null])
    expect(guessMapping(['Name', 'Phone', 'Role', 'Unit code'], new Map())).toEqual(['name', 'phone', 'role', 'unitCode'])
    const own = new Map<string, RosterField | null>([[headingKey('责任人'), 'name'], [headingKey('姓名'), null], [headingKey('身份'), 'role']])
    expect(guessMapping(['姓名', '责任人', '身份'], own)).toEqual([null, 'name', 'role'])
    expect([isEnough(['name', 'role', 'unitName']), isEnough(['name', 'phone', 'unitName']), isEnough(['role', 'unitCode'])]).toEqual([true, false, false])
    expect(rosterFields).toHaveLength(8)
  })
  it('name roles as the interface does, and as the district does', () => {
    expect(Object.keys(roleNames).sort()).toEqual([...postRoles].sort())
    expect([roleOf('网格员', new Map()), roleOf(' 微网格员 ', new Map()), roleOf('Grid leader', new Map()), roleOf('gridWorker', new Map()), roleOf('片长', new Map()), roleOf('片长', new Map<string, Role>([['片长', 'gridLeader']]))])
      .toEqual(['gridWorker', 'microgridWorker', 'gridLeader', 'gridWorker', undefined, 'gridLeader'])
  })
})

describe('places', () => {
  const say = (code: RosterCell, name: RosterCell) => {
    const found = findUnit(places, code, name)
    return 'unit' in found ? found.unit.id : found.fault.code
  }
  it('are found by code, by name, by alias and by the way to them', () => {
    expect([say('1111', null), say(1111, '第一网格'), say(' １１１１ ', '花园社区第一网格'), say(null, '第二网格'), say(null, '花园小区社区'), say(null, '东街街道办事处'), say(null, '桥头村委会'), say(null, '东街街道/花园社区/第一网格')]).toEqual([1111, 1111, 1111, 1112, 111, 11, 112, 1111])
  })
  it('are refused when nobody or several are meant, or name and code differ', () => {
    expect([say('9999', null), say(null, '第九网格'), say(null, '第一网格'), say(null, '花园社区'), say('1111', '第二网格'), say(null, null), say(Number('140213001001001001'), null)])
      .toEqual(['unit-unknown', 'unit-unknown', 'unit-ambiguous', 'unit-ambiguous', 'unit-name-differs', 'unit-missing', 'code-lost-digits'])
  })
})

describe('a row', () => {
  it('is new, unchanged, or changed, with what changes', () => {
    const people = known([zhang, { id: 2, name: '李四', phone: null }, { id: 3, name: '王五', phone: '13800000003' }], [
      { person: 1, role: 'gridWorker', unit: 1111 }, { person: 2, role: 'microgridWorker', unit: 11111 }, { person: 3, role: 'gridWorker', unit: 1112 },
    ])
    const rows = plan([
      ['张三', '13800000001', '网格员', '1111', null, null, null, null],
      ['李四', '13800000002', '微网格员', '11111', null, null, null, null],
      ['王五', '13800000003', '网格员', '1121', null, null, '2026-04-01', null],
      ['赵六', '13800000006', '网格长', '111', null, null, '2026-03-10', '2026-12-31'],
      ['张三', '13800000001', '微网格员', '11112', null, null, null, null],
    ], people)
    expect(rows.map((one) => one.verdict)).toEqual(['unchanged', 'changed', 'changed', 'new', 'new'])
    expect(rows[1]).toMatchObject({ changes: [{ what: 'phone', before: '', after: '138****0002' }], actions: [{ kind: 'person', person: { id: 2 }, phone: '13800000002', known: true }] })
    expect(rows[2]).toMatchObject({ changes: [{ what: 'place', before: '第二网格', after: '第一网格' }], actions: [{ kind: 'transfer', postId: 3, unitId: 1121, from: '2026-04-01', until: null }] })
    expect(rows[3]!.actions).toEqual([
      { kind: 'person', person: { row: 5 }, name: '赵六', phone: '13800000006', known: false },
      { kind: 'appoint', person: { row: 5 }, role: 'gridLeader', unitId: 111, officeId: null, from: '2026-03-10', until: '2026-12-31' },
    ])
    expect(rows[4]!.notes).toEqual([{ code: 'double-person', other: '第一网格' }])
  })

  it('ends a post where the sheet says until when, and keeps the first day as it is', () => {
    const people = known([zhang], [{ person: 1, role: 'gridWorker', unit: 1111, from: '2025-05-01' }])
    const [row] = plan([['张三', '13800000001', '网格员', '1111', null, null, '2024-01-01', '2026-06-30']], people)
    expect(row).toMatchObject({ verdict: 'changed', changes: [{ what: 'until', before: '', after: '2026-06-30' }], notes: [{ code: 'from-kept', other: '2025-05-01' }], actions: [{ kind: 'end', postId: 1, until: '2026-06-30' }] })
  })

  it('moves a post once, though several rows name new places', () => {
    const people = known([zhang], [{ person: 1, role: 'microgridWorker', unit: 11111 }])
    expect(plan([['张三', '13800000001', '微网格员', '11112', null, null, null, null], ['张三', '13800000001', '微网格员', '11121', null, null, null, null]], people).map((one) => one.actions.map((action) => action.kind))).toEqual([['transfer'], ['appoint']])
  })

  it.each([
    ['no name', [null, null, '网格员', '1111'], 'name-missing'], ['a name that is a story', ['长'.repeat(51), null, '网格员', '1111'], 'name-too-long'], ['a phone of ten digits', ['甲', '1380000000', '网格员', '1111'], 'phone-malformed'],
    ['no role', ['甲', null, null, '1111'], 'role-missing'], ['a role nobody has', ['甲', null, '片长', '1111'], 'role-unknown'], ['residents', ['甲', null, 'resident', '1111'], 'role-unknown'], ['no place', ['甲', null, '网格员', null], 'unit-missing'],
    ['an unknown code', ['甲', null, '网格员', '7777'], 'unit-unknown'], ['code and name of two units', ['甲', null, '网格员', '1111', '第二网格'], 'unit-name-differs'], ['a name of several units', ['甲', null, '网格员', null, '第一网格'], 'unit-ambiguous'],
    ['an office that isn’t', ['甲', null, '部门处置员', null, null, '无此局'], 'office-unknown'], ['no office', ['甲', null, '部门处置员', null, null, null], 'office-missing'], ['a role at the wrong level', ['甲', null, '网格员', '111'], 'role-not-there'],
    ['another street', ['甲', null, '网格员', '1211'], 'out-of-reach'], ['a role above', ['甲', null, '街道监督员', '11'], 'role-above'], ['a day that isn’t', ['甲', null, '网格员', '1111', null, null, '2026-02-30'], 'day-malformed'],
    ['days reversed', ['甲', null, '网格员', '1111', null, null, '2026-05-02', '2026-05-01'], 'days-reversed'], ['a post that is over', ['甲', null, '网格员', '1111', null, null, '2025-05-02', '2026-03-01'], 'already-over'],
    ['a phone of somebody else', ['张丙', '13800000001', '网格员', '1111'], 'name-differs'], ['oneself', ['本人', '13800000090', '网格员', '1111'], 'own-post'],
    ['command beside supervision', ['监督', '13800000007', '街道派遣员', '11'], 'roles-apart'],
  ] as const)('with %s is faulty: %s', (_, cells, fault) => {
    const people = known([zhang, { id: 90, name: '本人', phone: '13800000090' }, { id: 7, name: '监督', phone: '13800000007' }], [{ person: 1, role: 'gridWorker', unit: 1112 }, { person: 7, role: 'streetSupervisor', unit: 11 }])
    const padded: RosterCell[] = columns.map((_column, n) => (cells as readonly RosterCell[])[n] ?? null)
    expect(codes([padded], people)).toEqual([fault])
    expect(plan([padded], people)[0]!.actions).toEqual([])
  })

  it('names the known one masked when the name differs', () => {
    expect(plan([['张丙', '13800000001', '网格员', '1111']], known([zhang]))[0]!.faults).toEqual([{ code: 'name-differs', value: '张丙', other: '张*' }])
  })

  it('said twice is faulty the second time; one phone with two names both times', () => {
    expect(codes([['甲', '13800000011', '网格员', '1111'], ['甲', '13800000011', '网格员', '1111'], ['乙', '13800000012', '网格员', '1111'], ['丙', '１３８００００００１２', '网格员', '1112'], ['丁', null, '网格员', '1111'], ['丁', null, '网格员', '1111']]))
      .toEqual(['new', 'duplicate-row', 'phone-twice', 'phone-twice', 'new', 'duplicate-row'])
  })

  it('of one phone in several rows brings in one person; without a phone each its own, and says so', () => {
    const rows = plan([['甲', '13800000011', '网格员', '1111'], ['甲', '13800000011', '微网格员', '11111'], ['丁', null, '网格员', '1111'], ['丁', null, '网格员', '1112']])
    expect(rows.map((one) => one.actions.map((action) => [action.kind, action.person]))).toEqual([
      [['person', { row: 2 }], ['appoint', { row: 2 }]], [['appoint', { row: 2 }]], [['person', { row: 4 }], ['appoint', { row: 4 }]], [['person', { row: 5 }], ['appoint', { row: 5 }]],
    ])
    expect(rows.slice(2).map((one) => one.notes)).toEqual([[{ code: 'same-name' }], [{ code: 'same-name' }]])
  })

  it('tells who is there already, though not when they leave in the same sheet', () => {
    const people = known([zhang], [{ person: 1, role: 'microgridWorker', unit: 11111 }])
    expect(plan([['乙', '13800000012', '微网格员', '11111']], people)[0]!.notes).toEqual([{ code: 'double-cell', other: '张三' }])
    expect(plan([['乙', '13800000012', '微网格员', '11111'], ['张三', '13800000001', '微网格员', '11112']], people).map((one) => one.notes)).toEqual([[], []])
  })

  it('with a masked phone from an export is the person it was exported of', () => {
    const people = known([zhang], [{ person: 1, role: 'gridWorker', unit: 1111 }])
    expect(codes([['张三', '138****0001', '网格员', '1111']], people)).toEqual(['unchanged'])
    expect(plan([['张三', '138****0001', '网格员', '1112']], people)[0]!.actions).toMatchObject([{ kind: 'transfer', postId: 1 }])
  })

  it('that was tidied says so; a resident who reported under no name gets theirs', () => {
    const people = known([{ id: 5, name: '居民0005', phone: '13800000005' }])
    const [row] = plan([['孙 七 ', '１３８０００００００５', '网格员 ', '１１１１']], people)
    expect(row).toMatchObject({ verdict: 'new', name: '孙七', notes: [{ code: 'tidied' }, { code: 'resident-named' }] })
  })

  it('never changes the phone of somebody whose powers the reader couldn’t give', () => {
    const people = known([{ id: 8, name: '钱八', phone: null }], [{ person: 8, role: 'gridWorker', unit: 1111 }, { person: 8, role: 'leader', unit: 1 }])
    expect(codes([['钱八', '13800000008', '网格员', '1111']], people)).toEqual(['out-of-reach'])
  })
})
