// Leave and substitutes by day: who stands in when, and what is refused.
import { describe, expect, it } from 'vitest'
import type { PersonId, PostId } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import { changeLeave, dayAfter, dayBefore, isAway, overlap, refuseLeave, refuseSubstitute, standsIn, type Leave, type Substitution } from './leave.ts'

const [wang, li] = [1, 2] as unknown as [PersonId, PersonId]
const leave = (fromOn: string, untilOn: string, personId = wang, withdrawn = false): Leave => ({ personId, fromOn, untilOn, withdrawn })
const turn = (fromOn: string, untilOn: string, withdrawn = false): Substitution => ({ postId: 7 as PostId, personId: li, fromOn, untilOn, withdrawn })
const always = { fromOn: '2020-01-01', untilOn: null }
const today = '2026-03-02'

describe('days', () => {
  it('follow each other over months, years and leap days', () => {
    expect([dayAfter('2026-02-28'), dayAfter('2028-02-28'), dayBefore('2026-01-01'), dayAfter('2026-03-02', 30)]).toEqual(['2026-03-01', '2028-02-29', '2025-12-31', '2026-04-01'])
  })
  it('overlap when they share a day, open ends included', () => {
    expect(overlap({ fromOn: '2026-03-01', untilOn: '2026-03-05' }, { fromOn: '2026-03-05', untilOn: null })).toBe(true)
    expect(overlap({ fromOn: '2026-03-01', untilOn: '2026-03-04' }, { fromOn: '2026-03-05', untilOn: null })).toBe(false)
    expect(overlap(always, { fromOn: '2030-01-01', untilOn: null })).toBe(true)
  })
})

describe('a substitute', () => {
  const inMarch = leave('2026-03-02', '2026-03-10')
  const on = (day: string, one = turn('2026-03-02', '2026-03-10'), of = inMarch, post: { fromOn: string; untilOn: string | null } = always, own: Leave[] = []) => standsIn(one, of, post, own, day)

  it('stands in from the first to the last day and no longer', () => {
    expect(['2026-03-01', '2026-03-02', '2026-03-10', '2026-03-11'].map((day) => on(day))).toEqual([false, true, true, false])
  })
  it('stands in no longer when the leave is shortened or withdrawn, whatever their own turn says', () => {
    expect(on('2026-03-06', turn('2026-03-02', '2026-03-10'), leave('2026-03-02', '2026-03-05'))).toBe(false)
    expect(on('2026-03-06', turn('2026-03-02', '2026-03-10'), leave('2026-03-02', '2026-03-10', wang, true))).toBe(false)
    expect(on('2026-03-06', turn('2026-03-02', '2026-03-10', true))).toBe(false)
  })
  it('stands in at no post that is over', () => {
    expect(on('2026-03-06', turn('2026-03-02', '2026-03-10'), inMarch, { fromOn: '2025-01-01', untilOn: '2026-03-05' })).toBe(false)
  })
  it('doesn’t on days on which they are away themselves, and does again after', () => {
    const own = [leave('2026-03-04', '2026-03-05', li)]
    expect(['2026-03-03', '2026-03-04', '2026-03-05', '2026-03-06'].map((day) => on(day, turn('2026-03-02', '2026-03-10'), inMarch, always, own))).toEqual([true, false, false, true])
    expect(on('2026-03-04', turn('2026-03-02', '2026-03-10'), inMarch, always, [leave('2026-03-04', '2026-03-05', li, true)])).toBe(true)
    expect(isAway(own, wang, '2026-03-04')).toBe(false)
  })
  it('is nobody who is on leave in these days, nor the one who is away', () => {
    const days = { personId: li, fromOn: '2026-03-02', untilOn: '2026-03-10' }
    expect(refuseSubstitute(days, wang, [leave('2026-03-10', '2026-03-20', li)])).toMatchObject({ code: 'people.substitute-away', params: { from: '2026-03-10', until: '2026-03-20' } })
    expect(refuseSubstitute(days, wang, [leave('2026-03-11', '2026-03-20', li), leave('2026-03-02', '2026-03-20', li, true), leave('2026-03-02', '2026-03-20', wang)])).toBeNull()
    expect(refuseSubstitute(days, li, [])?.code).toBe('people.substitute-self')
  })
})

describe('leave', () => {
  const code = (answer: Problem | null | object) => (answer instanceof Problem ? answer.code : answer)
  it('may have begun, not have ended, not be reversed, not last for years', () => {
    expect(refuseLeave({ fromOn: '2026-02-20', untilOn: today }, [], today)).toBeNull()
    expect(code(refuseLeave({ fromOn: '2026-02-20', untilOn: '2026-03-01' }, [], today))).toBe('people.past')
    expect(code(refuseLeave({ fromOn: '2026-03-05', untilOn: '2026-03-04' }, [], today))).toBe('people.days-reversed')
    expect(code(refuseLeave({ fromOn: today, untilOn: '2062-03-04' }, [], today))).toBe('people.too-long')
  })
  it('overlaps no other of the same person', () => {
    const others = [leave('2026-03-08', '2026-03-12'), leave('2026-03-20', '2026-03-21', wang, true)]
    expect(refuseLeave({ fromOn: '2026-03-02', untilOn: '2026-03-08' }, others, today)).toMatchObject({ code: 'people.leave-overlaps', params: { from: '2026-03-08' } })
    expect(refuseLeave({ fromOn: '2026-03-13', untilOn: '2026-03-25' }, others, today)).toBeNull()
  })
  it('is shortened down to yesterday, lengthened as far as nothing is in the way, withdrawn when no day is left', () => {
    const own = leave('2026-02-25', '2026-03-10')
    expect(changeLeave(own, '2026-03-01', [], today)).toEqual({ withdrawn: false, untilOn: '2026-03-01' })
    expect(code(changeLeave(own, '2026-02-28', [], today))).toBe('people.past')
    expect(changeLeave(leave(today, '2026-03-10'), '2026-03-01', [], today)).toEqual({ withdrawn: true })
    expect(code(changeLeave(own, '2026-03-15', [leave('2026-03-15', '2026-03-16')], today))).toBe('people.leave-overlaps')
    expect(changeLeave(own, '2026-03-14', [leave('2026-03-15', '2026-03-16')], today)).toEqual({ withdrawn: false, untilOn: '2026-03-14' })
    expect(code(changeLeave(leave('2026-02-01', '2026-02-20'), '2026-03-14', [], today))).toBe('people.leave-over')
    expect(code(changeLeave({ ...own, withdrawn: true }, '2026-03-14', [], today))).toBe('people.leave-over')
  })
})
