// Single days of routines: moved by holidays, given to somebody else; tracks only where a district allowed them; findings.
import { describe, expect, test } from 'vitest'
import { calendar } from '../../../tests/support/domain/small-district.ts'
import type { PersonId, UnitId } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import { starterCatalogue } from '../catalogue/starter/catalogue.ts'
import { decidedChange, holidayChanges } from './day-change.ts'
import { evidenceFault, findingsOf, keptEvidence, missingOf, placesWanted, type Evidence } from './evidence.ts'
import { whyMissed } from './missing.ts'
import type { DoneWhen, HolidayRule } from './routine.ts'
import { sixOften } from './starter.ts'
import { answerSwap, standsInByAgreement, swapAnswers, swapStates, type Swap, type SwapAnswer } from './swap.ts'
import { allowsTracks, eraseOn, refuseSwitch } from './track.ts'

describe('a holiday', () => {
  const daily = (holidays: HolidayRule, rule = 'FREQ=DAILY') => ({ rule, startsOn: '2025-09-01', endsOn: null, holidays })
  const changes = (holidays: HolidayRule, rule: string, from = '2025-10-01', to = '2025-10-08'): string[] => holidayChanges(daily(holidays, rule), calendar, from, to).map(({ plannedOn, to: on, cause }) => `${plannedOn.slice(5)} ${on?.slice(5) ?? '–'} ${cause}`)
  test('moves a day to the workday after or before, leaves it out, or changes nothing, by rule', () => {
    expect(changes('next', 'FREQ=MONTHLY;BYMONTHDAY=1')).toEqual(['10-01 10-09 holiday'])
    expect(changes('previous', 'FREQ=MONTHLY;BYMONTHDAY=1')).toEqual(['10-01 09-30 holiday'])
    expect(changes('cancel', 'FREQ=MONTHLY;BYMONTHDAY=1')).toEqual(['10-01 – holiday'])
    expect(changes('keep', 'FREQ=MONTHLY;BYMONTHDAY=1')).toEqual([])
  })
  test('is told where the day was and where it went, in whichever month that is', () => {
    expect(changes('next', 'FREQ=MONTHLY;BYMONTHDAY=1', '2025-10-09', '2025-10-31')).toEqual(['10-01 10-09 holiday'])
    expect(changes('previous', 'FREQ=MONTHLY;BYMONTHDAY=1', '2025-09-01', '2025-09-30')).toEqual(['10-01 09-30 holiday'])
  })
  test('makes one of two days that fall together', () => {
    expect(changes('next', 'FREQ=DAILY', '2025-10-01', '2025-10-03')).toEqual(['10-01 10-09 holiday', '10-02 – holiday', '10-03 – holiday'])
  })
  test('is told apart from what somebody decided', () => {
    expect(decidedChange({ unitId: 11 as UnitId, plannedOn: '2025-09-05', kind: 'move', to: '2025-09-08', reason: '大雪' })).toEqual({ plannedOn: '2025-09-05', to: '2025-09-08', cause: 'decided', unitId: 11, reason: '大雪' })
    expect(decidedChange({ unitId: null, plannedOn: '2025-09-05', kind: 'cancel', reason: '大雪' })).toMatchObject({ to: null, unitId: null })
  })
})

describe('a swap', () => {
  const [asking, asked, other] = [1, 2, 3] as PersonId[]
  const swap = (state: Swap['state']): Swap => ({ state, toPersonId: asked!, askedById: asking! })
  const answers = (state: Swap['state'], by: PersonId | null, above = false) => Object.fromEntries(swapAnswers.map((answer): [SwapAnswer, string] => { const next = answerSwap(swap(state), answer, { personId: by, above }); return [answer, next instanceof Problem ? next.code : next] }))
  test('is answered by who is asked, taken back by who asked or who is above, and by nobody else', () => {
    expect(answers('asked', asked!)).toEqual({ agree: 'agreed', decline: 'declined', withdraw: 'round.not-yours' })
    expect(answers('asked', asking!)).toEqual({ agree: 'round.not-yours', decline: 'round.not-yours', withdraw: 'withdrawn' })
    expect(answers('given', other!, true)).toEqual({ agree: 'round.not-yours', decline: 'round.not-yours', withdraw: 'withdrawn' })
    for (const by of [other!, null]) expect(Object.values(answers('asked', by))).toEqual(['round.not-yours', 'round.not-yours', 'round.not-yours'])
  })
  test('that is over is over, and one that was given can be handed back', () => {
    for (const state of ['declined', 'withdrawn'] as const) expect(answers(state, asked!)).toMatchObject({ agree: 'round.swap-over', decline: 'round.swap-over' })
    expect(answers('given', asked!)).toMatchObject({ agree: 'given', decline: 'declined' })
    expect(swapStates.filter((state) => standsInByAgreement({ state }))).toEqual(['agreed', 'given'])
  })
})

