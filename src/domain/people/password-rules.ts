// When a password is good enough: long, not the login, not one of those everybody tries first.

export const leastPasswordLength = 10

export type Weakness = 'too-short' | 'contains-login' | 'common' | 'too-simple' | 'same'

/** The cores of passwords tried first, Chinese habits included; digits and marks around them don't help. */
const commonCores = [
  'password', 'passw0rd', 'p@ssword', 'p@ssw0rd', 'admin', 'administrator', 'root', 'welcome', 'iloveyou', 'woaini', 'letmein', 'qwerty', 'qwertyuiop',
  'asdfghjkl', 'zxcvbnm', '1qaz2wsx', '1q2w3e4r', '1q2w3e4r5t', 'qazwsx', 'abc', 'abcd', 'abcdef', 'a123456', 'aa123456', 'abc123456', 'wangge', 'pingcheng',
  'datong', 'monkey', 'dragon', 'sunshine', 'princess', 'football', 'test', 'user', 'guest', 'changeme', 'default', 'woaizhongguo', '5201314', '1314520',
]
const cores = new Set(commonCores)

const runs = ['01234567890123456789', '98765432109876543210', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm']

/** Whether all of it is one run along the digits, the alphabet or the keyboard, or a short piece said again and again. */
const isPattern = (text: string): boolean => runs.some((run) => run.includes(text)) || /^(.{1,4})\1+.{0,3}$/su.test(text)

const withoutEdges = (text: string): string => text.replace(/^[^\p{L}]+/u, '').replace(/[^\p{L}]+$/u, '')

/** The first reason why `password` won't do for `login`, or null. Says nothing about the password's letters. */
export const weaknessOf = (password: string, login: string | null): Weakness | null => {
  const text = password.normalize('NFKC').toLowerCase()
  if ([...text].length < leastPasswordLength) return 'too-short'
  const name = (login ?? '').normalize('NFKC').toLowerCase()
  if (name.length >= 3 && (text.includes(name) || text.includes([...name].reverse().join('')))) return 'contains-login'
  if (new Set(text).size < 5 || isPattern(text)) return 'too-simple'
  const core = withoutEdges(text)
  if (cores.has(text) || cores.has(core) || (core.length > 0 && isPattern(core) && core.length <= text.length / 2)) return 'common'
  if (core === '' && /^(19|20)\d{6}/.test(text)) return 'common'
  return null
}
