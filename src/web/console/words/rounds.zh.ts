// Words of the console's rounds, in Chinese.
export const roundsZh = {
  heading: '走访巡查', lead: '谁、到哪里、多久一次；应做、已做和没做的，每个数字打开背后的名单。', views: { plan: '月计划', list: '名单', routines: '例行安排' },
  unit: '单位', month: '月份', routine: '安排', allRoutines: '全部安排', state: '状态', allStates: '全部状态', from: '起', to: '止', due: '应做', patrolRate: '巡查率', rate: '完成率', rateHint: '时限内完成 ÷ 已到期（不含免做）', byRoutine: '按安排', byUnit: '按下级单位', calendar: '日历', empty: '这个月没有走访巡查', emptyList: '没有符合条件的走访巡查', emptyRoutines: '还没有例行安排', emptyHint: '在“例行安排”中建立后，这里会出现每天的计划。',
  weekday: ['一', '二', '三', '四', '五', '六', '日'], day: (date: string, done: number, due: number, missed: number) => `${date}：已完成 ${done}，应做 ${due}${missed > 0 ? `，未做 ${missed}` : ''}`, missed: (n: number) => `未做 ${n}`, holiday: '休', open: (name: string, what: string, n: string) => `${name} ${what} ${n}，打开名单`,
  who: '由谁完成', when: '日期', doneAt: '完成时间', faults: '发现', faultsOf: (n: number) => `${n} 项有问题`, cases: '关联事件', reason: '免做理由', note: '情况',
  excuse: '免做', excuseTitle: '同意免做这一次', excuseHint: '免做的不计入巡查率；请写明理由，会记入审计。', needed: '请填写', excused: '已免做',
  add: '新建安排', change: '修改', end: '停止', endTitle: '停止这项安排', endHint: '到这一天为止，以后不再安排；过去的记录不变。', lastDay: '最后一天', saved: '已保存', ended: '已停止', save: '保存', title: { add: '新建例行安排', change: '修改例行安排' },
  name: '名称', kind: '类别', roles: '由哪些岗位做', people: (n: number) => `指定的 ${n} 人`, whole: '范围', level: '到每个', special: '只到专属网格', units: (n: number) => `指定的 ${n} 个单位`, subjects: (n: string) => `${n} 处`, begins: '从哪天起', until: '到哪天止（可不填）',
  rule: '多久一次', rules: { daily: '每天', weekly: '每周', monthly: '每月', other: '其他规则' }, every: '每隔几周', weekdays: '星期几', monthDay: '每月几号', otherRule: 'RFC 5545 规则', preview: '接下来的日期', noPreview: '这个规则没有日期', window: '什么时间内完成', opens: '开始', closes: '截止', days: '几天内',
  holidays: '遇节假日', holiday_: { keep: '照常', cancel: '取消', next: '顺延到下一个工作日', previous: '提前到上一个工作日' }, checklist: '检查清单', itemZh: '中文', itemEn: '英文', addItem: '增加一项', removeItem: (n: number) => `去掉第 ${n} 项`, required: '必填', photo: '要拍照片', needNote: '要写情况', needTalk: '要和居民交谈',
  burden: (taps: number, photos: number) => `每次约 ${taps} 次点按、${photos} 张照片`, period: (from: string, to: string) => `${from} 起${to ? `，至 ${to}` : ''}`,
}
