// What refusals of the exchange between a phone and the server say, in Chinese.
import type { Say } from './say.ts'

export const syncProblemsZh = {
  'sync.device-revoked': () => '这台设备已被挂失，不能再使用，保存在上面的内容会全部清除。',
  'sync.device-taken': () => '这台设备正由别人使用，请重新登录。',
  'sync.device-not-found': () => '没有这台设备。',
  'sync.too-many-devices': (p) => `您已在使用${String(p['most'] ?? 20)}台设备，请先注销一台不再使用的。`,
  'sync.command-unknown': () => '服务器不认识这项操作，请更新应用后重新发送。',
  'sync.id-taken': () => '这项操作的编号已被占用，请重新操作。',
  'sync.parent-refused': () => '它所依据的操作被拒绝了，请先处理那一项。',
  'file.no-room': () => '手机空间不足，这张照片没有存下。先把等待的内容发出去，腾出空间再拍；文字照常保存。',
  'file.part-too-large': () => '照片分段过大。',
  'file.part-out-of-order': () => '照片缺少一段，将从缺少处继续上传。',
  'file.parts-differ': () => '照片传输有误，将从头重新上传。',
} satisfies Record<string, Say>
