// Side steps: what is asked for and approved by somebody else, what a superior demands, who helps, what is merged, and
// what each does to the clocks. A Monday; work is from 9 to 12 and from 13 to 17.
import { describe, expect, test } from 'vitest'
import { calendars, caseIn, category, factsOf, now, office, refusedWith, reportedAt, take, tryStep } from '../../../tests/support/domain/example-case.ts'
import { at, clockOf, officerOf, postedAt } from '../../../tests/support/domain/small-district.ts'
import type { Category } from '../catalogue/category.ts'
import type { Actor } from '../access/actor.ts'
import { standardLadder } from '../clocks/ladder.ts'
import type { CaseId, PersonId, UnitId } from '../kernel/ids.ts'
import type { CaseFold } from './case.ts'
import { longestSuspension, type CaseCommand } from './command.ts'
import { abilitiesOf, decide, endSuspension } from './decide.ts'
import { drawOf } from './sample.ts'
import { openCase } from './open-case.ts'
import { stepDataOf } from './step-data.ts'

const text = 'as seen'
const desk = postedAt(111, 'communityDesk')
const colleague = postedAt(111, 'communityDesk')
const streetDesk = postedAt(11, 'streetDesk')
const supervisor = postedAt(11, 'streetSupervisor')
const monday = (time: string): number => at(`2025-09-22 ${time}`)
const dueOf = (fold: CaseFold): string | null => (fold.dueAt === null ? null : clockOf(fold.dueAt))
const askSuspend = (until: string): CaseCommand => ({ step: 'askSuspend', until: at(until), text })

describe('a suspension', () => {
  const asked = take(caseIn('filed'), askSuspend('2025-09-25 09:00'), desk, monday('14:00'))
  const suspended = take(asked, { step: 'approve' }, supervisor, monday('15:00'))

  test('is only a wish until somebody else approves it: the clock goes on', () => {
    expect(asked).toMatchObject({ state: 'filed', request: { ask: 'suspend', byId: desk.personId } })
    expect(dueOf(asked)).toBe('2025-09-23 10:00')
    expect(refusedWith(asked, { step: 'approve' }, desk, monday('15:00'))).toBe('case.own-request')
    expect(take(asked, { step: 'approve' }, colleague, monday('15:00')).state).toBe('suspended')
  })

  test('stops the clock; resumed, it has as long as it had', () => {
    expect(suspended).toMatchObject({ state: 'suspended', resumeState: 'filed', request: null, dueAt: null, nextTickAt: at('2025-09-25 09:00') })
    // At 15:00 on Monday it had three hours left.
    const resumed = take(suspended, { step: 'resume' }, desk, at('2025-09-24 16:00'))
    expect(resumed).toMatchObject({ state: 'filed', suspendedUntil: null, resumeState: null })
    expect(dueOf(resumed)).toBe('2025-09-25 11:00')
  })

  test('ends by itself on its day, with the same clock', () => {
    const ended = endSuspension(suspended, { now: at('2025-09-25 09:00'), calendars, ladder: standardLadder })
    expect(ended).toMatchObject({ state: 'filed', suspendedUntil: null, version: suspended.version + 1 })
    expect(dueOf(ended)).toBe('2025-09-25 12:00')
  })

  test('is not for what was, nor for longer than a year', () => {
    expect(refusedWith(caseIn('filed'), askSuspend('2025-09-22 13:59'), desk, monday('14:00'))).toBe('case.time-needed')
    expect(refusedWith(caseIn('filed'), { step: 'askSuspend', until: monday('14:00') + (longestSuspension + 1) * 86_400_000, text }, desk, monday('14:00'))).toBe('case.suspension-too-long')
  })

  test('can’t be handled, passed on or asked for again while it lasts', () => {
    for (const command of [{ step: 'handle', text }, { step: 'passUp', text }, askSuspend('2025-10-09 09:00')] as const)
      expect(refusedWith(suspended, command, desk, monday('16:00'))).toBe('case.transition-not-allowed')
  })
})

