// What a phone is given to decide with as the server would: everything `decide` asks but the time and the class of the case,
// in a form that survives being written down.
import type { Actor } from '../access/actor.ts'
import type { CalendarBook, NamedCalendar } from '../clocks/calendar-book.ts'
import type { Ladder } from '../clocks/ladder.ts'
import type { Facts, Sample } from '../cases/command.ts'
import type { OfficeId, UnitId } from '../kernel/ids.ts'

export type HeldCalendars = { standard: string; calendars: readonly NamedCalendar[]; ofUnit: readonly (readonly [UnitId, string])[]; ofOffice: readonly (readonly [OfficeId, string])[] }
export type HeldFacts = { actor: Actor; calendars: HeldCalendars; ladder: Ladder; sample: Sample }

type Kept = Pick<Facts, 'actor' | 'calendars' | 'ladder' | 'sample'>

export const packFacts = ({ actor, calendars, ladder, sample }: Kept): HeldFacts => ({
  actor, ladder, sample,
  calendars: {
    standard: calendars.standard.code, calendars: [...new Map([...calendars.byCode, [calendars.standard.code, calendars.standard]]).values()],
    ofUnit: [...calendars.ofUnit], ofOffice: [...calendars.ofOffice],
  },
})

export const unpackFacts = ({ actor, calendars, ladder, sample }: HeldFacts): Kept => {
  const byCode = new Map(calendars.calendars.map((one) => [one.code, one]))
  const book: CalendarBook = { standard: byCode.get(calendars.standard)!, byCode, ofUnit: new Map(calendars.ofUnit), ofOffice: new Map(calendars.ofOffice) }
  return { actor, calendars: book, ladder, sample }
}
