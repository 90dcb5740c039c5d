// The phrases a district begins with: everybody's, in the words of its offices; changed and taken away like any other.
import type { EventStep } from './event.ts'

export type StarterPhrase = { readonly id: string; readonly step: EventStep; readonly title: string; readonly text: string }

const words: readonly (readonly [step: EventStep, title: string, text: string])[] = [
  ['accept', '受理告知', '您反映的{category}已受理，我们会尽快到现场查看。'],
  ['refuse', '不属受理范围', '您反映的事项不属于网格事件受理范围，建议拨打12345反映。'],
  ['verify', '核实属实', '{today}已到{place}现场核实，情况属实。'],
  ['dispatch', '派遣说明', '请于{due}前到{place}处置，处置后上传照片。'],
  ['handle', '处置完毕', '{today}已到{place}处置完毕，现场已恢复。'],
  ['return', '不属本单位职责', '{place}的{category}不属于本单位职责，请改派。'],
  ['rework', '处置不到位', '现场仍有遗留问题，请重新处置并补拍照片。'],
  ['close', '办结答复', '您好，您反映的{category}（编号{number}）已处置完毕，感谢您的关心和支持。'],
  ['chase', '督促办理', '{number}至今未办结，请尽快处置并书面答复进展。'],
  ['answerChase', '答复督办', '已安排人员到{place}处置，预计{due}前完成。'],
  ['askExtend', '等待配件', '所需配件未到，无法按时处置，申请延期。'],
  ['askSuspend', '等待天气', '需待天气好转后方可施工，申请挂账。'],
]

/** The same in every district and every installation, so that loading them twice makes them once. */
export const starterPhrases: readonly StarterPhrase[] = words.map(([step, title, text], n) => ({ id: `01900000-0000-7000-8000-${String(n + 1).padStart(12, '0')}`, step, title, text }))
