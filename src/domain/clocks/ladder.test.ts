// The ladder: each rung once, in whatever way time goes; what was missed is told by the highest alone; who is meant.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { UnitLevel } from '../access/place.ts'
import type { OfficeId, UnitId } from '../kernel/ids.ts'
import { ordinarySettings, workCalendarOf } from './calendar-settings.ts'
import { climb, ladderFlaws, nextRungAt, rungsFor, standardLadder, type Climbing, type Ladder } from './ladder.ts'
import { seatsFor, type Holding } from './listeners.ts'

const calendar = workCalendarOf('standard', 1, ordinarySettings, [])
const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+08:00`)
const hour = 3_600_000
/** Due on a Friday at 17:00. */
const friday: Climbing = { stage: 'handle', yellowAt: at('2026-03-06 14:36'), dueAt: at('2026-03-06 17:00'), stoppedAt: null, rungs: 0 }
const rungs = rungsFor(standardLadder, 'handle', false)

describe('the ladder', () => {
  test.each([
    ['2026-03-06 14:35', 0], ['2026-03-06 14:36', 1], ['2026-03-06 17:00', 1], ['2026-03-06 17:01', 2], ['2026-03-09 16:59', 2], ['2026-03-09 17:01', 3], ['2026-03-11 17:00', 3], ['2026-03-11 17:01', 4], ['2027-01-01 00:00', 4],
  ])('of a case due Friday 17:00 has at %s climbed to %i', (now, count) => {
    expect(climb(rungs, friday, calendar, at(now)).rungs).toBe(count)
  })

  test('after an outage tells by the highest rung alone, and marks the others as passed', () => {
    expect(climb(rungs, friday, calendar, at('2026-03-10 09:00'))).toEqual({ rungs: 3, told: { rung: 3, tell: ['chief'], passed: 2 } })
  })

  test('tells nothing twice when the server’s clock is put back', () => {
    const clock = { ...friday, rungs: 3 }
    for (const now of ['2026-03-06 14:00', '2026-03-06 18:00', '2026-03-10 09:00']) expect(climb(rungs, clock, calendar, at(now))).toEqual({ rungs: 3, told: null })
  })

  test('rests while a clock is paused and after it was stopped', () => {
    for (const clock of [{ ...friday, dueAt: null, yellowAt: null }, { ...friday, stoppedAt: at('2026-03-06 18:00') }]) {
      expect(climb(rungs, clock, calendar, at('2026-03-20 09:00')).told).toBeNull()
      expect(nextRungAt(rungs, clock, calendar)).toBeNull()
    }
  })

  test('whenever it is looked at, and in whatever order of time, tells each rung at most once', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: -48, max: 200 }), { maxLength: 30 }), (looks) => {
      const told: number[] = []
      let clock = friday
      for (const hours of looks) {
        const { rungs: reached, told: one } = climb(rungs, clock, calendar, friday.dueAt! + hours * hour)
        if (one) told.push(one.rung)
        clock = { ...clock, rungs: reached }
      }
      expect(new Set(told).size).toBe(told.length)
      expect(told).toEqual([...told].sort((a, b) => a - b))
    }))
  })

  test('looked at exactly when it says next, misses nothing', () => {
    const told: number[] = []
    let clock = friday
    for (let next = nextRungAt(rungs, clock, calendar); next !== null; next = nextRungAt(rungs, clock, calendar)) {
      const { rungs: reached, told: one } = climb(rungs, clock, calendar, next)
      told.push(one!.rung)
      expect(one!.passed).toBe(0)
      clock = { ...clock, rungs: reached }
    }
    expect(told).toEqual([1, 2, 3, 4])
  })
})

describe('the rules', () => {
  const rule = (stage: string | null, urgent: boolean | null, workdays: number): Ladder[number] => ({ stage, urgent, rungs: [{ at: 'red', workdays, tell: ['holder'] }] })
  const ladder: Ladder = [rule(null, null, 0), rule(null, true, 1), rule('handle', null, 2), rule('handle', true, 3), rule('m:penalty', null, 4)]
  test.each([
    ['check', false, 0], ['check', true, 1], ['handle', false, 2], ['handle', true, 3], ['m:stop', false, 2], ['m:stop', true, 3], ['m:penalty', true, 4],
  ])('for %s, urgent %s: the most specific holds', (stage, urgent, workdays) => {
    expect(rungsFor(ladder, stage, urgent)[0]!.workdays).toBe(workdays)
  })

  test('that every district begins with stand', () => expect(ladderFlaws(standardLadder)).toEqual([]))

  test.each([
    ['out of order', [{ at: 'red', workdays: 0, tell: ['holder'] }, { at: 'yellow', workdays: 0, tell: ['holder'] }], 'order'],
    ['twice at one time', [{ at: 'red', workdays: 1, tell: ['holder'] }, { at: 'red', workdays: 1, tell: ['chief'] }], 'order'],
    ['that tell nobody', [{ at: 'red', workdays: 1, tell: [] }], 'nobody'], ['days after yellow', [{ at: 'yellow', workdays: 1, tell: ['holder'] }], 'workdays'],
  ] as const)('with rungs %s don’t', (_, rungsOf, flaw) => {
    expect(ladderFlaws([{ stage: null, urgent: null, rungs: [...rungsOf] }])).toEqual([flaw])
  })

  test('two for one stage and urgency don’t', () => expect(ladderFlaws([rule('check', null, 0), rule('check', null, 1)])).toEqual(['twice']))
})

describe('who is told', () => {
  const ids: Readonly<Record<UnitLevel, UnitId>> = { district: 1 as UnitId, street: 2 as UnitId, community: 3 as UnitId, grid: 4 as UnitId, microgrid: 5 as UnitId }
  const held = (level: UnitLevel, stage = 'handle'): Holding => ({ stage, holder: { level }, unitAt: (one) => ids[one] })
  const first = (holding: Holding): string[] =>
    (['holder', 'chief', 'above'] as const).map((listener) => seatsFor(listener, holding)[0]!.map((seat) => `${seat.role}@${'unitId' in seat ? seat.unitId : `o${seat.officeId}`}`).join(' '))

  test.each([
    ['microgrid', 'handle', ['microgridWorker@5', 'gridLeader@3 communityDesk@3', 'streetDesk@2 streetSupervisor@2']],
    ['grid', 'verify', ['gridWorker@4 gridAssistant@4', 'gridLeader@3 communityDesk@3', 'streetDesk@2 streetSupervisor@2']],
    ['community', 'handle', ['communityDesk@3', 'streetDesk@2 streetSupervisor@2', 'districtDesk@1']],
    ['street', 'dispatch', ['streetDesk@2', 'districtDesk@1', 'leader@1']],
    ['street', 'check', ['streetSupervisor@2', 'districtDesk@1', 'leader@1']],
    ['district', 'accept', ['districtSupervisor@1', 'leader@1', 'leader@1']],
  ] as [UnitLevel, string, string[]][])('when a %s has it for %s', (level, stage, expected) => expect(first(held(level, stage))).toEqual(expected))

  test('when an office has it: its officers, the street’s desk that sent it, the district’s desk', () => {
    const holding: Holding = { stage: 'handle', holder: { officeId: 7 as OfficeId, sentFrom: 'street' }, unitAt: (one) => ids[one] }
    expect(first(holding)).toEqual(['departmentOfficer@o7', 'streetDesk@2 streetSupervisor@2', 'districtDesk@1'])
    expect(first({ ...holding, holder: { officeId: 7 as OfficeId, sentFrom: 'district' } })).toEqual(['departmentOfficer@o7', 'districtDesk@1', 'leader@1'])
  })

  test('where nobody is on post the next higher hears it, in the end those below', () => {
    const steps = seatsFor('chief', held('community')).map((step) => step[0]!.role)
    expect(steps).toEqual(['streetDesk', 'districtDesk', 'leader', 'communityDesk'])
  })

  test('where the place is not known that deep, the levels above are', () => {
    const holding: Holding = { stage: 'accept', holder: { level: 'district' }, unitAt: (level) => (level === 'district' ? ids.district : null) }
    expect(seatsFor('holder', holding).map((step) => step[0]!.role)).toEqual(['districtSupervisor', 'leader'])
  })
})
