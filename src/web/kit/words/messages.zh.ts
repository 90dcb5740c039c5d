// Words of messages that phones and console share, in Chinese.
export const messagesZh = {
  heading: '消息', bell: (n: number) => (n > 0 ? `消息，${n} 条未读` : '消息'), empty: '没有消息', emptyHint: '有事件交给您、临近时限或有答复时，会出现在这里。', allRead: '全部已读', unreadOnly: '只看未读', more: '更早的消息', unread: '未读', choices: '接收方式', toInbox: '查看消息',
  lead: '消息总在这里。下面选择还要用哪些方式告诉您。', push: '推送到这台设备', pushHint: '手机锁屏时也能看到，不含个人信息', pushOn: '这台设备已接收推送', turnOn: '开启推送', turnOff: '关闭推送', turning: '正在开启……',
  unsupported: '这个浏览器不支持推送。', denied: '浏览器不允许通知，请在浏览器设置中打开。', noService: '连不上浏览器的推送服务，这里的网络可能到不了。可以用短信或邮件。',
  ways: { push: '推送', sms: '短信', email: '邮件' }, sms: '短信', smsHint: '只发要紧的，发到您登记的手机号', smsNone: '本区没有接通短信', email: '邮件', emailNone: '本区没有接通邮件', address: '邮箱地址', sendCode: '发送验证码', code: '邮件里的验证码', confirm: '确认', confirmed: (address: string) => `已确认：${address}`, pending: (address: string) => `验证码已发到 ${address}`, forget: '不再使用这个邮箱', otherAddress: '换一个邮箱', addressWrong: '邮箱地址不对，应像 name@example.cn', codeWrong: '验证码是 6 位数字', quietSame: '开始和结束相同，等于没有免打扰。',
  quiet: '免打扰', quietHint: '工作消息只在工作日工作时间发出，紧急的除外。还可以设自己的时段，任何消息都等到过后再发。', quietOwn: '自己的免打扰时段', from: '开始', until: '结束',
  devices: '接收推送的设备', device: { console: '办公平台', worker: '网格通', citizen: '掌上' }, here: '这台', remove: '去掉', saved: '已保存',
} as const
