import { describe, expect, it } from 'vitest'
import { lightOf } from './light.ts'

const row = { acceptedAt: 0, reportedAt: 0, dueAt: 100, handledAt: null, closedAt: null, overdue: false }

describe('the light of a case', () => {
  it.each([[0, 'green'], [79, 'green'], [80, 'yellow'], [100, 'yellow'], [101, 'red']] as const)('at %i %% of its limit is %s', (now, light) => {
    expect(lightOf(row, now)).toBe(light)
  })
  it('stays green when handled in time and red when handled late, however long ago', () => {
    expect(lightOf({ ...row, handledAt: 90 }, 5_000)).toBe('green')
    expect(lightOf({ ...row, handledAt: 110, overdue: true }, 5_000)).toBe('red')
  })
  it('is none before the clock runs', () => {
    expect(lightOf({ ...row, dueAt: null }, 50)).toBe('none')
  })
})
