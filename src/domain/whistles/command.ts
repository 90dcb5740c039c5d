// What somebody asks to be done with a whistle or a call, and what has to be known to decide about it.
import type { Actor } from '../access/actor.ts'
import type { CalendarBook } from '../clocks/calendar-book.ts'
import type { OfficeId } from '../kernel/ids.ts'
import type { Limit } from '../kernel/working-time.ts'
import type { CallGrade, CallStep, WhistleStep } from './kinds.ts'

type Said = { text?: string }

export type WhistleCommand = Said & (
  | { step: 'approve' | 'refuse' | 'cancel' | 'end' | 'finding' }
  /** `text` names who came; `officeId` is where they belong, null for the street's own. */
  | { step: 'arrive'; officeId: OfficeId | null; cameAt: number }
  | { step: 'task'; officeId: OfficeId | null }
  /** `task` is the number of the step that set it. */
  | { step: 'taskDone'; task: number }
  | { step: 'continue'; officeId: OfficeId }
)

export type CallCommand = Said & ({ step: Exclude<CallStep, 'evaluate'> } | { step: 'evaluate'; grade: CallGrade })

export type WhistleFacts = {
  actor: Actor
  now: number
  calendars: CalendarBook
  /** Whether its case is still to be settled. */
  caseOpen: boolean
  /** Tasks set on site that are not done. */
  openTasks: readonly number[]
  /** Puts names into what is said of offices. */
  nameOf: (officeId: OfficeId) => string
}

/** Half an hour at least, days at most; in each unit a limit may be given in. */
export const limitRange: Readonly<Record<Limit['unit'], readonly [least: number, most: number]>> = {
  workMinute: [30, 1_440], workHour: [1, 80], hour: [1, 240], workday: [1, 10],
}

export const mostOffices = 20

export type { WhistleStep }
