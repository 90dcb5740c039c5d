// Texts of the Problems about the people on the net, in Chinese.
import { given, one, type Say } from './say.ts'
import { netZh } from './net.zh.ts'

const days = (p: Parameters<Say>[0]): string => (p['from'] === undefined ? '' : `（${String(p['from'])} 至 ${String(p['until'])}）`)

export const peopleProblemsZh = {
  'account.slip-invalid': () => '激活码不对、已用过或已过期，请向发给您激活单的办公室重新要一张。',
  'account.login-taken': () => '这个登录名已有人使用，请换一个。',
  'people.not-found': () => '没有这个人员，或不在您的管辖范围内。',
  'people.post-not-found': () => '没有这个岗位，或不在您的管辖范围内。',
  'people.leave-not-found': () => '没有这次请假，或不在您的管辖范围内。',
  'people.role-not-there': (p) => `“${one(netZh.role, p['role'])}”不能设在这一级单位。`,
  'people.role-above': (p) => `“${one(netZh.role, p['role'])}”不低于您自己的岗位，须由上级任免。`,
  'people.own-post': () => '不能自己任免自己，请由他人办理。',
  'people.roles-apart': (p) => `“${one(netZh.role, p['role'])}”与“${one(netZh.role, p['other'])}”须由不同的人担任。`,
  'people.already-on-post': () => '此人在这些日子里已在这个岗位上。',
  'people.post-over': () => '这个岗位已经结束或尚未开始，不能再改。',
  'people.past': (p) => `过去的日子不能改${given(p, 'today', '，今天是 ')}。`,
  'people.days-reversed': () => '结束日期早于开始日期。',
  'people.too-long': (p) => `时间过长，最多 ${String(p['days'] ?? 732)} 天，请核对年份。`,
  'people.name-differs': (p) => `这个手机号登记的是${given(p, 'name', '“', '”')}，姓名不一致。请核对，或确认更改姓名。`,
  'people.phone-taken': () => '这个手机号已登记在另一个人名下。',
  'people.leave-overlaps': (p) => `与已登记的请假重叠${days(p)}。`,
  'people.leave-over': () => '这次请假已经结束或撤销，不能再改。',
  'people.substitute-self': () => '请假人不能替自己的岗。',
  'people.substitute-away': (p) => `替岗人在这些日子里也请假${days(p)}，请另选一人或缩短日期。`,
  'people.not-their-post': () => '这不是请假人的岗位。',
  'people.no-phone': () => '没有登记手机号。',
  'people.sheet-not-found': () => '没有这次导入，或已过期清除，请重新上传表格。',
  'people.sheet-unmapped': () => '请先说明哪一列是姓名，哪一列是岗位，哪一列是单位。',
  'people.sheet-changed': () => '预览之后名册有了变化，请看新的预览再确认。',
  'people.sheet-done': () => '这次导入已经完成。',
  'people.sheet-nothing': () => '没有可以写入的行。',
} as const satisfies Record<string, Say>
