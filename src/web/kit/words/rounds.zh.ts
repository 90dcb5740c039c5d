// Words of rounds that phone and console share, in Chinese.
export const roundsZh = {
  kind: { patrol: '巡查', visit: '走访', duty: '值守', walkEstate: '常走走', lookAtStairways: '常看看', listenAtHomes: '常听听', speakUp: '常讲讲', calmQuarrels: '常劝劝', helpNeedy: '常帮帮' },
  state: { upcoming: '未开始', open: '进行中', done: '已完成', late: '补做', missed: '未做', excused: '免做' },
  missing: { checklist: '检查清单', photo: '照片', places: '走访地点', talk: '交谈', note: '情况说明' },
  why: { vacant: '没有人在岗', away: '在岗的人请假，没有替岗', unmade: '有人在岗，没有做' },
  change: { moved: (from: string, to: string) => `${from} 改到 ${to}`, left: (from: string) => `${from} 取消`, holidayMoved: (from: string, to: string) => `${from} 遇节假日，改到 ${to}`, holidayLeft: (from: string) => `${from} 遇节假日，不做`, swapped: (name: string, state: string) => `${name}代做（${state}）`, reason: (why: string) => `原因：${why}` },
  swapState: { asked: '等待答复', agreed: '已同意', given: '指定', declined: '做不了', withdrawn: '已收回' },
}
