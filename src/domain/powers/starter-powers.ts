// A list to begin with: sixty items of six kinds of office, named as such lists name them. Sample data: a district replaces it
// by its own published list. The basis names the law an item stands on, never an article; `classes` are those of the
// catalogue that need it.
import type { PowerKind } from './power.ts'

export type StarterPower = { code: string; name: string; kind: PowerKind; basis: string; office: string; streets: boolean; joint?: readonly string[]; classes: readonly string[] }

const laws = {
  planning: '《中华人民共和国城乡规划法》', appearance: '《城市市容和环境卫生管理条例》', roads: '《城市道路管理条例》', green: '《城市绿化条例》', drainage: '《城镇排水与污水处理条例》',
  noise: '《中华人民共和国噪声污染防治法》', air: '《中华人民共和国大气污染防治法》', solid: '《中华人民共和国固体废物污染环境防治法》', coercion: '《中华人民共和国行政强制法》', gas: '《城镇燃气管理条例》',
  food: '《中华人民共和国食品安全法》', unlicensed: '《无证无照经营查处办法》', quality: '《中华人民共和国产品质量法》', price: '《中华人民共和国价格法》', advert: '《中华人民共和国广告法》', equipment: '《中华人民共和国特种设备安全法》', consumer: '《中华人民共和国消费者权益保护法》', metrology: '《中华人民共和国计量法》', registration: '《中华人民共和国市场主体登记管理条例》',
  security: '《中华人民共和国治安管理处罚法》', traffic: '《中华人民共和国道路交通安全法》', dogs: '《中华人民共和国动物防疫法》', fireworks: '《烟花爆竹安全管理条例》', chemicals: '《危险化学品安全管理条例》',
  fire: '《中华人民共和国消防法》', building: '《中华人民共和国建筑法》', works: '《建设工程质量管理条例》', estate: '《物业管理条例》', construction: '《建设工程安全生产管理条例》', rent: '《商品房屋租赁管理办法》',
  mediation: '《中华人民共和国人民调解法》', aid: '《中华人民共和国法律援助法》', notary: '《中华人民共和国公证法》', lawyers: '《中华人民共和国律师法》', community: '《中华人民共和国社区矫正法》',
} as const

type Law = keyof typeof laws
/** Of one office: code of the item, name, kind, law; `s`: exercised by the streets once it is given down. */
type Line = readonly [name: string, kind: PowerKind, law: Law, classes?: string, joint?: string]

const of = (office: string, letters: string, streets: boolean, lines: readonly Line[]): StarterPower[] =>
  lines.map(([name, kind, law, classes = '', joint], n) => ({
    code: `${letters}${String(n + 1).padStart(3, '0')}`, name, kind, basis: laws[law], office, streets, classes: classes === '' ? [] : classes.split(' '), ...(joint ? { joint: joint.split(' ') } : {}),
  }))

