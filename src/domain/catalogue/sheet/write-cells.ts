// A class as the cells of its row. Written so that it reads back as the same class (a test holds both together), and so
// that two versions can be told apart cell by cell.
import type { Limit } from '../../kernel/working-time.ts'
import type { Category, Wording, Question, StageLimit } from '../category.ts'
import { plainStages, sheetColumns, stageNames, type PlainStage, type SheetColumn, type SheetLanguage } from './columns.ts'
import { escaped } from './marks.ts'

export type Cells = Record<SheetColumn, string>

export const unitNames: Record<SheetLanguage, Record<Limit['unit'], string>> = {
  zh: { hour: '小时', workMinute: '工作分钟', workHour: '工作小时', workday: '工作日' },
  en: { hour: 'hours', workMinute: 'work minutes', workHour: 'work hours', workday: 'workdays' },
}

export const sheetWords = {
  zh: {
    component: '部件', event: '事件', used: '在用', retired: '停用', yes: '是', no: '否', required: '必答', optional: '选答', urgent: '紧急', condition: '条件', area: '区域', milestone: '节点', equals: '=', between: '；\n',
    kinds: { text: '文字', number: '数字', choice: '选择', date: '日期', yesNo: '是否' }, evidence: { scene: '现场', before: '处置前', after: '处置后', place: '位置' },
  },
  en: {
    component: 'Component', event: 'Event', used: 'In use', retired: 'Retired', yes: 'yes', no: 'no', required: 'required', optional: 'optional', urgent: 'urgent', condition: 'condition', area: 'area', milestone: 'milestone', equals: '=', between: ';\n',
    kinds: { text: 'text', number: 'number', choice: 'choice', date: 'date', yesNo: 'yesNo' }, evidence: { scene: 'scene', before: 'before', after: 'after', place: 'place' },
  },
} as const satisfies Record<SheetLanguage, { kinds: Record<Question['kind'], string>; evidence: Record<keyof Category['evidence'], string>; [word: string]: unknown }>

export const limitText = ({ amount, unit }: Limit, language: SheetLanguage): string => (language === 'zh' ? `${amount}${unitNames.zh[unit]}` : `${amount} ${unitNames.en[unit]}`)

const namedText = ({ code, zh, en }: Wording): string => `${escaped(code)}:${escaped(zh)}/${escaped(en)}`

const questionText = ({ code, kind, required, zh, en, options = [] }: Question, language: SheetLanguage): string => {
  const words = sheetWords[language]
  return [escaped(code), words.kinds[kind], required ? words.required : words.optional, escaped(zh), escaped(en), ...options.map(namedText)].join(' | ')
}

const stageText = (stage: StageLimit['stage'], language: SheetLanguage): string =>
  stage.startsWith('m:') ? `${sheetWords[language].milestone}=${escaped(stage.slice(2))}` : stageNames[language][stage as PlainStage | 'chase']

/** A limit that stands in a column of its own. */
export const plainColumn = ({ stage, urgent, condition, area }: StageLimit): SheetColumn | undefined => {
  const plain = plainStages.find((one) => one === stage)
  if (plain === undefined || condition !== null || area !== null || urgent === false) return undefined
  return urgent === true ? `${plain}Urgent` : plain
}

const otherLimit = (one: StageLimit, language: SheetLanguage): string => {
  const words = sheetWords[language]
  const where = [
    ...(one.urgent === null ? [] : [`${words.urgent}=${one.urgent ? words.yes : words.no}`]), ...(one.condition === null ? [] : [`${words.condition}=${escaped(one.condition)}`]), ...(one.area === null ? [] : [`${words.area}=${one.area}`]),
  ]
  return `${[stageText(one.stage, language), ...where].join(' | ')}: ${limitText(one.limit, language)}`
}

export const writeCells = ({ category, retired }: { category: Category; retired: boolean }, language: SheetLanguage): Cells => {
  const words = sheetWords[language]
  const cells = Object.fromEntries(sheetColumns.map((column) => [column, ''])) as Cells
  for (const one of category.limits) {
    const column = plainColumn(one)
    if (column) cells[column] = limitText(one.limit, language)
  }
  return {
    ...cells,
    code: category.code, zh: category.zh, en: category.en, kind: category.component ? words.component : words.event, state: retired ? words.retired : words.used,
    conditions: category.conditions.map(namedText).join(words.between),
    questions: category.questions.map((question) => questionText(question, language)).join(words.between),
    evidence: (['scene', 'before', 'after', 'place'] as const).filter((key) => category.evidence[key]).map((key) => words.evidence[key]).join(words.between),
    offices: category.offices.map(escaped).join(words.between),
    otherLimits: category.limits.filter((one) => !plainColumn(one)).map((one) => otherLimit(one, language)).sort().join(words.between),
    milestones: category.milestones.map(namedText).join(words.between),
  }
}

export type CellChange = { column: SheetColumn; before: string; after: string }

/** What differs between two versions of a class, cell by cell: shown before adopting, in the history, in a sheet's preview. */
export const changesOf = (before: { category: Category; retired: boolean } | undefined, after: { category: Category; retired: boolean }, language: SheetLanguage): CellChange[] => {
  const [old, next] = [before && writeCells(before, language), writeCells(after, language)]
  return sheetColumns.flatMap((column) => ((old?.[column] ?? '') === next[column] ? [] : [{ column, before: old?.[column] ?? '', after: next[column] }]))
}
