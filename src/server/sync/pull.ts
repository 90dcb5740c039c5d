// What a phone holds against what its posts reach now: no memory of what was sent before, so that half an answer, a restored
// database, a changed post or a redrawn net all come right with the next pull.
import type { ReplyOf } from '../../contract/route.ts'
import type { syncRoutes } from '../../contract/sync.ts'
import type { Problem } from '../../domain/kernel/problem.ts'
import { differenceOf, syncSections, type Holdings, type SyncSection } from '../../domain/sync/exchange.ts'
import { readTogether } from '../db/read-together.ts'
import type { Ask } from '../http/endpoint.ts'
import { meet, type Met } from './devices.ts'
import { heedMarks } from './marks.ts'
import { casesSection } from './sections/cases.ts'
import { catalogueSection } from './sections/catalogue.ts'
import { cellsSection } from './sections/cells.ts'
import { colleaguesSection } from './sections/colleagues.ts'
import { meSection } from './sections/me.ts'
import { checklistSection, factsSection, phrasesSection, remindersSection } from './sections/own.ts'
import { inspectionsSection, premisesSection } from './sections/premises.ts'
import { roundsSection, roundsSpan } from './sections/rounds.ts'
import type { Pulling, ReachSection } from './section.ts'

type Pull = Ask<typeof syncRoutes.pull>
type Sections = ReplyOf<typeof syncRoutes.pull>['sections']
type Part = { put: { key: string; stamp: string; data: unknown }[]; gone: string[]; more: boolean }

const readers: Readonly<Record<SyncSection, ReachSection>> = {
  me: meSection, facts: factsSection, rounds: roundsSection, cases: casesSection, catalogue: catalogueSection, cells: cellsSection, phrases: phrasesSection, checklist: checklistSection,
  premises: premisesSection, inspections: inspectionsSection, reminders: remindersSection, colleagues: colleaguesSection,
}

const partOf = async (pulling: Pulling, reach: ReachSection, known: Holdings): Promise<Part> => {
  const reached = await reach(pulling)
  const { put, gone } = differenceOf(known, reached.stamps)
  const data = put.length === 0 ? new Map<string, unknown>() : await reached.read(put)
  return { put: put.flatMap((key) => (data.has(key) ? [{ key, stamp: reached.stamps[key]!, data: data.get(key) }] : [])), gone, more: reached.more }
}

/** Only what differs travels: a section in which nothing does is left out. All sections ask at once. */
const pullSections = async (pulling: Pulling, body: Pull['body']): Promise<Sections> => {
  const wanted = body.only ?? syncSections
  const parts = await Promise.all([...new Set(wanted)].map(async (section) => [section, await partOf(pulling, readers[section], body.known[section] ?? {})] as const))
  return Object.fromEntries(parts.filter(([, { put, gone, more }]) => put.length > 0 || gone.length > 0 || more)) as Sections
}

type Carried = { refused: Problem } | { met: Met; answer: { sections: Sections } }

/** The device is asked for in the same breath as what it reaches; nothing is told to one that is refused. */
export const pull = async (ask: Pull): Promise<Carried> => {
  const { context, actor, now, body } = ask
  const db = readTogether(context.database)
  const { from, to } = roundsSpan(now)
  const marks = await heedMarks(context, actor.district, from, to)
  const reading = pullSections({ context, db, actor, now, marks }, body)
  reading.catch(() => {}) // told once the device is known
  const met = await meet(db, ask)
  return met instanceof Error ? { refused: met } : { met, answer: { sections: await reading } }
}
