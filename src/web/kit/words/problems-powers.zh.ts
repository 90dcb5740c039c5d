// Texts of the Problems about powers and officers, in Chinese.
import { given, type Say } from './say.ts'

const list = (p: Parameters<Say>[0], name: string): string => (Array.isArray(p[name]) ? (p[name] as readonly string[]).join('、') : '')
const items = (p: Parameters<Say>[0]): string => (list(p, 'items') === '' ? '这类事件所需的权责事项' : `“${list(p, 'items')}”`)
const office = (p: Parameters<Say>[0]): string => (p['office'] ? `“${String(p['office'])}”` : '这个部门')
const holders = (p: Parameters<Say>[0], before: string): string => (list(p, 'holders') === '' ? '' : `${before}${list(p, 'holders')}`)

export const powerProblemsZh = {
  'power.not-found': () => '没有这个权责事项。',
  'power.code-taken': () => '这个编号已有别的权责事项使用。',
  'power.changed': () => '您查看之后，这一项已被别人更改，请看过再提交。',
  'power.id-taken': () => '这个编号的批次已经存在，内容不同。',
  'power.office-unknown': () => '没有这个部门或队伍。',
  'power.street-unknown': () => '没有这个街道。',
  'power.past': (p) => `生效日期不能早于今天${given(p, 'today', '（', '）')}。`,
  'power.transition-early': () => '过渡期的截止日期早于生效日期。',
  'power.transition-apart': () => '收回的权责没有新的行使主体，过渡期只能由原主体办完在办事项。',
  'power.lead-missing': () => '请为每个街道选择行使主体；共同行使的，请指明牵头单位。',
  'power.lead-needless': () => '交回或收回时不能另选行使主体。',
  'power.place-twice': () => '同一个街道选了两次。',
  'power.street-missing': () => '下放和交回须指明街道。',
  'power.joint-twice': () => '牵头单位不能同时是协同单位，协同单位不能重复。',
  'power.move-apart': () => '有人员已不在原部门的岗位上，不能随批次划转。',
  'power.batch-not-found': () => '没有这个批次，或不在您的管辖范围内。',
  'power.batch-over': () => '这个批次已经通过或退回，不能再改。',
  'power.batch-changed': () => '预览之后情况有了变化，请看过新的预览再通过。',
  'power.batch-faulty': (p) => `有${given(p, 'count', ' ', ' ')}项不能这样调整，请改好批次再通过。`,
  'power.batch-nothing': () => '这个批次没有带来任何变化。',
  'power.not-held': (p) => `${office(p)}今天在这里不行使${items(p)}，不能派遣${holders(p, '；可派遣：')}。`,
  'power.not-yet': (p) => `${office(p)}${given(p, 'from', '自 ', ' 起')}才行使${items(p)}，今天还不能派遣${holders(p, '；可派遣：')}。`,
  'power.finishing': (p) => `${office(p)}正在过渡期内，只办完在办事项${given(p, 'until', '（至 ', '）')}，不能派遣新的事件${holders(p, '；可派遣：')}。`,
  'power.lead-is': (p) => `${items(p)}由几家共同行使，请派遣给牵头单位${holders(p, '：')}，${office(p)}协同。`,
  'power.nobody-holds': (p) => `${items(p)}今天在这里没有行使主体，不能派遣；请先调整权责清单。`,
  'power.sheet-not-found': () => '没有这次导入，或已过期清除，请重新上传表格。',
  'power.sheet-unmapped': () => '请先说明哪一列是编号，哪一列是行使主体。',
  'power.sheet-changed': () => '预览之后清单有了变化，请看新的预览再确认。',
  'power.sheet-done': () => '这次导入已经完成。',
  'power.sheet-nothing': () => '没有可以写入的行。',
  'officer.not-found': () => '没有这名执法人员，或不在您的管辖范围内。',
  'officer.record-taken': () => '这条记录已经登记，内容不同。',
  'officer.future': () => '日期在将来，请核对。',
  'officer.own-record': () => '不能登记自己的记录，请由上级登记。',
} as const satisfies Record<string, Say>
