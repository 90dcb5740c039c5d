import { describe, expect, it } from 'vitest'
import { lightOf } from './light.ts'

const row = { nextDue: { yellowAt: 80, dueAt: 100 }, dueAt: 100, handledAt: null, overdue: false }

describe('the light of a case', () => {
  it.each([[0, 'green'], [79, 'green'], [80, 'yellow'], [100, 'yellow'], [101, 'red']] as const)('at %i is %s', (now, light) => {
    expect(lightOf(row, now)).toBe(light)
  })
  it('goes by the clock that runs, also after handling', () => {
    expect(lightOf({ ...row, handledAt: 110, overdue: true, nextDue: { yellowAt: 180, dueAt: 200 } }, 120)).toBe('green')
  })
  it('once nothing runs is green when handled in time and red when handled late, however long ago', () => {
    expect(lightOf({ ...row, nextDue: null, handledAt: 90 }, 5_000)).toBe('green')
    expect(lightOf({ ...row, nextDue: null, handledAt: 110, overdue: true }, 5_000)).toBe('red')
  })
  it('is none before a clock runs and while it is paused', () => {
    expect(lightOf({ ...row, nextDue: null, dueAt: null }, 50)).toBe('none')
  })
})
