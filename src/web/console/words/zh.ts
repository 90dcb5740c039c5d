// Words of the console, in Chinese.
import { knownZh } from './known.zh.ts'
import { menuZh } from './menu.zh.ts'
import { outZh } from './out.zh.ts'
import { compareZh, historyZh, plansZh, standardZh } from './plans.zh.ts'

export const zh = {
  title: '平城智慧网格平台',
  menu: menuZh,
  user: {
    menu: (name: string) => `${name} 的菜单`, posts: '我的岗位', account: '我的账号', changePassword: '修改密码', signOut: '退出登录', signOutEverywhere: '在所有设备上退出',
    current: '当前密码', next: '新密码', nextHint: '至少 12 个字符，不要用常见密码', again: '再输一次新密码', different: '两次输入不一样', changed: '密码已修改，其他设备已退出登录',
    noPost: '这个账号没有岗位', noPostHint: '智慧网格平台供有岗位的工作人员使用。居民上报和查询请用“掌上平城”。', toCitizen: '打开掌上平城',
  },
  live: { live: '实时更新中', connecting: '正在连接实时更新', offline: '网络已断开' },
  signIn: {
    heading: '登录', login: '账号', password: '密码', show: '显示密码', hide: '隐藏密码', submit: '登录', needed: '请填写', claim: '一张网管全区', slogan: '区—街道—社区（村）—网格—微网格，每一格都有人。',
    otherApps: '其他入口', worker: '网格通（网格员）', citizen: '掌上平城（居民）',
  },
  state: {
    empty: '没有记录', loading: '正在加载', retry: '重试', refusedTitle: '无法查看', failedTitle: '没有加载成功', offlineTitle: '网络已断开', notFound: '没有这个页面', toHome: '回到工作台',
  },
  table: { columns: '显示列', export: '导出表格', exportHint: '导出当前显示的行', more: '加载更多', shown: (count: number) => `已显示 ${count} 条`, shownAll: (count: number) => `共 ${count} 条`, keys: 'J / K 上下选择，回车打开' },
  home: {
    greeting: (name: string) => `${name}，您好`, today: '今日待办', mine: '本岗待办', toAccept: '待受理', toCheck: '待核查', toClose: '待结案', dueSoon: '临近时限', overdue: '已超时',
    queue: '待我办理的事件', queueHint: '时限近的在前', queueAll: '查看全部', soonest: '最紧迫的事件', queueEmpty: '现在没有等您办理的事件', queueEmptyHint: '有新的事件时，这里会自动更新。', report: '代为上报',
    auditHint: '查看谁在何时办理了什么，以及每一次查看上报人的理由。', systemHint: '查看版本、数据库与运行情况。', peopleHint: '查看各级岗位与缺岗网格。',
  },
  cases: {
    heading: '事件', report: '代为上报', words: '编号、描述、地址、类别、在岗人员', search: '搜索', category: '类别', unit: '所在单位', all: '全部', overdue: '已超时', dueSoon: '临近时限', request: '待审批', chase: '督办未复', held: '本岗待办', followed: '我上报或关注的',
    order: '排序', newest: '最新上报', due: '时限先后', filters: '筛选', clear: '清除筛选', saved: '常用筛选', save: '存为常用', saveName: '名称', remove: (name: string) => `删除常用筛选 ${name}`, savedEmpty: '还没有常用筛选',
    map: '地图', showMap: '显示地图', hideMap: '收起地图', onlyArea: '只看地图范围内', clearArea: '取消地图范围', empty: '没有符合条件的事件', emptyHint: '换个条件，或清除筛选。',
    mapNote: (count: number) => `地图上共 ${count} 件`, mapNewest: (most: number) => `符合条件的不止这些，地图只取最新上报的 ${most} 件`, mapFailed: '地图上的事件没有加载成功', withoutPlace: (count: number) => `另有 ${count} 件没有位置`,
    column: { case: '事件', number: '编号', state: '状态', stateClock: '状态与时限', clock: '时限', holder: '当前办理', unit: '所在网格', reported: '上报时间', source: '来源', rating: '评价' },
  },
  case: {
    back: '返回列表', number: '编号', reported: '上报', source: '来源', address: '地址', units: '所在网格', holder: '当前办理', assigned: '派遣部门', due: '时限', followers: '关注', followersCount: (n: number) => `${n} 人关注`, rating: '评价',
    noAddress: '未填写地址', noPlace: '没有位置', noPlaceHint: '上报时没有定位，由区派遣员按地址派遣。', description: '情况', photos: '照片', before: '处置前', after: '处置后', timeline: '办理过程', dueMoved: '工作日历改动，时限重算', dueMovedFrom: (from: string, to: string) => `${from} → ${to}`,
    actions: '可以办理', more: '更多', noActions: '您现在不需要办理这个事件', noActionsHint: '可以查看进展；轮到您的岗位时这里会出现按钮。',
    progress: '进展', stage: { reported: '上报', accepted: '受理', filed: '立案', dispatched: '派遣', handled: '处置', checked: '核查', closed: '结案' },
    clock: '办理时限', clockLimit: (when: string) => `${when} 到期`, clockDone: (when: string) => `${when} 停止`, clockNone: '受理后开始计时', clockAsTable: '以表格查看', clockAsLine: '以时间线查看', clockStage: '环节', reworks: (n: number) => `返工 ${n} 次`, reopens: (n: number) => `重新办理 ${n} 次`,
    reporter: '上报人', sealed: '上报人信息已封存', sealedHint: '只有办理需要时才可查看，每次查看都会连同理由记入审计。', unseal: '查看上报人', reason: '查看理由', reasonHint: '例如：电话回访核实地址', look: '记入审计并查看', name: '姓名', phone: '电话', unknown: '未留', sealAgain: '已看完，重新封存',
    to: (target: string) => `→ ${target}`, follow: '关注', unfollow: '取消关注',
  },
  step: {
    text: '说明', textNeeded: '请写明情况或理由', note: '办理说明', submit: (name: string) => `提交：${name}`, done: (name: string) => `已完成：${name}`,
    verifyOnSite: '先由网格员现场核实', verifyOnSiteHint: '打开后交网格员核实，属实再立案；关闭则直接立案。', reason: '不予受理的理由', found: '核实结果', foundYes: '属实，立案', foundNo: '不属实，不予立案',
    unit: '下派到', unitHint: '只列出事件所在地的下级单位', unitNeeded: '请选择单位', office: '派遣到', officeNeeded: '请选择部门', proposed: '按类别建议', photosBefore: '处置前照片', photosAfter: '处置后照片', photosAfterNeeded: '这类事件须附处置后的照片', photos: '照片',
    reply: '答复上报人', grade: '满意程度', stale: '您填写期间，这个事件有了新进展', goOn: '已看过，继续', stillPossible: '您填写的内容还在，可以继续提交。', nowImpossible: '这一步现在已不能办理。', waitPhotos: '照片还在上传',
    hint: {
      accept: '受理后开始计算时限。', refuse: '上报人会看到理由。', verify: '不属实的请写明情况，上报人会看到。', handle: '写明怎样处置的，并附照片。', passUp: '交给上一级办理，写明原因。', sendDown: '', dispatch: '', return: '退回派遣的单位，写明原因。',
      check: '处置属实，交结案。', rework: '退回原处置单位，写明还差什么。', close: '结案答复会发给上报人。', rate: '', reopen: '重新开始计算时限。', note: '备注记入办理过程，不改变状态。',
      askSuspend: '批准后时限暂停，到期自动恢复。', askExtend: '批准后处置时限顺延。', askVoid: '批准后本事件作废，不计入统计。', withdraw: '', approve: '批准后立即生效。', decline: '', resume: '时限从现在继续计算。', milestone: '这一节点的时限到此为止。', chase: '承办单位须在期限内书面答复。', answerChase: '', callAssistants: '协办单位可以查看并反馈，主办单位不变。', assist: '反馈记入办理过程，由主办单位处置。', merge: '并入后由主事件办理，上报人随主事件得到答复。', unmerge: '恢复单独办理，时限接着计算。',
    },
  },
  report: {
    heading: '代为上报', lead: '接听热线或窗口接待时，替来访人上报。', what: '什么事', category: '类别', categoryNeeded: '请选择类别', description: '情况描述', descriptionHint: '看到了什么、在哪里、有没有危险', descriptionNeeded: '请描述情况', urgent: '紧急', urgentHint: '危及人身安全或正在扩大',
    where: '在哪里', address: '地址或附近标志', place: '地图位置', placeNone: '还没有选位置', placeIn: '所在网格', placeOutside: '这个位置不在本区范围内', removePlace: '清除位置', lng: '经度', lat: '纬度', typed: '输入坐标', apply: '定位到此',
    who: '来访人', name: '姓名', phone: '手机号', phoneWrong: '请填写 11 位手机号', superior: '上级交办', superiorHint: '上级交办的事件直接立案', whoHint: '姓名和电话只供办理时回访，封存保管。',
    photos: '照片', same: '就是这件，关注', followed: '已关注', submit: '提交上报', done: (number: string) => `已上报，编号 ${number}`, open: '打开事件', another: '再报一件',
  },
  territory: {
    heading: '网格地图', search: '名称、拼音、首字母或编码', children: (level: string, count: number) => `${level} ${count}`, communities: '社区', villages: '村', grids: '网格', microgrids: '微网格', special: '专属网格', households: '户数', code: '编码', aliases: '又名', village: '村', madeUp: '示意单位', madeUpHint: '公开资料中没有，演示用',
    list: '下级单位', name: '名称', leaf: '这是最小一级', cases: '看这里的事件', statistics: '看这里的统计', people: '看这里的队伍', path: '层级', found: '搜索结果', notFound: '没有找到这个名称',
  },
  people: {
    heading: '网格队伍', unit: '单位', role: '岗位', words: '姓名', name: '姓名', phone: '电话', at: '所在单位', since: '任职起', cells: '微网格', manned: '有人在岗', rate: '在岗率', vacant: '缺岗', vacantNone: '每一格都有人', vacantList: '缺岗的微网格', roles: '各类岗位人数', posts: '岗位名册', empty: '没有符合条件的岗位', people: (n: string) => `${n} 人`,
    vacantShown: (shown: number, all: number) => `列出 ${shown} 个，共 ${all} 个`,
  },
  statistics: {
    heading: '统计', unit: '单位', months: '月份', thisMonth: '本月', thisYear: '今年', lastYear: '去年', twelve: '近 12 个月', asOf: '数据截至', accepted: '受理', handled: '处置', unhandled: '未处置', disposal: '处置率', onTime: '按期处置率', closing: '结案率', rework: '返工率', satisfaction: '满意率',
    explain: {
      disposal: '期内受理并已处置 ÷ 期内受理', onTime: '时限内处置 ÷（已处置＋已超时）', closing: '已结案 ÷ 已处置', rework: '曾被退回返工 ÷ 曾处置', satisfaction: '满意及以上 ÷ 已评价',
    },
    ranking: '下级单位', rank: '名次', measure: '指标', trend: '逐月变化', asTable: '以表格查看', asChart: '以图查看', month: '月份', states: '上报事件的当前状态', share: '占比', whole: '合计', empty: '这段时间没有数据', percent: (text: string) => (text === '–' ? text : `${text}%`), openList: (name: string, count: string) => `${name}：${count} 件，打开列表`,
    behind: '数字背后的事件', behindTotal: (count: string) => `共 ${count} 件`, side: { numerator: '计入分子', denominator: '全部', rest: '未计入分子' }, backToStatistics: '返回统计', seeOnMap: '地图', children: (level: string) => `按${level}`,
    sideName: { disposal: { numerator: '已处置', denominator: '受理', rest: '未处置' }, onTime: { numerator: '按期处置', denominator: '应处置', rest: '超期' }, closing: { numerator: '已结案', denominator: '已处置', rest: '未结案' }, rework: { numerator: '返工', denominator: '曾处置', rest: '一次通过' }, satisfaction: { numerator: '满意', denominator: '已评价', rest: '不满意' } },
  },
  system: { heading: '系统', version: '版本', database: '数据库', started: '启动时间', behind: '尚未处理的记录', behindHint: '统计与提醒还要处理的记录数，平时为 0', seals: '封存批次', sealsHint: '记录每批封存，改动过去会被发现', good: '运行正常', late: '处理有积压' },
  plans: plansZh,
  history: historyZh,
  compare: compareZh,
  standard: standardZh,
  out: outZh,
  known: knownZh,
  unitPicker: { placeholder: '全区', search: '输入名称、拼音或编码' },
  photos: { hint: 'JPEG、PNG、WebP，每张不超过 20 MB', view: '查看大图' },
} as const
