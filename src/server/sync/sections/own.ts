// What one person is given for their work, besides records: what the rules ask, phrases, the checklist, reminders.
import { postsWith } from '../../../domain/access/can.ts'
import type { CalendarBook } from '../../../domain/clocks/calendar-book.ts'
import type { Phrase } from '../../../contract/phrases.ts'
import type { Checklist } from '../../../domain/operations/checklist.ts'
import { packFacts } from '../../../domain/sync/held-facts.ts'
import { readPhrasesOf, sampleOf } from '../../cases/phrases.ts'
import { calendarBookOf } from '../../clocks/book.ts'
import { ladderOf } from '../../clocks/ladder.ts'
import { readReminders } from '../../clocks/reminders.ts'
import { checklistOf, phrasesOfAll } from '../marks.ts'
import { atHand, nothing, onceFor, stamped, type Reached, type ReachSection } from '../section.ts'
import { stampOf } from '../stamp.ts'

/** Calendars are long, and the same for everybody. */
const stampOfCalendars = onceFor((calendars: CalendarBook) => stampOf([...calendars.byCode, calendars.standard, [...calendars.ofUnit], [...calendars.ofOffice]]))

export const factsSection: ReachSection = async ({ context, db, actor }) => {
  const [calendars, ladder, sample] = await Promise.all([calendarBookOf(context, db, actor.district), ladderOf(context, actor.district), sampleOf(context, actor.district)])
  return { stamps: { facts: stampOf([stampOfCalendars(calendars), actor, ladder, sample]) }, more: false, read: () => new Map([['facts', packFacts({ actor, calendars, ladder, sample })]]) }
}

const stampedPhrases = onceFor((phrases: readonly Phrase[]) => phrases.map((phrase) => stamped(phrase.id, phrase)))

export const phrasesSection: ReachSection = async ({ context, db, actor }) => {
  const [own, everybodys] = await Promise.all([readPhrasesOf(db, actor.district, actor.personId), phrasesOfAll.get(context, db, actor.district)])
  return atHand([...stampedPhrases(everybodys), ...own.map((phrase) => stamped(phrase.id, phrase))])
}

const reachedChecklist = onceFor((checklist: Checklist): Reached => atHand([stamped('checklist', checklist)]))

export const checklistSection: ReachSection = async ({ context, db, actor }) =>
  postsWith(actor, 'inspection.do').length === 0 ? nothing : reachedChecklist(await checklistOf.get(context, db, actor.district))

export const remindersSection: ReachSection = async ({ db, actor }) => atHand((await readReminders(db, actor)).map((reminder) => stamped(String(reminder.id), reminder)))