describe('what was asked for', () => {
  test('is one thing at a time, withdrawn only by who asked, declined with a reason', () => {
    const asked = take(caseIn('filed'), { step: 'askVoid', text }, desk)
    expect(refusedWith(asked, { step: 'askExtend', amount: 1, text }, colleague)).toBe('case.request-pending')
    expect(refusedWith(asked, { step: 'withdraw' }, colleague)).toBe('case.not-own-request')
    expect(take(asked, { step: 'withdraw' }, desk).request).toBeNull()
    expect(refusedWith(asked, { step: 'decline' }, supervisor)).toBe('case.text-needed')
    expect(take(asked, { step: 'decline', text }, supervisor)).toMatchObject({ state: 'filed', request: null })
  })

  test('lapses when the case moves on meanwhile', () => {
    const asked = take(caseIn('filed'), { step: 'askVoid', text }, desk)
    expect(take(asked, { step: 'passUp', text }, desk).request).toBeNull()
    expect(take(asked, { step: 'handle', text }, desk).request).toBeNull()
    expect(take(asked, { step: 'note', text }, desk).request).not.toBeNull()
  })

  test('voids the case for good when approved', () => {
    const asked = take(caseIn('dispatched'), { step: 'askVoid', text }, desk)
    const end = take(asked, { step: 'approve' }, supervisor)
    expect(end).toMatchObject({ state: 'void', nextTickAt: null })
    expect(end.clocks.every(({ stoppedAt }) => stoppedAt !== null)).toBe(true)
  })
})

describe('an extension', () => {
  test('adds so much to the limit for handling, in its own unit', () => {
    const asked = take(caseIn('filed'), { step: 'askExtend', amount: 2, text }, desk)
    const granted = take(asked, { step: 'approve' }, supervisor)
    expect(granted).toMatchObject({ state: 'filed', request: null })
    expect(dueOf(granted)).toBe('2025-09-25 10:00')
  })

  test('takes back that it was late, if it is no more', () => {
    const late = caseIn('filed', { overdue: true })
    const asked = take(late, { step: 'askExtend', amount: 1, text }, desk, at('2025-09-23 15:00'))
    expect(asked.overdue).toBe(true)
    expect(take(asked, { step: 'approve' }, supervisor, at('2025-09-23 16:00')).overdue).toBe(false)
    expect(take(asked, { step: 'approve' }, supervisor, at('2025-09-25 16:00')).overdue).toBe(true)
  })

  test('is a whole number and no more than three times the limit altogether', () => {
    for (const amount of [0, -1, 0.5, NaN]) expect(refusedWith(caseIn('filed'), { step: 'askExtend', amount, text }, desk)).toBe('case.time-needed')
    expect(refusedWith(caseIn('filed'), { step: 'askExtend', amount: 4, text }, desk)).toBe('case.extension-too-long')
  })
})

describe('a case that comes back', () => {
  test('has its whole limit again, and the second time it goes up a level', () => {
    const officer = officerOf(501)
    const sent = take(caseIn('filed'), { step: 'dispatch', officeId: office(501) }, streetDesk)
    const once = take(sent, { step: 'return', text }, officer, at('2025-09-22 16:00'))
    expect(once).toMatchObject({ state: 'filed', holderUnitId: 11, returnCount: 1 })
    expect(dueOf(once)).toBe('2025-09-23 16:00')
    const again = take(once, { step: 'dispatch', officeId: office(502) }, streetDesk, at('2025-09-22 16:30'))
    const twice = take(again, { step: 'return', text }, officerOf(502), at('2025-09-22 16:45'))
    expect(twice).toMatchObject({ holderUnitId: 1, returnCount: 2 })
  })

  test('is no longer the office’s to handle, though it keeps sight of it', () => {
    const officer = officerOf(501)
    const sent = take(caseIn('filed'), { step: 'dispatch', officeId: office(501) }, streetDesk)
    const back = take(sent, { step: 'return', text }, officer)
    expect(refusedWith(back, { step: 'handle', text }, officer)).toBe('case.not-holder')
  })
})

