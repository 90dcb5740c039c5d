// What the columns of a list of powers may say, and what districts call them: a first guess, confirmed once and remembered.
import { headingKey, wordKey } from '../../people/roster/fields.ts'
import type { PowerKind } from '../power.ts'

export const powerFields = ['code', 'name', 'kind', 'basis', 'street', 'holder', 'joint', 'from', 'classes'] as const
export type PowerField = (typeof powerFields)[number]

const called: Readonly<Record<PowerField, readonly string[]>> = {
  code: ['事项编号', '编号', '事项编码', '编码', '权力编码', '序号', 'code', 'number'],
  name: ['事项名称', '名称', '权责事项', '权力名称', '职权名称', 'name', 'power'],
  kind: ['权力类别', '类别', '权力类型', '职权类别', '类型', 'kind', 'type', 'class'],
  basis: ['法律依据', '依据', '设定依据', '实施依据', 'basis', 'basis in law', 'law'],
  street: ['街道', '乡镇街道', '适用范围', '行使范围', '区域', 'street', 'place'],
  holder: ['行使主体', '实施主体', '牵头单位', '责任部门', '主体', '部门', 'holder', 'office', 'lead'],
  joint: ['协同单位', '配合单位', '协同部门', '配合部门', 'joint with', 'joint'],
  from: ['生效日期', '施行日期', '起始日期', '下放日期', '日期', 'from', 'in force from'],
  classes: ['事件类别', '对应事件类别', '案件类别', 'classes', 'case classes'],
}
const fieldByName = new Map(powerFields.flatMap((field) => called[field].map((name) => [headingKey(name), field] as const)))

/** For each heading the field it means: as remembered, or as it is usually called. A field is given once. */
export const guessPowerFields = (headings: readonly string[], remembered: ReadonlyMap<string, PowerField | null>): (PowerField | null)[] => {
  const used = new Set<PowerField>()
  return headings.map((heading) => {
    const key = headingKey(heading)
    const field = remembered.has(key) ? remembered.get(key) : fieldByName.get(key)
    if (!field || used.has(field)) return null
    used.add(field)
    return field
  })
}

/** Enough to tell what is whose. */
export const areEnough = (fields: readonly (PowerField | null)[]): boolean => fields.includes('code') && fields.includes('holder')

export const kindNames: Readonly<Record<PowerKind, { zh: string; en: string; also: readonly string[] }>> = {
  permit: { zh: '行政许可', en: 'Permit', also: ['许可', '审批'] }, penalty: { zh: '行政处罚', en: 'Penalty', also: ['处罚'] }, inspection: { zh: '行政检查', en: 'Inspection', also: ['检查', '监督检查'] },
  compulsory: { zh: '行政强制', en: 'Compulsory measure', also: ['强制', '强制措施', '强制执行'] }, levy: { zh: '行政征收', en: 'Levy', also: ['征收'] }, confirmation: { zh: '行政确认', en: 'Confirmation', also: ['确认', '登记'] },
  reward: { zh: '行政奖励', en: 'Reward', also: ['奖励'] }, ruling: { zh: '行政裁决', en: 'Ruling', also: ['裁决'] }, other: { zh: '其他权力', en: 'Other', also: ['其他', '其他行政权力'] },
}
const kindByName = new Map((Object.entries(kindNames) as [PowerKind, { zh: string; en: string; also: readonly string[] }][]).flatMap(([kind, { zh, en, also }]) => [kind, zh, en, ...also].map((name) => [wordKey(name), kind] as const)))
export const kindOf = (text: string): PowerKind | undefined => kindByName.get(wordKey(text))
