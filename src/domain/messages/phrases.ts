// What each occasion is called on its own, and counted among others, in both languages. Nothing here has a place for a name,
// a telephone number or the words of a report.
import { counted } from '../kernel/counted.ts'
import type { Occasion } from './occasion.ts'

export type Wording = { one: string; many: (n: number) => string }
const wording = (one: string, many: (n: number) => string): Wording => ({ one, many })

/** Of one and of several. */
const count = (one: string, several: string) => (n: number): string => counted(n, one, several)

export const wordingsZh: Readonly<Record<Occasion, Wording>> = {
  caseReported: wording('新事件待受理', (n) => `${n} 件新事件待受理`),
  caseGiven: wording('有事件交给您', (n) => `${n} 件事件交给您`),
  caseReturned: wording('事件退回给您', (n) => `${n} 件事件退回`),
  caseChased: wording('事件被督办', (n) => `${n} 件事件被督办`),
  assistantsCalled: wording('请协办事件', (n) => `${n} 件事件请协办`),
  approvalAsked: wording('有申请待审批', (n) => `${n} 件申请待审批`),
  approvalAnswered: wording('申请已有结果', (n) => `${n} 件申请已有结果`),
  clockYellow: wording('事件临近时限', (n) => `${n} 件临近时限`),
  clockRed: wording('事件超过时限', (n) => `${n} 件超过时限`),
  whistleToApprove: wording('吹哨待批准', (n) => `${n} 次吹哨待批准`),
  whistleCalled: wording('吹哨召集，请报到', (n) => `${n} 次吹哨请报到`),
  whistleUnanswered: wording('吹哨后部门未报到', (n) => `${n} 次吹哨未报到`),
  whistleToDecide: wording('吹哨异议待裁定', (n) => `${n} 项吹哨异议待裁定`),
  roundMissed: wording('走访巡查未做', (n) => `${n} 次走访巡查未做`),
  roundExcused: wording('走访巡查免做', (n) => `${n} 次走访巡查免做`),
  roundMoved: wording('走访巡查改期', (n) => `${n} 次走访巡查改期`),
  swapAsked: wording('有走访请您代做', (n) => `${n} 次走访请您代做`),
  swapAnswered: wording('代做走访已有答复', (n) => `${n} 次代做已有答复`),
  swapWithdrawn: wording('代做走访已收回', (n) => `${n} 次代做已收回`),
  operationCalled: wording('请参加联合执法', (n) => `${n} 次联合执法请参加`),
  operationCancelled: wording('联合执法已取消', (n) => `${n} 次联合执法已取消`),
  reinspectionDue: wording('有场所到期复查', (n) => `${n} 家场所到期复查`),
  reportAccepted: wording('您的上报已受理', (n) => `${n} 件上报已受理`),
  reportRefused: wording('您的上报未受理，点开看原因', (n) => `${n} 件上报未受理`),
  reportVoided: wording('您的上报已撤销，点开看原因', (n) => `${n} 件上报已撤销`),
  reportMerged: wording('您的上报与同一问题合并办理', (n) => `${n} 件上报合并办理`),
  reportHandled: wording('您的上报已处置', (n) => `${n} 件上报已处置`),
  reportClosed: wording('您的上报已有答复', (n) => `${n} 件上报已有答复`),
}

export const wordingsEn: Readonly<Record<Occasion, Wording>> = {
  caseReported: wording('A new case to accept', count('new case', 'new cases')),
  caseGiven: wording('A case is yours', count('case given to you', 'cases given to you')),
  caseReturned: wording('A case came back', count('case back', 'cases back')),
  caseChased: wording('A case is chased', count('case chased', 'cases chased')),
  assistantsCalled: wording('Please help with a case', count('case to help with', 'cases to help with')),
  approvalAsked: wording('A request waits for approval', count('request to approve', 'requests to approve')),
  approvalAnswered: wording('A request was decided', count('request decided', 'requests decided')),
  clockYellow: wording('A case is due soon', count('due soon', 'due soon')),
  clockRed: wording('A case is overdue', count('overdue', 'overdue')),
  whistleToApprove: wording('A whistle waits for approval', count('whistle to approve', 'whistles to approve')),
  whistleCalled: wording('Whistle: please report in', count('whistle to report in to', 'whistles to report in to')),
  whistleUnanswered: wording('A whistle is unanswered', count('whistle unanswered', 'whistles unanswered')),
  whistleToDecide: wording('An objection to a whistle waits', count('objection to decide', 'objections to decide')),
  roundMissed: wording('A round was missed', count('round missed', 'rounds missed')),
  roundExcused: wording('A round was excused', count('round excused', 'rounds excused')),
  roundMoved: wording('A round was moved', count('round moved', 'rounds moved')),
  swapAsked: wording('You are asked to make a round', count('round to make for somebody', 'rounds to make for somebody')),
  swapAnswered: wording('Your swap was answered', count('swap answered', 'swaps answered')),
  swapWithdrawn: wording('A swap was taken back', count('swap taken back', 'swaps taken back')),
  operationCalled: wording('You are called to a joint operation', count('joint operation', 'joint operations')),
  operationCancelled: wording('A joint operation is cancelled', count('operation cancelled', 'operations cancelled')),
  reinspectionDue: wording('Premises to look at again', count('place to look at again', 'places to look at again')),
  reportAccepted: wording('Your report is accepted', count('report accepted', 'reports accepted')),
  reportRefused: wording('Your report was not accepted; open it for the reason', count('report not accepted', 'reports not accepted')),
  reportVoided: wording('Your report was withdrawn; open it for the reason', count('report withdrawn', 'reports withdrawn')),
  reportMerged: wording('Your report is handled together with another of the same', count('report joined with another', 'reports joined with others')),
  reportHandled: wording('Your report has been dealt with', count('report dealt with', 'reports dealt with')),
  reportClosed: wording('Your report has an answer', count('report answered', 'reports answered')),
}
