// How grave and how urgent a case is, said on every way by which it comes to be filed, told by the due times it gets.
import { describe, expect, test } from 'vitest'
import { category, caseIn, calendars, factsOf, reporterId, tryStep } from '../../../tests/support/domain/example-case.ts'
import { at, clockOf, districtUnitId, lineOf, postedAt, resident } from '../../../tests/support/domain/small-district.ts'
import { startClock } from '../clocks/clock.ts'
import type { Category } from '../catalogue/category.ts'
import type { CaseId, UnitId } from '../kernel/ids.ts'
import { foldReport } from '../sync/fold-case.ts'
import type { CaseFold } from './case.ts'
import type { CaseCommand } from './command.ts'
import { decide } from './decide.ts'
import { caseSources, type CaseSource } from './event.ts'
import { openCase } from './open-case.ts'
import { conditionToKeep } from './report-fault.ts'
import { stepDataOf } from './step-data.ts'

const limit = (stage: 'handle' | 'dispatch', amount: number, where: Partial<Category['limits'][number]> = {}): Category['limits'][number] =>
  ({ stage, urgent: null, condition: null, area: null, ...where, limit: { amount, unit: 'workHour' } })

/** An ordinary one has 20 work hours, a grave one 2, a large one 30; an urgent one 4 and is dispatched within 1 instead of 3. */
const pothole: Category = {
  ...category, version: 2,
  conditions: [{ code: 'grave', zh: '影响安全', en: 'Unsafe' }, { code: 'large', zh: '较大', en: 'Major' }],
  limits: [limit('handle', 20), limit('handle', 4, { urgent: true }), limit('handle', 2, { condition: 'grave' }), limit('handle', 30, { condition: 'large' }), limit('dispatch', 3), limit('dispatch', 1, { urgent: true })],
}

// Work is from 9 to 12 and from 13 to 17.
const monday = (time: string): number => at(`2025-09-22 ${time}`)
const desk = postedAt(111, 'communityDesk')
const worker = postedAt(1111, 'gridWorker')
const go = (fold: CaseFold, command: CaseCommand, now: number, actor = desk): CaseFold => decide(fold, command, factsOf(actor, now, pothole))
const due = ({ dueAt }: CaseFold): string => clockOf(dueAt!)
const dispatchDue = ({ clocks }: CaseFold): string => clockOf(clocks.find(({ stage }) => stage === 'dispatch')!.dueAt!)

type Weighed = { condition?: string; urgent?: boolean }
/** By 9:00, of any of these ways. */
const cases: [Weighed, string][] = [
  [{}, '2025-09-24 16:00'], [{ condition: 'grave' }, '2025-09-22 11:00'], [{ condition: 'large' }, '2025-09-26 11:00'],
  [{ urgent: true }, '2025-09-22 14:00'], [{ urgent: true, condition: 'grave' }, '2025-09-22 11:00'], [{ urgent: true, condition: 'large' }, '2025-09-22 14:00'],
]

describe.each(cases)('with %j', (weighed, expected) => {
  test(`filed with the acceptance it is due ${expected}`, () => {
    const filed = go(caseIn('reported'), { step: 'accept', verifyOnSite: false, ...weighed }, monday('09:00'))
    expect([due(filed), dispatchDue(filed)]).toEqual([expected, weighed.urgent ? '2025-09-22 10:00' : '2025-09-22 12:00'])
    expect(filed).toMatchObject({ condition: weighed.condition ?? null, urgent: weighed.urgent ?? false })
  })

  test('found on site it is due by the same time, counted from the acceptance', () => {
    const accepted = go(caseIn('reported'), { step: 'accept', verifyOnSite: true }, monday('09:00'))
    expect(due(accepted)).toBe('2025-09-24 16:00')
    const filed = go(accepted, { step: 'verify', found: true, ...weighed }, monday('10:00'), worker)
    expect([due(filed), dispatchDue(filed)]).toEqual([expected, weighed.urgent ? '2025-09-22 11:00' : '2025-09-22 14:00'])
    expect(filed.clocks.filter(({ stage }) => stage === 'handle')).toMatchObject([{ startedAt: monday('09:00'), stoppedAt: null }])
    expect(stepDataOf({ step: 'verify', found: true, ...weighed }, accepted, filed, { sample: { rate: 1, seed: 1 } })).toEqual({ found: true, ...weighed })
  })

  test.each(caseSources)('reported by %s it is so only where that files it', (source: CaseSource) => {
    const fold = openCase({ id: 'c' as CaseId, urgent: false, ...weighed, source, line: lineOf(11111), districtUnitId, reporterId: null }, factsOf(desk, monday('09:00'), pothole))
    if (['worker', 'desk', 'superior'].includes(source)) expect(due(fold)).toBe(expected)
    else expect(fold).toMatchObject({ state: 'reported', condition: null, urgent: false })
  })

  test('a phone reckons the same of a report that waits on it', () => {
    const report = { id: 'r', name: 'cases.report', input: { body: { id: 'c', description: 'hole', ...weighed } }, at: monday('09:00') }
    expect(due(foldReport(report, pothole, lineOf(11111), districtUnitId, factsOf(worker, monday('09:00'))).fold)).toBe(expected)
    expect(foldReport(report, pothole, lineOf(11111), districtUnitId, factsOf(resident(reporterId), monday('09:00'))).fold).toMatchObject({ condition: null, urgent: false })
  })
})

