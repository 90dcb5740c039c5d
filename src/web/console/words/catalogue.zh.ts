// Words of the catalogue pages, in Chinese.
export const catalogueZh = {
  heading: '事件目录', lead: '可以上报的大类、小类，各自问什么、要什么证据、由谁处置、每一步多长时间。',
  figures: '时限为起始值，由本区自行修订，不代表任何标准。',
  search: '编码或名称', major: '大类', allMajors: '全部大类', onlyChanged: '只看草稿改动', empty: '没有符合条件的类别', emptyHint: '换个词，或选全部大类。',
  showing: { draft: (n: number) => `正在看第 ${n} 版（草稿）`, coming: (n: number) => `正在看第 ${n} 版（待启用）`, inForce: (n: number) => `正在看第 ${n} 版（启用中）`, replaced: (n: number) => `正在看第 ${n} 版（已被替换）` },
  standing: { draft: '草稿', coming: '待启用', inForce: '启用中', replaced: '已替换' },
  seeDraft: '看草稿', seeInForce: '看启用中的', exportAs: (kind: string) => `导出 ${kind}`, import: '导入', versions: '版本', addMinor: '新增小类', addMajor: '新增大类', addBelow: '选定一个大类后，这里新增小类',
  column: { code: '编码', name: '名称', handle: '处置时限', urgent: '紧急', burden: '负担', fields: '提问', photos: '照片', taps: '点击', offices: '主办部门', state: '状态' },
  changed: '草稿已改', retired: '停用', ofMajor: '大类',
  burden: { label: '负担', says: (fields: number, photos: number, taps: number) => `填 ${fields} 项 · 拍 ${photos} 张 · 点 ${taps} 下`, hint: '在类别、位置和描述之外，上报人和处置人还要付出的。字数不计。', required: (n: number) => `其中必答 ${n} 项` },
  unit: { hour: '小时', workMinute: '工作分钟', workHour: '工作小时', workday: '工作日' },
  editor: {
    names: '名称', zh: '中文名称', en: '英文名称', component: '部件', componentHint: '城市部件（设施），不是事件', retire: '停用', retireHint: '停用后不能再上报；在办事件照旧办完。',
    offices: '部门', officesHint: '第一个是主办部门，派遣时建议它', evidence: '证据', evidenceOf: { scene: '上报时的现场照片', before: '处置前照片', after: '处置后照片', place: '必须在地图上定位' },
    limits: '时限', limitsHint: '留空表示不另定；条件优先于区域；紧急的取紧急时限与一般时限中先到期的。', anyArea: '全部区域', area: (name: string) => `${name} 类区域`, ordinary: '一般', anyCondition: '不分条件', urgent: '紧急', amount: '数量', unitLabel: '单位', other: '其他时限', handleNeeded: '至少要有一个不分条件的处置时限',
    stage: { accept: '受理', verify: '核实', dispatch: '派遣', handle: '处置', check: '核查', close: '结案', chase: '督办' },
    questions: '提问', questionsHint: '只问平台不知道、又非问不可的。', addQuestion: '加一个问题', question: (n: number) => `问题 ${n}`, kind: '答法', kinds: { text: '文字', number: '数字', choice: '选择', date: '日期', yesNo: '是否' }, required: '必答', options: '选项', addOption: '加一个选项',
    up: '上移', down: '下移', remove: (name: string) => `移除 ${name}`, code: '代号',
    conditions: '立案条件', conditionsHint: '时限因轻重不同时才设。', addCondition: '加一个条件', milestones: '节点', milestonesHint: '处置中各有时限的节点，例如停工、处罚、拆除。', addMilestone: '加一个节点',
    save: '存入草稿', saved: '已存入草稿', same: '没有改动', undo: '撤销草稿改动', undone: '已撤销', readOnly: '您可以查看；修改由区派遣员或系统管理员进行。', faulty: (n: number) => `还有 ${n} 处要改正`, history: '版本', difference: '与前一版相比', first: '最初的一版', back: '返回目录',
    newMinor: (code: string) => `新增小类 ${code}`, newMajor: '新增大类', majorCode: '两位编码', make: '建立',
  },
  faults: {
    'code-wrong': '编码应为两位或五位数字', 'name-missing': '要有中文和英文名称', 'name-long': '名称太长', 'question-incomplete': '问题要有代号（小写字母开头）、中文和英文', 'question-twice': '两个问题代号相同', 'question-known': '不能这样问',
    'options-few': '至少两个选项，各有代号、中文和英文', 'option-twice': '两个选项代号相同', 'questions-many': '问题太多，最多 8 个', 'condition-incomplete': '条件要有代号、中文和英文', 'condition-twice': '两个条件代号相同', 'office-unknown': '没有这个部门',
    'handle-missing': '缺少不分条件的处置时限', 'limit-wrong': '时限应为正整数，且不能过长', 'limit-twice': '同一情形定了两个时限', 'limit-condition': '时限所指的条件不存在', 'limit-milestone': '时限所指的节点不存在', 'milestone-incomplete': '节点要有代号、中文和英文',
    'milestone-twice': '两个节点代号相同', 'milestone-limit': '节点要有时限', 'major-only-name': '大类只有名称', 'code-missing': '没有编码', 'code-twice': '编码在表中重复', 'code-reserved': '自定小类编号从 080 起', 'major-missing': '没有这个大类', 'cell-unreadable': '读不懂',
  },
  known: {
    name: '平台知道是谁上报的，姓名不再问', phone: '联系方式在上报时已经留下，不再问', place: '位置由地图给出，不再问', time: '时间由系统记下，不再问', photo: '照片在“证据”里要求，不作为问题', identity: '身份证件不收集',
  },
  version: {
    heading: '目录版本', lead: '改动先进草稿，定了日期才启用；在办事件保留它开始时的版本。', number: (n: number) => `第 ${n} 版`, from: (day: string) => `${day} 起`, classes: (n: number) => `改动 ${n} 类`, by: (name: string) => `${name} 启用`, draftedBy: (name: string) => `${name} 起草`,
    differs: '改动内容', before: '原来', after: '改为', newClass: '新增', adopt: '启用草稿', adoptFrom: '自哪天起', note: '说明', noteHint: '例如：提速路灯处置', adopted: (day: string) => `已定，自 ${day} 起启用`, takeBack: '撤回', takenBack: '已撤回为草稿', discard: '放弃草稿', discarded: '草稿已放弃', none: '没有草稿', noneHint: '在目录里修改任何一类，草稿就会出现。', mayAdopt: '启用由区派遣员决定。', show: '看改动', hide: '收起', whole: '看全部类别',
  },
  sheet: {
    heading: '导入目录', lead: '先预览，再写入草稿；有误的行不影响其他行。', drop: '把表格拖到这里，或点击选择（.xlsx、.csv）', hint: '用“导出”得到的表格改好即可；缺的列保持不变。', reading: '正在读取', verdict: { new: '新增', changed: '改动', unchanged: '不变', faulty: '有误' }, all: '全部',
    unknown: (columns: string) => `不认识的列，未读取：${columns}`, row: (n: number) => `第 ${n} 行`, rows: '预览', nothing: '没有要写入的行', write: (n: number) => `把 ${n} 行写入草稿`, written: '已写入草稿', another: '换一个文件', rowColumn: '行', result: '结果', detail: '内容', quiet: '没有这样的行',
  },
}
