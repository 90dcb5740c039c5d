// Invented sites that are a cell of their own (专属网格): what kinds a community or a village has, and what they are called.
import type { SpecialType } from '../unit.ts'
import type { Seeded } from '../../kernel/seeded.ts'

export type Site = { type: SpecialType; name: string; room: number }

type Kind = { type: SpecialType; endings: readonly string[]; often: number; room: number }

const town: readonly Kind[] = [
  { type: 'school', endings: ['小学', '中学', '幼儿园', '职业学校'], often: 8, room: 1.6 },
  { type: 'market', endings: ['便民市场', '集贸市场', '购物广场', '农贸市场'], often: 7, room: 1.2 },
  { type: 'officeTower', endings: ['商务大厦', '写字楼', '商务中心'], often: 5, room: 0.9 },
  { type: 'hospital', endings: ['医院', '卫生服务中心'], often: 4, room: 1.3 },
  { type: 'park', endings: ['公园', '文化广场'], often: 3, room: 2.2 },
  { type: 'constructionSite', endings: ['在建小区', '安置房工地'], often: 3, room: 1.5 },
]

const countryside: readonly Kind[] = [
  { type: 'school', endings: ['小学', '幼儿园'], often: 5, room: 1.2 },
  { type: 'market', endings: ['集贸市场', '果蔬市场'], often: 4, room: 1.1 },
  { type: 'hospital', endings: ['卫生院'], often: 2, room: 1 },
  { type: 'park', endings: ['物流园', '产业园'], often: 3, room: 2 },
  { type: 'constructionSite', endings: ['安置房工地'], often: 2, room: 1.4 },
]

/** So many different sites for a place, named after it. */
export function inventSites(place: string, village: boolean, count: number, random: Seeded): Site[] {
  const choices = (village ? countryside : town).flatMap((k) =>
    k.endings.map((ending) => ({ type: k.type, room: k.room, name: place + ending, often: k.often / k.endings.length })))
  const sites: Site[] = []
  while (sites.length < count && choices.length > 0) {
    let at = random.next() * choices.reduce((sum, c) => sum + c.often, 0)
    let i = 0
    while (i < choices.length - 1 && at >= choices[i]!.often) at -= choices[i++]!.often
    const [{ type, name, room }] = choices.splice(i, 1) as [(typeof choices)[number]]
    sites.push({ type, name, room })
  }
  return sites
}
