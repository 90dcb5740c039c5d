// The cells of a row read back as a class. A column the sheet doesn't have leaves what was; a cell that can't be read is a
// fault of its row.
import type { Limit } from '../../kernel/working-time.ts'
import type { Stage } from '../../clocks/clock.ts'
import type { AreaClass, Category, Question, StageLimit, Wording } from '../category.ts'
import { plainStages, stageNames, type PlainStage, type SheetColumn } from './columns.ts'
import { linesOf, plainText, splitAt } from './marks.ts'
import { plainColumn, sheetWords, unitNames } from './write-cells.ts'

export type CellFault = { code: 'cell-unreadable'; column: SheetColumn; value: string }
export type ClassCells = { category: Category; retired: boolean }

class Unreadable extends Error {}

const fold = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase()

/** Finds what a word stands for in either language. */
const oneOf = <T extends string>(text: string, ...names: readonly Readonly<Record<T, string>>[]): T => {
  const wanted = fold(text)
  for (const table of names) for (const key of Object.keys(table) as T[]) if (fold(table[key]) === wanted || fold(key) === wanted) return key
  throw new Unreadable()
}

const singular: Record<Limit['unit'], string> = { hour: 'hour', workMinute: 'work minute', workHour: 'work hour', workday: 'workday' }

const readLimit = (text: string): Limit => {
  const match = /^(\d+)\s*(.+)$/.exec(text.normalize('NFKC').trim())
  if (!match) throw new Unreadable()
  return { amount: Number(match[1]), unit: oneOf(match[2]!, unitNames.zh, unitNames.en, singular) }
}

const readNamed = (line: string): Wording => {
  const [code, names] = splitAt(line, ':：', 2)
  const [zh, en] = splitAt(names ?? '', '/', 2)
  if (!code || zh === undefined || en === undefined) throw new Unreadable()
  return { code: plainText(code), zh: plainText(zh), en: plainText(en) }
}

const readQuestion = (line: string): Question => {
  const [code, kind, need, zh, en, ...options] = splitAt(line, '|｜')
  if (code === undefined || kind === undefined || need === undefined || zh === undefined || en === undefined) throw new Unreadable()
  const required = oneOf(need, { required: sheetWords.zh.required, optional: sheetWords.zh.optional }, { required: 'required', optional: 'optional' }) === 'required'
  const read: Question = { code: plainText(code), zh: plainText(zh), en: plainText(en), kind: oneOf(kind, sheetWords.zh.kinds, sheetWords.en.kinds), required }
  return options.length > 0 ? { ...read, options: options.map(readNamed) } : read
}

const whereWords = (language: 'zh' | 'en') => ({ urgent: sheetWords[language].urgent, condition: sheetWords[language].condition, area: sheetWords[language].area })

const readStage = (text: string): Stage => {
  const [word, name] = splitAt(text, '=', 2)
  if (name !== undefined) {
    oneOf(word!, { milestone: sheetWords.zh.milestone }, { milestone: sheetWords.en.milestone })
    return `m:${plainText(name)}`
  }
  return oneOf<PlainStage | 'chase'>(text, stageNames.zh, stageNames.en)
}

const readOther = (line: string): StageLimit => {
  const parts = splitAt(line, ':：')
  const limit = readLimit(parts.pop() ?? '')
  const [stage, ...where] = splitAt(parts.join(':'), '|｜')
  const read: StageLimit = { stage: readStage(stage ?? ''), urgent: null, condition: null, area: null, limit }
  for (const one of where) {
    const [word, value] = splitAt(one, '=', 2)
    const what = oneOf(word ?? '', whereWords('zh'), whereWords('en'))
    if (what === 'urgent') read.urgent = oneOf(value ?? '', { yes: sheetWords.zh.yes, no: sheetWords.zh.no }, { yes: 'yes', no: 'no' }) === 'yes'
    if (what === 'condition') read.condition = plainText(value ?? '')
    if (what === 'area') read.area = oneOf<AreaClass>(value ?? '', { A: 'A', B: 'B', C: 'C' })
  }
  return read
}

const readEvidence = (text: string): Category['evidence'] => {
  const found = linesOf(text.replaceAll(/[,，、]/g, ';')).map((word) => oneOf(word, sheetWords.zh.evidence, sheetWords.en.evidence))
  return { scene: found.includes('scene'), before: found.includes('before'), after: found.includes('after'), place: found.includes('place') }
}

const readers: Partial<Record<SheetColumn, (text: string, into: ClassCells) => void>> = {
  zh: (text, { category }) => void (category.zh = text.trim()),
  en: (text, { category }) => void (category.en = text.trim()),
  kind: (text, { category }) => void (category.component = oneOf(text, { component: sheetWords.zh.component, event: sheetWords.zh.event }, { component: 'Component', event: 'Event' }) === 'component'),
  state: (text, into) => void (into.retired = text.trim() !== '' && oneOf(text, { used: sheetWords.zh.used, retired: sheetWords.zh.retired }, { used: 'In use', retired: 'Retired' }) === 'retired'),
  conditions: (text, { category }) => void (category.conditions = linesOf(text).map(readNamed)),
  questions: (text, { category }) => void (category.questions = linesOf(text).map(readQuestion)),
  evidence: (text, { category }) => void (category.evidence = readEvidence(text)),
  offices: (text, { category }) => void (category.offices = linesOf(text.replaceAll(/[,，、]/g, ';')).map(plainText)),
  otherLimits: (text, { category }) => void (category.limits = [...category.limits.filter(plainColumn), ...linesOf(text).map(readOther)]),
  milestones: (text, { category }) => void (category.milestones = linesOf(text).map(readNamed)),
}

for (const stage of plainStages)
  for (const urgent of [null, true] as const) {
    const column = urgent ? (`${stage}Urgent` as const) : stage
    readers[column] = (text, { category }) => {
      const read = text.trim() === '' ? [] : [{ stage, urgent, condition: null, area: null, limit: readLimit(text) }]
      category.limits = [...category.limits.filter((one) => plainColumn(one) !== column), ...read]
    }
  }

/** A spreadsheet protects what begins like a formula by a quote before it. */
const unquoted = (text: string): string => text.replace(/^'(?=[=+\-@])/, '')

export const readCells = (given: ReadonlyMap<SheetColumn, string>, before: ClassCells): { read: ClassCells; faults: CellFault[] } => {
  const read: ClassCells = { retired: before.retired, category: { ...before.category, limits: [...before.category.limits] } }
  const faults: CellFault[] = []
  for (const [column, text] of given)
    try {
      readers[column]?.(unquoted(text), read)
    } catch (fault) {
      if (!(fault instanceof Unreadable)) throw fault
      faults.push({ code: 'cell-unreadable', column, value: text.slice(0, 80) })
    }
  return { read, faults }
}
