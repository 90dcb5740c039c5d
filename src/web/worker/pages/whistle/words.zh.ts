// Words of a whistle and of a joint operation on the phone, in Chinese.
export const calledZh = {
  whistle: '吹哨', operation: '联合执法', goneWhistle: '看不到这次吹哨', goneOperation: '看不到这次联合执法', goneHint: '它可能已移出您的管辖范围。',
  state: { requested: '待批准', running: '进行中', ended: '已结束', refused: '未批准', cancelled: '已取消' }, call: { called: '待报到', reportedIn: '已报到', objected: '有异议', excused: '已免除', finished: '已完成' },
  meeting: '集合地点', request: '申请说明', askedBy: '申请人', started: '批准时间', calls: '召集部门', due: '最迟', came: '报到时间', reportIn: '报到', reportedIn: '已报到', openCase: '打开事件', more: '其他办理（批准、异议、评价等）', openMap: '用地图导航',
  step: { planned: '计划中', announced: '已通知', running: '执法中', reporting: '写结果', closed: '已办结', cancelled: '已取消' },
  when: '时间', street: '街道', purpose: '做什么', leader: '带队人', nobody: '未定', offices: '参加部门', area: '范围', drawn: '画出的范围', roster: '名单', present: '已到', absent: '未到', me: '我', premises: '去检查场所', whole: '签到、记发现和结果',
}
