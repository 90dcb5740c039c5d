// The catalogue a district begins with: classes of two digits, subclasses of five, each with the limit for handling it,
// whether an after-photo is asked for, and the department that usually settles what a community can't. Local extensions
// use 080–999. Every district edits its own copy.
import type { Category } from '../catalogue/category.ts'
import type { Limit } from '../kernel/working-time.ts'

export type CatalogueEntry = {
  code: string
  zh: string
  en: string
  component: boolean
  limit: Limit
  afterPhoto: boolean
  office: string | null
}

/** Offices by code, as the demonstration and the starter set name them. */
export const starterOffices = [
  { code: 'urban', name: '城市管理局', en: 'Urban management' },
  { code: 'market', name: '市场监督管理局', en: 'Market supervision' },
  { code: 'police', name: '公安分局', en: 'Police' },
  { code: 'justice', name: '司法局', en: 'Justice' },
  { code: 'housing', name: '住房和城乡建设局', en: 'Housing and construction' },
  { code: 'fire', name: '消防救援大队', en: 'Fire and rescue' },
] as const

type Office = (typeof starterOffices)[number]['code']

const entry = (code: string, zh: string, en: string, amount: number, unit: Limit['unit'], office: Office | null, afterPhoto = true): CatalogueEntry => ({
  code, zh, en, component: code < '10', limit: { amount, unit }, afterPhoto, office,
})
const major = (code: string, zh: string, en: string): CatalogueEntry => entry(code, zh, en, 3, 'workday', null, false)

