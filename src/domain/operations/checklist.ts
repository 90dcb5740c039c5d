// The checklist of the shop-front three duties 门前三包: sanitation, order, greenery. Items are data that a district edits;
// every change is a new version of the whole list, and an inspection keeps the version it was begun with.
import type { Problem } from '../kernel/problem.ts'
import { inspectionProblem } from './problems.ts'

export const duties = ['sanitation', 'order', 'greenery'] as const
export type Duty = (typeof duties)[number]

export type ChecklistItem = { code: string; duty: Duty; zh: string; en: string }
export type Checklist = { version: number; items: readonly ChecklistItem[] }

export const verdicts = ['ok', 'fault', 'none'] as const
/** `none`: there is no such thing at these premises (no flower bed to keep). */
export type Verdict = (typeof verdicts)[number]
export type Answer = { item: string; verdict: Verdict; note?: string }

/** Until the district makes its own. */
export const starterChecklist: Checklist = {
  version: 1,
  items: [
    { code: 's1', duty: 'sanitation', zh: '门前无垃圾、污水、油渍', en: 'No rubbish, waste water or grease in front' },
    { code: 's2', duty: 'sanitation', zh: '垃圾分类入桶，桶身完好整洁', en: 'Waste sorted into bins, bins whole and clean' },
    { code: 's3', duty: 'sanitation', zh: '墙面无乱贴乱画，雪后及时清扫', en: 'No posters or scrawls on the walls, snow cleared in time' },
    { code: 'o1', duty: 'order', zh: '不出店经营，不占道堆放', en: 'No trading outside the shop, nothing stacked on the pavement' },
    { code: 'o2', duty: 'order', zh: '招牌、灯箱牢固规范', en: 'Signs and light boxes safe and as allowed' },
    { code: 'o3', duty: 'order', zh: '车辆停放有序，消防通道畅通', en: 'Vehicles parked in order, fire access free' },
    { code: 'o4', duty: 'order', zh: '不使用高音喇叭招揽顾客', en: 'No loudspeakers to draw customers' },
    { code: 'g1', duty: 'greenery', zh: '花草树木、绿化设施完好', en: 'Plants and planted areas undamaged' },
    { code: 'g2', duty: 'greenery', zh: '树上无悬挂、树池无杂物', en: 'Nothing hung on trees, tree pits clear' },
  ],
}

export const faultsOf = (answers: readonly Answer[]): string[] => answers.filter(({ verdict }) => verdict === 'fault').map(({ item }) => item)

/** Every item that is asked has one answer, and nothing else has. */
export const answersFault = (asked: readonly string[], answers: readonly Answer[]): Problem | undefined => {
  const given = answers.map(({ item }) => item)
  const unknown = given.filter((item, n) => !asked.includes(item) || given.indexOf(item) !== n)
  if (unknown.length > 0) return inspectionProblem('inspection.answers-unknown', { items: unknown })
  const missing = asked.filter((item) => !given.includes(item))
  return missing.length > 0 ? inspectionProblem('inspection.answers-missing', { items: missing }) : undefined
}

/** What is wrong with a new version of the list. */
export const checklistFault = (items: readonly ChecklistItem[]): Problem | undefined => {
  if (items.length === 0) return inspectionProblem('inspection.checklist-empty')
  const codes = items.map(({ code }) => code)
  const twice = codes.filter((code, n) => codes.indexOf(code) !== n)
  return twice.length > 0 ? inspectionProblem('inspection.item-twice', { items: twice }) : undefined
}
