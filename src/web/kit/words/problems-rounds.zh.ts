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
  'round.place-unknown': () => '走访地点已经更新，请刷新后再做。',
  'round.place-outside': () => '这个位置不在这项安排的网格里，或不在本区。',
  'round.too-many-places': (p) => `一个网格最多列 ${String(p['most'] ?? 50)} 处地点。`,
  'round.not-excepted': () => '这一天没有取消或改期。',
  'round.substitute-unknown': () => '这个人那天不能代做：不在附近的岗位上，或正在请假。',
  'round.swap-not-found': () => '没有这次代做，或不在您的范围内。',
  'round.swap-over': () => '这次代做已经有了结果。',
  'round.swap-standing': () => '这一次已经请了别人代做。',
  'wish.not-found': () => '没有这条登记，或已到期删除。',
  'wish.keep-too-long': (p) => `保留日期须从今天起，最长 ${String(p['days'] ?? 366)} 天。`,
  'wish.no-phone': () => '登记时没有留电话。',
  'track.off': () => '本区现在没有开启巡查轨迹。',
  'track.not-found': () => '没有轨迹，或已经删除。',
  'track.over': () => '这条轨迹已经停止。',
  'track.too-long': () => '这条轨迹太长，请停止后另开一条。',
  'track.period': (p) => `起止日期须从今天起，最长 ${String(p['days'] ?? 184)} 天。`,
  'track.reason-needed': (p) => `请写明理由，至少 ${String(p['least'] ?? 10)} 个字。`,
  'track.on-already': () => '这段时间已经开启了巡查轨迹。',
} satisfies Record<string, Say>
