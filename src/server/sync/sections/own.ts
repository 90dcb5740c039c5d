// What one person is given for their work, besides records: what the rules ask, phrases, the checklist, reminders.
import { postsWith } from '../../../domain/access/can.ts'
import type { CalendarBook } from '../../../domain/clocks/calendar-book.ts'
import { packFacts } from '../../../domain/sync/held-facts.ts'
import { readPhrases, sampleOf } from '../../cases/phrases.ts'
import { calendarBookOf } from '../../clocks/book.ts'
import { keptByDistrict } from '../../clocks/kept.ts'
import { ladderOf } from '../../clocks/ladder.ts'
import { readReminders } from '../../clocks/reminders.ts'
import { getChecklist } from '../../operations/inspections/rows.ts'
import { atHand, nothing, type Reached, type ReachSection } from '../section.ts'
import { stampOf } from '../stamp.ts'

const one = (key: string, data: unknown): Reached => atHand([{ key, stamp: stampOf(data), data }])

/** Calendars are long, and the same for everybody. */
const stamped = new WeakMap<CalendarBook, string>()

export const factsSection: ReachSection = async ({ context, db, actor }) => {
  const [calendars, ladder, sample] = await Promise.all([calendarBookOf(context, db, actor.district), ladderOf(context, actor.district), sampleOf(context, actor.district)])
  let common = stamped.get(calendars)
  if (!common) stamped.set(calendars, (common = stampOf(packFacts({ actor, calendars, ladder, sample }).calendars)))
  return atHand([{ key: 'facts', stamp: stampOf([common, actor, ladder, sample]), data: packFacts({ actor, calendars, ladder, sample }) }])
}

export const phrasesSection: ReachSection = async ({ db, actor }) =>
  atHand((await readPhrases(db, actor)).phrases.map((phrase) => ({ key: phrase.id, stamp: stampOf(phrase), data: phrase })))

const checklistOf = keptByDistrict((db, district) => getChecklist(db, district))

export const checklistSection: ReachSection = async ({ context, db, actor }) =>
  postsWith(actor, 'inspection.do').length === 0 ? nothing : one('checklist', await checklistOf.get(context, db, actor.district))

export const remindersSection: ReachSection = async ({ db, actor }) =>
  atHand((await readReminders(db, actor)).map((reminder) => ({ key: String(reminder.id), stamp: stampOf(reminder), data: reminder })))
