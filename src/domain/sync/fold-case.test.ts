import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { caseIn, category, factsOf, now, photo } from '../../../tests/support/domain/example-case.ts'
import { districtUnitId, lineOf, postedAt, unitLine as lineOfUnit } from '../../../tests/support/domain/small-district.ts'
import type { CaseCommand } from '../cases/command.ts'
import { decide } from '../cases/decide.ts'
import { eventStates, eventSteps, type EventStep } from '../cases/event.ts'
import type { PersonId, UnitId } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import { abilitiesThen, foldCase, foldReport, type Pending } from './fold-case.ts'
import { blankFold } from './held-case.ts'

const worker = postedAt(1111, 'gridWorker')
const facts = factsOf(worker, now)
const unitLine = (id: UnitId) => lineOfUnit(id)
const pending = (step: EventStep, body: Record<string, unknown> = {}, at = now): Pending => ({ id: `c-${step}`, name: `cases.${step}`, input: { params: { id: 'x' }, body }, at })

describe('a case with what waits on the phone', () => {
  it('is what is known when nothing waits', () => {
    fc.assert(fc.property(fc.constantFrom(...eventStates), (state) => {
      const fold = caseIn(state)
      const folded = foldCase(fold, category, [], facts, unitLine)
      expect(folded.fold).toBe(fold)
      expect([folded.steps, folded.left]).toEqual([[], []])
    }))
  })
  it('is what the server will make of it, seen with what a phone may know', () => {
    let taken = 0
    fc.assert(fc.property(fc.constantFrom(...eventStates), fc.constantFrom(...eventSteps), fc.constantFrom(1111, 111, 11), fc.constantFrom(worker.personId, 7, 8), (state, step, holder, handler) => {
      const fold = { ...caseIn(state, { holderUnitId: holder as UnitId }), handledById: handler as PersonId }
      const body = { text: 'seen', verifyOnSite: false, reason: 'notOurs', found: true, grade: 'satisfied', until: now + 86_400_000, amount: 1, unitId: 11111, milestone: 'm' }
      const command = { ...body, step, unit: unitLine(11111 as UnitId), limit: { amount: 1, unit: 'hour' }, officeIds: [], masterId: 'm' } as unknown as CaseCommand
      const mine = pending(step, { ...body, limit: { amount: 1, unit: 'hour' }, officeIds: [], masterId: 'm' })
      const folded = foldCase(blankFold(fold, worker.personId), category, [mine], facts, (id) => unitLine(id))
      let after
      try {
        after = decide(fold, command, facts)
      } catch (fault) {
        if (!(fault instanceof Problem)) throw fault
        expect(folded.left.map(({ problem }) => problem.code)).toEqual([fault.code])
        return
      }
      taken += 1
      expect(folded.fold).toEqual(blankFold(after, worker.personId))
      expect(folded.steps.map((one) => [one.step, one.fromState, one.toState])).toEqual([[step, state, after.state]])
    }), { numRuns: 2_000 })
    expect(taken).toBeGreaterThan(20)
  })
  it('goes on from step to step, and says what would no longer be possible', () => {
    const fold = caseIn('filed', { holderUnitId: 1111 as UnitId })
    const folded = foldCase(fold, category, [pending('handle', { text: 'done', photos: [photo(1)] }), pending('note', { text: 'and swept' }), pending('handle', { text: 'again' })], facts, unitLine)
    expect(folded.fold.state).toBe('handled')
    expect(folded.fold.version).toBe(fold.version + 1)
    expect(folded.steps.map(({ step, text }) => [step, text])).toEqual([['handle', 'done'], ['note', 'and swept']])
    expect(folded.left).toMatchObject([{ id: 'c-handle' }])
    expect(abilitiesThen(folded, facts, now)).not.toContain('handle')
  })
  it('that was only reported here is a case already, held where its place lies', () => {
    const report: Pending = { id: 'r', name: 'cases.report', input: { body: { id: caseIn('filed').id, description: 'lamp', urgent: true } }, at: now }
    const folded = foldReport(report, category, lineOf(11111), districtUnitId, facts)
    expect(folded.fold).toMatchObject({ state: 'filed', urgent: true, holderUnitId: 1111 as UnitId })
    expect(abilitiesThen(folded, facts, now)).toContain('handle')
    expect(foldCase(folded.fold, category, [pending('handle', { text: 'done at once' })], facts, unitLine).fold.state).not.toBe('filed')
  })
})
