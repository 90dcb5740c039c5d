// Words for calendars, area classes and the ladder of reminders, in Chinese.
export const clocksZh = {
  tabs: { label: '时限设置', calendars: '工作日历', areas: '区域等级', ladder: '提醒阶梯' },
  calendars: {
    heading: '工作日历', lead: '时限按工作时间计算：哪些天、哪些时段上班。改动会重算在办事件的时限，已停止的时钟保持原判。', calendar: '日历', version: (n: number) => `第 ${n} 版`, add: '新建日历',
    year: '年份', before: '上一年', after: '下一年', unsaved: '有未保存的改动', settings: '设置', name: '名称', code: '代号', codeHint: '小写字母、数字和连字符，建立后不改', national: '执行国家节假日和调休安排', weekdays: '每周工作日', spans: '工作时段', from: '开始', until: '结束', addSpan: '增加时段', removeSpan: (n: number) => `删除第 ${n} 个时段`,
    weekday: ['一', '二', '三', '四', '五', '六', '日'], monthName: (n: number) => `${n} 月`, days: '全年', legend: { works: '上班', free: '休息', national: '国家安排', own: '本区另定' },
    day: (date: string, works: boolean, why: string) => `${date}，${works ? '上班' : '休息'}${why ? `，${why}` : ''}`, own: '本区另定', toggle: '点一天可改为上班或休息，再点恢复。',
    exceptions: '本区另定的日子', noExceptions: '没有另定的日子。', works: '上班', free: '休息', date: '日期', kind: '安排', addDay: '添加', remove: (date: string) => `删除 ${date}`,
    bring: '导入节假日表', bringHint: '.xlsx 或 CSV：日期、放假或上班', brought: (days: number, changed: number) => `读到 ${days} 天，其中 ${changed} 天与现在不同，已放入下面的改动。`, faults: (n: number) => `${n} 行读不懂，已略去：`, fault: (row: number, why: string) => `第 ${row} 行：${why}`,
    reason: { 'no-date': '没有日期', 'no-kind': '没写放假还是上班', twice: '同一天写了两种' },
    preview: '查看影响', previewTitle: '这次改动的影响', previewDays: (n: number) => `${n} 天的安排改变`, previewHours: '工作时段或每周工作日改变，所有在办时限重算', previewRunning: (n: string) => `最多涉及 ${n} 件在办事件`, previewNone: '没有改变任何一天。', toWork: '改为上班', toFree: '改为休息', save: '保存为新版本', saved: '已保存，正在后台重算在办时限', savedNew: '已建立', discard: '放弃改动', cancel: '取消',
    anew: '重算', anewRunning: (seen: string) => `正在重算：已看过 ${seen} 件`, anewDone: (seen: string, moved: string) => `最近一次重算：看过 ${seen} 件，${moved} 件的时限有变`,
    uses: '适用于', usesHint: '单位连同其下级，最近的上级为准；部门用自己的。未指定的用标准日历。从下一个时钟起生效。', unit: '单位', office: '部门', assign: '指定', none: '没有指定，', noneStandard: '未指定者都用这个日历。', noneOther: '还没有单位或部门使用。', take: (name: string) => `取消 ${name}`, readOnly: '您可以查看，不能修改。', column: { place: '单位或部门', level: '级别' },
  },
  reminders: {
    heading: '提醒', putAllAway: '全部知道了', seen: '知道了', putAway: (number: string) => `知道了：${number}`, more: (n: string) => `还有 ${n} 条`, yellow: '临近时限', red: '超过时限', whistle: { 'whistle.toApprove': '吹哨待批准', 'whistle.called': '吹哨召集，请报到', 'whistle.unanswered': '吹哨后部门未报到', 'whistle.toDecide': '吹哨异议待裁定' }, what: (stage: string, when: string) => `${stage} · ${when}`,
  },
  areas: {
    heading: '区域等级', lead: '同类事件，地段不同时限可以不同。等级设在单位上，下级沿用，未设的为 B。只影响之后立的事件。', unit: '单位', area: '等级', level: '级别', set: '设定', remove: (name: string) => `取消 ${name} 的等级`, none: '还没有设定，全区都是 B。', saved: '已设定', removed: '已取消',
    class: { A: 'A 类：中心区、主干道', B: 'B 类：一般地段', C: 'C 类：城郊、偏远' }, short: { A: 'A 类', B: 'B 类', C: 'C 类' }, list: '已设定的单位',
  },
  ladder: {
    heading: '提醒阶梯', lead: '时钟变黄、变红以及逾期若干工作日后通知谁。每级只通知一次；停机期间错过的只补发最高一级。', rules: '规则', any: '不限', stage: '环节', urgency: '缓急', urgent: '紧急', ordinary: '一般', rungs: '阶梯', rung: (n: number) => `第 ${n} 级`, at: { yellow: '变黄时', red: '变红时', later: '逾期后' }, when: '时机', workdays: '工作日', tell: '通知',
    listener: { holder: '经办人', chief: '其上级', above: '再上一级' }, workdaysLater: (n: number) => `逾期 ${n} 个工作日后`, addRung: '增加一级', removeRung: (n: number) => `删除第 ${n} 级`, addRule: '增加规则', removeRule: '删除规则', save: '保存', saved: '已保存', discard: '放弃改动', special: '环节和缓急最具体的一条规则单独生效。',
    ruleName: (stage: string, urgency: string) => `${stage} · ${urgency}`, preview: '试算', previewHint: '假设一件事件的时限到期，看会通知谁、在什么时候。', dueAt: '到期时间', started: '开始时间', calendar: '日历', previewNone: '这样的事件不会有提醒。', told: '通知', time: '时间',
    stages: { accept: '受理', verify: '核实', dispatch: '派遣', handle: '处置', check: '核查', close: '结案', chase: '督办' }, milestone: '处置中的节点',
  },
} as const
