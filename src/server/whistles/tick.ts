// The clocks of calls, each minute: those of a changed calendar are computed anew, and where nobody answers the ladder is
// climbed, also where an objection waits. Bounded batches that pass by what somebody works on just now.
import { randomUUID } from 'node:crypto'
import { recomputeClock } from '../../domain/clocks/clock.ts'
import type { CalendarBook } from '../../domain/clocks/calendar-book.ts'
import type { DistrictId } from '../../domain/kernel/ids.ts'
import { climbCall, objectionRungAt } from '../../domain/whistles/call-ladder.ts'
import { ownCalendar } from '../../domain/whistles/clock-of-call.ts'
import { calendarBookOf } from '../clocks/book.ts'
import type { Context } from '../context.ts'
import type { Tx } from '../db/tx.ts'
import type { Job } from '../jobs/job.ts'
import { noticeUnanswered, noticeUndecided, type Objection, type Unanswered } from './notices.ts'
import { writeCalls } from './queries.ts'
import { callFrom, type CallRow, type WhistleRow } from './source.ts'
import { tell } from './tell.ts'

const atOnce = 500

type Row = CallRow & Pick<WhistleRow, 'case_id' | 'office_ids' | 'street_id' | 'number' | 'description'> & { case_reported_at: Date }

const callsSql = `select x.*, w.case_id, w.office_ids, k.street_id, k.number, k.description, k.reported_at as case_reported_at
  from whistle_calls x join whistles w on w.district = x.district and w.id = x.whistle_id join cases k on k.district = w.district and k.id = w.case_id`

/** Of the partial index `whistle_calls_to_tick`: the tick's cost follows what happens, not what there is. */
const dueSql = `${callsSql} where x.district = $1 and x.next_tick_at <= $2 order by x.next_tick_at limit ${atOnce} for update of x skip locked`

/** One batch of a district; answers how many calls climbed. */
export const tickCalls = async (context: Context, tx: Tx, district: DistrictId, now: number): Promise<number> => {
  const rows = await tx.query<Row>(dueSql, [district, new Date(now)])
  if (rows.length === 0) return 0
  const [calendars, { unitId }] = await Promise.all([calendarBookOf(context, tx, district), context.districts.get(district)])
  const unanswered: Unanswered[] = []
  const undecided: Objection[] = []
  for (const row of rows) {
    const call = callFrom(row)
    const { clock, told } = climbCall(call.clock, now, calendars)
    const stillWaits = (objectionRungAt(call, calendars) ?? Infinity) <= now
    writeCalls(tx, district, row.whistle_id, [{ ...call, clock, toldAbove: call.toldAbove || stillWaits }], calendars)
    if (!told && !stillWaits) continue
    const noticed = { id: row.whistle_id, streetId: row.street_id, officeIds: row.office_ids, number: row.number, caseReportedAt: row.case_reported_at.getTime(), text: row.description }
    if (told) unanswered.push({ noticed, call, told })
    else undecided.push({ noticed, call })
    tell(context, tx, { district, personId: null }, undefined, now, { step: told ? `unanswered${told[0]!.toUpperCase()}${told.slice(1)}` : 'undecided', caseId: row.case_id, whistleId: row.whistle_id, officeId: row.office_id, commandId: randomUUID() })
  }
  await noticeUnanswered(tx, district, unitId, now, unanswered)
  await noticeUndecided(tx, district, unitId, now, undecided)
  return rows.length
}

const staleSql = `${callsSql} where x.district = $1 and x.stopped_at is null
  and exists (select from unnest($2::text[], $3::int[]) as b(code, version) where b.code = x.clock ->> 'calendar' and b.version <> (x.clock ->> 'version')::int) limit ${atOnce} for update of x skip locked`

const readStale = (tx: Tx, district: DistrictId, { byCode }: CalendarBook): Promise<Row[]> =>
  tx.query<Row>(staleSql, [district, [...byCode.keys()], [...byCode.values()].map(({ version }) => version)])

/** Calls still to be answered whose calendar has a newer version; answers how many were computed anew. */
export const recomputeCalls = async (context: Context, tx: Tx, district: DistrictId, now: number): Promise<number> => {
  const calendars = await calendarBookOf(context, tx, district)
  const rows = await readStale(tx, district, calendars)
  for (const row of rows) {
    const call = callFrom(row)
    const clock = recomputeClock(call.clock, ownCalendar(call.clock, calendars))
    writeCalls(tx, district, row.whistle_id, [{ ...call, clock }], calendars)
    if (clock.dueAt !== call.clock.dueAt) tell(context, tx, { district, personId: null }, undefined, now, { step: 'dueMoved', caseId: row.case_id, whistleId: row.whistle_id, officeId: row.office_id, commandId: randomUUID() })
  }
  return rows.length
}

export const tickCallsJob: Job = {
  name: 'tick-calls',
  cron: '* * * * *',
  async run(context, tx) {
    let looked = 0
    for (const { id } of await context.districts.all()) looked += (await recomputeCalls(context, tx, id, context.clock())) + (await tickCalls(context, tx, id, context.clock()))
    return looked
  },
}
