// Words of rounds that phone and console share, in Chinese.
export const roundsZh = {
  kind: { patrol: '巡查', visit: '走访', duty: '值守', walkEstate: '常走走', lookAtStairways: '常看看', listenAtHomes: '常听听', speakUp: '常讲讲', calmQuarrels: '常劝劝', helpNeedy: '常帮帮' },
  state: { upcoming: '未开始', open: '进行中', done: '已完成', late: '补做', missed: '未做', excused: '免做' },
  missing: { checklist: '检查清单', photo: '照片', places: '走访地点', talk: '交谈', note: '情况说明' },
}
