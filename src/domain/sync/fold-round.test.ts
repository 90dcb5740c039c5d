import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PersonId } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import { evidenceOf, madeRound } from '../rounds/make-round.ts'
import type { DoneWhen } from '../rounds/routine.ts'
import type { SwapState } from '../rounds/swap.ts'
import type { Pending } from './fold-case.ts'
import { foldRound, type HeldRound } from './fold-round.ts'

const hour = 3_600_000
const [opensAt, closesAt] = [10 * hour, 18 * hour]
const noon = 12 * hour
const facts = { personId: 7 as PersonId, name: '李巡', nameOf: (id: number) => `person ${id}` }
const doneWhen: DoneWhen = { checklist: [{ code: 'dry', zh: '地面干燥', en: 'Floor dry', required: true }], photo: false, places: 1, talk: false, note: false }
const key = { routineId: 'r', unitId: 1111, plannedOn: '2026-03-02' }
const round: HeldRound = { ...key, unit: { id: 1111 }, opensAt, closesAt, state: 'upcoming', doneWhen, places: [{ id: 'gate' }, { id: 'yard' }], swap: null, done: null }
const swap = (state: SwapState, toMe: boolean) => ({ id: 's', state, toMe, name: '王', reason: '家里有事' })
const body = (more: object = {}) => ({ id: 'made', ...key, checks: [{ code: 'dry', ok: false, note: '有水' }], photos: [], places: [], visits: [{ id: 'gate', ok: true }], talked: false, note: '', ...more })
const pending = (name: string, input: Pending['input'], at = noon): Pending => ({ id: `c-${name}`, name, input, at })
const made = (more: object = {}, at = noon) => pending('rounds.make', { body: body(more) }, at)
const answered = (answer: string) => pending('rounds.answerSwap', { params: { id: 's' }, body: { answer } })
const codes = ({ left }: { left: readonly { problem: Problem }[] }) => left.map(({ problem }) => problem.code)

describe('a round with what waits on the phone', () => {
  it('is what is known when nothing waits, opened and missed by the time', () => {
    expect([9, 12, 19].map((hours) => foldRound(round, [], facts, hours * hour).round.state)).toEqual(['upcoming', 'open', 'missed'])
    const settled = { ...round, state: 'late' as const, done: { id: 'x', at: 1, by: '王', findings: [] } }
    expect(foldRound(settled, [], facts, noon)).toEqual({ round: settled, pending: [], left: [] })
    expect(foldRound({ ...round, state: 'excused' }, [made({}, 9 * hour)], facts, 19 * hour).round.state).toBe('excused')
    expect(foldRound(round, [made({ unitId: 1112 })], facts, noon)).toMatchObject({ pending: [], left: [] })
  })

  it('was made, in time or late, with what was found', () => {
    const folded = foldRound(round, [made()], facts, 13 * hour)
    expect(folded.round).toMatchObject({ state: 'done', done: { id: 'made', at: noon, by: '李巡', findings: [{ code: 'dry', kind: 'check', note: '有水', case: null }] } })
    expect(folded.pending.map(({ id }) => id)).toEqual(['c-rounds.make'])
    expect(foldRound(round, [made({}, 19 * hour)], facts, 20 * hour).round.state).toBe('late')
  })

  it('is what the server will make of it, or refuse', () => {
    fc.assert(fc.property(fc.integer({ min: 8, max: 20 }), fc.subarray(['gate', 'yard', 'gone']), fc.boolean(), fc.boolean(), (hours, places, checked, isDone) => {
      const told = body({ checks: checked ? [{ code: 'dry', ok: true }] : [], visits: undefined, places })
      const held = isDone ? { ...round, state: 'done' as const, done: { id: 'x', at: 1, by: '王', findings: [] } } : round
      const folded = foldRound(held, [made(told, hours * hour)], facts, 20 * hour)
      let expected: string
      try {
        const given = evidenceOf(told as Parameters<typeof evidenceOf>[0])
        expected = isDone ? 'round.already-done' : madeRound(round, doneWhen, given, hours * hour, { now: 2, ever: new Set(given.places) }).state
      } catch (fault) {
        expected = (fault as Problem).code
      }
      expect(codes(folded)[0] ?? folded.round.state).toBe(expected)
    }))
  })

  it('was asked of somebody, and taken back', () => {
    const asked = pending('rounds.swap', { body: { id: 's', ...key, personId: 9, reason: '家里有事' } })
    const folded = foldRound(round, [asked], facts, noon)
    expect(folded.round.swap).toEqual({ id: 's', state: 'asked', toMe: false, name: 'person 9', reason: '家里有事' })
    expect(foldRound(round, [asked, answered('withdraw')], facts, noon)).toMatchObject({ round: { swap: null }, pending: [{}, {}] })
    expect(codes(foldRound({ ...round, swap: swap('agreed', false) }, [asked], facts, noon))).toEqual(['round.swap-standing'])
    expect(codes(foldRound(round, [made(), asked], facts, noon))).toEqual(['round.already-done'])
  })

  it('that somebody asked of me is mine once I agree, and nobody’s here once I decline', () => {
    const toMe = { ...round, swap: swap('asked', true) }
    expect(codes(foldRound(toMe, [made()], facts, noon))).toEqual(['round.not-yours'])
    expect(foldRound(toMe, [answered('agree'), made()], facts, noon).round).toMatchObject({ swap: { state: 'agreed' }, state: 'done' })
    expect(codes(foldRound(toMe, [answered('decline'), made()], facts, noon))).toEqual(['round.not-yours'])
    expect(foldRound(toMe, [answered('decline')], facts, noon).round.swap?.state).toBe('declined')
    expect(codes(foldRound({ ...round, swap: swap('asked', false) }, [answered('agree')], facts, noon))).toEqual(['round.not-yours'])
    // What the desk gave away is not mine to take back.
    expect(codes(foldRound({ ...round, swap: swap('given', false) }, [answered('withdraw')], facts, noon))).toEqual(['round.not-yours'])
    expect(codes(foldRound({ ...round, swap: swap('declined', true) }, [answered('agree')], facts, noon))).toEqual(['round.swap-over'])
  })
})