describe('a track', () => {
  const on = { fromOn: '2026-03-02', untilOn: '2026-03-31', keepDays: 7, ended: false }
  test('is allowed within the days of a switch that was not ended', () => {
    expect(['2026-03-01', '2026-03-02', '2026-03-31', '2026-04-01'].map((day) => allowsTracks(on, day))).toEqual([false, true, true, false])
    expect(allowsTracks({ ...on, ended: true }, '2026-03-10')).toBe(false)
  })
  test.each([['短', '2026-03-02', '2026-03-09', 'track.reason-needed'], ['夜间防火巡查安全需要', '2026-03-01', '2026-03-09', 'track.period'], ['夜间防火巡查安全需要', '2026-03-09', '2026-03-08', 'track.period'], ['夜间防火巡查安全需要', '2026-03-02', '2027-03-02', 'track.period'], ['夜间防火巡查安全需要', '2026-03-02', '2026-09-02', undefined]])(
    'is switched on with a reason, from today, for half a year: %s %s–%s', (reason, fromOn, untilOn, code) => expect(refuseSwitch({ reason, fromOn, untilOn }, '2026-03-02')?.code).toBe(code))
  test('is gone on its day', () => expect(eraseOn('2026-03-28', 7)).toBe('2026-04-04'))
})

describe('the places of a round', () => {
  const wanted: DoneWhen = { checklist: [], photo: false, places: 3, talk: false, note: false }
  const given = (places: readonly string[], more: Partial<Evidence> = {}): Evidence => ({ checks: [], photos: 0, places, talked: false, note: '', ...more })
  test('have to be visited as far as there are so many', () => {
    expect([0, 2, 3, 8].map((listed) => placesWanted(wanted, listed))).toEqual([3, 2, 3, 3])
    expect(missingOf(wanted, given(['a', 'b']), 2)).toEqual([])
    expect(missingOf(wanted, given(['a', 'b']), 5)).toEqual(['places'])
    expect(missingOf(wanted, given(['a', 'a', 'a']), 5)).toEqual(['places'])
  })
  test('are those of its list; without a list they are counted', () => {
    expect(evidenceFault(wanted, given(['a', 'b', 'x']), { now: 3, ever: new Set(['a', 'b', 'c']) })?.code).toBe('round.place-unknown')
    expect(evidenceFault(wanted, given(['place-1', 'place-2', 'place-3']))).toBeUndefined()
  })
  test('are kept without where somebody stood, unless the routine asks for it', () => {
    const visits = [{ id: 'a', ok: false, note: '堵了', lng: 113.3, lat: 40.1 }, { id: 'b', ok: true }]
    expect(keptEvidence(wanted, given([], { visits })).visits).toEqual([{ id: 'a', ok: false, note: '堵了' }, { id: 'b', ok: true }])
    expect(keptEvidence({ ...wanted, position: true }, given([], { visits })).visits).toEqual(visits)
  })
  test('that were found wanting are findings, beside items of the checklist', () => {
    expect(findingsOf({ checks: [{ code: 'fire', ok: false, note: '锁' }, { code: 'lamp', ok: true }], visits: [{ id: 'a', ok: false }, { id: 'b', ok: true }] })).toEqual([{ code: 'fire', kind: 'check', note: '锁' }, { code: 'a', kind: 'place', note: '' }])
  })
})

test('what was missed says whether anybody stood there, and whether they were there', () => {
  expect([{ stood: false, there: false }, { stood: true, there: false }, { stood: true, there: true }].map(whyMissed)).toEqual(['vacant', 'away', 'unmade'])
})

test('the starter set has the six of the volunteers, each a kind of its own whose faults have a class of the starter catalogue', () => {
  expect(sixOften.map(({ kind }) => kind)).toEqual(['walkEstate', 'lookAtStairways', 'listenAtHomes', 'speakUp', 'calmQuarrels', 'helpNeedy'])
  const classes = new Set(starterCatalogue.map(({ code }) => code))
  expect(sixOften.flatMap(({ checklist }) => checklist).filter(({ category }) => !classes.has(category!))).toEqual([])
})
