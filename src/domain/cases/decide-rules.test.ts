// The rules of single steps: what they ask for, whom the case goes to next, and what time allows.
import { describe, expect, test } from 'vitest'
import { caseIn, handlerId, needsAfterPhoto, now, office, photo, refusedWith, reportedAt, reporterId, take, tryStep, factsOf } from '../../../tests/support/domain/example-case.ts'
import { at, clockOf, lineOf, nowhere, officerOf, postedAt, resident, unitLine } from '../../../tests/support/domain/small-district.ts'
import { Problem } from '../kernel/problem.ts'
import type { CaseId, UnitId } from '../kernel/ids.ts'
import type { CaseFold } from './case.ts'
import { maxPhotosPerStep, type CaseCommand } from './command.ts'
import { abilitiesOf, decide } from './decide.ts'
import { refusalOf } from './refusal.ts'
import { grades, reopenDays } from './event.ts'

const text = 'as seen'
const unit = (id: number): UnitId => id as UnitId
const desk = postedAt(111, 'communityDesk')
const streetDesk = postedAt(11, 'streetDesk')
const districtDesk = postedAt(1, 'districtDesk')
const supervisor = postedAt(11, 'streetSupervisor')
const reporter = resident(reporterId)

describe('what a step asks for', () => {
  const needing: [CaseCommand, Parameters<typeof caseIn>[0], Parameters<typeof refusedWith>[2]][] = [
    [{ step: 'refuse', reason: 'duplicate' }, 'reported', desk],
    [{ step: 'verify', found: false }, 'verifying', postedAt(111, 'gridLeader')],
    [{ step: 'handle' }, 'filed', desk],
    [{ step: 'passUp' }, 'filed', desk],
    [{ step: 'return' }, 'dispatched', desk],
    [{ step: 'rework' }, 'handled', supervisor],
    [{ step: 'close' }, 'checked', supervisor],
    [{ step: 'reopen' }, 'closed', reporter],
    [{ step: 'note' }, 'filed', desk],
  ]
  test.each(needing)('a word of reason: %o', (command, state, actor) => {
    for (const empty of [undefined, '', '  \n　']) expect(refusedWith(caseIn(state), { ...command, ...(empty === undefined ? {} : { text: empty }) }, actor)).toBe('case.text-needed')
    expect(typeof tryStep(caseIn(state), { ...command, text }, factsOf(actor, now))).toBe('object')
  })

  test.each([
    [{ step: 'accept', verifyOnSite: false }, 'reported', desk], [{ step: 'verify', found: true }, 'verifying', postedAt(111, 'gridLeader')],
    [{ step: 'sendDown', unit: unitLine(1111) }, 'filed', desk], [{ step: 'dispatch', officeId: office(501) }, 'filed', streetDesk],
    [{ step: 'check' }, 'handled', supervisor], [{ step: 'rate', grade: 'fair' }, 'closed', reporter],
  ] as [CaseCommand, Parameters<typeof caseIn>[0], typeof desk][])('nothing but the decision itself: %o', (command, state, actor) => {
    expect(typeof tryStep(caseIn(state), command, factsOf(actor, now))).toBe('object')
  })

  test('an after-photo where the category wants one, and a before-photo doesn’t do', () => {
    const wanted = needsAfterPhoto
    expect(refusedWith(caseIn('filed'), { step: 'handle', text }, desk, now, wanted)).toBe('case.photo-needed')
    expect(refusedWith(caseIn('filed'), { step: 'handle', text, photos: [photo(1, 'before'), photo(2, 'scene')] }, desk, now, wanted)).toBe('case.photo-needed')
    expect(tryStep(caseIn('filed'), { step: 'handle', text, photos: [photo(1, 'before'), photo(2)] }, factsOf(desk, now, wanted))).toMatchObject({ state: 'handled' })
    expect(take(caseIn('filed'), { step: 'handle', text }, desk).state).toBe('handled')
  })

  test('at most nine photos', () => {
    const many = (count: number) => Array.from({ length: count }, (_, i) => photo(i))
    expect(maxPhotosPerStep).toBe(9)
    expect(take(caseIn('filed'), { step: 'note', text, photos: many(9) }, desk).state).toBe('filed')
    expect(refusedWith(caseIn('filed'), { step: 'note', text, photos: many(10) }, desk)).toBe('case.too-many-photos')
  })

  test('a refusal says which step and state, and what is missing', () => {
    try {
      decide(caseIn('closed'), { step: 'handle', text }, factsOf(desk, now))
      expect.unreachable()
    } catch (fault) {
      expect(fault).toBeInstanceOf(Problem)
      expect(fault).toMatchObject({ code: 'case.transition-not-allowed', status: 409, params: { step: 'handle', state: 'closed' } })
    }
  })
})

