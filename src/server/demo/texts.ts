// What people write in the demonstration: descriptions by category and the short notes of each step. Invented.
import type { CaseCommand } from '../../domain/cases/command.ts'
import type { Seeded } from '../../domain/kernel/seeded.ts'

const places = ['小区东门', '小区西门', '幼儿园门口', '公交站旁', '菜市场入口', '3号楼南侧', '12号楼二单元', '便民超市对面', '健身广场', '巷口', '学校北墙外', '社区服务站门前', '停车场出口', '河边步道', '十字路口东北角']

const details: Readonly<Record<string, readonly string[]>> = {
  '01001': ['路灯连着三天晚上不亮,出行不方便', '路灯一闪一闪,灯罩也裂了'],
  '01002': ['井盖缺了一块,担心有人踩空', '井盖松动,车一过就响'],
  '02001': ['路面有个大坑,下雨看不见', '路面坑洼,电动车差点摔倒'],
  '11001': ['垃圾堆了两天没人清运,有异味', '垃圾桶满了,袋子堆在外面'],
  '11007': ['背阴处结了冰,老人走路打滑', '积雪没有清,坡道上不去'],
  '12001': ['单元门上贴满小广告', '电线杆上小广告撕了又贴'],
  '15001': ['店铺把桌椅摆到人行道上', '水果摊占了半条盲道'],
  '15003': ['车停在消防通道口', '路口两侧停满车,看不见来车'],
  '16001': ['有人从窗户拉线给电动车充电', '楼下飞线充电,很危险'],
  '21001': ['楼上漏水,两家协商不下来', '楼道里放东西,邻居起了争执'],
  '22001': ['楼道堆了纸箱和旧家具', '电动车推进楼道停放'],
  '24001': ['想问医保异地备案怎么办理', '咨询高龄津贴申领条件'],
}

export const describe = (code: string, name: string, random: Seeded): { description: string; address: string } => {
  const place = random.pick(places)
  const list = details[code]
  return { description: list ? `${place}${random.pick(list)}。` : `${place}发现${name},请尽快处理。`, address: place }
}

const notes: Partial<Record<CaseCommand['step'], readonly string[]>> = {
  verify: ['现场核实属实。', '已到现场,情况与反映一致。'],
  passUp: ['超出网格处置能力,请上级协调。', '需要专业人员和设备,上报处理。', '涉及多个产权单位,请协调。'],
  handle: ['已处理完毕,现场恢复正常。', '已更换损坏部件,试用正常。', '已清理干净并告知周边商户。', '已与双方沟通,达成一致。', '已完成维修,请核查。'],
  rework: ['现场仍有残留,请再处理。', '照片看不出处理结果,请补充并复查。'],
  check: ['核查通过。', '现场复核,问题已解决。'],
  close: ['您反映的问题已经解决,感谢支持。', '问题已处理完毕,欢迎继续监督。', '已办结,如有反复请再次反映。'],
}

export const noteFor = (step: CaseCommand['step'], random: Seeded): string => {
  const list = notes[step]
  return list ? random.pick(list) : ''
}
