// What a phone decides with: the rules say the same of what it holds as of what the server has.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { factsOf, reporterId, reportedAt } from '../../../tests/support/domain/example-case.ts'
import { calendar, district, districtUnitId, lineOf, postedAt, resident } from '../../../tests/support/domain/small-district.ts'
import type { CaseFold } from '../cases/case.ts'
import type { CaseCommand } from '../cases/command.ts'
import { abilitiesOf, decide } from '../cases/decide.ts'
import { eventStates, eventSteps } from '../cases/event.ts'
import { openCase } from '../cases/open-case.ts'
import { calendarFor } from '../clocks/calendar-book.ts'
import type { CaseId, OfficeId, PersonId, UnitId } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import { blankFold } from './held-case.ts'
import { packFacts, unpackFacts } from './held-facts.ts'

const actors = [postedAt(2111, 'gridWorker'), postedAt(211, 'communityDesk'), postedAt(21, 'streetDesk'), postedAt(211, 'gridLeader'), resident(reporterId)]
const person = fc.constantFrom(reporterId, ...actors.map(({ personId }) => personId!), null, 999 as PersonId)

const folds = fc.record({ actor: fc.constantFrom(...actors), owner: person, handler: person, asker: person, state: fc.constantFrom(...eventStates), ask: fc.constantFrom('suspend', 'extend', 'void', null) }).map(({ actor, owner, handler, asker, state, ask }) => {
  const opened = openCase({ id: 'case' as CaseId, urgent: false, area: 'B', source: 'worker', line: lineOf(21111), districtUnitId, reporterId: owner, parentId: null }, factsOf(actor, reportedAt))
  const fold: CaseFold = { ...opened, district, state, handledById: handler, holderUnitId: actor.posts[0]!.unit?.id ?? null, request: ask && { ask, byId: asker, at: reportedAt, until: null, amount: 1 } }
  return { actor, fold }
})

const attempt = (fold: CaseFold, command: CaseCommand, actor: (typeof actors)[number]): unknown => {
  try {
    return decide(fold, command, factsOf(actor, reportedAt + 3_600_000))
  } catch (fault) {
    if (fault instanceof Problem) return [fault.code, fault.params]
    throw fault
  }
}

describe('a blanked fold', () => {
  it('names nobody but the holder of the phone, and carries nothing beside the fold', () => {
    fc.assert(fc.property(folds, ({ actor, fold }) => {
      const held = blankFold({ ...fold, description: 'secret', number: 7 } as CaseFold, actor.personId)
      expect(Object.keys(held).sort()).toEqual(Object.keys(fold).sort())
      for (const id of [held.ownerId, held.handledById, held.request?.byId ?? null]) expect([null, actor.personId]).toContain(id)
    }))
  })

  it('lets the rules say the same as the whole one: the same buttons, the same result or refusal', () => {
    fc.assert(fc.property(folds, fc.constantFrom(...eventSteps), ({ actor, fold }, step) => {
      const held = blankFold(fold, actor.personId)
      expect(abilitiesOf(held, actor, reportedAt, false)).toEqual(abilitiesOf(fold, actor, reportedAt, false))
      const command = { step, text: 'as seen', photos: [], reason: 'other', found: true, verifyOnSite: false, grade: 'fair', officeId: 1, officeIds: [1], until: reportedAt + 86_400_000, amount: 1, milestone: 'x', limit: { amount: 1, unit: 'hour' }, masterId: 'm', unit: { ...lineOf(21111), id: 21111, level: 'microgrid' } } as unknown as CaseCommand
      const blanked = (result: unknown): unknown => (Array.isArray(result) ? result : blankFold(result as CaseFold, actor.personId))
      expect(blanked(attempt(held, command, actor))).toEqual(blanked(attempt(fold, command, actor)))
    }), { numRuns: 2_000 })
  })
})

describe('packed facts', () => {
  it('come back from what was written down as what they were', () => {
    const named = (code: string) => ({ code, version: 3, calendar })
    const book = { standard: named('standard'), byCode: new Map([['standard', named('standard')], ['market', named('market')]]), ofUnit: new Map([[21 as UnitId, 'market']]), ofOffice: new Map([[5 as OfficeId, 'market']]) }
    const { ladder, sample, actor } = factsOf(actors[0]!, reportedAt)
    const back = unpackFacts(JSON.parse(JSON.stringify(packFacts({ actor, calendars: book, ladder, sample }))) as ReturnType<typeof packFacts>)
    expect(back).toEqual({ actor, calendars: book, ladder, sample })
    for (const held of [{ ...lineOf(21111), holderUnitId: 21 as UnitId, holderOfficeId: null }, { ...lineOf(21111), holderUnitId: null, holderOfficeId: 5 as OfficeId }]) expect(calendarFor(back.calendars, held)).toEqual(calendarFor(book, held))
  })

  it('of a district with one calendar keep it', () => {
    const facts = factsOf(actors[0]!, reportedAt)
    expect(unpackFacts(packFacts(facts)).calendars.standard).toEqual(facts.calendars.standard)
  })
})