describe('accepting', () => {
  test('without a visit files it where it is and starts the clock', () => {
    const filed = take(caseIn('reported'), { step: 'accept', verifyOnSite: false }, desk, reportedAt)
    expect(filed).toMatchObject({ state: 'filed', holderUnitId: 111, acceptedAt: reportedAt, filedAt: reportedAt })
    expect(clockOf(filed.dueAt!)).toBe('2025-09-22 17:00')
  })

  test('with a visit hands it to the grid; found on site it is filed at the community with the clock still running', () => {
    const sent = take(caseIn('reported'), { step: 'accept', verifyOnSite: true }, desk, reportedAt)
    expect(sent).toMatchObject({ state: 'verifying', holderUnitId: 1111, acceptedAt: reportedAt, filedAt: null })
    const found = take(sent, { step: 'verify', found: true }, postedAt(1111, 'gridWorker'), now)
    expect(found).toMatchObject({ state: 'filed', holderUnitId: 111, filedAt: now, dueAt: sent.dueAt })
  })

  test('not found on site it is refused and over', () => {
    const gone = take(caseIn('verifying', { holderUnitId: unit(1111) }), { step: 'verify', found: false, text }, postedAt(1111, 'gridWorker'))
    expect(gone).toMatchObject({ state: 'refused', closedAt: now, handledAt: null })
  })

  test('a place nobody has located is visited from the district', () => {
    const lost = caseIn('reported', { ...nowhere, holderUnitId: unit(1) })
    const sent = take(lost, { step: 'accept', verifyOnSite: true }, postedAt(1, 'districtSupervisor'))
    expect(sent).toMatchObject({ state: 'verifying', holderUnitId: 1 })
    expect(take(sent, { step: 'verify', found: true }, postedAt(1, 'districtSupervisor'))).toMatchObject({ state: 'filed', holderUnitId: 1 })
  })
})

describe('passing up', () => {
  const climb = (state: 'filed' | 'verifying'): number[] => {
    const holders = [postedAt(11111, 'microgridWorker'), postedAt(1111, 'gridWorker'), postedAt(111, 'communityDesk'), streetDesk]
    let fold = caseIn(state, { holderUnitId: unit(11111) })
    return holders.map((actor) => {
      fold = take(fold, { step: 'passUp', text }, actor)
      expect(fold.state).toBe(state)
      return fold.holderUnitId!
    })
  }

  test('climbs microgrid → grid → community → street → district', () => {
    expect(climb('filed')).toEqual([1111, 111, 11, 1])
    expect(climb('verifying')).toEqual([1111, 111, 11, 1])
  })

  test('leaves out levels that are not known', () => {
    const shallow = caseIn('filed', { ...lineOf(1111), gridId: unit(1111), communityId: null, holderUnitId: unit(1111) })
    expect(take(shallow, { step: 'passUp', text }, postedAt(1111, 'gridWorker')).holderUnitId).toBe(11)
  })

  test('ends at the district: there is no unit above', () => {
    const top = { ...postedAt(1, 'districtDesk') }
    const climber = { ...top, posts: [{ ...top.posts[0]!, role: 'streetDesk' as const }] }
    expect(refusalOf(caseIn('filed', { holderUnitId: unit(1) }), 'passUp', climber, now)?.code).toBe('case.no-unit-above')
  })

  test('only by those who hold it', () => {
    expect(refusedWith(caseIn('filed', { holderUnitId: unit(1111) }), { step: 'passUp', text }, desk)).toBe('access.refused')
  })
})