describe('found on site', () => {
  const accepted = go(caseIn('reported'), { step: 'accept', verifyOnSite: true, urgent: true }, monday('09:00'))

  test('what was said at acceptance stays unless it is said otherwise', () => {
    expect(due(accepted)).toBe('2025-09-22 14:00')
    expect(go(accepted, { step: 'verify', found: true }, monday('10:00'), worker)).toMatchObject({ urgent: true, dueAt: accepted.dueAt })
    const calmer = go(accepted, { step: 'verify', found: true, urgent: false }, monday('10:00'), worker)
    expect([calmer.urgent, due(calmer)]).toEqual([false, '2025-09-24 16:00'])
  })

  test('pauses and an extension of the running clock are kept', () => {
    const [handling] = accepted.clocks.filter(({ stage }) => stage === 'handle')
    const clock = { ...startClock(1, 'handle', handling!.limit, monday('09:00'), calendars.standard), extended: 1, pauses: [[monday('09:30'), monday('10:30')]] as const }
    const found = go({ ...accepted, clocks: [clock] }, { step: 'verify', found: true, condition: 'grave' }, monday('11:00'), worker)
    expect(found.clocks.find(({ stage }) => stage === 'handle')).toMatchObject({ no: 1, extended: 1, pauses: clock.pauses, limit: { amount: 2 } })
    expect(due(found)).toBe('2025-09-22 14:00')
  })

  test('a limit that is over by then is late with the next tick, one that is longer takes lateness back', () => {
    const late = go(go(caseIn('reported'), { step: 'accept', verifyOnSite: true }, monday('09:00')), { step: 'verify', found: true, condition: 'grave' }, monday('14:00'), worker)
    expect(late).toMatchObject({ overdue: false, dueAt: monday('11:00') })
    expect(late.nextTickAt).toBeLessThanOrEqual(monday('14:00'))
    expect(go({ ...accepted, overdue: true }, { step: 'verify', found: true, urgent: false }, monday('16:00'), worker).overdue).toBe(false)
  })

  test('a condition its class doesn’t have is refused', () => {
    expect(tryStep(accepted, { step: 'verify', found: true, condition: 'odd' }, factsOf(worker, monday('10:00'), pothole))).toBe('case.condition-unknown')
  })

  test('nothing being there, it is refused at the community with a reason, its clocks stopped', () => {
    const gone = go(accepted, { step: 'verify', found: false, text: 'nobody there' }, monday('10:00'), worker)
    expect(gone).toMatchObject({ state: 'refused', holderUnitId: 111 as UnitId })
    expect(gone.clocks.every(({ stoppedAt }) => stoppedAt !== null)).toBe(true)
  })
})

describe('the condition a report carries', () => {
  test('is kept where its class has it, refused where it hasn’t, let go where it went with another form, and not heard of residents', () => {
    const keep = (source: CaseSource, given: string | undefined, seen?: number) => conditionToKeep(pothole, source, given, seen)
    expect([keep('worker', 'grave'), keep('desk', undefined), keep('worker', 'odd', 1), keep('resident', 'grave'), keep('anonymous', 'odd')]).toEqual(['grave', null, null, null, null])
    for (const seen of [undefined, 2]) expect(keep('superior', 'odd', seen)).toMatchObject({ code: 'case.condition-unknown' })
  })
})
