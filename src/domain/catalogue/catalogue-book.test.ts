// The catalogue through time: in force by the date, each class as the last version before it left it.
import { describe, expect, test } from 'vitest'
import { classesAt, classOf, draftOf, isReportable, standingOf, versionOn, type CatalogueBook } from './catalogue-book.ts'
import { minor, major } from './starter/notation.ts'
import { isLocal, nextLocal, nextMajor } from './numbering.ts'

const version = (code: string, number: number, handle: string, retired = false) => ({ category: { ...minor(code, '甲', 'A', handle, []), version: number }, retired, revision: 1 })
const top = { category: major('01', '公用设施', 'Public facilities'), retired: false, revision: 1 }

const book: CatalogueBook = {
  versions: [{ number: 1, state: 'adopted', from: '2020-01-01' }, { number: 2, state: 'adopted', from: '2026-05-01' }, { number: 3, state: 'adopted', from: '2026-06-01' }, { number: 4, state: 'draft', from: null }],
  classes: [top, version('01001', 1, '5d'), version('01002', 1, '1d'), version('01001', 2, '3d'), version('01080', 3, '2d'), version('01002', 3, '1d', true), version('01001', 4, '1d')],
}

describe('the catalogue through time', () => {
  test('is in force by the day, from the first minute of it', () => {
    expect(['2019-12-31', '2020-01-01', '2026-04-30', '2026-05-01', '2026-05-31', '2026-06-01', '2030-01-01'].map((day) => versionOn(book, day))).toEqual([0, 1, 1, 2, 2, 3, 3])
  })

  test('a class stands as the last version before left it', () => {
    const at = (number: number) => classesAt(book, number).map(({ category, retired }) => `${category.code}v${category.version}${retired ? ' retired' : ''}`)
    expect(at(1)).toEqual(['01v1', '01001v1', '01002v1'])
    expect(at(2)).toEqual(['01v1', '01001v2', '01002v1'])
    expect(at(3)).toEqual(['01v1', '01001v2', '01002v3 retired', '01080v3'])
    expect(at(4)).toEqual(['01v1', '01001v4', '01002v3 retired', '01080v3'])
  })

  test('a running case finds the version it began under, also of a class that is gone', () => {
    expect(classOf(book, '01001', 1)!.category.limits).toEqual(version('01001', 1, '5d').category.limits)
    expect(classOf(book, '01002', 1)!.retired).toBe(false)
    expect(classOf(book, '01002', 2)).toBeUndefined()
  })

  test('what is retired, or whose major is, can’t be reported', () => {
    const reportable = isReportable(classesAt(book, 3))
    expect(['01', '01001', '01002', '01080', '09001'].filter(reportable)).toEqual(['01001', '01080'])
    expect(['01001'].filter(isReportable(classesAt({ ...book, classes: [...book.classes, { category: { ...top.category, version: 3 }, retired: true, revision: 1 }] }, 3)))).toEqual([])
  })

  test('has one in force, those before replaced, those after to come', () => {
    expect(book.versions.map((one) => standingOf(book, one, '2026-05-10'))).toEqual(['replaced', 'inForce', 'coming', 'draft'])
    expect(draftOf(book)!.number).toBe(4)
  })
})

describe('numbers of the district’s own', () => {
  test('begin at 080 and are given once', () => {
    expect([nextLocal('01', new Set()), nextLocal('01', new Set(['01080', '01081', '01083']))]).toEqual(['01080', '01082'])
    expect([nextMajor(new Set(['01', '24'])), nextMajor(new Set(['31', '32']))]).toEqual(['31', '33'])
    expect(['01079', '01080', '01999', '0108'].map(isLocal)).toEqual([false, true, true, false])
    expect(nextLocal('01', new Set(Array.from({ length: 920 }, (_, n) => `01${String(n + 80).padStart(3, '0')}`)))).toBeUndefined()
  })
})
