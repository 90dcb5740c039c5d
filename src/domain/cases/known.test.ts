// Which cases are proposed before filing, for which reasons, and in which order.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { knownRules, plainAddress, propose, type Candidate, type KnownSettings, type Sought } from './known.ts'
import { likenessTo, noSample, similarFrom, weigh, type WordSample } from './words/likeness.ts'
import { rarestWords } from './words/key-words.ts'

const now = Date.parse('2026-03-02T02:00:00Z')
const day = 86_400_000
const here = { lng: 113.3, lat: 40.08 }
/** So many metres to the north. */
const north = (metres: number) => ({ lng: here.lng, lat: here.lat + metres / 111_320 })

const sought = (more: Partial<Omit<Sought, 'words'>> & { words?: string } = {}): Sought => ({ place: here, category: '01001', ...more, address: plainAddress(more.address ?? ''), words: weigh(noSample, more.words ?? '') })
const candidate = (more: Partial<Candidate> = {}): Candidate => ({ ...here, category: '02001', address: '', description: '别的事情', open: true, closedAt: null, ...more })
const resident = knownRules(undefined, false)
const staff = knownRules(undefined, true)
const reasons = (one: Sought, other: Candidate, rules = staff) => propose(one, other, noSample, rules, now)?.reasons ?? []

describe('proposing', () => {
  it('takes what is open within 250 m for residents and 1,000 m for staff', () => {
    expect(reasons(sought(), candidate(north(249)), resident)).toEqual(['near'])
    expect(reasons(sought(), candidate(north(251)), resident)).toEqual([])
    expect(reasons(sought(), candidate(north(999)))).toEqual(['near'])
    expect(reasons(sought(), candidate(north(1_001)))).toEqual([])
  })

  it('takes what was closed within the month when it is of the same class or similar, near alone is not enough', () => {
    const closed = { open: false, closedAt: now - 29 * day }
    expect(reasons(sought(), candidate(closed))).toEqual([])
    expect(reasons(sought(), candidate({ ...closed, category: '01001' }))).toEqual(['near', 'sameClass'])
    expect(reasons(sought({ words: '路灯不亮好几天' }), candidate({ ...closed, description: '路灯不亮' }))).toEqual(['near', 'similarWords'])
    expect(reasons(sought(), candidate({ open: false, closedAt: now - 31 * day, category: '01001' }))).toEqual([])
  })

  it('takes similar words from anywhere for staff, for residents only from around or where no place is known', () => {
    const words = '幼儿园门口的路灯不亮'
    const other = { description: '幼儿园门前路灯不亮，晚上很黑' }
    expect(reasons(sought({ words }), candidate({ ...other, ...north(8_000) }))).toEqual(['similarWords'])
    expect(reasons(sought({ words }), candidate({ ...other, ...north(8_000) }), resident)).toEqual([])
    expect(reasons(sought({ words }), candidate({ ...other, ...north(600) }), resident)).toEqual(['similarWords'])
    expect(reasons(sought({ words, place: null }), candidate(other), resident)).toEqual(['similarWords'])
    expect(reasons(sought({ words }), candidate({ ...other, lng: null, lat: null }), resident)).toEqual(['similarWords'])
  })

  it('takes the same address however it is written, but not a place of the same name far off', () => {
    const one = sought({ place: null, address: '御东街 １２号' })
    expect(reasons(one, candidate({ lng: null, lat: null, address: '御东街12号，' }))).toEqual(['sameAddress'])
    expect(reasons(sought({ address: '小区东门' }), candidate({ address: '小区东门', ...north(5_000) }))).toEqual([])
    expect(reasons(sought({ place: null, address: '东门' }), candidate({ address: '东门' }))).toEqual([])
    expect(plainAddress('御东街 12 号·')).toBe('御东街12号')
  })

  it('puts first what is nearer, and what is alike before what is only near', () => {
    const rank = (other: Candidate) => propose(sought({ words: '路灯不亮' }), other, noSample, staff, now)!.rank
    expect(rank(candidate(north(10)))).toBeGreaterThan(rank(candidate(north(900))))
    expect(rank(candidate({ ...north(300), description: '路灯不亮了' }))).toBeGreaterThan(rank(candidate(north(10))))
    expect(rank(candidate({ category: '01001' }))).toBeGreaterThan(rank(candidate()))
  })

  it('always gives a reason, and never a case twice as far as anybody may look without a like word or address', () => {
    fc.assert(fc.property(fc.double({ min: -20_000, max: 20_000, noNaN: true }), fc.boolean(), fc.boolean(), fc.constantFrom('01001', '02001'), (metres, open, isStaff, category) => {
      const rules = knownRules(undefined, isStaff)
      const found = propose(sought({ words: '路灯不亮' }), candidate({ ...north(metres), open, closedAt: open ? null : now, category }), noSample, rules, now)
      if (!found) return
      expect(found.reasons.length).toBeGreaterThan(0)
      expect(found.metres!).toBeLessThanOrEqual(rules.metres + 0.001)
      expect(found.reasons).toContain('near')
    }))
  })
})

describe('a district’s own figures', () => {
  it('count where they make sense', () => {
    expect(knownRules({ publicMetres: 100, staffMetres: 2_000, recentDays: 7 }, false)).toEqual({ staff: false, metres: 100, recentMs: 7 * day })
    expect(knownRules({ staffMetres: 2_000 }, true)).toEqual({ staff: true, metres: 2_000, recentMs: 30 * day })
  })

  it.each([{ staffMetres: -1 }, { staffMetres: 1e9 }, { staffMetres: Number.NaN }, { staffMetres: '五百' }, { recentDays: 4_000 }, null])('are passed over where they don’t: %j', (settings) => {
    expect(knownRules((settings ?? undefined) as KnownSettings | undefined, true)).toEqual(staff)
  })
})

describe('likeness', () => {
  const sample: WordSample = { size: 1_000, counts: new Map([['路灯', 300], ['不亮', 250]]) }
  const alike = (a: string, b: string, of = sample): number => likenessTo(weigh(of, a), of, b)

  it('is 1 for the same words, 0 for none in common, and the same both ways', () => {
    const words = fc.array(fc.constantFrom('路灯', '不亮', '幼儿园', '门口', '垃圾', 'led', '12', ' ', '，'), { maxLength: 12 }).map((list) => list.join(''))
    fc.assert(fc.property(words, words, (a, b) => {
      expect(alike(a, b)).toBeCloseTo(alike(b, a), 12)
      expect(alike(a, b)).toBeGreaterThanOrEqual(0)
      expect(alike(a, b)).toBeLessThanOrEqual(1)
      if (weigh(sample, a).length > 0) expect(alike(a, a)).toBeCloseTo(1, 12)
    }))
    expect(alike('路灯', '垃圾')).toBe(0)
    expect(alike('', '')).toBe(0)
  })

  it('goes by what is rare: a common word in common says little', () => {
    expect(alike('玉泉里路灯', '玉泉里垃圾')).toBeGreaterThan(alike('玉泉里路灯', '永泰门路灯'))
  })

  it('calls the same matter in other words similar, and another matter at the same place not', () => {
    expect(alike('幼儿园门口的路灯不亮', '幼儿园门前路灯不亮，晚上很黑')).toBeGreaterThan(similarFrom)
    expect(alike('幼儿园门口的路灯不亮', '幼儿园旁边有人乱倒垃圾')).toBeLessThan(similarFrom)
  })

  it('takes the rarest words first for looking up', () => {
    expect(rarestWords(sample, '玉泉里 路灯 不亮', 2).map(({ tokens }) => tokens[0])).toEqual(['玉泉', '不亮'])
  })
})
