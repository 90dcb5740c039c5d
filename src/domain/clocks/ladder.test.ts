// The ladder: each rung once, in whatever way time goes; what was missed is told by the highest alone; who is meant.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { UnitLevel } from '../access/place.ts'
import type { OfficeId, UnitId } from '../kernel/ids.ts'
import { ordinarySettings, workCalendarOf } from './calendar-settings.ts'
import { climb, climbAgain, ladderFlaws, nextRungAt, rungsFor, standardLadder, type Climbing, type Ladder, type Rung } from './ladder.ts'
import { seatsFor, type Holding } from './listeners.ts'

const calendar = workCalendarOf('standard', 1, ordinarySettings, [])
const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+08:00`)
const hour = 3_600_000
/** Due on a Friday at 17:00. */
const friday: Climbing = { stage: 'handle', yellowAt: at('2026-03-06 14:36'), dueAt: at('2026-03-06 17:00'), stoppedAt: null, rungs: 0, climbed: [] }
const rungs = rungsFor(standardLadder, 'handle', false)

type Heard = { rung: number; at: string; passed: number }
const nameOf = ({ at: light, workdays }: Rung): string => `${light}+${workdays}`
/** The clock after it was looked at, and what it told. */
const look = (by: readonly Rung[], clock: Climbing, now: number): { clock: Climbing; heard: Heard | null } => {
  const climbed = climb(by, clock, calendar, now)
  if (!climbed) return { clock, heard: null }
  const { told, ...after } = climbed
  return { clock: { ...clock, ...after }, heard: { rung: told.rung, at: nameOf(told.step), passed: told.passed } }
}
/** What it tells when it is looked at each minute it asks for, up to an instant. */
const lived = (by: readonly Rung[], begin: Climbing, until: number): { clock: Climbing; told: string[] } => {
  let clock = begin
  const told: string[] = []
  for (let next = nextRungAt(by, clock, calendar); next !== null && next <= until; next = nextRungAt(by, clock, calendar)) {
    const { clock: after, heard } = look(by, clock, next)
    told.push(heard!.at)
    clock = after
  }
  return { clock, told }
}

describe('the ladder', () => {
  test.each([
    ['2026-03-06 14:35', 0], ['2026-03-06 14:36', 1], ['2026-03-06 17:00', 1], ['2026-03-06 17:01', 2], ['2026-03-09 16:59', 2], ['2026-03-09 17:01', 3], ['2026-03-11 17:00', 3], ['2026-03-11 17:01', 4], ['2027-01-01 00:00', 4],
  ])('of a case due Friday 17:00 has at %s climbed to %i', (now, count) => {
    expect(look(rungs, friday, at(now)).clock.rungs).toBe(count)
  })

  test('after an outage tells by the highest rung alone, and marks the others as passed', () => {
    expect(look(rungs, friday, at('2026-03-10 09:00')).heard).toEqual({ rung: 3, at: 'red+1', passed: 2 })
  })

  test('tells nothing twice when the server’s clock is put back', () => {
    const { clock } = look(rungs, friday, at('2026-03-10 09:00'))
    // As it was kept before, as a count alone, it says the same.
    const { climbed: _, ...counted } = clock
    for (const now of ['2026-03-06 14:00', '2026-03-06 18:00', '2026-03-10 09:00']) for (const one of [clock, counted]) expect(look(rungs, one, at(now))).toEqual({ clock: one, heard: null })
  })

  test('rests while a clock is paused and after it was stopped', () => {
    for (const clock of [{ ...friday, dueAt: null, yellowAt: null }, { ...friday, stoppedAt: at('2026-03-06 18:00') }]) {
      expect(look(rungs, clock, at('2026-03-20 09:00')).heard).toBeNull()
      expect(nextRungAt(rungs, clock, calendar)).toBeNull()
    }
  })

  test('whenever it is looked at, and in whatever order of time, tells each rung at most once', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: -48, max: 200 }), { maxLength: 30 }), (looks) => {
      const told: number[] = []
      let clock = friday
      for (const hours of looks) {
        const { clock: after, heard } = look(rungs, clock, friday.dueAt! + hours * hour)
        if (heard) told.push(heard.rung)
        clock = after
      }
      expect(new Set(told).size).toBe(told.length)
      expect(told).toEqual([...told].sort((a, b) => a - b))
    }))
  })

  test('looked at exactly when it says next, misses nothing', () => {
    const { clock, told } = lived(rungs, friday, Infinity)
    expect(told).toEqual(['yellow+0', 'red+0', 'red+1', 'red+3'])
    expect(clock.rungs).toBe(4)
  })
})

describe('a changed ladder on a running clock', () => {
  const rung = (workdays: number): Rung => ({ at: 'red', workdays, tell: ['chief'] })
  const [yellow, red] = [rungs[0]!, rung(0)]
  test.each([
    ['a rung between what was told and what comes', '2026-03-07 09:00', rungs, [yellow, red, rung(1), rung(2), rung(3)], ['red+1', 'red+2', 'red+3']],
    ['a rung above the last', '2026-03-20 09:00', rungs, [yellow, red, rung(1), rung(3), rung(20)], ['red+20']],
    ['a rung below what was told', '2026-03-10 09:00', [yellow, rung(1), rung(3)], [yellow, red, rung(1), rung(3)], ['red+3']],
    ['no yellow any more', '2026-03-07 09:00', rungs, [red, rung(1)], ['red+1']],
    ['nothing but what was told', '2026-03-20 09:00', rungs, [yellow, red], []],
  ] as const)('with %s tells the new ones once and the old ones not again', (_, now, old, next, told) => {
    const { clock } = lived(old, friday, at(now))
    const after = lived(next, clock, Infinity)
    expect(after.told).toEqual(told)
    expect(after.clock.rungs).toBe(clock.rungs + told.length)
  })
})

describe('another due time', () => {
  /** Three workdays later. */
  const later = { yellowAt: at('2026-03-11 10:00'), dueAt: at('2026-03-11 17:00') }
  test.each([
    ['before anything was told', '2026-03-06 14:00', later, ['yellow+0', 'red+0', 'red+1', 'red+3']],
    ['after yellow', '2026-03-06 15:00', later, ['yellow+0', 'red+0', 'red+1', 'red+3']],
    ['after red', '2026-03-06 18:00', later, ['yellow+0', 'red+0', 'red+1', 'red+3']],
    ['after red, with its yellow over', '2026-03-11 11:00', later, ['red+0', 'red+1', 'red+3']],
    ['after red, over as well', '2026-03-11 18:00', later, ['red+1', 'red+3']],
    ['earlier and over, after yellow', '2026-03-06 15:00', { yellowAt: at('2026-03-05 10:00'), dueAt: at('2026-03-05 17:00') }, ['red+0', 'red+1', 'red+3']],
    ['the same after a pause that took no work', '2026-03-06 18:00', { yellowAt: friday.yellowAt, dueAt: friday.dueAt }, ['red+1', 'red+3']],
  ] as const)('%s tells what lies ahead of it', (_, now, due, told) => {
    const before = lived(rungs, friday, at(now)).clock
    // Asked again and again, as at every step, it says the same.
    const moved = climbAgain({ ...before, ...due }, calendar, at(now))
    const after = lived(rungs, climbAgain(moved, calendar, at('2026-03-30 09:00')), Infinity)
    expect(after.told).toEqual(told)
    expect(after.clock.rungs).toBe(before.rungs + told.length)
  })

  test('that comes back isn’t told of again', () => {
    const told = lived(rungs, friday, at('2026-03-06 15:00')).clock
    const moved = climbAgain({ ...told, ...later }, calendar, at('2026-03-06 15:00'))
    const back = climbAgain({ ...moved, yellowAt: friday.yellowAt, dueAt: friday.dueAt }, calendar, at('2026-03-06 16:00'))
    expect(lived(rungs, back, Infinity).told).toEqual(['red+0', 'red+1', 'red+3'])
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
