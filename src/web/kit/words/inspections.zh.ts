// Words of premises and inspections, in Chinese; console and worker app share them.
export const inspectionsZh = {
  heading: '门前三包', lead: '沿街场所的环境卫生、秩序和绿化检查。', views: { due: '待复查', all: '全部检查', premises: '场所名册', coverage: '检查覆盖', checklist: '检查清单' },
  state: { inOrder: '合格', warned: '待复查', failed: '复查未过', settled: '已整改', handedOver: '已移交', withdrawn: '已撤销' },
  duty: { sanitation: '包卫生', order: '包秩序', greenery: '包绿化' }, verdict: { ok: '合格', fault: '有问题', none: '不涉及' },
  kind: { food: '餐饮', retail: '零售', service: '服务', workshop: '作坊', market: '市场', other: '其他' },
  premises: '场所', name: '名称', kindName: '类别', address: '地址', unit: '所在单位', licence: '执照编号', offices: '负责部门', place: '位置', contact: '联系方式', contactName: '联系人', contactPhone: '联系电话', lastInspected: '最近检查', never: '未检查', endedOn: '注销日期', ended: '已注销',
  showEnded: '已注销', words: '名称、地址或执照编号', add: '登记场所', change: '修改', end: '注销', restore: '恢复', addTitle: '登记场所', changeTitle: '修改场所', seeContact: '查看联系方式', reason: '查看理由', reasonHint: '会记入审计', keepContact: '不改联系方式', export: '导出名册', import: '导入名册', emptyPremises: '还没有场所', morePremises: (n: number) => `再看 ${n} 家`, placeHint: '在地图上点出位置；没有位置时请选择所在单位。', save: '保存',
  at: '检查时间', by: '检查人', faults: '问题', faultsOf: (n: string) => `${n} 处问题`, noFaults: '无', reinspectOn: '复查日期', overdue: '已过期', warnings: (n: string) => `第 ${n} 次警告`, caseOf: '移交的事件', emptyDue: '没有待复查的场所', emptyInspections: '还没有检查', operation: '联合执法', open: '打开',
  step: { inspect: '检查', reinspect: '复查', warn: '再次警告', handOver: '移交处理', withdraw: '撤销' }, looks: '经过', inspection: '检查', text: '说明', note: '备注', photos: '照片', photosHint: '有问题的要拍照', answers: '检查结果',
  since: '起始日期', coverageOf: '检查覆盖率', inspected: '已检查', notInspected: '未检查', total: '场所数', coverageHint: '起始日期以来检查过的场所数 / 在册场所数；点数字看名单。', behind: (unit: string) => `${unit} 的场所`, clear: '全部场所',
  checklistLead: '改动后成为新的一版；已经开始的检查沿用原来的一版。', version: (n: string) => `第 ${n} 版`, code: '编号', dutyName: '责任', textZh: '中文', textEn: '英文', addItem: '增加一项', removeItem: (code: string) => `去掉 ${code}`, saveChecklist: '保存为新版', savedChecklist: '已保存',
  importHeading: '导入场所名册', importLead: '先看预览，确认后才写入。', drop: '选择或拖入 .xlsx、.csv 文件', limit: '最多 16 MB、20,000 行；表头可用导出的名册', uploading: '正在读取', preview: '预览', rows: (n: string) => `${n} 行`, row: '行', what: '变化', all: '全部',
  verdicts: { new: '新增', changed: '更改', unchanged: '不变', faulty: '有误' }, confirm: (n: string) => `写入 ${n} 行`, nothing: '没有可写入的行', faultyRows: '下载有误的行', done: '已写入名册', doneText: (fresh: string, changed: string, faulty: string) => `新增 ${fresh}，更改 ${changed}，有误未写入 ${faulty}`, toRegister: '看名册', another: '另选文件', passedOver: (headings: string) => `没有用到的列：${headings}`,
  field: { name: '名称', kind: '类别', address: '地址', licence: '执照编号', lng: '经度', lat: '纬度', unit: '所在单位', offices: '负责部门', contactName: '联系人', contactPhone: '联系电话' },
  near: '附近的场所', nearHint: '按距离排列', noneNear: '1 公里内没有您负责检查的场所', metres: (n: string) => `${n} 米`, search: '找场所', inspect: '检查', toLookAgain: '待我复查', checkAll: '全部合格', begin: '开始检查', send: '提交', sent: '已提交', inOrderSent: '合格，已记录', warnedSent: '已警告，到期复查', whenAgain: '哪天复查', days: (n: string) => `${n} 天后`, describe: '写明情况',
  handOverTo: '移交的类别', handOverHint: '成为一个事件，由街道派遣给有权处理的部门', draftKept: '没写完的检查保存在手机上', discard: '不要了', waiting: '没有网络，已保存，联网后自动提交', refused: '没有提交成功', answered: (n: string, of: string) => `已填 ${n}/${of}`, here: '用当前位置', locating: '正在定位',
}
