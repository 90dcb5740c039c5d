// The real tree of 平城区 (see README.md beside for its origin), with the short names people use, and one community that
// is made up because the page counts 203 and the list of 2022 has 202.
import { readFileSync } from 'node:fs'
import type { Tree, TreeCommunity } from '../../../domain/territory/schematic/plan.ts'

type TreeFile = { code: string; name: string; city: string; streets: { code: string; name: string; communities: [string, string][] }[] }

/** Names by which a street is known besides its official one. */
const knownAs: Readonly<Record<string, readonly string[]>> = { 迎宾街道: ['迎宾馆街道'] }

/** 999 was never issued: communities end in 0xx, villages in 2xx. */
const madeUp: { street: string } & TreeCommunity = {
  street: '140213065000',
  code: '140213065999',
  name: '云中示例社区居民委员会（虚构）',
  aliases: ['云中示例社区'],
  village: false,
  madeUp: true,
}

const shortName = (name: string): string => name.replace(/社区居民委员会$/, '社区').replace(/村民委员会$/, '')

export function readDemoTree(): Tree {
  const file = JSON.parse(readFileSync(new URL('./pingcheng-140213.json', import.meta.url), 'utf8')) as TreeFile
  return {
    code: file.code,
    name: file.name,
    aliases: [`${file.city}${file.name}`],
    streets: file.streets.map(({ code, name, communities }) => ({
      code,
      name,
      aliases: [...(knownAs[name] ?? []), name.replace(/街道$/, '')],
      communities: [
        ...communities.map(([end, official]): TreeCommunity => {
          const short = shortName(official)
          return { code: code.slice(0, 9) + end, name: official, aliases: short === official ? [] : [short], village: end.startsWith('2') }
        }),
        ...(madeUp.street === code ? [{ code: madeUp.code, name: madeUp.name, aliases: madeUp.aliases, village: false, madeUp: true }] : []),
      ],
    })),
  }
}
