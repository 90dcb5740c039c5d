// What Problems of what goes out (files, base map, access tokens) say to a person, in Chinese.
import type { Say } from './say.ts'

export const outProblemsZh = {
  'export.nothing': () => '所选层级下没有单位，没有可导出的内容。请换一个层级。',
} satisfies Record<string, Say>
