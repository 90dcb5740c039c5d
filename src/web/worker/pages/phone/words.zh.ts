// Words of what the phone holds by itself: what waits, what needs attention, what was sent, the cells. In Chinese.
export const phoneZh = {
  pending: { title: '还在手机上', hint: '联网后自动发出；这里先按发出后的样子显示。', badge: '待发', onlyHere: '还没有编号', photos: (n: number) => `${n} 张照片` },
  strip: { full: '手机空间不足：文字照常保存，照片暂时存不下', dropped: (n: number) => `为腾出空间，已删 ${n} 张原图`, used: (size: string) => `已用 ${size}`, exchanging: '正在收发' },
  attention: {
    soft: '别人改了别处，您的还能发', hard: '别人动了同一处', hardGone: '别人动了同一处，您的这一步已不能做', mine: '我的', theirs: '别人的', made: '填写于', state: '现在的状态', by: (who: string, what: string) => `${who}：${what}`, noText: '没有文字', elsewhere: '我在别的设备上做的', ownSoft: '您在别的设备上改了别处，这一步还能发', ownHard: '您在别的设备上已处理同一处', ownHardGone: '您在别的设备上已处理同一处，这一步已不能做', roundMade: '已完成',
    onTop: '仍然发出', edit: '修改后再发', keepTheirs: '以别人的为准', asNote: '改成内部备注', letGo: '放弃我的', undo: '恢复', gone: '手机上已没有这件事', settled: '已处理', why: '原因',
  },
  sent: { title: '发出记录', lead: '这部手机发出的内容，保留 60 天，可以给负责人看。', none: '还没有发出过内容', count: (n: number) => `${n} 件`, late: (wait: string) => `填写后 ${wait} 发出`, letGo: '没有发出，已放弃', photos: (n: number) => `${n} 张照片`, open: '发出记录', at: '发出' },
  act: {
    kept: '没有网络，已存到“待发”，联网后自动发出', swap: (name: string) => (name ? `请${name}代做` : '请人代做'), answerSwap: { agree: '答应代做', decline: '回复做不了', withdraw: '收回代做请求' },
    follow: '关注事件', unfollow: '取消关注', seen: (n: number) => `看过 ${n} 条提醒`, look: '去看', waits: '等待发送', looked: (state: string) => `这里的检查还在手机上：${state}`, knownFrom: '没有网络：下面是附近网格的同事，联网后再核对当天能不能代做。', nobody: '手机上还没有附近同事的名单，联网一次就有了。',
  },
  cases: { cut: (n: number) => `手机上存了最急的 ${n} 件，范围内还有更多。`, askAll: '联网看全部' },
  cells: { title: '我的网格', none: '手机上还没有网格', noneHint: '联网后会自动下载。', households: (n: number) => `${n} 户`, buildings: (n: number) => `${n} 栋楼`, entrances: (n: number) => `${n} 个单元`, map: (name: string) => `${name}的地图`, choose: '选择网格', here: '我在这里', cases: (n: number) => `${n} 件事件`, list: '楼栋' },
  me: { devices: '我的设备', device: '这部手机', last: '最近收发', version: '版本', revoked: '已停用', space: '占用空间', holds: (cases: number, cells: number) => `存有 ${cases} 件事件、${cells} 个网格`, erase: '退出后，这部手机上的数据会全部删除。', unsent: (n: number) => `还有 ${n} 件没有发出。现在退出，它们会一起删除，找不回来。`, sendFirst: '先发送', eraseAnyway: '删除并退出', needsNetwork: '联网后可以看到其他设备。', asked: '手机丢了，在这里停用，也可以请社区停用。', revoke: '停用', revokeTitle: (name: string) => `停用 ${name}`, revokeHint: '它马上不能再收发；下次联网时，上面的内容全部清除。', revokeWaiting: (n: number) => `上次联网时，它上面还有 ${n} 件没有发出，会一起清除。`, reason: '原因', reasonLost: '手机丢了', reasonNeeded: '请写明原因', notErased: '还没有联网，尚未清除', erasedAt: '已清除' },
} as const
