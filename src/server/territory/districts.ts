// The districts of this installation. A request belongs to its session's district; without one, to the district whose
// host name it asks, or that its X-District header names by code, or else to the first.
import type { Ladder } from '../../domain/clocks/ladder.ts'
import type { DistrictId, UnitId } from '../../domain/kernel/ids.ts'
import { kernelProblem } from '../../domain/kernel/problem.ts'
import { readCalendar } from './calendar.ts'
import type { WorkCalendar } from '../../domain/kernel/working-time.ts'
import { asideOf } from '../db/aside.ts'
import type { Database, Queryable } from '../db/open.ts'
import type { BaseMap } from '../../domain/territory/base-map.ts'
import type { CodeSettings } from '../../domain/territory/code-rules.ts'
import type { Standard } from '../../domain/territory/standard/check-standard.ts'
import type { SceneryLine } from './tiles/tiler.ts'

export type DistrictSettings = {
  hosts?: string[]
  /** Whether a report may come in without a name (default: yes). */
  anonymousReports?: boolean
  /** Share of the cases settled on the spot that somebody else checks (default: all). */
  sampleRate?: number
  /** Of the draw (default: the district's number). */
  sampleSeed?: number
  /** Whistles per 1,000 accepted cases that are thought right, where it differs from the usual. */
  whistleBand?: { low: number; high: number }
  /** The map under the net. */
  baseMap?: BaseMap
  /** River and wall of a schematic map. */
  scenery?: readonly SceneryLine[]
  /** How units are numbered, where it differs from statistical codes. */
  codes?: CodeSettings
  /** How far and how far back cases are proposed when something is about to be filed. */
  known?: { publicMetres?: number; staffMetres?: number; recentDays?: number }
  /** Households a grid and a microgrid should hold, where the district's own standard differs. */
  standard?: { grid?: Partial<Standard['grid']>; microgrid?: Partial<Standard['microgrid']>; slack?: number; specialApart?: boolean }
  /** Who is reminded when, where it differs from what every district begins with. */
  ladder?: Ladder
}

export type District = {
  id: DistrictId
  code: string
  name: string
  schematic: boolean
  settings: DistrictSettings
  unitId: UnitId
  center: [number, number]
  calendar: WorkCalendar
}

export type Districts = {
  all(): Promise<readonly District[]>
  get(id: DistrictId): Promise<District>
  forRequest(headers: { host?: string | undefined; 'x-district'?: string | string[] | undefined }): Promise<District>
  /** Reads again at the next question. */
  forget(): void
  /** Reads again unless what is kept was read after this mark of the district was first seen. */
  heed(id: DistrictId, mark: string): void
}

type DistrictRow = { district: DistrictId; code: string; name: string; schematic: boolean; settings: DistrictSettings; unit_id: UnitId; lng: number | null; lat: number | null }

const readAll = async (db: Queryable): Promise<District[]> => {
  const rows = await db.query<DistrictRow>(
    `select d.district, d.code, d.name, d.schematic, d.settings, u.id as unit_id, u.center_lng as lng, u.center_lat as lat
     from districts d join units u on u.district = d.district and u.level = 'district' order by d.district`,
  )
  return rows.map((row) => ({
    id: row.district, code: row.code, name: row.name, schematic: row.schematic, settings: row.settings, unitId: row.unit_id,
    center: [row.lng ?? 113.3, row.lat ?? 40.08], calendar: readCalendar(),
  }))
}

/** Milliseconds of the machine's clock. */
const believedFor = 30_000

export const openDistricts = (database: Database): Districts => {
  const db = asideOf(database)
  let kept: Promise<District[]> | undefined
  let keptAt = 0
  const heeded = new Map<DistrictId, string>()
  const all = async (): Promise<readonly District[]> => {
    // Another process may have changed a setting.
    if (performance.now() - keptAt > believedFor) kept = undefined
    if (!kept) keptAt = performance.now()
    kept ??= readAll(db)
    const districts = await kept.catch((fault: unknown) => {
      kept = undefined
      throw fault
    })
    if (districts.length === 0) kept = undefined
    return districts
  }
  return {
    all,
    async get(id) {
      const district = (await all()).find((one) => one.id === id)
      if (!district) throw kernelProblem('request.not-found')
      return district
    },
    async forRequest(headers) {
      const districts = await all()
      const host = (headers.host ?? '').replace(/:\d+$/, '').toLowerCase()
      const code = headers['x-district']
      const found = districts.find((one) => one.code === code) ?? districts.find((one) => one.settings.hosts?.includes(host)) ?? districts[0]
      if (!found || (code !== undefined && found.code !== code)) throw kernelProblem('request.not-found')
      return found
    },
    forget: () => {
      kept = undefined
    },
    heed(id, mark) {
      if (heeded.get(id) !== mark) kept = undefined
      heeded.set(id, mark)
    },
  }
}
