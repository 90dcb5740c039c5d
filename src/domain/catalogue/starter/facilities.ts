// Components 01–02: public facilities, roads and traffic.
import type { Category } from '../category.ts'
import { choice, major, minor, words, yesNo } from './notation.ts'

const where = choice('where', '在室内还是室外', 'Indoors or outdoors', [['indoors', '室内', 'Indoors'], ['outdoors', '室外', 'Outdoors']])
const howMany = choice('spread', '影响多大范围', 'How many are affected', [['home', '一户', 'One home'], ['building', '一栋楼', 'One building'], ['estate', '整个小区或更大', 'An estate or more']])

export const facilities: readonly Category[] = [
  major('01', '公用设施', 'Public facilities'),
  minor('01001', '路灯不亮或损坏', 'Street lamp out or broken', '2d', ['urban'], { ask: [words('pole', '灯杆编号', 'Number on the pole')], when: { unsafe: '4h' } }),
  minor('01002', '井盖缺失或破损', 'Manhole cover missing or broken', '4w', ['urban', 'water'], {
    urgent: '2h', ask: [choice('owner', '井盖上的字样', 'Letters on the cover', [['sewage', '污', 'Sewage'], ['rain', '雨', 'Rain'], ['power', '电', 'Power'], ['telecom', '通信', 'Telecom'], ['none', '没有或看不清', 'None']])],
  }),
  minor('01003', '雨水篦子堵塞', 'Storm drain blocked', '1d', ['urban', 'water']),
  minor('01004', '电线线缆下垂', 'Hanging cable', '4w', ['urban'], { urgent: '2h', ask: [yesNo('sparks', '有火花或响声', 'Sparks or humming')] }),
  minor('01005', '健身器材损坏', 'Exercise equipment broken', '5d', ['urban'], { when: { unsafe: '1d' } }),
  minor('01006', '供水管道漏水', 'Water pipe leaking', '8h', ['water', 'housing'], { urgent: '4h', ask: [where] }),
  minor('01007', '供热不热', 'Heating too cold', '24h', ['housing'], { urgent: '2h', photos: [], ask: [howMany] }),
  minor('01008', '通信交接箱损坏', 'Telecom cabinet broken', '3d', ['urban']),
  minor('01009', '配电箱或电杆损坏', 'Power cabinet or pole broken', '24h', ['urban', 'emergency'], { urgent: '2h', when: { unsafe: '4h' } }),
  minor('01010', '消火栓损坏', 'Hydrant broken', '1d', ['fire', 'water']),
  minor('01011', '井盖异响松动', 'Manhole cover rattling', '2d', ['urban', 'water']),
  minor('01012', '污水井冒溢', 'Sewer overflowing', '8h', ['water', 'urban'], { urgent: '4h' }),
  minor('01013', '停水', 'No tap water', '24h', ['water'], { urgent: '2h', photos: [], ask: [howMany] }),
  minor('01014', '停电', 'Power cut', '24h', ['urban'], { urgent: '2h', photos: [], ask: [howMany] }),
  minor('01015', '燃气停气', 'Gas supply cut off', '24h', ['housing'], { urgent: '2h', photos: [], ask: [howMany] }),
  minor('01016', '充电桩损坏', 'Charging post broken', '5d', ['urban']),
  minor('01017', '供热管道泄漏', 'Heating pipe leaking', '8h', ['housing'], { urgent: '4h' }),
  minor('01018', '公共座椅损坏', 'Public bench broken', '5d', ['urban']),
  major('02', '道路交通', 'Roads and traffic'),
  minor('02001', '道路坑洼', 'Pothole', '5d', ['urban', 'transport'], { when: { major: '7d', unsafe: '8h' }, area: { A: '3d', C: '7d' } }),
  minor('02002', '人行道破损', 'Pavement broken', '5d', ['urban'], { when: { unsafe: '1d' } }),
  minor('02003', '交通标志损坏', 'Traffic sign broken', '2d', ['police']),
  minor('02004', '护栏损坏', 'Guard rail broken', '3d', ['police'], { when: { unsafe: '4w' } }),
  minor('02005', '公交站亭损坏', 'Bus shelter broken', '5d', ['urban', 'transport']),
  minor('02006', '路缘石破损', 'Kerb broken', '5d', ['urban']),
  minor('02007', '盲道破损', 'Tactile paving broken', '5d', ['urban']),
  minor('02008', '交通信号灯故障', 'Traffic light out of order', '8h', ['police'], { urgent: '2h' }),
  minor('02009', '道路标线不清', 'Road markings worn', '10d', ['police']),
  minor('02010', '道路积水', 'Water standing on the road', '8h', ['water', 'urban'], { urgent: '4h', when: { unsafe: '2h' } }),
  minor('02011', '路名牌损坏', 'Street name sign broken', '5d', ['civil', 'urban']),
  minor('02012', '减速带损坏', 'Speed bump broken', '3d', ['police']),
  minor('02013', '桥梁栏杆损坏', 'Bridge railing broken', '2d', ['urban', 'transport'], { when: { unsafe: '4h' } }),
]