describe('sending down', () => {
  const heldByStreet = caseIn('filed', { holderUnitId: unit(11) })

  test.each([111, 1111, 11111])('goes to unit %i on the line of the place', (id) => {
    expect(take(heldByStreet, { step: 'sendDown', unit: unitLine(id) }, streetDesk)).toMatchObject({ state: 'dispatched', holderUnitId: id, sentFromUnitId: 11, ...lineOf(11111) })
  })

  test.each([[112, 'a sister of the community'], [1112, 'another grid'], [11112, 'the neighbouring microgrid'], [12, 'another street'], [11, 'the street itself'], [1, 'the district']])(
    'never to %i (%s)', (id) => expect(refusedWith(heldByStreet, { step: 'sendDown', unit: unitLine(id) }, streetDesk)).toBe('case.unit-not-below'),
  )

  test('a unit it was sent to may send it further down, and gets it back from there', () => {
    const atCommunity = take(heldByStreet, { step: 'sendDown', unit: unitLine(111) }, streetDesk)
    const atGrid = take(atCommunity, { step: 'sendDown', unit: unitLine(1111) }, desk)
    expect(atGrid).toMatchObject({ state: 'dispatched', holderUnitId: 1111, sentFromUnitId: 111 })
    expect(take(atGrid, { step: 'return', text }, postedAt(1111, 'gridWorker'))).toMatchObject({ state: 'filed', holderUnitId: 111 })
  })

  test('tells where a place is that nobody had located', () => {
    const lost = caseIn('filed', { ...nowhere, holderUnitId: unit(1) })
    expect(take(lost, { step: 'sendDown', unit: unitLine(1121) }, districtDesk)).toMatchObject({ holderUnitId: 1121, ...lineOf(1121) })
  })

  test('tells it more closely where only the street was known, and contradicts nothing', () => {
    const lost = caseIn('filed', { ...nowhere, holderUnitId: unit(1) })
    const inStreet = take(lost, { step: 'sendDown', unit: unitLine(11) }, districtDesk)
    expect(inStreet).toMatchObject({ holderUnitId: 11, ...lineOf(11) })
    expect(take(inStreet, { step: 'sendDown', unit: unitLine(112) }, streetDesk)).toMatchObject({ holderUnitId: 112, ...lineOf(112) })
    expect(refusedWith(inStreet, { step: 'sendDown', unit: unitLine(121) }, streetDesk)).toBe('case.unit-not-below')
  })
})

describe('dispatching to a department', () => {
  const dispatched = take(caseIn('filed', { holderUnitId: unit(11) }), { step: 'dispatch', officeId: office(501) }, streetDesk)

  test('the department holds it, and only its officers handle it', () => {
    expect(dispatched).toMatchObject({ state: 'dispatched', holderUnitId: null, holderOfficeId: 501, assignedOfficeId: 501, sentFromUnitId: 11 })
    expect(refusedWith(dispatched, { step: 'handle', text }, officerOf(502))).toBe('access.refused')
    expect(refusedWith(dispatched, { step: 'handle', text }, desk)).toBe('access.refused')
  })

  test('returned, it is with its sender again, and the department keeps sight of it', () => {
    const back = take(dispatched, { step: 'return', text }, officerOf(501))
    expect(back).toMatchObject({ state: 'filed', holderUnitId: 11, holderOfficeId: null, assignedOfficeId: 501 })
    expect(refusalOf(back, 'note', officerOf(501), now)).toBeUndefined()
  })

  test('whoever dispatches gets it back, also what a unit below held or another department was called to', () => {
    const ofCommunity = take(caseIn('filed', { holderUnitId: unit(111) }), { step: 'dispatch', officeId: office(501) }, streetDesk)
    expect(take(ofCommunity, { step: 'return', text }, officerOf(501))).toMatchObject({ state: 'filed', holderUnitId: 11 })
    const moved = take(dispatched, { step: 'dispatch', officeId: office(502) }, streetDesk)
    expect(moved).toMatchObject({ state: 'dispatched', holderOfficeId: 502, assignedOfficeId: 502, sentFromUnitId: 11 })
  })

  test('handled, it is looked after by its sender; sent back for rework, it is the department’s again', () => {
    const handled = take(dispatched, { step: 'handle', text }, officerOf(501, handlerId))
    expect(handled).toMatchObject({ state: 'handled', holderUnitId: 11, holderOfficeId: null, handledById: handlerId, handledOfficeId: 501, handledAt: now })
    const again = take(handled, { step: 'rework', text }, supervisor)
    expect(again).toMatchObject({ state: 'dispatched', holderUnitId: null, holderOfficeId: 501, handledAt: null, reworkCount: 1, sentFromUnitId: 11 })
  })
})