export const starterPowers: readonly StarterPower[] = [
  ...of('urban', 'CG', true, [
    ['对未取得规划许可进行建设的处罚', 'penalty', 'planning', '13003'], ['对违法建设的强制拆除', 'compulsory', 'planning', '13003', 'police'], ['对违法建设的现场检查', 'inspection', 'planning', '13003'],
    ['对店外经营、占道经营的处罚', 'penalty', 'appearance', '15001'], ['对随地抛撒垃圾、影响环境卫生的处罚', 'penalty', 'appearance', '11001 11003'], ['对乱堆物料影响市容的处罚', 'penalty', 'appearance', '11004'],
    ['对非法张贴、涂写小广告的处罚', 'penalty', 'appearance', '12001'], ['设置大型户外广告的审批', 'permit', 'appearance', '12002'], ['对违章悬挂宣传物的处罚', 'penalty', 'appearance', '12002'],
    ['占用、挖掘城市道路的审批', 'permit', 'roads', '13004'], ['对擅自占用城市道路的处罚', 'penalty', 'roads', '13004'], ['对损坏城市道路设施的处罚', 'penalty', 'roads', ''],
    ['砍伐城市树木的审批', 'permit', 'green', ''], ['对损坏城市绿地的处罚', 'penalty', 'green', '04002'], ['对堵塞排水设施的处罚', 'penalty', 'drainage', '01003'], ['污水排入排水管网的许可', 'permit', 'drainage', ''],
    ['对夜间施工噪声的处罚', 'penalty', 'noise', '13002'], ['对餐饮油烟扰民的处罚', 'penalty', 'air', '11005'], ['对擅自倾倒建筑垃圾的处罚', 'penalty', 'solid', '11002'], ['对经营工具、物品的先行登记保存和扣押', 'compulsory', 'coercion', '15002'],
  ]),
  ...of('market', 'SJ', true, [
    ['对无证无照经营的查处', 'penalty', 'unlicensed', '15002', 'urban'], ['食品生产经营的日常检查', 'inspection', 'food'], ['对经营不合格食品的处罚', 'penalty', 'food'], ['食品经营许可', 'permit', 'food'], ['产品质量监督抽查', 'inspection', 'quality'],
    ['对不按规定明码标价的处罚', 'penalty', 'price'], ['对发布虚假广告的处罚', 'penalty', 'advert'], ['特种设备使用的检查', 'inspection', 'equipment'], ['对消费投诉的处理', 'ruling', 'consumer'], ['计量器具的监督检查', 'inspection', 'metrology'], ['市场主体登记', 'confirmation', 'registration'],
  ]),
  ...of('police', 'GA', false, [
    ['对扰乱公共秩序行为的处罚', 'penalty', 'security'], ['对社会生活噪声扰民的处罚', 'penalty', 'noise', '11006'], ['对机动车违法停放的处罚', 'penalty', 'traffic', '15003'], ['对妨碍交通车辆的拖移', 'compulsory', 'traffic', '15003'], ['对违规养犬的查处', 'penalty', 'dogs'],
    ['烟花爆竹燃放活动的许可', 'permit', 'fireworks'], ['剧毒化学品流向的检查', 'inspection', 'chemicals'], ['对损坏交通设施的查处', 'penalty', 'traffic', '02003 02004'],
  ]),
  ...of('fire', 'XF', false, [
    ['消防监督检查', 'inspection', 'fire'], ['对占用、堵塞消防通道的处罚', 'penalty', 'fire', '', 'police'], ['公众聚集场所投入使用前的消防安全检查', 'permit', 'fire'], ['对危险部位的临时查封', 'compulsory', 'fire'], ['燃气使用场所的联合检查', 'inspection', 'gas', '14002', 'housing'], ['对消防设施不合格的处罚', 'penalty', 'fire'],
  ]),
  ...of('housing', 'ZJ', false, [
    ['建筑工程施工许可', 'permit', 'building'], ['工程质量的监督检查', 'inspection', 'works', '05001'], ['施工安全的监督检查', 'inspection', 'construction'], ['对施工扬尘的处罚', 'penalty', 'air', '13001'], ['对物业服务违规的处罚', 'penalty', 'estate'], ['房屋租赁登记', 'confirmation', 'rent'],
    ['燃气经营许可', 'permit', 'gas'], ['对违规使用燃气的处罚', 'penalty', 'gas'],
  ]),
  ...of('justice', 'SF', false, [
    ['对人民调解工作的指导', 'other', 'mediation'], ['法律援助的审查', 'confirmation', 'aid'], ['对公证机构的监督检查', 'inspection', 'notary'], ['对律师违规执业的处罚', 'penalty', 'lawyers'], ['律师执业许可的初审', 'permit', 'lawyers'], ['社区矫正对象的监督管理', 'other', 'community'], ['对人民调解先进的表彰', 'reward', 'mediation'],
  ]),
]
