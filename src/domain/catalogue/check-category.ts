// What keeps a class from being saved: the editor shows it beside the field, the sheet beside the row, the server refuses it.
import type { Category, StageLimit } from './category.ts'
import { whyNotAsked, type KnownAlready } from './known-already.ts'
import { isMajor, isMinor } from './numbering.ts'

export const categoryFaults = [
  'code-wrong', 'name-missing', 'name-long', 'question-incomplete', 'question-twice', 'question-known', 'options-few', 'option-twice', 'questions-many', 'condition-incomplete', 'condition-twice',
  'office-unknown', 'handle-missing', 'limit-wrong', 'limit-twice', 'limit-condition', 'limit-milestone', 'milestone-incomplete', 'milestone-twice', 'milestone-limit', 'major-only-name',
] as const
export type CategoryFault = {
  code: (typeof categoryFaults)[number]
  /** Code of the question, condition, office, milestone or stage it is about. */
  at?: string
  /** Why a question isn't asked. */
  known?: KnownAlready
}

export const mostQuestions = 8
export const longestName = 40
/** Ninety days by the clock or of work are past any stage. */
const mostOfUnit: Readonly<Record<StageLimit['limit']['unit'], number>> = { hour: 2_160, workMinute: 43_200, workHour: 720, workday: 250 }

const code = /^[a-z][A-Za-z0-9]{0,19}$/
type Coded = { code: string; zh: string; en: string }
const complete = (one: Coded): boolean => code.test(one.code) && one.zh.trim() !== '' && one.en.trim() !== ''
const repeated = (codes: readonly string[]): string[] => codes.filter((one, index) => codes.indexOf(one) !== index)

const namedFaults = (list: readonly Coded[], kind: 'condition' | 'milestone'): CategoryFault[] => [
  ...list.filter((one) => !complete(one)).map((one): CategoryFault => ({ code: `${kind}-incomplete`, at: one.code })),
  ...repeated(list.map((one) => one.code)).map((at): CategoryFault => ({ code: `${kind}-twice`, at })),
]

const questionFaults = ({ questions }: Category): CategoryFault[] => [
  ...(questions.length > mostQuestions ? [{ code: 'questions-many' as const }] : []),
  ...repeated(questions.map((one) => one.code)).map((at): CategoryFault => ({ code: 'question-twice', at })),
  ...questions.flatMap((question): CategoryFault[] => {
    const at = question.code
    const known = whyNotAsked(question)
    const options = question.options ?? []
    return [
      ...(complete(question) ? [] : [{ code: 'question-incomplete' as const, at }]),
      ...(known ? [{ code: 'question-known' as const, at, known }] : []),
      ...(question.kind === 'choice' && (options.length < 2 || !options.every(complete)) ? [{ code: 'options-few' as const, at }] : []),
      ...(repeated(options.map((one) => one.code)).length > 0 ? [{ code: 'option-twice' as const, at }] : []),
    ]
  }),
]

export const limitKey = ({ stage, urgent, condition, area }: Omit<StageLimit, 'limit'>): string => [stage, urgent ?? '*', condition ?? '*', area ?? '*'].join('|')

const limitFaults = ({ limits, conditions, milestones }: Category): CategoryFault[] => {
  const milestoneOf = (stage: string): string | undefined => (stage.startsWith('m:') ? stage.slice(2) : undefined)
  return [
    ...(limits.some(({ stage, urgent, condition, area }) => stage === 'handle' && urgent === null && condition === null && area === null) ? [] : [{ code: 'handle-missing' as const }]),
    ...repeated(limits.map(limitKey)).map((at): CategoryFault => ({ code: 'limit-twice', at: at.split('|')[0]! })),
    ...limits.flatMap(({ stage, condition, limit }): CategoryFault[] => {
      const milestone = milestoneOf(stage)
      return [
        ...(Number.isInteger(limit.amount) && limit.amount > 0 && limit.amount <= mostOfUnit[limit.unit] ? [] : [{ code: 'limit-wrong' as const, at: stage }]),
        ...(condition === null || conditions.some((one) => one.code === condition) ? [] : [{ code: 'limit-condition' as const, at: condition }]),
        ...(milestone === undefined || milestones.some((one) => one.code === milestone) ? [] : [{ code: 'limit-milestone' as const, at: milestone }]),
      ]
    }),
    ...milestones.filter((one) => !limits.some(({ stage }) => stage === `m:${one.code}`)).map((one): CategoryFault => ({ code: 'milestone-limit', at: one.code })),
  ]
}

const nameFaults = ({ zh, en }: Category): CategoryFault[] => {
  if (zh.trim() === '' || en.trim() === '') return [{ code: 'name-missing' }]
  return [...zh].length > longestName || en.length > 2 * longestName ? [{ code: 'name-long' }] : []
}

/** `offices` are the codes the district has; a code that is gone is a fault, so that nothing is proposed to nobody. */
export const checkCategory = (category: Category, offices: ReadonlySet<string>): CategoryFault[] => {
  if (isMajor(category.code)) {
    const more = category.questions.length + category.limits.length + category.conditions.length + category.offices.length + category.milestones.length
    return [...nameFaults(category), ...(more > 0 ? [{ code: 'major-only-name' as const }] : [])]
  }
  return [
    ...(isMinor(category.code) ? [] : [{ code: 'code-wrong' as const }]),
    ...nameFaults(category), ...questionFaults(category), ...namedFaults(category.conditions, 'condition'), ...namedFaults(category.milestones, 'milestone'),
    ...category.offices.filter((office) => !offices.has(office)).map((at): CategoryFault => ({ code: 'office-unknown', at })),
    ...limitFaults(category),
  ]
}
