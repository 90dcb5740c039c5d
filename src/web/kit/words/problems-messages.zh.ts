// What refusals around messages say, in Chinese.
import type { Say } from './say.ts'

export const messageProblemsZh = {
  'message.rules-wrong': (p) => (Array.isArray(p['rules']) && p['rules'].length > 0 ? `第 ${(p['rules'] as string[]).map((n) => Number(n) + 1).join('、')} 条规则不成立：通知对象不对，或与前面的规则重复。` : '规则不成立：通知对象不对，或与其他规则重复。'),
  'message.rules-changed': (p) => `${p['by'] ? String(p['by']) : '别人'}刚改过规则，请看最新内容后再保存。`,
  'message.push-refused': () => '这个浏览器的推送服务不在允许范围内，收不到推送。',
  'message.too-many-devices': () => '接收推送的设备太多了，请先去掉不用的。',
  'message.no-mail': () => '平台还没有接通邮件，请联系系统管理员。',
  'message.mail-failed': () => '邮件没有发出去，请核对地址或稍后再试。',
  'message.wrong-code': () => '验证码不对或已过期。',
  'message.too-many-codes': () => '今天要的验证码太多了，请明天再试。',
  'message.robot-refused': ({ flaw, kind }) => ({
    noAddress: '这不是网址。请在群设置里复制机器人的 Webhook 地址，以 https:// 开头。',
    otherKind: kind === 'dingtalk' ? '这是企业微信机器人的地址，类型请选“企业微信”。' : '这是钉钉机器人的地址，类型请选“钉钉”。',
    noKey: kind === 'dingtalk' ? '地址不完整：缺少 access_token。请重新复制整个 Webhook 地址。' : '地址不完整：缺少 key。请重新复制整个 Webhook 地址。',
    secret: '加签密钥不对：应以 SEC 开头，请在机器人的安全设置里复制。没有选“加签”就留空。',
  })[String(flaw)] ?? '平台不向这个网址发消息。钉钉地址以 https://oapi.dingtalk.com 开头，企业微信以 https://qyapi.weixin.qq.com 开头；自建网关请系统管理员先加入允许范围。',
  'message.robot-not-found': () => '没有这个机器人，或不在您的范围内。',
  'message.place-unknown': () => '请选择机器人属于哪个单位或部门。',
  'message.delivery-not-found': () => '没有这条投递记录。',
} satisfies Record<string, Say>
