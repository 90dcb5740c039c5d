// The sentences that say why a row of powers can't be taken, for the screen and for the sheet of faulty rows.
import type { PowerFault, PowerFaultCode } from './plan-powers.ts'

type Say = (value: string, other: string) => string

const zh: Readonly<Record<PowerFaultCode, Say>> = {
  'code-missing': () => '没有事项编号', 'name-missing': () => '没有事项名称', 'name-differs': (value, other) => `同一编号在前面叫“${other}”，这里叫“${value}”`, 'kind-unknown': (value) => `没有“${value}”这种权力类别`,
  'street-unknown': (value) => `没有这个街道（${value}）`, 'holder-unknown': (value) => `没有这个行使主体（${value}）`, 'holder-needed': () => '有协同单位而没有牵头的行使主体', 'joint-unknown': (value) => `没有这个协同单位（${value}）`,
  'joint-twice': (value) => `协同单位重复，或与行使主体相同（${value}）`, 'day-malformed': (value) => `日期有误（${value}）`, 'class-malformed': (value) => `事件类别应为编号（${value}）`, 'duplicate-row': (_, other) => `与第 ${other} 行是同一事项、同一街道`,
  later: (value) => `${value} 或以后已另有调整，不能插在前面`,
}
const en: Readonly<Record<PowerFaultCode, Say>> = {
  'code-missing': () => 'No code', 'name-missing': () => 'No name', 'name-differs': (value, other) => `The same code is called “${other}” above and “${value}” here`, 'kind-unknown': (value) => `There is no kind of power called “${value}”`,
  'street-unknown': (value) => `There is no such street (${value})`, 'holder-unknown': (value) => `There is no such holder (${value})`, 'holder-needed': () => 'Somebody joins, but nobody leads', 'joint-unknown': (value) => `There is no such joint office (${value})`,
  'joint-twice': (value) => `An office joins twice, or leads as well (${value})`, 'day-malformed': (value) => `Not a date (${value})`, 'class-malformed': (value) => `Classes of case are given by code (${value})`, 'duplicate-row': (_, other) => `The same power and street as row ${other}`,
  later: (value) => `Another change begins on ${value} or after: this can’t come before it`,
}

export const powerFaultText = ({ code, value, other }: PowerFault, language: 'zh' | 'en'): string => (language === 'zh' ? zh : en)[code](value ?? '', other ?? '')
