// The starter set of visits: the six "often" of the volunteers (六常). Each is a kind of its own, with what is looked at and
// the class that a fault becomes; a district begins routines from them and changes what it likes.
import type { CheckItem, RoundKind } from './routine.ts'

const item = (code: string, zh: string, en: string, category: string): CheckItem => ({ code, zh, en, required: true, category })

export type StarterVisit = { kind: RoundKind; zh: string; en: string; checklist: readonly CheckItem[] }

export const sixOften: readonly StarterVisit[] = [
  { kind: 'walkEstate', zh: '小区常走走', en: 'Walk the estate', checklist: [item('lamp', '路灯、井盖完好', 'Lamps and manhole covers sound', '01001'), item('waste', '无乱倒垃圾', 'No dumped waste', '11001')] },
  { kind: 'lookAtStairways', zh: '楼道常看看', en: 'Look at stairways', checklist: [item('clear', '楼道无堆物', 'Stairway free of things', '22001'), item('wires', '无飞线充电', 'No charging over wires from windows', '16001')] },
  { kind: 'listenAtHomes', zh: '家常常听听', en: 'Listen at homes', checklist: [item('wishes', '听取居民意见', 'Wishes of residents heard', '24001')] },
  { kind: 'speakUp', zh: '政策常讲讲', en: 'Speak up', checklist: [item('notice', '政策、反诈提醒已讲', 'Policies and fraud warnings explained', '24001')] },
  { kind: 'calmQuarrels', zh: '矛盾常劝劝', en: 'Calm quarrels', checklist: [item('quarrels', '邻里矛盾已了解', 'Quarrels between neighbours looked into', '21001')] },
  { kind: 'helpNeedy', zh: '困难常帮帮', en: 'Help those in need', checklist: [item('help', '求助事项已帮办或转办', 'What was asked for helped with or passed on', '24003')] },
]