export const starterCatalogue: readonly CatalogueEntry[] = [
  major('01', '公用设施', 'Public facilities'),
  entry('01001', '路灯不亮或损坏', 'Street lamp out or broken', 2, 'workday', 'urban'),
  entry('01002', '井盖缺失或破损', 'Manhole cover missing or broken', 4, 'workHour', 'urban'),
  entry('01003', '雨水篦子堵塞', 'Storm drain blocked', 1, 'workday', 'urban'),
  entry('01004', '电线线缆下垂', 'Hanging cable', 4, 'workHour', 'urban'),
  entry('01005', '健身器材损坏', 'Exercise equipment broken', 5, 'workday', 'urban'),
  entry('01006', '供水管道漏水', 'Water pipe leaking', 8, 'hour', 'housing'),
  entry('01007', '供热不热', 'Heating too cold', 24, 'hour', 'housing', false),
  major('02', '道路交通', 'Roads and traffic'),
  entry('02001', '道路坑洼', 'Pothole', 5, 'workday', 'urban'),
  entry('02002', '人行道破损', 'Pavement broken', 5, 'workday', 'urban'),
  entry('02003', '交通标志损坏', 'Traffic sign broken', 2, 'workday', 'police'),
  entry('02004', '护栏损坏', 'Guard rail broken', 3, 'workday', 'police'),
  entry('02005', '公交站亭损坏', 'Bus shelter broken', 5, 'workday', 'urban'),
  major('03', '市容环境设施', 'Environment facilities'),
  entry('03001', '垃圾箱破损', 'Litter bin broken', 2, 'workday', 'urban'),
  entry('03002', '公共厕所设施损坏', 'Public toilet out of order', 1, 'workday', 'urban'),
  entry('03003', '广告牌匾松动', 'Signboard loose', 1, 'workday', 'urban'),
  major('04', '园林绿化', 'Greenery'),
  entry('04001', '树木倒伏或断枝', 'Fallen tree or branch', 8, 'hour', 'urban'),
  entry('04002', '绿地破损', 'Green space damaged', 7, 'workday', 'urban'),
  entry('04003', '行道树缺失', 'Street tree missing', 20, 'workday', 'urban'),
  major('05', '其他部件', 'Other components'),
  entry('05001', '围墙破损', 'Wall damaged', 5, 'workday', 'housing'),
  major('11', '市容环境', 'Environment'),
  entry('11001', '暴露垃圾', 'Exposed rubbish', 4, 'workHour', 'urban'),
  entry('11002', '积存渣土', 'Rubble left', 1, 'workday', 'urban'),
  entry('11003', '道路不洁', 'Dirty street', 4, 'workHour', 'urban'),
  entry('11004', '乱堆物料', 'Materials piled up', 1, 'workday', 'urban'),
  entry('11005', '油烟扰民', 'Cooking fumes', 3, 'workday', 'urban'),
  entry('11006', '噪声扰民', 'Noise', 2, 'workday', 'police', false),
  entry('11007', '道路结冰积雪', 'Ice and snow on the road', 12, 'hour', 'urban'),
  major('12', '宣传广告', 'Advertising'),
  entry('12001', '非法小广告', 'Illegal bills', 1, 'workday', 'urban'),
  entry('12002', '违章悬挂标语', 'Unlawful banner', 1, 'workday', 'urban'),
  major('13', '施工管理', 'Construction'),
  entry('13001', '施工扬尘', 'Construction dust', 1, 'workday', 'housing'),
  entry('13002', '夜间施工', 'Construction at night', 4, 'hour', 'urban', false),
  entry('13003', '违法建设', 'Unlawful building', 20, 'workday', 'urban'),
  entry('13004', '占道施工', 'Construction on the road', 1, 'workday', 'urban'),
  major('14', '突发事件', 'Emergencies'),
  entry('14001', '路面塌陷', 'Road collapse', 2, 'hour', 'urban'),
  entry('14002', '燃气异味', 'Smell of gas', 1, 'hour', 'fire', false),
  major('15', '街面秩序', 'Street order'),
  entry('15001', '店外经营', 'Trading outside the shop', 1, 'workday', 'urban'),
  entry('15002', '无照游商', 'Unlicensed hawker', 4, 'workHour', 'urban'),
  entry('15003', '机动车乱停放', 'Vehicle parked unlawfully', 4, 'workHour', 'police'),
  entry('15004', '非机动车乱停放', 'Bicycles parked in the way', 1, 'workday', 'urban'),
  entry('15005', '门前三包不落实', 'Shop-front duties neglected', 1, 'workday', 'urban'),
  major('16', '其他事件', 'Other events'),
  entry('16001', '飞线充电', 'Charging by a cable from the window', 1, 'workday', 'fire'),
  entry('16002', '犬只扰民', 'Dogs', 2, 'workday', 'police', false),
  major('21', '矛盾纠纷', 'Disputes'),
  entry('21001', '邻里纠纷', 'Neighbours', 5, 'workday', 'justice', false),
  entry('21002', '物业纠纷', 'Property management', 7, 'workday', 'housing', false),
  entry('21003', '消费纠纷', 'Consumers', 7, 'workday', 'market', false),
  entry('21004', '劳资纠纷', 'Wages', 7, 'workday', 'justice', false),
  major('22', '消防隐患', 'Fire hazards'),
  entry('22001', '楼道堆物', 'Things stored in the stairway', 2, 'workday', 'fire'),
  entry('22002', '消防通道堵塞', 'Fire lane blocked', 4, 'workHour', 'fire'),
  entry('22003', '消防设施损坏', 'Fire equipment broken', 2, 'workday', 'fire'),
  major('23', '安全生产', 'Safety'),
  entry('23001', '食品安全问题', 'Food safety', 3, 'workday', 'market', false),
  entry('23002', '特种设备隐患', 'Lift or boiler hazard', 1, 'workday', 'market'),
  major('24', '咨询诉求', 'Enquiries and demands'),
  entry('24001', '政策咨询', 'Question about policy', 2, 'workday', null, false),
  entry('24002', '社区服务建议', 'Suggestion for the community', 5, 'workday', null, false),
  entry('24003', '困难帮扶', 'Help in hardship', 3, 'workday', null, false),
]

/** What can be chosen in a report: subclasses only. */
export const isSubclass = (code: string): boolean => code.length === 5

/** As a case needs it. */
export const categoryOf = ({ code, zh, en, component, limit, afterPhoto, office }: CatalogueEntry): Category => ({
  code, zh, en, component, version: 1, conditions: [], questions: [], milestones: [],
  evidence: { scene: false, before: false, after: afterPhoto, place: false }, offices: office === null ? [] : [office],
  limits: [{ stage: 'handle', urgent: null, condition: null, area: null, limit }],
})
