// From a cell to a value: what is written with full-width digits or blanks at its ends is named, and understood anyway.
import { specialTypes, type Level, type SpecialType } from '../unit.ts'
import { fault, type Fault } from './fault.ts'
import type { Cell } from './source.ts'

const edges = /^[\s\u00a0\u3000\u200b-\u200d\ufeff]+|[\s\u00a0\u3000\u200b-\u200d\ufeff]+$/g
const fullWidth = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/

/** The text without what nobody means, and what that was. */
export const cleanText = (cell: Cell): { text: string; faults: Fault[] } => {
  const given = String(cell ?? '')
  const faults: Fault[] = []
  const trimmed = given.replace(edges, '')
  if (trimmed !== given && trimmed !== '') faults.push(fault('blanks', { found: given }))
  if (fullWidth.test(trimmed)) faults.push(fault('full-width', { found: trimmed }))
  return { text: trimmed.replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0)), faults }
}

/** Spreadsheets keep fifteen digits of a number; a longer code was rounded the moment it was typed. */
export const isRounded = (cell: Cell): boolean => (typeof cell === 'number' ? Math.abs(cell) >= 1e15 : /^\d(\.\d+)?e\+?1[4-9]$/i.test(String(cell ?? '').trim()))

/** A count of households, null for an empty cell; undefined when it is none. */
export const householdsOf = (cell: Cell): number | null | undefined => {
  const text = cleanText(cell).text.replace(/[,，]|户$/g, '')
  if (text === '') return null
  const number = Number(text)
  return Number.isInteger(number) && number >= 0 && number <= 10_000_000 ? number : undefined
}

const levelWords: readonly (readonly [RegExp, Level])[] = [
  [/^(微网格|microgrid|五级|5)$/i, 'microgrid'], [/^((基础|一般|专属)?网格|grid|四级|4)$/i, 'grid'], [/^(社区|村|行政村|居委会|村委会|社区[/、(（]?村[)）]?|community|village|三级|3)$/i, 'community'],
  [/^(街道|乡|镇|乡镇|街道[/、(（]?乡镇[)）]?|街道办事处|street|town|二级|2)$/i, 'street'], [/^(区|县|区县|district|一级|1)$/i, 'district'],
]
export const levelFromText = (text: string): Level | undefined => levelWords.find(([words]) => words.test(text))?.[1]

const nameEndings: readonly (readonly [RegExp, Level])[] = [
  [/微网格(\d+|[一二三四五六七八九十]+)?号?$|微网格/, 'microgrid'], [/网格(\d+|[一二三四五六七八九十]+)?号?$|网格/, 'grid'], [/(社区|村|居委会|村委会|居民委员会|村民委员会)$/, 'community'],
  [/(街道|镇|乡|办事处|人民政府)$/, 'street'], [/[区县市]$/, 'district'],
]
export const levelFromName = (name: string): Level | undefined => nameEndings.find(([ending]) => ending.test(name))?.[1]

const specialWords: readonly (readonly [RegExp, SpecialType])[] = [
  [/市场|商场|商圈|商业|market/i, 'market'], [/学校|小学|中学|大学|学院|幼儿园|school/i, 'school'], [/医院|卫生院|hospital/i, 'hospital'],
  [/楼宇|写字楼|办公|园区|企业|officetower/i, 'officeTower'], [/公园|景区|广场|park/i, 'park'], [/工地|在建|construction/i, 'constructionSite'],
]

/** Null: an ordinary unit; undefined: special in a way we have no word for. */
export const specialFrom = (text: string): SpecialType | null | undefined => {
  if (/^(|否|无|不是|普通|一般|0|n|no|false|-|—|\/)$/i.test(text)) return null
  return specialTypes.find((type) => type === text) ?? specialWords.find(([words]) => words.test(text))?.[1]
}

export const villageFrom = (text: string): boolean | undefined => {
  if (/^(是|y|yes|true|1|.*村.*)$/i.test(text)) return true
  return /^(否|n|no|false|0|.*(社区|居委).*)$/i.test(text) ? false : undefined
}
