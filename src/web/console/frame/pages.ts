// The pages the navigation leads to, a line each: its group, its address, its name in the words (also its icon), and the
// verb without which it isn't shown.
import type { Verb } from '../../../domain/access/verbs.ts'
import type { menuZh } from '../words/menu.zh.ts'

export const groups = ['work', 'enforcement', 'net', 'settings'] as const
export type Group = (typeof groups)[number]

/** A page's word in the navigation; an icon of this name has to be there as well. */
export type PageName = Exclude<keyof typeof menuZh, 'label' | 'open' | 'fold' | 'unfold' | 'skip' | 'group'>

export type Page = { group: Group | null; to: string; name: PageName; verb: Verb | null }

export const pages: readonly Page[] = [
  { group: null, to: '/', name: 'home', verb: null },
  { group: 'work', to: '/desk', name: 'desk', verb: 'case.chase' },
  { group: 'work', to: '/cases', name: 'cases', verb: 'case.see' },
  { group: 'work', to: '/rounds', name: 'rounds', verb: 'round.see' },
  { group: 'work', to: '/statistics', name: 'statistics', verb: 'measures.see' },
  { group: 'enforcement', to: '/whistles', name: 'whistles', verb: 'whistle.see' },
  { group: 'enforcement', to: '/operations', name: 'operations', verb: 'operation.see' },
  { group: 'enforcement', to: '/inspections', name: 'inspections', verb: 'premises.see' },
  { group: 'enforcement', to: '/powers', name: 'powers', verb: 'power.see' },
  { group: 'enforcement', to: '/officers', name: 'officers', verb: 'officer.see' },
  { group: 'net', to: '/territory', name: 'territory', verb: 'territory.see' },
  { group: 'net', to: '/people', name: 'people', verb: 'people.see' },
  { group: 'net', to: '/standard', name: 'standard', verb: 'people.see' },
  { group: 'net', to: '/imports', name: 'imports', verb: 'territory.draft' },
  { group: 'net', to: '/plans', name: 'plans', verb: 'territory.draft' },
  { group: 'net', to: '/planner', name: 'planner', verb: 'territory.draft' },
  { group: 'settings', to: '/calendars', name: 'calendars', verb: 'clocks.see' },
  { group: 'settings', to: '/ladder', name: 'ladder', verb: 'clocks.see' },
  { group: 'settings', to: '/phones', name: 'phones', verb: 'phone.keep' },
  { group: 'settings', to: '/tracks', name: 'tracks', verb: 'track.configure' },
  { group: 'settings', to: '/message-rules', name: 'messageRules', verb: 'robot.keep' },
  { group: 'settings', to: '/phrases', name: 'phrases', verb: 'case.note' },
  { group: 'settings', to: '/catalogue', name: 'catalogue', verb: 'catalogue.see' },
  { group: 'settings', to: '/base-map', name: 'baseMap', verb: 'territory.configure' },
  { group: 'settings', to: '/audit', name: 'audit', verb: 'audit.see' },
  { group: 'settings', to: '/system', name: 'system', verb: 'system.see' },
]

/** The page an address belongs to: the longest that begins it. */
export const pageAt = (path: string): Page | undefined =>
  pages.filter(({ to }) => path === to || (to !== '/' && path.startsWith(`${to}/`))).reduce<Page | undefined>((best, page) => (best === undefined || page.to.length > best.to.length ? page : best), undefined)

/** In groups, in their order, as far as they are shown to somebody. */
export const grouped = (shown: (page: Page) => boolean): { group: Group | null; pages: Page[] }[] =>
  [null, ...groups].map((group) => ({ group, pages: pages.filter((page) => page.group === group && shown(page)) })).filter((one) => one.pages.length > 0)
