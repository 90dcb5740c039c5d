// Words of the console for side steps, in Chinese.
export const sideStepsZh = {
  searchMaster: '编号或描述', masterSearch: '查找', proposed: '附近与相似的事件', found: '找到的事件', none: '没有合适的事件',
  sameTime: '挂账到当天上午 9 点自动恢复',
  merged: '并入本事件的', mergedCount: (n: number) => `已并入 ${n} 件`, outside: '不在您的范围内',
  links: '关联事件', linksNone: '没有关联的事件', link: '关联事件', unlink: '取消关联', unlinkTitle: (number: string) => `取消与 ${number} 的关联`, why: '为什么关联', whyNot: '为什么取消', whyNeeded: '请写明原因', choose: '请选择事件', linkedBy: (who: string) => `${who} 关联`,
  sampled: '抽中核查',
  privateNote: '私密备注',
  batch: {
    bar: '批量办理', chosen: (n: number) => `已选 ${n} 件`, clear: '取消选择', choose: (number: string) => `选择 ${number}`, chooseAll: '选择本页全部', most: (n: number) => `一次最多 ${n} 件`, title: (act: string, n: number) => `批量${act} ${n} 件`,
    submit: (act: string, n: number) => `${act} ${n} 件`, results: '办理结果', done: (n: number) => `成功 ${n} 件`, refused: (n: number) => `未办 ${n} 件`, outcome: { done: '已办', repeated: '已办过', refused: '未办' }, number: '编号', result: '结果', reason: '原因', none: '所选事件都不能这样办',
  },
}
