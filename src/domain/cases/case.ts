// The folded present of a case, as decisions need it. Instants are epoch milliseconds of the server's clock.
import type { Thing } from '../access/can.ts'
import type { AreaClass } from '../catalogue/category.ts'
import type { Clock } from '../clocks/clock.ts'
import { lineKey, lineLevels, type Line, type UnitLevel } from '../access/place.ts'
import type { CaseId, OfficeId, PersonId, UnitId } from '../kernel/ids.ts'
import type { CaseSource, EventState, Grade } from './event.ts'

/** Something that needs somebody else's approval, until it is given or declined. */
export type Request = {
  ask: 'suspend' | 'extend' | 'void'
  byId: PersonId | null
  at: number
  /** Of a suspension: by when it ends at the latest. */
  until: number | null
  /** Of an extension: how much more, in the unit of the limit for handling. */
  amount: number | null
}

export type CaseFold = Thing & {
  id: CaseId
  kind: 'event'
  state: EventState
  /** Counts the versioned steps; a command names the one it was decided on. */
  version: number
  source: CaseSource
  category: string
  /** The version of its class it began under, and goes on under. */
  categoryVersion: number
  /** Filing condition, where its class has some. */
  condition: string | null
  area: AreaClass
  urgent: boolean
  districtUnitId: UnitId
  /** Who sent it out and gets it back when it is returned. */
  sentFromUnitId: UnitId | null
  handledById: PersonId | null
  handledUnitId: UnitId | null
  handledOfficeId: OfficeId | null
  reportedAt: number
  acceptedAt: number | null
  filedAt: number | null
  handledAt: number | null
  checkedAt: number | null
  closedAt: number | null
  /** Every clock it has or had, in the order they were started. */
  clocks: readonly Clock[]
  /** By when it should be handled: of the clock of handling; null before it is accepted and while it is suspended. */
  dueAt: number | null
  /** When something happens to it by itself: a rung of the ladder, the end of a suspension. */
  nextTickAt: number | null
  /** Marked once by the clock's tick when it runs past `dueAt` unhandled. */
  overdue: boolean
  rating: Grade | null
  reworkCount: number
  reopenCount: number
  returnCount: number
  request: Request | null
  suspendedUntil: number | null
  /** The state it goes back to from suspension or a merge. */
  resumeState: EventState | null
  /** The case it was merged into. */
  masterId: CaseId | null
  /** The case it continues for one of several departments. */
  parentId: CaseId | null
  /** Settled on the spot by who reported it. */
  selfHandled: boolean
}

/** Level of the unit that holds the case; null when an office holds it. */
export const holderLevel = (fold: Pick<CaseFold, 'holderUnitId' | 'districtUnitId' | keyof Line>): UnitLevel | null => {
  if (fold.holderUnitId === null) return null
  if (fold.holderUnitId === fold.districtUnitId) return 'district'
  return lineLevels.find((level) => fold[lineKey(level)] === fold.holderUnitId) ?? null
}

/** The unit of the case's line one level above the given one: small things are settled low, the rest climbs. */
export const unitAbove = (fold: Line & { districtUnitId: UnitId }, level: UnitLevel): UnitId | null => {
  if (level === 'district') return null
  for (let index = lineLevels.indexOf(level) - 1; index >= 0; index -= 1) {
    const id = fold[lineKey(lineLevels[index]!)]
    if (id !== null) return id
  }
  return fold.districtUnitId
}

/** The unit of the line at this level, or the nearest above that is known. */
export const unitAt = (fold: Line & { districtUnitId: UnitId }, level: UnitLevel): UnitId =>
  level === 'district' ? fold.districtUnitId : (fold[lineKey(level)] ?? unitAbove(fold, level) ?? fold.districtUnitId)
