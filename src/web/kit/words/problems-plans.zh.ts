// What Problems of plans say, in Chinese.
import { given, type Say } from './say.ts'

const named = (p: Parameters<Say>[0], key = 'name'): string => given(p, key, '“', '”')

export const planProblemsZh = {
  'plan.unit-unknown': (p) => `方案里要动的单位${named(p) || given(p, 'unit', '（', '）')}已不存在，或在前面的操作中已被拆分、合并或撤销。`,
  'plan.ref-taken': (p) => `新单位${named(p)}的标识已用过，请重新绘制。`,
  'plan.parent-wrong': (p) => `${named(p) || '这个单位'}不能放在${named(p, 'parent') || '所选单位'}之下，层级不对。`,
  'plan.name-needed': () => '请填写单位名称。',
  'plan.code-malformed': (p) => `${named(p) || '单位'}的编码${given(p, 'code', ' ', ' ')}位数或格式不对${given(p, 'digits', '，这一级有效位数是 ', ' 位')}。`,
  'plan.code-taken': (p) => `编码${given(p, 'code', ' ', ' ')}同时给了${named(p) || '一个单位'}和${named(p, 'other') || '另一个单位'}，请改其中一个。`,
  'plan.households-wrong': (p) => `${named(p) || '单位'}的户数须是不小于 0 的整数。`,
  'plan.shape-malformed': (p) => `${named(p) || '单位'}的边界不成图形，请重新绘制。`,
  'plan.district-stays': () => '区本身不能移动、拆分、合并或撤销。',
  'plan.too-few': (p) => `${named(p)}拆分或合并至少要涉及两个不同的单位。`,
  'plan.not-siblings': (p) => `${named(p) || '一个单位'}和${named(p, 'other') || '另一个单位'}不在同一上级之下，请先移到一起再合并。`,
  'plan.successor-wrong': (p) => `${named(p) || '单位'}的承接单位须是同级单位、它的上级，或拆分出的单位之一。`,
  'plan.units-below': (p) => `${named(p) || '单位'}下面还有${given(p, 'units', ' ', ' 个')}单位，请先移走或撤销它们，或由同级单位承接。`,
  'plan.not-found': () => '没有这个方案，或不在您的管辖范围内。',
  'plan.id-taken': () => '这个编号已被另一个方案使用，请重新新建。',
  'plan.changed': (p) => `在您编辑期间，${p['by'] === undefined ? '别人' : String(p['by'])}已改动了这个方案。请先看最新内容，再决定怎么改。`,
  'plan.not-open': () => '这个方案已不在起草中，不能再改。',
  'plan.outside': (p) => `${named(p) || '这个单位'}不在方案的范围内。`,
  'plan.empty': () => '方案里还没有任何操作。',
  'plan.nothing-to-undo': () => '没有可以撤销的操作。',
  'plan.nothing-to-redo': () => '没有可以恢复的操作。',
  'plan.day-past': () => '启用日期已过，请选今天或以后。',
  'plan.adoption-pending': (p) => `方案${named(p) || ''}已定于${given(p, 'day', ' ', ' ')}启用，启用日期不能早于它。请改日期，或先撤回那个方案。`,
  'plan.no-longer-fits': (p) => `辖区已有变化，方案里有${given(p, 'faults', ' ', ' 处')}操作不再适用${given(p, 'first', '：', '')}${given(p, 'number', '（第 ', ' 步）')}${given(p, 'plan', '，边界已由方案“', '”改动')}。请修改后再启用。`,
  'plan.border-changed': (p) => `${named(p) || '一个单位'}的边界已${given(p, 'plan', '由方案“', '”') || '在此期间'}改动，第${given(p, 'number', ' ', ' ')}步操作不再适用。请撤销这步操作，按现在的边界重新绘制。`,
  'plan.code-used': (p) => `编码${given(p, 'code', ' ', ' ')}曾用于${named(p, 'other') || '别的单位'}，不能再给${named(p) || '新单位'}。`,
  'plan.codes-used-up': (p) => `${named(p, 'parent') || '上级单位'}之下的编码${given(p, 'from', '（', '')}${given(p, 'until', '–', '）')}已用完，请先调整编码规则。`,
  'reorganisation.column-missing': (p) => `表里找不到${(Array.isArray(p['fields']) ? p['fields'] : []).map((field) => (field === 'oldCode' ? '“原编码”' : '“新编码”')).join('和') || '需要的'}列，请指明是哪一列。`,
  'reorganisation.questions-open': (p) => `还有${given(p, 'open', ' ', ' 处')}疑问没有答复${named(p) ? `，如${named(p)}` : ''}。`,
  'reorganisation.rows-faulty': (p) => `表里有${given(p, 'faulty', ' ', ' 行')}讲不通${given(p, 'row', '，如第 ', ' 行')}，请修改后再试。`,
  'reorganisation.nothing-new': () => '这张表与现在的区划一致，没有要改的。',
  'territory.rules-wrong': (p) => `规则自相矛盾${given(p, 'fields', '（', '）')}：各级编码位数须逐级增加，范围的起始不能大于结束。`,
} satisfies Record<string, Say>
