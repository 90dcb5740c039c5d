// Words of the pages about whistles, in Chinese.
export const whistlesZh = {
  heading: '吹哨报到', lead: '街道吹哨，部门报到：谁被召集、还有多久、谁还没有到。', whistle: '吹哨', none: '没有吹哨', noneHint: '需要部门到场时，在事件页面上吹哨。', waiting: '等您办理的吹哨',
  tab: { open: '进行中与待批准', closed: '已结束', all: '全部' }, tabs: '状态',
  state: { requested: '待批准', running: '进行中', ended: '已结束', refused: '未批准', cancelled: '已取消' },
  call: { called: '待报到', reportedIn: '已报到', objected: '有异议', excused: '已免除', finished: '已完成' },
  trigger: { beyondPower: '超出街道权限', jointEnforcement: '需要联合执法', emergency: '紧急情况' },
  triggerHint: { beyondPower: '街道没有相应的执法权', jointEnforcement: '须几个部门一起到场', emergency: '按自然时间计时，夜间和节假日也不停' },
  unit: { hour: '小时（自然时间）', workMinute: '分钟', workHour: '工作小时', workday: '工作日' },
  verdict: { onTime: '按时报到', late: '超时', pending: '时限内', objecting: '异议处理中', excused: '已免除', released: '提前结束' },
  grade: { excellent: '优秀', good: '良好', fair: '一般', poor: '较差' },
  caseNumber: '事件', street: '街道', triggerLabel: '触发情形', stateLabel: '状态', calls: '召集部门', asked: '申请时间', limit: '报到时限', askedBy: '申请人', meetingPlace: '集合地点', request: '申请说明', started: '批准时间', ended: '结束时间',
  facts: '吹哨情况', onSite: '现场', children: '后续事件', childrenNone: '没有后续事件', timeline: '全部经过', people: '到场人员', peopleHint: '由街道登记，不做定位。', peopleNone: '还没有登记到场人员', findings: '现场发现', findingsNone: '还没有记录', tasks: '现场任务', tasksNone: '还没有任务', taskDone: '已完成', taskOpen: '未完成',
  cameAt: '到场时间', streetOwn: '街道', openCase: '打开事件', back: '返回列表', due: (time: string) => `最迟 ${time}`, came: (time: string) => `${time} 报到`, rungs: { 1: '已提醒部门', 2: '已提醒街道', 3: '已上报区级' }, evaluated: (grade: string) => `街道评价：${grade}`,
  act: {
    approve: '批准', refuse: '不批准', cancel: '取消吹哨', end: '结束吹哨', arrive: '登记到场', finding: '记录发现', task: '布置任务', taskDone: '任务完成', continue: '转后续事件',
    reportIn: '报到', object: '提出异议', uphold: '异议成立', overrule: '异议不成立', finish: '完成处置', evaluate: '评价',
  },
  done: {
    request: '申请吹哨', approve: '批准吹哨', refuse: '没有批准', cancel: '取消吹哨', end: '结束吹哨', arrive: '到场', finding: '现场发现', task: '布置任务', taskDone: '完成任务', continue: '转为后续事件',
    reportIn: '报到', object: '提出异议', uphold: '异议成立，免除', overrule: '异议不成立', finish: '完成处置', evaluate: '街道评价',
  },
  hint: {
    approve: '批准后立即召集，各部门开始计时。', cancel: '已召集的部门会看到取消。', end: '报到的部门都评价之后才能结束；事件继续按自己的流程办理。', arrive: '写明来了谁。', finding: '同时记入事件的办理过程。', task: '写明要做什么。', continue: '在原地点新立一个事件，直接派给这个部门。类别需要法定权责的，只能派给牵头行使的部门。',
    object: '写明不能到场的理由；区派遣员裁定，期间停止计时；裁定之前自行报到的，仍按原时限计。', uphold: '免除后不计入报到率。', overrule: '计时继续。', finish: '写明处置了什么。', evaluate: '四级评价，并写明理由；只能评一次。',
  },
  category: '类别', toEvaluate: '待评价', text: '说明', textNeeded: '请填写', office: '部门', officeNeeded: '请选择部门', gradeLabel: '评价', photos: '照片', submit: '提交', sent: '已提交', department: (name: string) => `${name}`,
  blow: '吹哨', blowTitle: '吹哨召集部门', blowHint: '提交后由街道领导批准，街道领导不在岗时由上级批准；批准前不通知部门。', offices: '召集哪些部门', amount: '报到时限', unitLabel: '单位', why: '为什么吹哨', blown: '已提交，等待批准', here: '这个事件的吹哨', openHere: '查看吹哨',
  numbers: '按时报到', numbersHint: '报到率＝时限内报到的部门 ÷ 已报到或已超时的部门；时限内的、异议中的和免除的另列。', month: '月份', rate: '报到率', byStreet: '按街道', byOffice: '按部门', judged: '应报到', whistles: '吹哨次数', accepted: '受理事件', density: '密度', perThousand: (value: string) => `每千件 ${value} 次`,
  densityWord: { few: '偏少：该吹的哨可能没有吹', within: '适中', many: '偏多：街道自己能办的也在吹哨', none: '没有受理事件，不作比较' }, bandText: (low: number, high: number) => `每千件受理事件 ${low}–${high} 次为适中，过多过少都提示。`, openList: (name: string, count: string) => `${name}：${count} 个，打开名单`,
  bandChange: '更改范围', low: '下限', high: '上限', bandSaved: '已更改', behind: '数字背后的名单', behindEmpty: '没有这样的部门', total: (count: string) => `共 ${count} 个`, reportedAt: '报到时间', verdictLabel: '结果', startedAt: '召集时间', whole: '全部',
} as const
