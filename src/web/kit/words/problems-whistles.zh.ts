// What Problems of whistles say, in Chinese.
import { given, type Say } from './say.ts'

const named = (p: Parameters<Say>[0]): string => (Array.isArray(p['offices']) ? `：${(p['offices'] as readonly string[]).join('、')}` : '')

const states: Readonly<Record<string, string>> = {
  requested: '待批准', running: '进行中', ended: '已结束', refused: '未批准', cancelled: '已取消', called: '待报到', reportedIn: '已报到', objected: '有异议', excused: '已免除', finished: '已完成',
}
const units: Readonly<Record<string, string>> = { hour: '小时', workMinute: '分钟', workHour: '工作小时', workday: '工作日' }

export const whistleProblemsZh = {
  'whistle.not-found': () => '没有这个吹哨，或不在您的管辖范围内。',
  'whistle.id-taken': () => '这个编号已被使用，请重新提交。',
  'whistle.transition-not-allowed': (p) => `吹哨目前“${states[String(p['state'])] ?? ''}”，不能这样办理。`,
  'whistle.call-not-allowed': (p) => `这个部门目前“${states[String(p['state'])] ?? ''}”，不能这样办理。`,
  'whistle.already-open': () => '这个事件已有一个吹哨待批准或正在进行，请先在那里办理。',
  'whistle.case-closed': () => '事件已办结或不在办理中，不能吹哨。',
  'whistle.own-request': () => '这是您自己申请的吹哨，须由他人批准。',
  'whistle.not-called': () => '没有召集这个部门。',
  'whistle.office-needed': (p) => `请选择要召集的部门，最多 ${String(p['most'] ?? 20)} 个。`,
  'whistle.office-unknown': () => '没有这个部门，请重新选择。',
  'whistle.limit-out-of-range': (p) => (p['least'] === undefined ? '报到时限过短或过长。' : `报到时限须在 ${String(p['least'])} 到 ${String(p['most'])} ${units[String(p['unit'])] ?? ''}之间。`),
  'whistle.text-needed': () => '请写明情况或理由。',
  'whistle.time-not-possible': () => '到场时间须在吹哨之后、现在之前。',
  'whistle.not-running': (p) => `吹哨目前“${states[String(p['state'])] ?? ''}”，不能这样办理。`,
  'whistle.head-approves': () => '这次吹哨由本街道领导批准；街道领导不在岗时，才由上级代为批准。',
  'whistle.unanswered': (p) => `还有${given(p, 'count', ' ', ' ')}个部门没有报到，也没有免除或评价，请先评价再结束${named(p)}。`,
  'whistle.not-evaluated': (p) => `还有${given(p, 'count', ' ', ' ')}个已报到的部门没有评价，请先评价再结束${named(p)}。`,
  'whistle.already-evaluated': () => '这个部门已经评价过了。',
  'whistle.task-unknown': () => '没有这项任务。',
  'whistle.task-done': () => '没有这项任务，或已经完成。',
  'whistle.band-order': () => '下限不能高于上限。',
} satisfies Record<string, Say>
