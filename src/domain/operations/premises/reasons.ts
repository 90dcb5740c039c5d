// The sentences that say why a row of premises can't be taken, for the screen and for the sheet of faulty rows.
import type { PremisesFault, PremisesFaultCode } from './sheet.ts'

export type ReasonLanguage = 'zh' | 'en'
type Say = (value: string) => string

const zh: Readonly<Record<PremisesFaultCode, Say>> = {
  'name-missing': () => '没有名称', 'too-long': (value) => `内容过长（${value}…）`, 'kind-missing': () => '没有类别', 'kind-unknown': (value) => `没有“${value}”这种类别`,
  'place-missing': () => '没有经纬度，也没有网格编码', 'place-malformed': (value) => `经纬度有误（${value}）`, 'place-outside': (value) => `位置不在本区内（${value}）`, 'unit-unknown': (value) => `没有这个单位（${value}）`,
  'out-of-reach': (value) => `不在您的管辖范围内（${value}）`, 'office-unknown': (value) => `没有这个部门（${value}）`, 'phone-malformed': (value) => `电话有误（${value}）`, 'licence-malformed': (value) => `执照编号有误（${value}）`, 'duplicate-row': (value) => `与第 ${value} 行重复`,
}

const en: Readonly<Record<PremisesFaultCode, Say>> = {
  'name-missing': () => 'No name', 'too-long': (value) => `Too long (${value}…)`, 'kind-missing': () => 'No kind', 'kind-unknown': (value) => `There is no kind called “${value}”`,
  'place-missing': () => 'Neither coordinates nor a unit’s code', 'place-malformed': (value) => `Not coordinates (${value})`, 'place-outside': (value) => `The place is outside the district (${value})`, 'unit-unknown': (value) => `There is no such unit (${value})`,
  'out-of-reach': (value) => `Outside your reach (${value})`, 'office-unknown': (value) => `There is no such department (${value})`, 'phone-malformed': (value) => `Not a phone number (${value})`, 'licence-malformed': (value) => `Not a licence number (${value})`, 'duplicate-row': (value) => `The same as row ${value}`,
}

export const premisesFaultText = ({ code, value }: PremisesFault, language: ReasonLanguage): string => (language === 'zh' ? zh : en)[code](value)
