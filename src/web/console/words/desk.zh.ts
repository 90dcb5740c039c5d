// Words of the command desk, in Chinese.
export const deskZh = {
  lead: '本级新到、临近时限和已超时的事件，实时更新；每个数字就是它背后的列表。',
  list: { toAccept: '待受理', toDispatch: '待派遣', yellow: '临近时限', red: '已超时', requests: '待审批', chases: '督办未复', suspended: '挂账中' },
  numbers: '现在的数字', open: (name: string, count: number) => `${name} ${count} 件`, inList: '在事件列表中打开', soundOn: '声音提醒：开', soundOff: '声音提醒：关', soundHint: '有新到或新超时的事件时响一声',
  grew: (name: string, count: number) => `${name}增至 ${count} 件`, empty: '这里现在没有事件', emptyHint: '有新的事件时会自动出现。', act: '办理', notNow: '这一步现在办不了，列表已更新',
  allWhistles: '全部吹哨', whistles: '正在吹哨', whistleCounts: (running: number, late: number, waiting: number) => `进行中 ${running} 次，超时未报到 ${late} 家，待本岗处理 ${waiting} 次`, noWhistles: '现在没有进行中的吹哨', noWhistlesHint: '街道吹哨并经批准后，各部门的倒计时显示在这里。',
  call: { called: '待报到', reportedIn: '已报到', objected: '有异议', excused: '异议成立', finished: '已完成' }, lateCall: (what: string) => `${what}（超时）`,
  reinspections: '到期复查', allInspections: '全部检查', noReinspections: '没有待复查的商户', noReinspectionsHint: '检查中责令整改的商户，到复查日前显示在这里。', due: (day: string) => `${day} 复查`, missed: (day: string) => `应于 ${day} 复查`,
}
