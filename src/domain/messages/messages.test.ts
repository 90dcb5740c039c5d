// Rules, quiet hours, ways, texts and waiting, as tables and properties.
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { emptyLine } from '../access/place.ts'
import type { WorkCalendar } from '../kernel/working-time.ts'
import { mostAttempts, waitAfter, waits } from './back-off.ts'
import { compose, factsText, type Item, type SafeFacts } from './compose.ts'
import { channels, mayHear, ruleFlaws, starterRules, type MessageRule } from './message-rule.ts'
import { kindsOf, occasionNames, occasions, occasionsOf } from './occasion.ts'
import { wordingsEn, wordingsZh } from './phrases.ts'
import { isQuiet, nextGathering, sendAt, withinWorkday, type Sending } from './quiet.ts'
import { tellingsOf, withoutRepeats, type News, type Sitting } from './tellings.ts'
import { ordinaryWishes, waysTo } from './ways.ts'

const at = (text: string): number => Date.parse(`${text}:00+08:00`)
const local = (instant: number): string => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 16)
/** Monday to Friday with lunch; New Year's Day off, Sunday the 4th worked in its place. */
const calendar: WorkCalendar = { version: 'test', zoneOffsetMinutes: 480, spans: [[540, 720], [840, 1080]], weekdays: [1, 2, 3, 4, 5], exceptions: { '2026-01-01': false, '2026-01-02': false, '2026-01-04': true } }

describe('when it may leave', () => {
  const ordinary: Sending = { at: 0, timing: 'atOnce', breaksQuiet: false, audience: 'staff', calendar, own: null }
  it.each<[string, Partial<Sending>, string]>([
    ['2025-12-30T10:00', {}, '2025-12-30T10:00'],
    ['2025-12-30T12:30', {}, '2025-12-30T12:30'], // lunch is not quiet
    ['2025-12-30T18:30', {}, '2025-12-31T09:00'],
    ['2025-12-31T18:30', {}, '2026-01-04T09:00'], // over the holiday to the make-up Sunday
    ['2025-12-31T18:30', { breaksQuiet: true }, '2025-12-31T18:30'],
    ['2025-12-30T10:00', { timing: 'gathered' }, '2025-12-30T14:00'],
    ['2025-12-30T14:00', { timing: 'gathered' }, '2025-12-31T09:00'],
    ['2025-12-30T10:00', { own: { from: 540, until: 660 } }, '2025-12-30T11:00'],
    ['2025-12-30T23:00', { own: { from: 1_320, until: 420 }, breaksQuiet: true }, '2025-12-31T07:00'], // one's own hours hold always
    ['2025-12-30T10:00', { own: { from: 540, until: 1_140 } }, '2025-12-30T19:00'], // no hour of work is left: one's own count
    ['2025-12-30T22:00', { audience: 'residents' }, '2025-12-31T08:00'],
    ['2026-01-01T10:00', { audience: 'residents' }, '2026-01-01T10:00'],
  ])('%s %o → %s', (from, more, expected) => {
    expect(local(sendAt({ ...ordinary, ...more, at: at(from) }))).toBe(expected)
  })

  test('is never before, never in hours of quiet, for any time and hours', () => {
    fc.assert(fc.property(fc.integer({ min: at('2025-12-01T00:00'), max: at('2026-03-01T00:00') }), fc.integer({ min: 0, max: 539 }), fc.boolean(), fc.boolean(), (from, until, gathered, breaksQuiet) => {
      const own = { from: 1_200, until }
      const leaves = sendAt({ at: from, timing: gathered ? 'gathered' : 'atOnce', breaksQuiet, audience: 'staff', calendar, own })
      expect(leaves).toBeGreaterThan(from)
      expect(isQuiet(own, calendar, leaves)).toBe(false)
      if (!breaksQuiet) expect(withinWorkday(calendar, leaves)).toBe(leaves)
    }))
  })

  test('the next gathering is a beginning of a span of work', () => {
    fc.assert(fc.property(fc.integer({ min: at('2025-12-01T00:00'), max: at('2026-03-01T00:00') }), (from) => {
      expect(['09:00', '14:00']).toContain(local(nextGathering(calendar, from)).slice(11))
    }))
  })
})

