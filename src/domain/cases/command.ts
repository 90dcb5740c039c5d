// What somebody asks to be done with a case, and what has to be known to decide about it.
import type { Actor } from '../access/actor.ts'
import type { UnitLine } from '../access/place.ts'
import type { Category } from '../catalogue/category.ts'
import type { CalendarBook } from '../clocks/calendar-book.ts'
import type { Ladder } from '../clocks/ladder.ts'
import type { CaseId, FileId, OfficeId } from '../kernel/ids.ts'
import type { Limit } from '../kernel/working-time.ts'
import type { Grade, RefuseReason } from './event.ts'

export type StepPhoto = { fileId: FileId; role: 'scene' | 'before' | 'after' }

/** A step as somebody asks for it; `version` is the one they saw. */
export type CaseCommand = { version?: number; text?: string; photos?: readonly StepPhoto[] } & (
  | { step: 'accept'; verifyOnSite: boolean; condition?: string; urgent?: boolean }
  | { step: 'refuse'; reason: RefuseReason }
  | { step: 'verify'; found: boolean; condition?: string; urgent?: boolean }
  | { step: 'sendDown'; unit: UnitLine }
  | { step: 'dispatch'; officeId: OfficeId; assistingOfficeIds?: readonly OfficeId[] }
  | { step: 'rate'; grade: Grade }
  | { step: 'askSuspend'; until: number }
  /** In the unit of the limit for handling. */
  | { step: 'askExtend'; amount: number }
  | { step: 'milestone'; milestone: string }
  | { step: 'chase'; limit: Limit }
  | { step: 'callAssistants'; officeIds: readonly OfficeId[] }
  | { step: 'merge'; masterId: CaseId }
  /** Private: only for those with a post where the writer's is. */
  | { step: 'note'; private?: boolean }
  /** `powerLost`: by the list of powers the office that handled it may not act on it any more; never asked for from outside. */
  | { step: 'rework'; powerLost?: boolean }
  | { step: 'handle' | 'passUp' | 'return' | 'check' | 'close' | 'reopen' | 'askVoid' | 'withdraw' | 'approve' | 'decline' | 'resume' | 'answerChase' | 'assist' | 'unmerge' }
)

/** How many of the cases settled on the spot are checked: a share from 0 to 1, drawn by a number anybody can compute again. */
export type Sample = { rate: number; seed: number }

export type Facts = {
  actor: Actor; now: number; calendars: CalendarBook; category: Category; ladder: Ladder; sample: Sample
  /** Departments are summoned to it: it can't be ended over them. */
  whistleRunning?: boolean
}

export const maxPhotosPerStep = 9

/** Days a suspension may last before it has to be asked for again. */
export const longestSuspension = 366

/** How much an extension may add, as a multiple of the limit. */
export const largestExtension = 3
