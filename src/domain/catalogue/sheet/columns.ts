// The columns of the catalogue as a spreadsheet, with the headings it is written with; either language is read.
import type { Stage } from '../../clocks/clock.ts'

export type SheetLanguage = 'zh' | 'en'

export const plainStages = ['accept', 'verify', 'dispatch', 'handle', 'check', 'close'] as const satisfies readonly Stage[]
export type PlainStage = (typeof plainStages)[number]

const textColumns = ['code', 'zh', 'en', 'kind', 'state', 'conditions', 'questions', 'evidence', 'offices'] as const
const moreColumns = ['otherLimits', 'milestones'] as const
export type SheetColumn = (typeof textColumns)[number] | PlainStage | `${PlainStage}Urgent` | (typeof moreColumns)[number]

export const sheetColumns: readonly SheetColumn[] = [...textColumns, ...plainStages, ...plainStages.map((stage) => `${stage}Urgent` as const), ...moreColumns]

export const stageNames: Record<SheetLanguage, Record<PlainStage | 'chase', string>> = {
  zh: { accept: '受理', verify: '核实', dispatch: '派遣', handle: '处置', check: '核查', close: '结案', chase: '督办' },
  en: { accept: 'Accept', verify: 'Verify', dispatch: 'Dispatch', handle: 'Handle', check: 'Check', close: 'Close', chase: 'Chase' },
}

const others: Record<SheetLanguage, Record<(typeof textColumns)[number] | (typeof moreColumns)[number], string>> = {
  zh: { code: '编码', zh: '名称', en: '英文名称', kind: '类别', state: '状态', conditions: '立案条件', questions: '提问', evidence: '证据', offices: '部门', otherLimits: '其他时限', milestones: '节点' },
  en: { code: 'Code', zh: 'Chinese name', en: 'English name', kind: 'Kind', state: 'State', conditions: 'Filing conditions', questions: 'Questions', evidence: 'Evidence', offices: 'Offices', otherLimits: 'Other limits', milestones: 'Milestones' },
}

export const headingOf = (column: SheetColumn, language: SheetLanguage): string => {
  const stage = plainStages.find((one) => column === one || column === `${one}Urgent`)
  if (stage === undefined) return others[language][column as keyof (typeof others)['zh']]
  const name = stageNames[language][stage]
  if (column === stage) return language === 'zh' ? `${name}时限` : `${name} limit`
  return language === 'zh' ? `${name}时限(紧急)` : `${name} limit (urgent)`
}

const plain = (heading: string): string => heading.normalize('NFKC').replace(/\s+/g, '').toLowerCase()

const byHeading = new Map(sheetColumns.flatMap((column) => (['zh', 'en'] as const).map((language) => [plain(headingOf(column, language)), column] as const)))

export const columnOf = (heading: string): SheetColumn | undefined => byHeading.get(plain(heading))
