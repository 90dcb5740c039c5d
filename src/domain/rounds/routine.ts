// A routine: who goes where, how often, within which window, and what counts as done (domain §2, rounds).
import type { Role } from '../access/roles.ts'
import type { LineLevel } from '../access/place.ts'
import type { PersonId, UnitId } from '../kernel/ids.ts'
import type { LocalDate } from '../kernel/working-time.ts'

/** What somebody goes for; the six of the volunteers (六常) are kinds of visit of their own. */
export const roundKinds = ['patrol', 'visit', 'duty', 'walkEstate', 'lookAtStairways', 'listenAtHomes', 'speakUp', 'calmQuarrels', 'helpNeedy'] as const
export type RoundKind = (typeof roundKinds)[number]

/** When the day is no workday: go all the same, leave it out, or go on the workday after or before. */
export const holidayRules = ['keep', 'cancel', 'next', 'previous'] as const
export type HolidayRule = (typeof holidayRules)[number]

/** `category`: the class of the case that a fault here becomes with one tap. */
export type CheckItem = { code: string; zh: string; en: string; required: boolean; category?: string }

/** What counts as done. Nothing here asks who lives where. */
export type DoneWhen = {
  checklist: readonly CheckItem[]
  photo: boolean
  /** At how many of the unit's places one has to have been; all of them where it has fewer. */
  places: number
  /** Talk with somebody who asked to be visited. */
  talk: boolean
  /** A word of what was seen. */
  note: boolean
  /** Where one stood when a place was ticked, and only then; absent: no position is taken or kept. */
  position?: boolean
  /** The class of the case that a fault found at a place becomes with one tap. */
  placeCategory?: string
}

export type Who = { kind: 'roles'; roles: readonly Role[] } | { kind: 'people'; personIds: readonly PersonId[] }

/** Each unit of a level within a unit, or just those on a list. */
export type Where = { kind: 'level'; unitId: UnitId; level: LineLevel; specialOnly: boolean } | { kind: 'units'; unitIds: readonly UnitId[] }

export type Routine = {
  id: string
  version: number
  name: string
  kind: RoundKind
  who: Who
  where: Where
  /** RFC 5545, without its start. */
  rule: string
  startsOn: LocalDate
  endsOn: LocalDate | null
  /** Minutes after midnight at which it opens on its day, and at which it closes so many days later (0: the same day). */
  window: { from: number; until: number; days: number }
  holidays: HolidayRule
  doneWhen: DoneWhen
}

/** A place a routine looks at, in whichever of its units it lies. */
export type RoundPlace = { id: string; name: string; lng: number; lat: number }
