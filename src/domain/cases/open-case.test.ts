// What a report becomes, by who brings it in and how well its place is known.
import { describe, expect, test } from 'vitest'
import { factsOf } from '../../../tests/support/domain/example-case.ts'
import { at, clockOf, district, districtUnitId, lineOf, nowhere, officerOf, postedAt, resident } from '../../../tests/support/domain/small-district.ts'
import { anonymous, type Actor } from '../access/actor.ts'
import type { CaseId } from '../kernel/ids.ts'
import { caseSources, type CaseSource } from './event.ts'
import { openCase, sourceOf } from './open-case.ts'

const reportedAt = at('2025-09-22 09:30')
const open = (source: CaseSource, actor: Actor, place: number | null) =>
  openCase(
    { id: 'c' as CaseId, urgent: true, source, line: place === null ? nowhere : lineOf(place), districtUnitId, reporterId: actor.personId },
    factsOf(actor, reportedAt),
  )

describe('a report', () => {
  test.each(['resident', 'anonymous', 'system'] as const)('by %s waits at its community to be accepted, without a clock', (source) => {
    expect(open(source, resident(), 11111)).toMatchObject({
      state: 'reported', holderUnitId: 111, holderOfficeId: null, acceptedAt: null, filedAt: null, dueAt: null, version: 1, ...lineOf(11111),
    })
  })

  test.each(['worker', 'desk', 'superior'] as const)('by %s is filed at once, and its clock runs', (source) => {
    const fold = open(source, postedAt(111, 'communityDesk'), 11111)
    expect(fold).toMatchObject({ state: 'filed', holderUnitId: 111, acceptedAt: reportedAt, filedAt: reportedAt })
    expect(clockOf(fold.dueAt!)).toBe('2025-09-23 09:30')
  })

  test.each([[11111, 'microgridWorker', 11111], [1111, 'gridWorker', 1111], [1111, 'gridAssistant', 1111], [111, 'gridLeader', 111]] as const)(
    'by a worker of %i (%s) in their own cell begins with unit %i', (unit, role, holder) => {
      expect(open('worker', postedAt(unit, role), 11111)).toMatchObject({ state: 'filed', holderUnitId: holder })
    },
  )

  test('by a worker away from their cell begins with the grid it lies in', () => {
    expect(open('worker', postedAt(11111, 'microgridWorker'), 11112).holderUnitId).toBe(1111)
    expect(open('worker', postedAt(1211, 'gridWorker'), 11121).holderUnitId).toBe(1112)
  })

  test('by somebody with two cells begins with the one it lies in', () => {
    const both = { ...postedAt(11111, 'microgridWorker'), posts: [...postedAt(11111, 'microgridWorker').posts, ...postedAt(11112, 'microgridWorker').posts] }
    expect(open('worker', both, 11112).holderUnitId).toBe(11112)
  })

  test('of a place nobody has located lies with the district', () => {
    for (const source of caseSources) expect(open(source, postedAt(1111, 'gridWorker'), null), source).toMatchObject({ holderUnitId: districtUnitId, ...nowhere })
  })

  test('of a place known as deep as its street lies with the street', () => {
    for (const source of caseSources) expect(open(source, postedAt(1111, 'gridWorker'), 12).holderUnitId, source).toBe(12)
  })

  test('belongs to who reported it; nobody’s when they didn’t sign in', () => {
    expect(open('resident', resident(7), 11111).ownerId).toBe(7)
    expect(open('anonymous', anonymous(district), 11111)).toMatchObject({ ownerId: null, district })
  })
})

describe('the source', () => {
  test.each([
    ['anonymous', anonymous(district)], ['resident', resident()], ['worker', postedAt(11111, 'microgridWorker')], ['worker', postedAt(1111, 'gridWorker')],
    ['worker', postedAt(111, 'gridLeader')], ['worker', postedAt(111, 'communityDesk')], ['resident', postedAt(11, 'streetDesk')],
    ['resident', postedAt(1, 'districtDesk')], ['resident', officerOf(501)],
  ] as const)('is %s for $1.name', (source, actor) => expect(sourceOf(actor)).toBe(source))
})
