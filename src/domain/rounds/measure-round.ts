// What one occurrence adds to the patrol rate (domain §4): done in its window / due. Excused with a reason it is not due;
// made up later is a column of its own.
import type { Line } from '../access/place.ts'
import type { Contribution } from '../measures/contribution.ts'
import { localMonth, type WorkCalendar } from '../kernel/working-time.ts'
import { roundStateOf, type Occurrence, type RoundRecord } from './occurrence.ts'

/** An occurrence counts once it is settled: done, or its window has closed. Its month is that of its day. */
export const contributionsOfRound = (occurrence: Pick<Occurrence, 'opensAt' | 'closesAt'>, record: RoundRecord | undefined, line: Line, now: number, calendar: Pick<WorkCalendar, 'zoneOffsetMinutes'>): Contribution[] => {
  const state = roundStateOf(occurrence, record, now)
  const month = localMonth(calendar, occurrence.opensAt)
  const part = (measure: 'patrol' | 'patrolLate' | 'patrolExcused', numerator: 0 | 1): Contribution => ({ measure, part: '', month, line, numerator, denominator: 1 })
  switch (state) {
    case 'upcoming': case 'open': return []
    case 'excused': return [part('patrolExcused', 1)]
    case 'done': return [part('patrol', 1)]
    case 'late': return [part('patrol', 0), part('patrolLate', 1)]
    case 'missed': return [part('patrol', 0)]
  }
}
