// What the server has told this phone of what its posts reach: records by section and key with their stamps. An answer is
// taken over whole, in one write, or not at all.
import type { ReplyOf } from '../../../contract/route.ts'
import type { syncRoutes } from '../../../contract/sync.ts'
import { syncSections, type SyncSection } from '../../../domain/sync/exchange.ts'
import type { Mirror } from './mirror.ts'
import type { Change } from './store.ts'

export type Record = { section: SyncSection; key: string; stamp: string; data: unknown }
type Pulled = ReplyOf<(typeof syncRoutes)['pull']>

const keyOf = (section: SyncSection, key: string): string => `${section}/${key}`

export type Known = {
  get<T>(section: SyncSection, key: string): T | undefined
  /** In the order of their keys; the same array as long as nothing has changed. */
  list<T>(section: SyncSection): readonly T[]
  keys(section: SyncSection): readonly string[]
  has(section: SyncSection): boolean
  /** Within reach there is more of this than the phone was given. */
  more(section: SyncSection): boolean
  stamps(sections: readonly SyncSection[]): { [section: string]: { [key: string]: string } }
  /** `sections`: those that were asked for. */
  changesOf(pulled: Pulled, sections: readonly SyncSection[]): Change[]
  allGone(): Change[]
}

type Listed = { data: readonly unknown[]; keys: readonly string[] }

export const makeKnown = (mirror: Mirror): Known => {
  let listed = new Map<SyncSection, Listed>()
  let from: ReadonlyMap<string, Record> | undefined
  let size = -1
  let last: unknown
  const moreOf = (): readonly SyncSection[] => mirror.get<readonly SyncSection[]>('meta', 'more') ?? []
  const records = (): ReadonlyMap<string, Record> => mirror.all<Record>('known')
  const stale = (): boolean => records() !== from || records().size !== size || mirror.get('meta', 'pulled') !== last
  const look = (): Map<SyncSection, Listed> => {
    if (!stale()) return listed
    const bySection = new Map<SyncSection, Record[]>(syncSections.map((section) => [section, []]))
    for (const record of records().values()) bySection.get(record.section)?.push(record)
    listed = new Map([...bySection].map(([section, those]) => {
      those.sort((a, b) => (a.key < b.key ? -1 : 1))
      return [section, { data: those.map(({ data }) => data), keys: those.map(({ key }) => key) }]
    }))
    from = records()
    size = from.size
    last = mirror.get('meta', 'pulled')
    return listed
  }
  return {
    get: <T>(section: SyncSection, key: string) => mirror.get<Record>('known', keyOf(section, key))?.data as T | undefined,
    list: <T>(section: SyncSection) => look().get(section)!.data as readonly T[],
    keys: (section) => look().get(section)!.keys,
    has: (section) => look().get(section)!.keys.length > 0,
    more: (section) => moreOf().includes(section),
    stamps: (sections) => {
      const stamps = Object.fromEntries(sections.map((section) => [section, {} as { [key: string]: string }]))
      for (const { section, key, stamp } of records().values()) if (stamps[section]) stamps[section][key] = stamp
      return stamps
    },
    changesOf: ({ sections }, asked) => {
      const changes = Object.entries(sections).flatMap(([name, part]): Change[] => {
        const section = name as SyncSection
        if (!part) return []
        return [
          ...part.gone.map((key): Change => ({ shelf: 'known', key: keyOf(section, key) })),
          ...part.put.map(({ key, stamp, data }): Change => ({ shelf: 'known', key: keyOf(section, key), value: { section, key, stamp, data } satisfies Record })),
        ]
      })
      // A section that was asked for and is left out has neither changed nor more.
      const more = syncSections.filter((section) => (asked.includes(section) ? sections[section]?.more === true : moreOf().includes(section)))
      return more.join() === moreOf().join() ? changes : [...changes, { shelf: 'meta', key: 'more', value: more }]
    },
    allGone: () => [...[...records().keys()].map((key): Change => ({ shelf: 'known', key })), { shelf: 'meta', key: 'more' }],
  }
}
