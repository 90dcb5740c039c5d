// Words of the plans and their editor, in Chinese.
export const plansZh = {
  heading: '调整方案', lead: '先起草、共同查看，再由有权的人从某一天起启用。', begin: '起草方案', name: '方案名称', nameHint: '例如：永泰社区网格微调', nameNeeded: '请填写名称', unit: '调整范围', unitNeeded: '请选择要调整的单位', submit: '开始起草',
  empty: '还没有方案', emptyHint: '起草一个方案，在地图上拆分、合并、移动边界，确认后再启用。', state: { draft: '起草中', adopted: '待启用', applied: '已启用', refused: '未能启用', abandoned: '已放弃' }, stateAll: '全部状态', stateLabel: '状态',
  source: { editor: '地图编辑', import: '导入', reorganisation: '区划调整表', planner: '网格规划' },
  changed: '最近修改', by: '起草人', count: '操作', operationsOf: (count: number) => `${count} 项操作`, adoptedFrom: (day: string) => `自 ${day} 起启用`, open: '打开',
  back: '全部方案', undo: '撤销上一步', redo: '重做', undone: '已撤销', redone: '已重做', rename: '改名称', abandon: '放弃方案', abandonSure: '放弃后不能再修改。', abandoned: '方案已放弃',
  keys: { undo: 'Ctrl+Z', redo: 'Ctrl+Shift+Z' }, map: '编辑地图', path: '层级', tools: '编辑工具', units: '下级单位', chosen: (count: number) => `已选 ${count} 个`, clear: '取消选择', choose: (name: string) => `选择 ${name}`, enter: (name: string) => `进入 ${name}`, none: '这里还没有下级单位', fresh: '新', reshaped: '有改动', noShape: '未画边界',
  tool: { split: '拆分', merge: '合并', redraw: '重画公共边界', corners: '移动顶点', cutOut: '划出新单位', fillGap: '填补空白', retire: '撤销单位' },
  toolHint: {
    split: '在地图上画一条线穿过选中的单位，双击结束。', merge: '把选中的相邻单位合成一个。', redraw: '画一条线作为两个选中单位的新边界，从旧边界的一端画到另一端，双击结束。', corners: '拖动顶点，相邻单位一起移动。点中点可加顶点，右键点击可删除。',
    cutOut: '填写新单位，再在地图上画出范围，双击结束。', fillGap: '填写新单位，再圈出空白处，双击结束。', retire: '选择并入哪个单位，或留作空白。',
  },
  needs: { one: '先选一个单位', two: '先选两个相邻单位', many: '先选两个以上相邻单位' },
  stop: '结束绘制', crossed: '线穿过的下级单位', crossedOf: { cut: '一并拆开', whole: '整个归入面积大的一侧' }, into: '并入', gap: '留作空白（归上级）', doRetire: '撤销并入', doMerge: '合并', mergedName: '合并后的名称', as: '新单位的位置', asOf: { beside: '与选中单位同级', below: '选中单位的下级' },
  newName: '新单位名称', special: '专属网格类型', specialNone: '普通', households: '户数', typed: '输入坐标', typedHint: '每行一个点：经度,纬度。不用鼠标也能画。', typedWrong: '坐标写法有误，每行应为：经度,纬度', apply: '应用', corner: (n: number) => `顶点 ${n}`, lng: '经度', lat: '纬度', moveTo: '移到此处', addAfter: '在其后加一个顶点', drop: '删除顶点', cornersMany: (shown: number, all: number) => `共 ${all} 个顶点，列出 ${shown} 个`,
  done: { split: '已拆分', merge: '已合并', redrawBorder: '边界已重画', moveCorner: '顶点已移动', addCorner: '已加顶点', dropCorner: '顶点已删除', cutOut: '已划出新单位', fillGap: '空白已填补', retire: '已撤销单位' }, guessed: { area: '这个新单位的户数按面积估算，请核对。', buildings: '这个新单位的户数按其中楼栋估算，请核对。' }, guessedShort: { area: '按面积估算', buildings: '按楼栋估算' },
  column: { name: '名称', code: '编码', households: '户数', special: '专属', parent: '上级' }, edit: (name: string) => `修改 ${name}`, editTitle: '修改单位', saved: '已保存', codeLater: '启用时编码',
  operations: '操作记录', operationsNone: '还没有操作。选中单位，再用上面的工具。', op: { create: '新建', change: '改资料', move: '移到', reshape: '调整边界', split: '拆分', merge: '合并', retire: '撤销' }, opUnits: (count: number) => `${count} 个单位`, partsOf: (count: number) => `分成 ${count} 个`, more: '更多操作', step: (n: number, by: string) => `第 ${n} 步 · ${by}`, facts: { name: '名称', code: '编码', parent: '上级', shape: '边界', aliases: '别名', village: '村', special: '专属', households: '户数' },
  after: '启用后的变化', afterNone: '和现在没有差别', new: '新增', changedUnits: '变更', gone: '撤销', standard: '标准检查', standardBetter: '启用前 → 启用后', ruleCount: (before: string, after: string) => `${before} → ${after}`, passages: '随之转移', passage: (count: string, from: string, to: string) => `${count} 件：${from} → ${to}`, unmoved: (count: string) => `${count} 件不变`, ends: '结束', kind: { case: '在办事件', power: '权责', post: '岗位', premises: '场所', operation: '联合执法', clock: '工作日历与区域等级', routine: '走访计划', roundDay: '走访的取消与改期', roundSwap: '走访的代做', deskPhone: '值班电话' }, faults: '不能启用的原因', outdated: '起草后区划又有变动，以下按现在的区划计算。', how: { split: '拆分为', merge: '并入', retire: '并入', carve: '划出', mixed: '转为' },
  rule: {
    'too-few-households': '户数不足', 'too-many-households': '户数过多', 'households-unknown': '户数不明', 'without-microgrids': '没有微网格', 'several-pieces': '不连片', overlap: '与同级重叠', gap: '上级范围内有空白', 'outside-parent': '超出上级范围', 'without-shape': '未画边界', 'without-person': '无人在岗', 'special-in-ordinary': '专属场所在普通网格内',
  },
  adopt: '启用', adoptTitle: '从哪一天起启用', adoptDay: '启用日期', adoptToday: '今天：立即启用', adoptLater: '之后：到那天自动启用', adoptSure: (day: string) => `自 ${day} 起启用`, adopted: '方案已启用', adoptedLater: (day: string) => `方案将自 ${day} 起启用`, adoptRest: '启用后不能撤销，只能再起草一个方案改回来。历史与往年统计不变。',
  others: (name: string) => `${name} 刚修改了这个方案，已更新。`, together: '一起起草', live: '他人的修改会自动出现', readOnly: '这个方案现在不能修改', faultsApplied: '未能按期启用', closed: '已启用的方案只能查看。',
} as const