describe('a demand from above', () => {
  const limit = { amount: 4, unit: 'workHour' } as const

  test('has a clock of its own, which ends with the answer', () => {
    const chased = take(caseIn('filed'), { step: 'chase', limit, text }, streetDesk, monday('14:00'))
    const clock = chased.clocks.at(-1)!
    expect([clock.stage, clock.no, clockOf(clock.dueAt!)]).toEqual(['chase', 2, '2025-09-23 10:00'])
    const answered = take(chased, { step: 'answerChase', text }, desk, monday('15:00'))
    expect(answered.clocks.at(-1)!.stoppedAt).toBe(monday('15:00'))
    expect(refusedWith(answered, { step: 'answerChase', text }, desk)).toBe('case.no-chase')
    expect(answered.state).toBe('filed')
  })

  const sentFrom = (unit: number) => ({ holderUnitId: null, holderOfficeId: office(501), assignedOfficeId: office(501), sentFromUnitId: unit as UnitId })
  const heldAt = (unit: number) => ({ holderUnitId: unit as UnitId })
  const district = postedAt(1, 'districtDesk')
  test.each([
    ['the community, held by itself', desk, heldAt(111), false], ['the community, held by its street', desk, heldAt(11), false], ['the community, held by the district', desk, heldAt(1), false],
    ['the community, held by its grid', desk, heldAt(1111), true], ['the street, held by itself', streetDesk, heldAt(11), false], ['the street, held by its community', streetDesk, heldAt(111), true],
    ['the district, held by the street', district, heldAt(11), true], ['the district, held by itself', district, heldAt(1), false],
    ['the community, at an office the street sent it to', desk, sentFrom(11), false], ['the street, at an office it sent it to', streetDesk, sentFrom(11), true],
    ['the street, at an office the district sent it to', streetDesk, sentFrom(1), false], ['the district, at an office the street sent it to', district, sentFrom(11), true],
  ] as const)('by %s', (_, actor, held, allowed) => {
    const fold = caseIn('dispatched', held)
    expect(tryStep(fold, { step: 'chase', limit, text }, factsOf(actor, now))).toEqual(allowed ? expect.objectContaining({ state: 'dispatched' }) : 'case.chase-from-above')
    expect(abilitiesOf(fold, actor, now).includes('chase')).toBe(allowed)
  })

  test('by somebody with posts on several levels counts from the highest', () => {
    const both = { ...desk, posts: [...desk.posts, ...streetDesk.posts] }
    expect(take(caseIn('filed'), { step: 'chase', limit, text }, both).clocks.at(-1)).toMatchObject({ stage: 'chase' })
  })

  test('of two the older one is answered first', () => {
    const twice = take(take(caseIn('filed'), { step: 'chase', limit, text }, streetDesk, monday('14:00')), { step: 'chase', limit, text }, supervisor, monday('14:30'))
    const answered = take(twice, { step: 'answerChase', text }, desk, monday('15:00'))
    expect(answered.clocks.filter(({ stage }) => stage === 'chase').map(({ stoppedAt }) => stoppedAt !== null)).toEqual([true, false])
  })
})

describe('helpers', () => {
  test('are called by the desk, report without taking the case over, and are each named once', () => {
    const called = take(caseIn('filed'), { step: 'dispatch', officeId: office(501), assistingOfficeIds: [office(502), office(502), office(501)] }, streetDesk)
    expect(called).toMatchObject({ holderOfficeId: 501, assistingOfficeIds: [502] })
    expect(take(called, { step: 'assist', text }, officerOf(502))).toMatchObject({ state: 'dispatched', holderOfficeId: 501 })
    expect(refusedWith(called, { step: 'assist', text }, officerOf(501))).toBe('case.not-assisting')
    expect(refusedWith(called, { step: 'handle', text }, officerOf(502))).toBe('case.not-holder')
  })
})

describe('a merge', () => {
  const masterId = '00000000-0000-7000-8000-000000000002' as CaseId

  test('stops the clocks, and undone they go on as if nothing had been', () => {
    const merged = take(caseIn('filed'), { step: 'merge', masterId }, desk, monday('14:00'))
    expect(merged).toMatchObject({ state: 'merged', masterId, resumeState: 'filed', closedAt: monday('14:00'), dueAt: null, nextTickAt: null })
    const back = take(merged, { step: 'unmerge', text }, desk, monday('16:00'))
    expect(back).toMatchObject({ state: 'filed', masterId: null, closedAt: null })
    expect(dueOf(back)).toBe('2025-09-23 12:00')
  })

  test('with itself is none', () => {
    const fold = caseIn('filed')
    expect(refusedWith(fold, { step: 'merge', masterId: fold.id }, desk)).toBe('case.master-not-possible')
  })
})

