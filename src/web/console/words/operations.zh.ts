// Words of joint operations, in Chinese.
export const operationsZh = {
  heading: '联合执法', lead: '街道牵头，1 支执法队伍、3 个派驻机构和若干部门共同上门。', plan: '计划联合执法', planHeading: '计划联合执法', reviseHeading: '修改计划', empty: '还没有联合执法',
  groups: { open: '进行中', waiting: '待办结', closed: '已结束' }, mine: '我参加的',
  state: { planned: '计划中', announced: '已通知', running: '执法中', reporting: '写结果', closed: '已办结', cancelled: '已取消' },
  title: '名称', purpose: '目的', day: '日期', hours: '时间', begins: '开始', ends: '结束', street: '街道', area: '范围', offices: '参加部门', leader: '带队人', people: '人员', present: '到场', items: '权责事项', roster: '名单',
  makeUp: (team: number, agency: number, department: number) => `${team} + ${agency} + ${department}`, makeUpHint: '执法队伍 + 派驻机构 + 职能部门', peopleOf: (n: number) => `${n} 人`, presentOf: (n: number, of: number) => `到场 ${n}/${of}`,
  what: '做什么', who: '谁参加', where: '在哪里', addUnit: '加入一个社区或网格', removeUnit: (name: string) => `去掉 ${name}`, draw: '在地图上画范围', drawing: '逐点点击，双击结束', redraw: '重新画', clearShape: '去掉画的范围', drawn: '画出的范围',
  itemsHint: '按编码或名称查找', notOneThreeN: '不是“1+3+N”：应有 1 支执法队伍、3 个派驻机构，部门按需参加。', holdNone: (names: string) => `当天在本街道不行使所列事项：${names}`, choosePeople: '先选部门和日期，再勾选当天在岗的人', nobodyOnPost: '当天没有人在岗', chooseLeader: '从名单里选', save: '保存计划', saved: '已保存',
  act: { revise: '修改计划', announce: '通知各部门', changeLeader: '更换带队人', signIn: '保存签到', begin: '开始执法', find: '记一条发现', followUp: '转为任务', finish: '现场结束', report: '写结果', close: '办结', cancel: '取消' },
  did: { plan: '计划', revise: '修改计划', announce: '通知', changeLeader: '更换带队人', signIn: '签到', begin: '开始', find: '发现', followUp: '转为任务', finish: '现场结束', report: '写结果', close: '办结', cancel: '取消' },
  signInHint: '带队人勾选到场的人，不定位、不打卡。', here: (name: string) => `${name} 到场`, notYet: '未签到', away: '未到', findings: '发现', noFindings: '还没有发现', findingText: '发现了什么', item: '权责事项', itemNone: '不指明', office: '由谁发现', officeNone: '不指明',
  cases: '后续任务', noCases: '还没有转出的任务', toCase: '转为任务', caseHint: '成为一个事件，由街道派遣给负责的部门。', category: '类别', description: '要做什么', place: '位置', placeHint: '在地图上点出位置', placeNone: '还没有标出位置', address: '地址', ofFinding: (no: string) => `来自发现 ${no}`,
  inspections: '场所检查', inspectionsOf: { total: '共检查', inOrder: '合格', warned: '警告待复查', settled: '已整改', handedOver: '已移交' }, past: '经过', result: '结果', resultHint: '做了什么、查了多少、还有什么要办', reason: '原因',
  sheet: '结果单', print: '打印', sheetOf: (title: string) => `${title} 联合执法结果单`, signatures: '签字', leaderSigns: '带队人', streetSigns: '街道', sheetDate: '日期', nobody: '无', back: '返回',
  cancelTitle: '取消这次联合执法', leaderTitle: '更换带队人', reportTitle: '写结果', findTitle: '记一条发现', unknownItem: (code: string) => `${code}（权责清单里没有）`,
  fromOperation: (title: string) => `联合执法“${title}”的后续任务`, fromInspection: (name: string) => `场所“${name}”检查后移交`, origin: '来源',
}
