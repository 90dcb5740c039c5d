// Events 14–16: emergencies, street order, other events.
import type { Category } from '../category.ts'
import { count, major, minor, yesNo } from './notation.ts'

const inDanger = yesNo('danger', '有人受伤或有危险', 'Somebody is hurt or in danger')

export const order: readonly Category[] = [
  major('14', '突发事件', 'Emergencies'),
  minor('14001', '路面塌陷', 'Road collapse', '2h', ['urban', 'emergency'], { urgent: '1h', ask: [inDanger] }),
  minor('14002', '燃气异味', 'Smell of gas', '1h', ['fire', 'housing'], { urgent: '1h', photos: [], ask: [yesNo('indoors', '在室内闻到', 'Smelt indoors')] }),
  minor('14003', '电梯困人', 'Trapped in a lift', '1h', ['market', 'fire'], { urgent: '1h', photos: [], ask: [count('people', '被困人数', 'How many are trapped'), yesNo('unwell', '有人身体不适', 'Somebody is unwell')] }),
  minor('14004', '水管爆裂', 'Burst main', '2h', ['water'], { urgent: '2h' }),
  minor('14005', '内涝积水', 'Flooding', '2h', ['water', 'emergency'], { urgent: '1h', ask: [inDanger] }),
  minor('14006', '火情', 'Fire', '1h', ['fire', 'emergency'], { urgent: '1h', photos: [], ask: [inDanger] }),
  minor('14007', '坠物险情', 'Danger of falling objects', '4h', ['emergency', 'housing'], { urgent: '2h' }),
  minor('14008', '危险化学品泄漏', 'Leak of dangerous chemicals', '1h', ['emergency', 'environment'], { urgent: '1h', photos: [], ask: [inDanger] }),
  minor('14009', '恶劣天气险情', 'Danger from the weather', '2h', ['emergency'], { urgent: '1h', ask: [inDanger] }),
  major('15', '街面秩序', 'Street order'),
  minor('15001', '店外经营', 'Trading outside the shop', '1d', ['urban'], { area: { A: '4w' } }),
  minor('15002', '无照游商', 'Unlicensed hawker', '4w', ['urban']),
  minor('15003', '机动车乱停放', 'Vehicle parked unlawfully', '4w', ['police'], { when: { unsafe: '2w' } }),
  minor('15004', '非机动车乱停放', 'Bicycles parked in the way', '1d', ['urban']),
  minor('15005', '门前三包不落实', 'Shop-front duties neglected', '1d', ['urban']),
  minor('15006', '占道摆摊', 'Stall on the pavement', '4w', ['urban']),
  minor('15007', '共享单车乱堆放', 'Shared bicycles piled up', '1d', ['urban', 'transport']),
  minor('15008', '流浪乞讨求助', 'Homeless person in need', '4h', ['civil', 'police'], { urgent: '2h', photos: [] }),
  minor('15009', '露天烧烤', 'Barbecue in the open', '4w', ['urban', 'environment']),
  minor('15010', '私设地锁', 'Parking space locked', '2d', ['urban', 'police']),
  minor('15011', '废弃车辆', 'Abandoned vehicle', '10d', ['police', 'urban']),
  major('16', '其他事件', 'Other events'),
  minor('16001', '飞线充电', 'Charging by a cable from the window', '1d', ['fire']),
  minor('16002', '犬只扰民', 'Dogs', '2d', ['police'], { photos: [], when: { unsafe: '4h' } }),
  minor('16003', '私拉电线', 'Wires strung without permission', '1d', ['fire', 'urban']),
  minor('16004', '违规饲养家禽', 'Poultry kept in town', '3d', ['urban', 'agriculture']),
  minor('16005', '群租房', 'Overcrowded letting', '7d', ['housing', 'police'], { photos: [] }),
  minor('16006', '高空抛物', 'Things thrown from above', '1d', ['police'], { urgent: '4h', photos: [] }),
  minor('16007', '占用公共区域', 'Shared space occupied', '3d', ['housing', 'urban'], { photos: ['before', 'after'] }),
]
