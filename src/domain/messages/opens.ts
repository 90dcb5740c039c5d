// Where a message opens: the page of the very thing it is about, in the app its reader has. Inboxes, push, e-mail and robots
// ask here. An app without such a page says so; there the message is read in the inbox.
import { roles, type Role } from '../access/roles.ts'
import type { Occasion, SubjectKind, Who } from './occasion.ts'
import { isForResidents } from './occasion.ts'

export const apps = ['console', 'worker', 'citizen'] as const
export type App = (typeof apps)[number]

export type Subject = { kind: SubjectKind; id: string }

/** What the id of a round or of a routine's day is: the routine, the unit or all of its units, the day the rule gave. */
export const occurrenceSubject = (routineId: string, unitId: number | null, plannedOn: string): Subject =>
  unitId === null ? { kind: 'routine', id: `${routineId}/all/${plannedOn}` } : { kind: 'round', id: `${routineId}/${unitId}/${plannedOn}` }

const occurrence = /^[0-9a-f-]{36}\/(all|\d{1,15})\/\d{4}-\d{2}-\d{2}$/

const ofOccurrence = (base: string) => (id: string): string | null => (occurrence.test(id) ? `${base}/${id}` : null)
const below = (base: string) => (id: string): string => `${base}/${id}`

/** By kind and app; null: nobody reads of such a thing there. */
const pages: Readonly<Record<SubjectKind, Readonly<Record<App, ((id: string) => string | null) | null>>>> = {
  case: { console: below('/cases'), worker: below('/case'), citizen: below('/case') },
  whistle: { console: below('/whistles'), worker: below('/whistle'), citizen: null },
  operation: { console: below('/operations'), worker: below('/operation'), citizen: null },
  inspection: { console: below('/inspections'), worker: below('/inspection'), citizen: null },
  round: { console: ofOccurrence('/rounds'), worker: ofOccurrence('/round'), citizen: null },
  routine: { console: ofOccurrence('/rounds'), worker: ofOccurrence('/round'), citizen: null },
}

/** Path below the app's own address. */
export const pageOf = ({ kind, id }: Subject, app: App): string | null => pages[kind][app]?.(id) ?? null

/** Who works on their feet has the phone, who sits at a desk the console; without a post it is the residents' app. */
export const appOf = (held: readonly Role[]): App => {
  const posts = held.filter((role) => !(roles[role].at as readonly string[]).includes('none'))
  return posts.length === 0 ? 'citizen' : posts.every((role) => 'round.do' in roles[role].verbs) ? 'worker' : 'console'
}

/** The apps in which whoever a rule means may read it; of robots, whoever is in the group. */
export const appsFor = (occasion: Occasion, who: Who): readonly App[] =>
  isForResidents(occasion) && (who === 'reporter' || who === 'followers') ? ['citizen'] : who === 'robots' ? ['console'] : ['console', 'worker']
