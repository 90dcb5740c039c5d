// The sentences that say why a row can't be taken and what was noticed, for the screen and for the sheet of faulty rows.
import type { RosterFault, RosterFaultCode, RosterNote, RosterNoteCode } from './verdict.ts'

export type ReasonLanguage = 'zh' | 'en'
type Say = (value: string, other: string) => string

const zh: Readonly<Record<RosterFaultCode, Say>> = {
  'name-missing': () => '没有姓名', 'name-too-long': (value) => `姓名过长（${value}）`, 'phone-malformed': (value) => `手机号有误（${value}），应为 11 位`,
  'role-missing': () => '没有岗位', 'role-unknown': (value) => `没有“${value}”这种岗位`, 'unit-missing': () => '没有单位', 'unit-unknown': (value) => `没有这个单位（${value}）`,
  'unit-ambiguous': (value) => `有几个单位叫“${value}”，请写编码或写全上级`, 'unit-name-differs': (value, other) => `编码对应的单位是“${other}”，不是“${value}”`,
  'code-lost-digits': (value) => `编码在表格里成了数字，末几位已丢失（${value}），请设为文本格式`, 'office-missing': () => '没有部门', 'office-unknown': (value) => `没有这个部门（${value}）`,
  'role-not-there': (value, other) => `“${other}”不设“${value}”`, 'out-of-reach': (value) => (value === '' ? '此人另有不在您管辖范围内的岗位' : `“${value}”不在您的管辖范围内`), 'role-above': (value) => `“${value}”不低于您自己的岗位，须由上级任免`,
  'day-malformed': (value) => `日期有误（${value}）`, 'days-reversed': (value, other) => `结束日期（${other}）早于开始日期（${value}）`, 'already-over': (value) => `截止日期已过（${value}）`,
  'duplicate-row': (_, other) => `与第 ${other} 行重复`, 'phone-twice': (value, other) => `同一手机号（${value}）在第 ${other} 行是另一个姓名`, 'name-differs': (value, other) => `这个手机号登记的是“${other}”，与“${value}”不一致`,
  'own-post': () => '不能自己任免自己', 'roles-apart': (value) => `“${value}”须与此人的另一岗位由不同的人担任`,
}

const en: Readonly<Record<RosterFaultCode, Say>> = {
  'name-missing': () => 'No name', 'name-too-long': (value) => `The name is too long (${value})`, 'phone-malformed': (value) => `Not a mobile number of 11 digits (${value})`,
  'role-missing': () => 'No post', 'role-unknown': (value) => `There is no post called “${value}”`, 'unit-missing': () => 'No unit', 'unit-unknown': (value) => `There is no such unit (${value})`,
  'unit-ambiguous': (value) => `Several units are called “${value}”: give the code, or the units above`, 'unit-name-differs': (value, other) => `The code belongs to “${other}”, not to “${value}”`,
  'code-lost-digits': (value) => `The code became a number and lost its last digits (${value}): format the column as text`, 'office-missing': () => 'No department', 'office-unknown': (value) => `There is no such department (${value})`,
  'role-not-there': (value, other) => `“${value}” can’t stand at “${other}”`, 'out-of-reach': (value) => (value === '' ? 'This person has another post outside your reach' : `“${value}” is outside your reach`), 'role-above': (value) => `“${value}” isn’t below your own post: somebody above has to do this`,
  'day-malformed': (value) => `Not a date (${value})`, 'days-reversed': (value, other) => `The last day (${other}) is before the first (${value})`, 'already-over': (value) => `The last day has passed (${value})`,
  'duplicate-row': (_, other) => `The same as row ${other}`, 'phone-twice': (value, other) => `The same phone (${value}) has another name in row ${other}`, 'name-differs': (value, other) => `This phone is registered to “${other}”, not “${value}”`,
  'own-post': () => 'Nobody changes their own posts', 'roles-apart': (value) => `“${value}” must be held by somebody else than this person’s other post`,
}

const notesZh: Readonly<Record<RosterNoteCode, (other: string) => string>> = {
  tidied: () => '已去掉多余空格、把全角改为半角', 'same-name': () => '同名且没有手机号，按新的一人登记', 'double-person': (other) => `此人同时在“${other}”`, 'double-cell': (other) => `这里已有${other}`,
  'from-kept': (other) => `任职日期保持 ${other} 不变`, 'resident-named': () => '此人曾以居民身份用手机登录，登记其姓名',
}
const notesEn: Readonly<Record<RosterNoteCode, (other: string) => string>> = {
  tidied: () => 'Blanks and full-width signs were made plain', 'same-name': () => 'Somebody has the same name and there is no phone: taken for a new person', 'double-person': (other) => `Also on post at “${other}”`, 'double-cell': (other) => `${other} is there already`,
  'from-kept': (other) => `The first day stays ${other}`, 'resident-named': () => 'Signed in as a resident by this phone before: gets this name',
}

export const faultText = ({ code, value, other }: RosterFault, language: ReasonLanguage): string => (language === 'zh' ? zh : en)[code](value ?? '', other ?? '')
export const noteText = ({ code, other }: RosterNote, language: ReasonLanguage): string => (language === 'zh' ? notesZh : notesEn)[code](other ?? '')
