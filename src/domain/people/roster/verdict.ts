// What is said of each row of a roster before anything is written.
import type { Role } from '../../access/roles.ts'
import type { OfficeId, PersonId, PostId, UnitId } from '../../kernel/ids.ts'

export const rosterFaults = [
  'name-missing', 'name-too-long', 'phone-malformed', 'role-missing', 'role-unknown', 'unit-missing', 'unit-unknown', 'unit-ambiguous', 'unit-name-differs', 'code-lost-digits',
  'office-missing', 'office-unknown', 'role-not-there', 'out-of-reach', 'role-above', 'day-malformed', 'days-reversed', 'already-over', 'duplicate-row', 'phone-twice', 'name-differs',
  'own-post', 'roles-apart',
] as const
export type RosterFaultCode = (typeof rosterFaults)[number]
/** `value` is what stands in the sheet, `other` what stands against it. */
export type RosterFault = { code: RosterFaultCode; value?: string; other?: string }

export const rosterNotes = ['tidied', 'same-name', 'double-person', 'double-cell', 'from-kept', 'resident-named'] as const
export type RosterNoteCode = (typeof rosterNotes)[number]
export type RosterNote = { code: RosterNoteCode; other?: string }

export const rosterVerdicts = ['new', 'changed', 'unchanged', 'faulty'] as const
export type RosterVerdict = (typeof rosterVerdicts)[number]

/** Somebody known, or the person that the named row brings in. */
export type PersonRef = { id: PersonId } | { row: number }

export type RosterAction =
  | { kind: 'appoint'; person: PersonRef; role: Role; unitId: UnitId | null; officeId: OfficeId | null; from: string; until: string | null }
  | { kind: 'transfer'; person: PersonRef; postId: PostId; role: Role; unitId: UnitId | null; officeId: OfficeId | null; from: string; until: string | null }
  | { kind: 'end'; person: PersonRef; postId: PostId; until: string }
  | { kind: 'person'; person: PersonRef; name: string; phone: string | null; known: boolean }

/** Which facts change, from what to what, for whoever reads the preview. */
export type RosterChange = { what: 'place' | 'phone' | 'name' | 'until'; before: string; after: string }

export type RosterRowResult = {
  row: number
  verdict: RosterVerdict
  /** As the sheet says it, made plain. */
  name: string
  role: string
  place: string
  faults: readonly RosterFault[]
  notes: readonly RosterNote[]
  changes: readonly RosterChange[]
  actions: readonly RosterAction[]
}
