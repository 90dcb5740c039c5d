// What Problems of the catalogue say to a person, in Chinese.
import type { Say } from './say.ts'

const list = (value: unknown): string => (Array.isArray(value) ? value.join('、') : String(value ?? ''))

export const catalogueProblemsZh = {
  'catalogue.not-found': (p) => `目录里没有类别 ${String(p['code'] ?? '')}。`,
  'catalogue.version-not-found': () => '没有这一版目录。',
  'catalogue.changed': (p) => `${p['code'] ? `类别 ${String(p['code'])} ` : '草稿'}刚被别人改过，请刷新后再试。`,
  'catalogue.code-reserved': () => '本区自定的小类编号从 080 到 999，001 至 079 留给起始目录。',
  'catalogue.major-missing': (p) => `没有大类 ${String(p['code'] ?? '')}，请先建立大类。`,
  'catalogue.faulty': (p) => `类别 ${String(p['code'] ?? '')} 还有不合要求的地方（${list(p['faults'])}），请改正后再保存。`,
  'catalogue.draft-empty': () => '草稿里没有改动，没有可以启用的内容。',
  'catalogue.draft-open': () => '已有更新的一版或草稿，请先处理它再撤回这一版。',
  'catalogue.from-too-early': (p) => `启用日期不能早于 ${String(p['earliest'] ?? '今天')}：不能倒填，也不能早于已定的下一版。`,
  'catalogue.in-force-already': () => '这一版已经启用，不能撤回；可以另拟一版。',
  'catalogue.sheet-changed': () => '预览之后目录又有改动，请重新上传预览。',
  'catalogue.sheet-nothing': () => '这张表和目录没有差别，没有需要写入的内容。',
} satisfies Record<string, Say>
