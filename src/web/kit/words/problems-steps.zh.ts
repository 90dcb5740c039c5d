// What only staff are refused when they take a step, in Chinese: the worker app and the console add it, residents don't carry it.
import { one, type Say } from './say.ts'
import { sharedZh } from './shared.zh.ts'
import { stepsZh } from './steps.zh.ts'

export const stepProblemsZh = {
  'case.transition-not-allowed': (p) => `事件目前是“${one(sharedZh.state, p['state'])}”，不能${one(stepsZh.act, p['step'])}。`,
  'case.changed': (p) =>
    p['by'] === undefined ? '在您填写期间，别人已经办理了这个事件。请先看最新进展，再决定怎么办。'
      : `在您填写期间，${String(p['by'])}已办理“${one(stepsZh.done, p['step'])}”，事件现在是“${one(sharedZh.state, p['state'])}”。请先看最新进展，再决定怎么办。`,
  'case.own-work': () => '您处置了这个事件，须由他人核查。',
  'case.unit-not-below': () => '只能下派到事件所在地的下级单位。',
  'case.no-unit-above': () => '已在区级，无法再上交。',
  'case.office-unknown': () => '没有这个部门，请重新选择。',
  'case.not-holder': () => '这一步只能由现在承办它的单位办理。',
  'case.request-pending': () => '已有一项申请等待批准，批准、驳回或撤回后才能再申请。',
  'case.no-request': () => '现在没有等待批准的申请。',
  'case.own-request': () => '自己提出的申请要由别人批准。',
  'case.not-own-request': () => '只有提出申请的人可以撤回。',
  'case.time-needed': () => '请填写时间，须晚于现在。',
  'case.suspension-too-long': (p) => `挂账一次最长 ${String(p['days'] ?? 366)} 天，到期可再申请。`,
  'case.extension-too-long': (p) => `累计延期不能超过原时限的三倍，最多还能延长 ${String(p['most'] ?? 0)}。`,
  'case.no-chase': () => '没有等待答复的督办。',
  'case.chase-from-above': () => '督办由上级提出：只有高于承办单位的一级可以督办；对部门，派遣它的一级及以上可以督办。',
  'case.milestone-unknown': () => '这类事件没有这个节点。',
  'case.milestone-done': () => '这个节点已经完成或不在计时。',
  'case.not-assisting': () => '只有被请求协办的单位可以反馈。',
  'case.master-unknown': () => '找不到要并入的事件，或者它不在您的范围内。',
  'case.master-not-possible': () => '不能并入这个事件：它就是本事件，或已结束、已并入别处。',
  'case.condition-unknown': () => '这类事件没有这个立案条件。',
  'case.private-without-photos': () => '私密备注不能带照片：能看到事件的人都会看到照片。',
  'case.link-not-possible': () => '事件不能与自己关联。',
  'case.whistle-running': () => '有部门正应吹哨到现场，吹哨结束后才能办结这个事件。',
} satisfies Record<string, Say>
