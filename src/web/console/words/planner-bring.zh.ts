// Words for bringing buildings and barriers to the division planner, in Chinese.
export const plannerBringZh = {
  title: { buildings: '导入楼栋', barriers: '导入道路河流' },
  hint: { buildings: 'GeoJSON、xlsx 或 CSV：编码、户数、经纬度或轮廓', barriers: 'GeoJSON 线：道路、铁路、河流等，划分时尽量不跨越' },
  counts: (fresh: string, changed: string, unchanged: string, gone: string) => `新增 ${fresh}，更新 ${changed}，不变 ${unchanged}，移除 ${gone}`,
  replace: { buildings: '移除本社区内文件里没有的楼栋', barriers: '移除本社区内文件里没有的线' },
  noFaults: '没有错误的行', faulty: (n: string) => `${n} 行有误，不会导入：`, faultyRows: '有误的行', row: (n: string, fault: string) => `第 ${n} 行：${fault}`, more: (n: string) => `另有 ${n} 行`,
  faults: { 'no-code': '没有编码', 'no-place': '没有位置，或位置读不懂', 'no-households': '户数应为 0 或以上的整数', twice: '与别的行或别处重复', outside: '不在这个社区内', 'no-line': '不是线，或坐标读不懂', 'no-kind': '看不出是道路、铁路还是河流（可填“类型”）', 'no-weight': '权重应在 0 到 10 之间' },
  kinds: { road: '道路', railway: '铁路', river: '河流', other: '其他' },
  nothing: '没有需要写入的内容', write: '确认导入', cancel: '取消', written: (fresh: string, changed: string, gone: string) => `已导入：新增 ${fresh}，更新 ${changed}，移除 ${gone}`,
  legend: '阻隔', anew: '其中内部重新划分', anewHint: '外边界不变，里面的微网格重新划分；不选则原样保留',
}
