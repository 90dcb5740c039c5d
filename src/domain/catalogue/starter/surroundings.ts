// Components 03–05: facilities of the environment, greenery, other components.
import type { Category } from '../category.ts'
import { major, minor, yesNo } from './notation.ts'

export const surroundings: readonly Category[] = [
  major('03', '市容环境设施', 'Environment facilities'),
  minor('03001', '垃圾箱破损', 'Litter bin broken', '2d', ['urban']),
  minor('03002', '公共厕所设施损坏', 'Public toilet out of order', '1d', ['urban']),
  minor('03003', '广告牌匾松动', 'Signboard loose', '1d', ['urban'], { urgent: '2h', when: { unsafe: '4h' } }),
  minor('03004', '果皮箱满溢', 'Litter bin overflowing', '4w', ['urban'], { area: { A: '2w', C: '1d' } }),
  minor('03005', '垃圾中转站异味', 'Smell from a waste station', '2d', ['urban', 'environment'], { photos: [] }),
  minor('03006', '分类投放点损坏', 'Sorting point broken', '3d', ['urban']),
  minor('03007', '景观灯损坏', 'Decorative light broken', '5d', ['urban']),
  minor('03008', '宣传栏破损', 'Notice board broken', '5d', ['urban']),
  major('04', '园林绿化', 'Greenery'),
  minor('04001', '树木倒伏或断枝', 'Fallen tree or branch', '8h', ['urban'], { urgent: '4h', when: { unsafe: '2h' }, ask: [yesNo('blocked', '挡住了道路或出入口', 'It blocks a road or entrance')] }),
  minor('04002', '绿地破损', 'Green space damaged', '7d', ['urban']),
  minor('04003', '行道树缺失', 'Street tree missing', '20d', ['urban']),
  minor('04004', '树枝遮挡路灯或信号灯', 'Branches hiding a lamp or a light', '3d', ['urban'], { when: { unsafe: '1d' } }),
  minor('04005', '树木病虫害', 'Pests on trees', '3d', ['urban']),
  minor('04006', '绿化设施损坏', 'Planter or watering broken', '5d', ['urban']),
  minor('04007', '枯死树木', 'Dead tree', '7d', ['urban'], { when: { unsafe: '1d' } }),
  minor('04008', '毁绿占绿', 'Green space taken', '3d', ['urban'], { photos: ['before', 'after'] }),
  major('05', '其他部件', 'Other components'),
  minor('05001', '围墙破损', 'Wall damaged', '5d', ['housing'], { when: { unsafe: '4h' } }),
  minor('05002', '门牌楼牌缺失', 'House number plate missing', '10d', ['police', 'civil']),
  minor('05003', '无障碍设施损坏', 'Accessible facility broken', '5d', ['housing', 'urban']),
  minor('05004', '单元门禁损坏', 'Entrance door broken', '3d', ['housing']),
  minor('05005', '外墙脱落', 'Facade coming off', '1d', ['housing', 'emergency'], { urgent: '2h', photos: ['before', 'after'] }),
]