export const historyZh = {
  heading: '历史区划', earlier: '前一次变动', later: '后一次变动', anyDay: '选择任意一天', toToday: '回到今天', toWhole: '回到全区', since: (day: string, plans: string) => (plans ? `${day} 起：${plans}` : `${day} 起`), today: (since: string) => `现在的区划，${since}`, shown: (day: string, since: string) => `${day} 的区划（${since}）`,
  ofUnit: '沿革', cameFrom: '由来', wentOnAs: '后续', span: (from: string, until: string) => (until ? `${from} 至 ${until} 前` : `${from} 起`), households: (count: string) => `${count} 户`, shapes: '边界变动：', how: { split: '拆分', merge: '合并', retire: '撤并', carve: '划出', mixed: '调整' },
} as const

export const standardZh = {
  heading: '标准检查', lead: '逐条列出不符合划分标准之处。只提醒，不妨碍任何操作。', unit: '单位', rule: '规则', all: '全部规则', none: '没有不符合标准之处', noneHint: '换个单位或规则看看。', count: (count: string) => `${count} 处`, thresholds: '标准', grid: '网格户数', microgrid: '微网格户数', span: (least: string, most: string) => `${least}–${most} 户`, slack: '忽略小于', squareMetres: (area: string) => `${area} 平方米`, found: '情况', where: '所在单位', other: '相关单位', households: (count: string) => `${count} 户`, pieces: (count: string) => `${count} 片`, show: (name: string) => `在地图上看 ${name}`, change: '修改标准', least: '至少', most: '至多', saved: '标准已修改', draft: '起草方案', apart: '专属网格须单独成格', list: '不符合标准之处', map: '地图', wrong: '至少不能大于至多',
} as const

export const compareZh = {
  heading: '跨区划对比', lead: '两个时期、同一块地方：期间拆分、合并过的单位放在一起比。', now: '本期', then: '对比期', before: '对比期', after: '本期', units: '单位', change: '变化', redrawn: '边界有变', redrawnHint: '期间边界移动过，两边并非完全同一块地方', became: '→', rate: (text: string) => (text === '–' ? text : `${text}%`), points: (text: string) => `${text} 个百分点`, of: (part: string, all: string) => `${part} / ${all}`, empty: '这两个时期没有可比的数据', open: '跨区划对比', regrouped: '区划有变',
} as const
