// Words about clocks and limits, in Chinese.
export const clocksZh = {
  stage: { accept: '受理', verify: '核实', dispatch: '派遣', handle: '处置', check: '核查', close: '结案', chase: '督办' },
  unit: { hour: (n: number) => `${n} 小时`, workMinute: (n: number) => `${n} 个工作分钟`, workHour: (n: number) => `${n} 个工作小时`, workday: (n: number) => `${n} 个工作日` },
  light: { green: '时限内', yellow: '临近时限', red: '已超时', paused: '已暂停', stopped: '已停止' },
  kept: '按时完成', late: (length: string) => `超时 ${length} 完成`, extended: (length: string) => `另准延期 ${length}`, pausedUntil: (when: string) => `暂停至 ${when}`,
  next: (stage: string) => `下一个时限：${stage}`, none: '没有在走的时限',
  start: '起算', limit: '时限', yellow: '80 %', due: '到期', stop: '停止', pauses: '暂停', state: '状态', rungs: '提醒', times: (n: number) => `${n} 次`, now: '现在', beyond: '到期在图外',
}
