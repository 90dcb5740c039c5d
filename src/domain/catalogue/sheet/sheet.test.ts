// The catalogue as a spreadsheet: what goes out comes back the same, and a faulty row stands alone.
import { describe, expect, test } from 'vitest'
import type { ClassVersion } from '../catalogue-book.ts'
import type { Category } from '../category.ts'
import { minor } from '../starter/notation.ts'
import { starterCatalogue } from '../starter/catalogue.ts'
import { starterOffices } from '../starter/offices.ts'
import { headingOf, sheetColumns, type SheetColumn, type SheetLanguage } from './columns.ts'
import { planSheet, type PlannedRow } from './plan-sheet.ts'
import { writeCells } from './write-cells.ts'

const offices = new Set<string>(starterOffices.map(({ code }) => code))
const asVersions = (classes: readonly Category[]): ClassVersion[] => classes.map((category) => ({ category, retired: false, revision: 1 }))
const current = asVersions(starterCatalogue)

type Rows = Partial<Record<SheetColumn, string | number | null>>[]
const sheetOf = (rows: Rows, language: SheetLanguage = 'zh', columns: readonly SheetColumn[] = sheetColumns) => ({
  headings: columns.map((column) => headingOf(column, language)), rows: rows.map((cells, n) => ({ row: n + 2, cells: columns.map((column) => cells[column] ?? null) })),
})
const written = (classes: readonly ClassVersion[], language: SheetLanguage) => classes.map((one) => writeCells(one, language))
const faultsOf = (row: PlannedRow) => row.faults.map((fault) => fault.code)

describe('the catalogue as a spreadsheet', () => {
  test.each(['zh', 'en'] as const)('in %s comes back as it went out: nothing changes', (language) => {
    const planned = planSheet(sheetOf(written(current, language), language), current, offices, 'zh')
    expect(planned.filter(({ verdict }) => verdict !== 'unchanged').map(({ code, faults, changes }) => ({ code, faults, changes }))).toEqual([])
    expect(planned).toHaveLength(starterCatalogue.length)
  })

  test('keeps texts that contain its own marks, and every kind of limit', () => {
    const odd: Category = {
      ...minor('01080', '甲｜乙；丙：丁/戊', 'a|b;c:d/e=f\\g', '3d', ['urban'], { when: { unsafe: '4h' } }),
      questions: [{ code: 'q', zh: '宽/窄；高：低', en: 'a|b\\c', kind: 'choice', required: true, options: [{ code: 'x', zh: '是/否', en: 'yes/no' }, { code: 'y', zh: '=1', en: '-1' }] }],
      limits: [
        { stage: 'handle', urgent: null, condition: null, area: null, limit: { amount: 3, unit: 'workday' } }, { stage: 'handle', urgent: false, condition: 'unsafe', area: 'C', limit: { amount: 90, unit: 'workMinute' } },
        { stage: 'chase', urgent: true, condition: null, area: null, limit: { amount: 4, unit: 'workHour' } }, { stage: 'm:stop', urgent: null, condition: null, area: 'A', limit: { amount: 4, unit: 'hour' } },
      ],
      milestones: [{ code: 'stop', zh: '停工', en: 'Stop' }],
    }
    for (const language of ['zh', 'en'] as const) {
      const [row] = planSheet(sheetOf([writeCells({ category: odd, retired: true }, language)], language), asVersions(starterCatalogue), offices, 'zh')
      expect(row!.faults).toEqual([])
      expect(row!.verdict).toBe('new')
      expect(writeCells(row!.planned, 'zh')).toEqual(writeCells({ category: odd, retired: true }, 'zh'))
      expect(row!.planned.retired).toBe(true)
    }
  })

  test('shows what changes cell by cell, and leaves what it has no column for', () => {
    const [row] = planSheet(sheetOf([{ code: 1001, handle: '1 工作日' }], 'zh', ['code', 'handle']), current, offices, 'zh')
    expect(row).toMatchObject({ code: '01001', verdict: 'changed', changes: [{ column: 'handle', before: '2工作日', after: '1工作日' }] })
    expect(row!.planned.category.questions).toEqual(current.find(({ category }) => category.code === '01001')!.category.questions)
  })

  test('a faulty row says why and doesn’t lose the others', () => {
    const good = writeCells(current.find(({ category }) => category.code === '02001')!, 'zh')
    const planned = planSheet(sheetOf([
      { ...good, handle: '5天' }, { ...good, code: '02002', handle: '' }, { ...good, code: null }, { ...good, code: '02079' }, { ...good, code: '99001' }, { ...good, code: '02003', offices: 'nobody' },
      { ...good, code: '02004', questions: 'tel | 文字 | 必答 | 联系电话 | Phone' }, { ...good, code: '02005' }, { ...good, code: '02005', zh: '重复' }, { ...good, code: '02081', zh: '自定类', conditions: '' }, { ...good, code: '020' },
    ]), current, offices, 'zh')
    expect(planned.map(faultsOf)).toEqual([
      ['cell-unreadable'], ['handle-missing'], ['code-missing'], ['code-reserved'], ['major-missing', 'code-reserved'], ['office-unknown'], ['question-known'], [], ['code-twice'],
      ['limit-condition', 'limit-condition'], ['code-wrong'],
    ])
    expect(planned[0]!.faults[0]).toEqual({ code: 'cell-unreadable', column: 'handle', value: '5天' })
    expect(planned[6]!.faults[0]).toEqual({ code: 'question-known', at: 'tel', known: 'phone' })
    expect(planned.map(({ verdict }) => verdict)).toEqual(['faulty', 'faulty', 'faulty', 'faulty', 'faulty', 'faulty', 'faulty', 'changed', 'faulty', 'faulty', 'faulty'])
  })
})