describe('handling and checking', () => {
  test.each([[11111, 'microgridWorker', 111], [1111, 'gridWorker', 111], [111, 'communityDesk', 11], [11, 'streetDesk', 11]] as const)(
    'what %i (%s) handles is looked after by unit %i', (holder, role, checker) => {
      const handled = take(caseIn('filed', { holderUnitId: unit(holder) }), { step: 'handle', text }, postedAt(holder, role))
      expect(handled).toMatchObject({ state: 'handled', holderUnitId: checker, handledUnitId: holder })
    },
  )

  test('nobody checks their own work, even in another post', () => {
    const both = postedAt(111, 'communityDesk', handlerId)
    const asSupervisor = postedAt(11, 'streetSupervisor', handlerId)
    for (const actor of [both, asSupervisor])
      for (const command of [{ step: 'check' }, { step: 'rework', text }] as const) expect(refusedWith(caseIn('handled'), command, actor)).toBe('case.own-work')
    expect(take(caseIn('handled'), { step: 'check' }, supervisor)).toMatchObject({ state: 'checked', checkedAt: now })
  })

  test('rework goes back to the unit that handled it and counts; the time under check is added to its due time', () => {
    const handled = caseIn('handled', { holderUnitId: unit(111), sentFromUnitId: null })
    const again = take(handled, { step: 'rework', text }, supervisor)
    expect(again).toMatchObject({ state: 'dispatched', holderUnitId: 1111, handledAt: null, reworkCount: 1, sentFromUnitId: 111 })
    // Handled at 11:00 on Monday, sent back at 14:00: two hours of work under check.
    expect([clockOf(handled.dueAt!), clockOf(again.dueAt!)]).toEqual(['2025-09-23 10:00', '2025-09-23 12:00'])
    const twice = take(take(again, { step: 'handle', text }, postedAt(1111, 'gridWorker')), { step: 'rework', text }, supervisor)
    expect(twice.reworkCount).toBe(2)
  })
})

describe('while departments are summoned to it', () => {
  const voidAsked = caseIn('filed', { request: { ask: 'void', byId: handlerId, at: reportedAt, until: null, amount: null } })
  test.each([
    [caseIn('reported'), { step: 'refuse', reason: 'duplicate', text }, desk], [caseIn('checked'), { step: 'close', text }, supervisor],
    [caseIn('filed'), { step: 'merge', masterId: 'another' as CaseId }, streetDesk], [voidAsked, { step: 'approve' }, supervisor],
  ] as [CaseFold, CaseCommand, typeof desk][])('what would end it is neither offered nor done: %#', (fold, command, actor) => {
    expect(abilitiesOf(fold, actor, now)).toContain(command.step)
    expect(abilitiesOf(fold, actor, now, true)).not.toContain(command.step)
    expect(tryStep(fold, command, { ...factsOf(actor, now), whistleRunning: true })).toBe('case.whistle-running')
  })

  test('everything else is offered as ever', () => {
    const offered = abilitiesOf(caseIn('filed'), desk, now)
    expect(abilitiesOf(caseIn('filed'), desk, now, true)).toEqual(offered.filter((step) => step !== 'merge'))
    expect(offered).toContain('handle')
  })
})

describe('after closing', () => {
  const closed = caseIn('closed')

  test('its reporter rates it once, in four grades', () => {
    for (const grade of grades) expect(take(closed, { step: 'rate', grade }, reporter)).toMatchObject({ rating: grade, state: 'closed' })
    expect(refusedWith(take(closed, { step: 'rate', grade: 'fair' }, reporter), { step: 'rate', grade: 'satisfied' }, reporter)).toBe('case.already-rated')
    expect(refusedWith(closed, { step: 'rate', grade: 'fair' }, resident())).toBe('access.refused')
  })

  const limit = closed.closedAt! + 10 * 86_400_000
  test.each([[limit - 1, true], [limit, true], [limit + 1, false]])('it is reopened within ten days to the millisecond (%i: %s)', (instant, allowed) => {
    expect(reopenDays).toBe(10)
    const result = tryStep(closed, { step: 'reopen', text }, factsOf(reporter, instant))
    if (allowed) expect(result).toMatchObject({ state: 'filed' })
    else expect(result).toBe('case.reopen-too-late')
  })

  test('reopened, it starts anew with whoever sent it out: a new due time, no rating, not overdue', () => {
    const late = caseIn('closed', { overdue: true, rating: 'dissatisfied' })
    const again = take(late, { step: 'reopen', text }, reporter, at('2025-09-24 09:00'))
    expect(again).toMatchObject({ holderUnitId: 11, handledAt: null, checkedAt: null, closedAt: null, rating: null, overdue: false, reopenCount: 1 })
    expect(clockOf(again.dueAt!)).toBe('2025-09-24 17:00')
    expect(take(caseIn('closed', { sentFromUnitId: null }), { step: 'reopen', text }, reporter).holderUnitId).toBe(111)
  })

  test('a refused report is not reopened', () => {
    expect(refusedWith(caseIn('refused'), { step: 'reopen', text }, reporter)).toBe('case.transition-not-allowed')
  })
})
