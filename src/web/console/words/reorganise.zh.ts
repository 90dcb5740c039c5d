// Words of the reorganisation by spreadsheet, in Chinese.
export const reorganiseZh = {
  heading: '按表调整区划', lead: '一张表：原编码、新编码、新名称、新上级。改名、拆分、撤并自动识别，拿不准的逐条问您。', unit: '调整范围', choose: '选择表格', drop: '把表格拖到这里', hint: '.xlsx 或 .csv，第一行是标题；原编码留空表示新设，新编码留空表示撤销', reading: '正在读取', another: '换一张表', rows: (count: string) => `${count} 行`,
  columns: '各列含义', columnOf: { oldCode: '原编码', newCode: '新编码', name: '新名称', parentCode: '新上级编码' }, columnNone: '没有这一列', columnsWrong: '没有认出必需的列，请指明后再读。', readAgain: '按此重读',
  findings: '识别结果', findingsNone: '这张表与现在的区划一致', kind: { rename: '改名', recode: '换编码', move: '换上级', split: '拆分', merge: '合并', close: '撤销', create: '新设', continue: '延续' },
  questions: '需要您确认', questionsOpen: (count: string) => `还有 ${count} 处要答复`, questionsDone: '都已答复', question: {
    'unknown-old': (name: string, code: string) => `没有编码为 ${code} 的单位。“${name}”指的是哪一个？`, unmentioned: (name: string) => `表里没有提到“${name}”。保留，还是并入别处？`, closed: (name: string) => `“${name}”撤销后并入哪里？`,
    continues: (name: string) => `“${name}”还是原来那个单位，还是新的单位？`, successor: (name: string) => `“${name}”拆分后，没有位置的事件和岗位归哪一个？`,
  },
  choice: { same: '仍是原来的单位', new: '是新的单位', keep: '保留不变', skip: '都不是，略过' }, suggested: '建议', inRows: (rows: string) => `第 ${rows} 行`,
  faults: '讲不通的行', fault: {
    'row-empty': '这一行是空的', 'old-code-unknown': '没有这个原编码的单位', 'new-code-malformed': '新编码位数不对', 'levels-differ': '新旧层级不同', 'level-unknown': '看不出是哪一级', 'name-missing': '新单位缺名称', 'parent-unknown': '没有这个上级', 'said-twice': '同一单位说了两次', 'code-of-other': '编码已属于别的单位',
  }, faultsHint: '请改好表格后重新选择。',
  toDraw: '要补画边界', toDrawHint: '这些单位在表里新设，没有边界；生成方案后可在地图上划出。', name: '方案名称', nameDefault: (file: string) => `区划调整：${file}`, make: '生成方案', made: '方案已生成，可在地图上查看，再启用', operations: (count: string) => `共 ${count} 项操作`, more: (count: string) => `另有 ${count} 条`,
} as const