describe('the rules', () => {
  it('of the starter set hold, each occasion is spoken in both languages, and every reporter is answered', () => {
    expect(ruleFlaws(starterRules)).toEqual([])
    expect(Object.keys(wordingsZh).sort()).toEqual([...occasionNames].sort())
    expect(new Set(occasionNames.flatMap((one) => [wordingsZh[one].one, wordingsEn[one].one])).size).toBe(occasionNames.length * 2)
    expect(new Set(starterRules.map(({ occasion }) => occasion))).toEqual(new Set(occasionNames.filter((one) => one !== 'reportHandled')))
    expect(occasionsOf('case.accept')).toEqual(['caseGiven', 'reportAccepted'])
    expect([occasionsOf('case.verify', 'filed'), occasionsOf('case.verify', 'refused')]).toEqual([['caseGiven'], ['reportRefused']])
    expect([occasionsOf('case.approve', 'filed'), occasionsOf('case.approve', 'void')]).toEqual([['approvalAnswered'], ['approvalAnswered', 'reportVoided']])
    expect(kindsOf('reportRefused')).toEqual(['case.refuse', 'case.verify'])
  })

  it('name nobody an occasion can’t mean, no robot by a person’s way, nothing twice', () => {
    const rule: MessageRule = { occasion: 'clockRed', who: 'named', channels: ['push'], timing: 'atOnce', breaksQuiet: false }
    expect(ruleFlaws([rule, rule])).toEqual([1])
    expect(ruleFlaws([{ ...rule, who: 'reporter' }])).toEqual([0])
    expect(ruleFlaws([{ ...rule, who: 'robots' }])).toEqual([0])
    expect(ruleFlaws([{ ...rule, who: { role: 'gridWorker', level: 'street' } }])).toEqual([0])
    expect(ruleFlaws([{ ...rule, who: { role: 'streetDesk', level: 'street' } }])).toEqual([])
    for (const occasion of occasionNames) for (const who of occasions[occasion].who) expect(mayHear(occasion, who), `${occasion} ${who}`).toBe(true)
  })

  it('leave by what the rule allows, the person chose and can reach them', () => {
    fc.assert(fc.property(fc.subarray([...channels]), fc.subarray([...channels]), fc.subarray([...channels]), (allowed, chosen, there) => {
      const wishes = { ...ordinaryWishes, channels: { push: chosen.includes('push'), sms: chosen.includes('sms'), email: chosen.includes('email') } }
      expect(waysTo(allowed, wishes, new Set(there))).toEqual(channels.filter((one) => allowed.includes(one) && chosen.includes(one) && there.includes(one)))
    }))
  })
})

