// What refusals of rounds say, in Chinese.
import type { Say } from './say.ts'

export const roundProblemsZh = {
  'round.not-found': () => '没有这次走访巡查，或不在您的范围内。',
  'round.routine-not-found': () => '没有这项计划，或不在您的范围内。',
  'round.rule-not-understood': (p) => `重复规则中“${String(p['part'] ?? '')}”这一部分不能用。`,
  'round.window-not-possible': () => '截止时间要晚于开始时间。',
  'round.where-unknown': () => '请选择要走访的网格或单位，须在您的范围内。',
  'round.who-needed': () => '请选择由谁来做。',
  'round.check-unknown': () => '检查清单已经更新，请刷新后再填。',
  'round.not-done-yet': (p) => {
    const names: Readonly<Record<string, string>> = { checklist: '检查清单', photo: '照片', places: '走访地点', talk: '交谈', note: '情况说明' }
    const missing = Array.isArray(p['missing']) ? (p['missing'] as string[]) : []
    return `还没有完成，缺少：${missing.map((one) => names[one] ?? one).join('、')}。`
  },
  'round.not-open-yet': () => '还没到开始时间。',
  'round.already-done': () => '这一次已经有人完成了。',
  'round.not-yours': () => '这项任务不由您的岗位承担。',
  'round.own-excuse': () => '自己的任务要由上级同意免做。',
  'round.changed': () => '计划在您填写期间改过了，请看最新内容后再提交。',
} satisfies Record<string, Say>
