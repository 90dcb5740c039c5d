// A district small enough to read. A unit's number tells its line: 1 is the district, 11 and 12 its streets, 111 and 112
// communities of 11, 1111 a grid of 111, 11111 a microgrid of that. The numbers of another district begin with 2.
import type { Actor, ActorPost } from '../../../src/domain/access/actor.ts'
import { residentPost } from '../../../src/domain/access/actor.ts'
import { emptyLine, type Line, type UnitLine } from '../../../src/domain/access/place.ts'
import type { Role } from '../../../src/domain/access/roles.ts'
import type { AccountId, DistrictId, OfficeId, PersonId, PostId, UnitId } from '../../../src/domain/kernel/ids.ts'
import type { WorkCalendar } from '../../../src/domain/kernel/working-time.ts'

export const district = 1 as DistrictId
export const otherDistrict = 2 as DistrictId
export const districtUnitId = 1 as UnitId

const levels = ['district', 'street', 'community', 'grid', 'microgrid'] as const

const part = (unit: number, digits: number): UnitId | null =>
  String(unit).length >= digits ? (Number(String(unit).slice(0, digits)) as UnitId) : null

export const lineOf = (unit: number): Line => ({
  streetId: part(unit, 2), communityId: part(unit, 3), gridId: part(unit, 4), microgridId: part(unit, 5),
})

export const unitLine = (unit: number): UnitLine => ({ ...lineOf(unit), id: unit as UnitId, level: levels[String(unit).length - 1]! })

export const nowhere = emptyLine

export const units = [1, 11, 12, 111, 112, 121, 1111, 1112, 1121, 1211, 11111, 11112, 11121, 11211, 12111] as const

/** Offices are numbered from 500. */
export const offices = [501, 502] as const

const district2 = (unit: number): DistrictId => (String(unit).startsWith('2') ? otherDistrict : district)

const person = (district: DistrictId, personId: number, name: string, posts: readonly ActorPost[]): Actor => ({
  district, accountId: personId as AccountId, personId: personId as PersonId, name, posts: [...posts, residentPost],
})

let next = 1_000

/** Somebody with a post at a unit; a person of their own unless their number is given. */
export const postedAt = (unit: number, role: Role, personId = (next += 1)): Actor =>
  person(district2(unit), personId, `${role} ${unit}`, [{ id: personId as PostId, role, unit: unitLine(unit), officeId: null }])

export const officerOf = (office: number, personId = (next += 1)): Actor =>
  person(district, personId, `officer ${office}`, [{ id: personId as PostId, role: 'departmentOfficer', unit: null, officeId: office as OfficeId }])

export const resident = (personId = (next += 1), inDistrict = district): Actor => person(inDistrict, personId, `resident ${personId}`, [])

/** Office hours 9–12 and 13–17 with the public holidays of autumn 2025 and spring 2026. */
export const calendar: WorkCalendar = {
  version: 'test',
  zoneOffsetMinutes: 480,
  spans: [[540, 720], [780, 1020]],
  weekdays: [1, 2, 3, 4, 5],
  exceptions: {
    '2025-09-28': true, '2025-10-11': true,
    '2025-10-01': false, '2025-10-02': false, '2025-10-03': false, '2025-10-06': false, '2025-10-07': false, '2025-10-08': false,
    '2026-02-14': true, '2026-02-28': true,
    '2026-02-16': false, '2026-02-17': false, '2026-02-18': false, '2026-02-19': false, '2026-02-20': false, '2026-02-23': false,
  },
}

/** An instant by the clock in China: `at('2025-09-30 16:30')`. */
export const at = (local: string): number => Date.parse(`${local.replace(' ', 'T')}:00+08:00`)

export const clockOf = (instant: number): string => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