describe('who is told', () => {
  const seat = (role: string, unitId: number) => ({ role, unitId }) as never
  const sitting = (...people: number[]): Sitting[] => people.map((personId) => ({ personId, unitId: 7, officeId: null }) as unknown as Sitting)
  const news = (more: Partial<News> = {}): News => ({
    occasion: 'caseGiven', source: 'journal 1', at: 0, byId: null, subject: { kind: 'case', id: 'a' }, facts: { number: null, category: null, place: null, day: null }, line: { ...emptyLine, streetId: 5, districtUnitId: 1 } as never, officeIds: [],
    seats: { holder: [[[seat('gridWorker', 7)], [seat('communityDesk', 6)]]], chief: [[[seat('communityDesk', 6)]]] }, people: {}, ...more,
  })
  const rules: MessageRule[] = [
    { occasion: 'caseGiven', who: 'holder', channels: ['push'], timing: 'gathered', breaksQuiet: false },
    { occasion: 'caseGiven', who: 'chief', channels: ['email'], timing: 'atOnce', breaksQuiet: true },
  ]
  const posts: Record<string, number[]> = { 'gridWorker 7': [1, 2], 'communityDesk 6': [3] }
  const tell = (one: News, on = posts) => tellingsOf(one, { rules, robots: [], sittingOn: (of) => sitting(...(on[`${of.role} ${(of as { unitId: number }).unitId}`] ?? [])) })
  const people = (one: News, on = posts) => tell(one, on).map(({ to }) => ('personId' in to ? Number(to.personId) : 0))

  it('sits on the first seat with somebody on it', () => {
    expect(people(news())).toEqual([1, 2, 3])
    expect(people(news(), { 'communityDesk 6': [3] })).toEqual([3])
  })

  it('is told once by all ways together, at once if any rule says so', () => {
    expect(tell(news(), { 'communityDesk 6': [3] })).toMatchObject([{ channels: ['push', 'email'], timing: 'atOnce', breaksQuiet: true }])
  })

  it('is nobody who did it, nor their colleagues on the same seat', () => {
    expect(people(news({ byId: 1 as never }))).toEqual([3])
  })

  it('hears the same thing once in one look', () => {
    expect(withoutRepeats([...tell(news()), ...tell(news({ source: 'journal 2' }))]).map(({ news: { source } }) => source)).toEqual(['journal 2', 'journal 2', 'journal 2'])
  })
})

describe('the texts', () => {
  const item = (n: number, occasion: Item['occasion'] = 'caseGiven'): Item => ({ occasion, subjectId: String(n), facts: { number: `2026-000000${n}`, category: { zh: '路灯', en: 'Street lamp' }, place: '第三网格', day: null } })
  it('name one thing, and count many by what they are', () => {
    expect(compose([item(1)], 'zh')).toEqual({ title: '有事件交给您', body: '2026-0000001 · 路灯 · 第三网格', lines: ['有事件交给您：2026-0000001 · 路灯 · 第三网格'] })
    expect(compose([item(1), item(1)], 'en').title).toBe('A case is yours')
    expect(compose([item(1), item(2), item(3), item(4, 'clockYellow'), item(5, 'clockYellow')], 'en')).toMatchObject({ title: '5 messages', body: '3 cases given to you, 2 due soon' })
  })

  test('hold nothing but number, class, day and place: whatever else hangs on a record stays behind', () => {
    const word = fc.stringMatching(/^[\u4e00-\u9fa5]{2,8}$/)
    fc.assert(fc.property(fc.constantFrom(...occasionNames), word, fc.stringMatching(/^1[3-9]\d{9}$/), word, fc.constantFrom('zh' as const, 'en' as const), fc.integer({ min: 1, max: 4 }), (occasion, name, phone, description, language, n) => {
      const facts = { number: '2026-0000001', category: { zh: '路灯', en: 'Street lamp' }, place: '第三网格', day: null, reporter: name, phone, description } as SafeFacts
      const { title, body, lines } = compose(Array.from({ length: n }, (_, k) => ({ occasion, subjectId: String(k), facts })), language)
      const left = [title, body, ...lines].join('\n').replaceAll(factsText(facts, language), '')
      const known = [wordingsZh[occasion].one, wordingsZh[occasion].many(n), wordingsEn[occasion].one, wordingsEn[occasion].many(n), `${n} 条消息`, `${n} messages`].join('\n')
      for (const private_ of [name, phone, description]) expect(left.includes(private_) && !known.includes(private_)).toBe(false)
    }))
  })
})

describe('waiting after a fault', () => {
  it('grows, is spread by a fifth, and ends', () => {
    expect(waits.map((_, n) => waitAfter(n + 1, 0.5))).toEqual(waits)
    expect([waitAfter(1, 0), waitAfter(1, 0.999_999)]).toEqual([48_000, 72_000])
    expect(waitAfter(1, 0, 600_000)).toBe(600_000)
    expect(waitAfter(mostAttempts, 0.5)).toBeNull()
  })
})
