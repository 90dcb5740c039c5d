// Masks, password rules, lock-out and phone codes: what a district officer would expect of them.
import { describe, expect, it } from 'vitest'
import { roles } from '../access/roles.ts'
import { lockAfter, triesLeft } from './lock-out.ts'
import { maskName, maskPhone, residentName } from './masking.ts'
import { weaknessOf, type Weakness } from './password-rules.ts'
import { phoneIsEnough } from './phone-code-rules.ts'

describe('masks', () => {
  it.each([
    ['13812345678', '138****5678'],
    ['8613812345678', '861****5678'],
    ['12345', '***45'],
    ['1', '1'],
  ])('shows the number %s as %s', (phone, shown) => expect(maskPhone(phone)).toBe(shown))

  it.each([
    ['王小明', '王**'],
    ['李雷', '李*'],
    ['欧阳海', '欧阳*'],
    ['欧阳', '欧*'],
    ['王', '王'],
    ['', ''],
    ['Ann Lee', 'A******'],
    ['𠮷田', '𠮷*'],
  ])('shows the name %s as %s', (name, shown) => expect(maskName(name)).toBe(shown))

  it('never gives away the middle of any mobile number', () => {
    for (let n = 0; n < 200; n++) {
      const phone = String(13_000_000_000 + n * 34_567_891 % 6_999_999_999)
      expect(maskPhone(phone)).toMatch(/^\d{3}\*{4}\d{4}$/)
    }
  })

  it('calls a resident without a name by the end of the number', () => expect(residentName('13812345678')).toBe('居民5678'))
})

describe('password rules', () => {
  const cases: [string, string | null, Weakness | null][] = [
    ['short9!', 'wang', 'too-short'],
    ['九个汉字的密码不够', 'wang', 'too-short'],
    ['长句子比符号更好记也更安全', 'wang', null],
    ['wangwei-2026-x', 'wangwei', 'contains-login'],
    ['WangWei is here', 'wangwei', 'contains-login'],
    ['x-iewgnaw-2026', 'wangwei', 'contains-login'],
    ['aaaaaaaaaaaa', null, 'too-simple'],
    ['1234567890', null, 'too-simple'],
    ['9876543210', null, 'too-simple'],
    ['qwertyuiop', null, 'too-simple'],
    ['abcabcabcabc', null, 'too-simple'],
    ['abcd1abcd1ab', null, null],
    ['Password2026!', null, 'common'],
    ['P@ssw0rd123', null, 'common'],
    ['admin123456', null, 'common'],
    ['woaini5201314', null, 'common'],
    ['19850412000', null, 'common'],
    ['correct horse battery', 'wang', null],
    ['t7#Lq-m29xZ', 'wang', null],
    ['ab longer sentence', 'ab', null],
  ]
  it.each(cases)('judges %s for the login %s as %s', (password, login, weakness) => expect(weaknessOf(password, login)).toBe(weakness))

  it('sees through full-width letters', () => expect(weaknessOf('password2026', null)).toBe('common'))
})

describe('lock-out', () => {
  it('waits longer each time, and never for good', () => {
    const waits = Array.from({ length: 12 }, (_, n) => lockAfter(n) / 60_000)
    expect(waits).toEqual([0, 0, 0, 0, 0, 5, 10, 20, 40, 60, 60, 60])
  })
  it('counts the tries that are left', () => expect([0, 1, 4, 5, 9].map(triesLeft)).toEqual([5, 4, 1, 0, 0]))
})

describe('a code to the phone', () => {
  it('is enough for residents and field workers', () => expect(phoneIsEnough(['resident', 'gridWorker', 'microgridWorker'])).toBe(true))
  it('is not enough for whoever may see a reporter or keep the system', () => {
    for (const [role, { verbs }] of Object.entries(roles))
      if (['case.seeReporter', 'system.see', 'audit.see', 'case.dispatch'].some((verb) => verb in verbs)) expect(phoneIsEnough([role, 'resident']), role).toBe(false)
  })
})
