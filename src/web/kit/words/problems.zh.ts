// What each Problem code says to a person, in Chinese: what happened and what can be done.
import { editProblemsZh } from './problems-edit.zh.ts'
import { importProblemsZh } from './problems-import.zh.ts'
import { outProblemsZh } from './problems-out.zh.ts'
import { peopleProblemsZh } from './problems-people.zh.ts'
import { plannerProblemsZh } from './problems-planner.zh.ts'
import { planProblemsZh } from './problems-plans.zh.ts'
import { given, one, type Say } from './say.ts'
import { sharedZh } from './shared.zh.ts'

export const problemsZh = {
  ...editProblemsZh,
  ...importProblemsZh,
  ...outProblemsZh,
  ...peopleProblemsZh,
  ...plannerProblemsZh,
  ...planProblemsZh,
  'request.malformed': (p) => `填写的内容有误，请检查后再提交${given(p, 'field', '（', '）')}。`,
  'request.too-large': () => '内容过大，请减少照片或文字后再提交。',
  'request.not-found': () => '没有这个页面或记录。',
  'request.cross-site': () => '请求来自其他网站，已被拒绝。请从本平台操作。',
  'request.too-many': () => '操作过于频繁，请稍后再试。',
  'access.sign-in-needed': () => '请先登录。',
  'access.refused': (p) =>
    p['reason'] === 'out-of-reach' ? '这不在您的岗位管辖范围内。' : p['reason'] === 'other-district' ? '这属于其他区。' : '您的岗位没有这项权限。',
  'server.failed': () => '系统出错，已记录。请稍后再试。',
  'server.busy': () => '系统繁忙，请稍后再试。',
  'server.unreachable': () => '连接不上服务器，请检查网络后再试。',
  'case.not-found': () => '没有这个事件，或不在您的管辖范围内。',
  'case.transition-not-allowed': (p) => `事件目前是“${one(sharedZh.state, p['state'])}”，不能${one(sharedZh.act, p['step'])}。`,
  'case.changed': (p) =>
    p['by'] === undefined ? '在您填写期间，别人已经办理了这个事件。请先看最新进展，再决定怎么办。'
      : `在您填写期间，${String(p['by'])}已办理“${one(sharedZh.done, p['step'])}”，事件现在是“${one(sharedZh.state, p['state'])}”。请先看最新进展，再决定怎么办。`,
  'case.id-taken': () => '这个编号已被另一个事件使用，请重新上报。',
  'case.own-work': () => '您处置了这个事件，须由他人核查。',
  'case.text-needed': () => '请写明情况或理由。',
  'case.photo-needed': () => '这类事件须附处置后的照片。',
  'case.too-many-photos': (p) => `照片过多，最多 ${String(p['most'] ?? 9)} 张。`,
  'case.photo-unknown': () => '有照片没有上传成功，请重新上传。',
  'case.category-unknown': () => '没有这个类别，请重新选择。',
  'case.place-outside': () => '位置不在本区范围内，请重新选择位置。',
  'case.place-needed': () => '请在地图上选定位置，或写明地址。',
  'case.unit-not-below': () => '只能下派到事件所在地的下级单位。',
  'case.no-unit-above': () => '已在区级，无法再上交。',
  'case.office-unknown': () => '没有这个部门，请重新选择。',
  'case.reopen-too-late': (p) => `结案已超过 ${String(p['days'] ?? 10)} 天，不能重新办理，可另行上报。`,
  'case.already-rated': () => '这个事件已经评价过。',
  'case.anonymous-not-allowed': () => '本区不接受匿名上报，请先登录。',
  'account.wrong-credentials': (p) => `账号或密码不对${given(p, 'left', '，还可以再试 ', ' 次')}。`,
  'account.locked': (p) => (p['minutes'] === undefined ? '多次输入错误，账号已暂时锁定，请稍后再试。' : `多次输入错误，账号已锁定，请 ${String(p['minutes'])} 分钟后再试。`),
  'account.code-too-soon': (p) => (p['seconds'] === undefined ? '验证码刚刚发过，请稍候再要。' : `验证码刚刚发过，请 ${String(p['seconds'])} 秒后再要。`),
  'account.code-too-many': () => '今天要的验证码太多了，请明天再试。',
  'account.wrong-code': () => '验证码不对或已过期。',
  'account.password-needed': () => '您的岗位需用账号和密码登录，不能只用验证码。',
  'account.weak-password': (p) => `密码太简单：至少 ${String(p['least'] ?? 10)} 个字符，且不能是常见密码或包含账号。`,
  'file.empty': () => '照片是空的，请重新拍摄或选择。',
  'file.too-large': (p) => (p['megapixels'] === undefined ? '照片超过 20 MB。' : `照片超过 ${String(p['megapixels'])} 百万像素。`),
  'file.not-an-image': () => '这不是照片。可用 JPEG、PNG、WebP。',
  'file.unreadable': () => '照片已损坏，无法读取。',
  'file.more-than-an-image': () => '这个文件里除照片外还有别的内容，已拒收。',
  'file.id-taken': () => '照片编号重复，请重新选择照片。',
  'file.too-many': () => '上传的照片过多，请稍后再传。',
  'file.not-found': () => '照片不存在，或您无权查看。',
  'territory.not-found': () => '没有这个单位。',
} satisfies Record<string, Say>
