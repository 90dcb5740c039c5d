// Words of the navigation, in Chinese: its pages and the groups they stand in.
export const menuZh = {
  label: '主导航', open: '打开导航', fold: '收起导航', unfold: '展开导航', skip: '跳到正文',
  home: '工作台', desk: '指挥台', cases: '事件', rounds: '走访巡查', statistics: '统计',
  whistles: '吹哨报到', operations: '联合执法', inspections: '门前三包', powers: '权责清单', officers: '执法人员',
  territory: '网格地图', people: '网格队伍', standard: '标准检查', plans: '调整方案', planner: '划分网格', imports: '导入',
  catalogue: '事件目录', calendars: '工作日历', ladder: '提醒升级', messageRules: '消息设置', phrases: '惯用语', phones: '值班电话', tracks: '巡查轨迹', baseMap: '底图', audit: '审计', system: '系统',
  group: { work: '事件办理', enforcement: '综合执法', net: '网格与队伍', settings: '设置与审计' },
}
