// Events 11–13: environment, advertising, construction.
import type { Category } from '../category.ts'
import { choice, major, minor, yesNo } from './notation.ts'

const source = choice('source', '声音来自', 'Where it comes from', [['works', '施工', 'Works'], ['trade', '商业经营', 'Trade'], ['home', '居家活动', 'A home'], ['square', '广场活动', 'A square']])

/** The stages of an order against an unlawful building (P). */
const demolition = [
  { code: 'stop', zh: '责令停工', en: 'Order to stop', limit: '4w' },
  { code: 'penalty', zh: '作出处罚决定', en: 'Penalty decided', limit: '7d' },
  { code: 'demolition', zh: '拆除', en: 'Demolished', limit: '20d' },
]

export const streets: readonly Category[] = [
  major('11', '市容环境', 'Environment'),
  minor('11001', '暴露垃圾', 'Exposed rubbish', '4w', ['urban'], { area: { A: '2w', C: '1d' } }),
  minor('11002', '积存渣土', 'Rubble left', '1d', ['urban'], { when: { major: '3d' } }),
  minor('11003', '道路不洁', 'Dirty street', '4w', ['urban'], { area: { A: '2w', C: '1d' } }),
  minor('11004', '乱堆物料', 'Materials piled up', '1d', ['urban']),
  minor('11005', '油烟扰民', 'Cooking fumes', '3d', ['urban', 'environment']),
  minor('11006', '噪声扰民', 'Noise', '2d', ['police', 'environment'], { photos: [], ask: [source] }),
  minor('11007', '道路结冰积雪', 'Ice and snow on the road', '12h', ['urban'], { urgent: '4h' }),
  minor('11008', '焚烧垃圾落叶', 'Burning of rubbish or leaves', '4h', ['urban', 'environment'], { urgent: '2h' }),
  minor('11009', '污水乱排', 'Sewage let out', '1d', ['water', 'environment']),
  minor('11010', '河道垃圾', 'Rubbish in a river', '2d', ['water', 'urban']),
  minor('11011', '建筑垃圾乱倒', 'Building waste dumped', '2d', ['urban'], { when: { major: '5d' }, photos: ['before', 'after'] }),
  minor('11012', '车辆遗撒', 'Load spilled by vehicles', '4w', ['urban', 'police']),
  minor('11013', '不明异味', 'Unknown smell', '8h', ['environment'], { urgent: '2h', photos: [] }),
  minor('11014', '动物尸体', 'Dead animal', '4w', ['urban', 'agriculture']),
  minor('11015', '蚊蝇鼠害', 'Flies, mosquitoes and rats', '3d', ['health', 'urban'], { photos: [] }),
  minor('11016', '秸秆焚烧', 'Straw burning', '2h', ['agriculture', 'environment'], { urgent: '1h' }),
  major('12', '宣传广告', 'Advertising'),
  minor('12001', '非法小广告', 'Illegal bills', '1d', ['urban'], { area: { A: '4w', C: '2d' } }),
  minor('12002', '违章悬挂标语', 'Unlawful banner', '1d', ['urban']),
  minor('12003', '违规户外广告', 'Outdoor advertising without permit', '5d', ['urban']),
  minor('12004', '散发小卡片', 'Handing out of cards', '4w', ['urban', 'police'], { photos: [] }),
  minor('12005', '灯箱屏幕扰民', 'Glaring light box or screen', '3d', ['urban']),
  major('13', '施工管理', 'Construction'),
  minor('13001', '施工扬尘', 'Construction dust', '1d', ['housing', 'environment']),
  minor('13002', '夜间施工', 'Construction at night', '4h', ['urban', 'housing'], { urgent: '2h', photos: [] }),
  minor('13003', '违法建设', 'Unlawful building', '20d', ['urban', 'land'], {
    photos: ['before', 'after'], urgent: '7d', milestones: demolition,
    ask: [choice('stage', '建到哪一步', 'How far it is built', [['digging', '正在挖基础', 'Foundations'], ['rising', '正在建', 'Going up'], ['done', '已经建成', 'Finished']])],
  }),
  minor('13004', '占道施工', 'Construction on the road', '1d', ['urban', 'transport']),
  minor('13005', '工地围挡不规范', 'Site hoarding not in order', '2d', ['housing']),
  minor('13006', '擅自挖掘道路', 'Road dug up without permit', '1d', ['urban'], { photos: ['before', 'after'] }),
  minor('13007', '擅自拆改承重结构', 'Load-bearing wall altered', '1d', ['housing'], { urgent: '4h', photos: ['before', 'after'], ask: [yesNo('working', '现在还在施工', 'Work is still going on')] }),
  minor('13008', '拆除作业不规范', 'Demolition work not in order', '1d', ['housing', 'emergency']),
]
