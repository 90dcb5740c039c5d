import { describe, expect, it } from 'vitest'
import type { EventStep } from '../cases/event.ts'
import { conflictOf } from './conflict.ts'

describe('what two did with the same case', () => {
  it.each<[EventStep, EventStep[], EventStep[], 'soft' | 'hard', boolean]>([
    // a stage was marked while the desk wrote a note or called assistants
    ['milestone', ['callAssistants'], ['milestone', 'handle'], 'soft', true],
    ['handle', ['askExtend'], ['handle'], 'soft', true],
    ['handle', ['callAssistants', 'milestone'], ['handle'], 'soft', true],
    // the same field
    ['askSuspend', ['askExtend'], ['withdraw'], 'hard', false],
    ['milestone', ['milestone'], ['milestone'], 'hard', true],
    ['handle', ['passUp', 'sendDown'], ['handle'], 'hard', true],
    ['askExtend', ['approve'], ['askExtend'], 'hard', true],
    // other fields, but mine is no longer possible
    ['milestone', ['passUp'], ['note'], 'hard', false],
    ['handle', ['handle'], ['note'], 'hard', false],
  ])('%s against %j, when %j is possible, is %s', (mine, since, abilities, kind, stillPossible) => {
    expect(conflictOf(mine, since, abilities)).toEqual({ kind, stillPossible })
  })
})
