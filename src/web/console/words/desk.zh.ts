// Words of the command desk, in Chinese.
export const deskZh = {
  lead: '本级新到、临近时限和已超时的事件，实时更新；每个数字就是它背后的列表。',
  list: { toAccept: '待受理', toDispatch: '待派遣', yellow: '临近时限', red: '已超时', requests: '待审批', chases: '督办未复', suspended: '挂账中' },
  numbers: '现在的数字', open: (name: string, count: number) => `${name} ${count} 件`, inList: '在事件列表中打开', soundOn: '声音提醒：开', soundOff: '声音提醒：关', soundHint: '有新到或新超时的事件时响一声',
  grew: (name: string, count: number) => `${name}增至 ${count} 件`, empty: '这里现在没有事件', emptyHint: '有新的事件时会自动出现。', act: '办理', notNow: '这一步现在办不了，列表已更新',
}