describe('stages inside handling', () => {
  const building: Category = {
    ...category, milestones: [{ code: 'stop', zh: '停工', en: 'Stop work' }, { code: 'penalty', zh: '处罚', en: 'Penalty' }],
    limits: [
      { stage: 'handle', urgent: null, condition: null, area: null, limit: { amount: 20, unit: 'workday' } },
      { stage: 'm:stop', urgent: null, condition: null, area: null, limit: { amount: 4, unit: 'workHour' } },
      { stage: 'm:penalty', urgent: null, condition: null, area: null, limit: { amount: 7, unit: 'workday' } },
    ],
  }
  const go = (fold: CaseFold, command: CaseCommand, actor: Actor, now: number): CaseFold => decide(fold, command, factsOf(actor, now, building))

  test('run beside each other from filing and end one by one', () => {
    const filed = go(caseIn('reported'), { step: 'accept', verifyOnSite: false }, desk, monday('09:00'))
    // National Day lies between; two weekend days are worked for it.
    expect(filed.clocks.map(({ stage, dueAt }) => [stage, clockOf(dueAt!)])).toEqual([['handle', '2025-10-23 17:00'], ['m:stop', '2025-09-22 14:00'], ['m:penalty', '2025-09-29 17:00']])
    const stopped = go(filed, { step: 'milestone', milestone: 'stop' }, desk, monday('11:00'))
    expect(stopped.clocks.map(({ stoppedAt }) => stoppedAt !== null)).toEqual([false, true, false])
    expect(tryStep(stopped, { step: 'milestone', milestone: 'stop' }, factsOf(desk, monday('11:30'), building))).toBe('case.milestone-done')
    expect(tryStep(stopped, { step: 'milestone', milestone: 'nothing' }, factsOf(desk, monday('11:30'), building))).toBe('case.milestone-unknown')
    expect(go(stopped, { step: 'handle', text }, desk, monday('15:00')).clocks.every(({ stoppedAt }) => stoppedAt !== null)).toBe(true)
  })
})

describe('what a worker settles on the spot', () => {
  const worker = postedAt(1111, 'gridWorker', 9)
  const open = (id: string): CaseFold => ({
    ...openCase({ id: id as CaseId, urgent: false, source: 'worker', line: { streetId: null, communityId: null, gridId: 1111 as CaseFold['gridId'], microgridId: null }, districtUnitId: 1 as CaseFold['districtUnitId'], reporterId: 9 as PersonId }, factsOf(worker, reportedAt)),
    streetId: 11 as CaseFold['streetId'], communityId: 111 as CaseFold['communityId'], holderUnitId: 1111 as CaseFold['holderUnitId'],
  })
  const settle = (id: string, rate: number): CaseFold => decide(open(id), { step: 'handle', text }, factsOf(worker, reportedAt, {}, { sample: { rate, seed: 5 } }))

  test('is checked at the rate the district set, the same cases whoever draws', () => {
    const ids = Array.from({ length: 400 }, (_, n) => `case ${n}`)
    const checked = ids.filter((id) => settle(id, 0.25).state === 'handled')
    expect(checked.length).toBeGreaterThan(70)
    expect(checked.length).toBeLessThan(130)
    expect(checked).toEqual(ids.filter((id) => drawOf(id as CaseId, 5) < 0.25))
    expect(ids.every((id) => settle(id, 1).state === 'handled')).toBe(true)
    expect(ids.every((id) => settle(id, 0).state === 'closed')).toBe(true)
  })

  test('says how it was drawn', () => {
    const before = open('case 1')
    const facts = factsOf(worker, reportedAt, {}, { sample: { rate: 0, seed: 5 } })
    const after = decide(before, { step: 'handle', text }, facts)
    expect(after).toMatchObject({ state: 'closed', selfHandled: true, closedAt: reportedAt, checkedAt: null })
    expect(stepDataOf({ step: 'handle', text }, before, after, facts)).toEqual({ selfHandled: true, draw: drawOf(before.id, 5), rate: 0, seed: 5 })
  })

  test('is nothing of the kind when somebody else reported it', () => {
    expect(take(caseIn('filed', { source: 'resident', ownerId: 8 as PersonId }), { step: 'handle', text }, postedAt(111, 'communityDesk', 8)).selfHandled).toBe(false)
  })
})
