// The clock's tick, each minute: cases whose instant has come. What ran late is marked once, in the journal and so in the
// measures; clocks climb their ladder and whoever is meant is reminded; a suspension whose day has come ends. Bounded batches
// that pass by what somebody works on just now: that is looked at in the next.
import { randomUUID } from 'node:crypto'
import type { CaseFold } from '../../domain/cases/case.ts'
import { holdingOf, tick, type Told } from '../../domain/cases/tick.ts'
import { seatsFor } from '../../domain/clocks/listeners.ts'
import type { DistrictId } from '../../domain/kernel/ids.ts'
import { calendarBookOf } from '../clocks/book.ts'
import { ladderOf } from '../clocks/ladder.ts'
import { remind, type Reminder } from '../clocks/remind.ts'
import type { Context } from '../context.ts'
import { noWaitForDisk, type Tx } from '../db/tx.ts'
import type { Job } from '../jobs/job.ts'
import { appendJournal } from '../journal/append.ts'
import { appendLate, moveClocks } from './move-clocks.ts'
import { caseNumberText } from './number.ts'
import { appendStep, nextSeq, updateCase } from './queries.ts'
import { fromRow, type CaseDbRow, type CaseRecord } from './rows.ts'

const atOnce = 500
const soonest = 60_000
const longestText = 80

/** Of the partial index `cases_to_tick`: the tick's cost follows what happens, not what there is. */
const dueSql = `select * from cases where district = $1 and next_tick_at <= $2 order by next_tick_at limit ${atOnce} for update skip locked`

const reminderOf = (record: CaseRecord, after: CaseFold, { clock, rung, step }: Told): Reminder => ({
  subjectKind: 'case', subjectId: record.id, clockNo: clock.no, rung, kind: step.at,
  data: { stage: clock.stage, workdays: step.workdays, number: caseNumberText(record.number, record.reportedAt), text: record.description.slice(0, longestText), dueAt: clock.dueAt },
  seats: step.tell.map((listener) => seatsFor(listener, holdingOf(after, clock.stage))),
})

const endSuspension = async (tx: Tx, before: CaseRecord, after: CaseFold, now: number): Promise<void> => {
  const commandId = randomUUID()
  updateCase(tx, after)
  appendStep(tx, { district: after.district, caseId: after.id, commandId, step: 'resume', fromState: before.state, toState: after.state, at: now, personId: null, postId: null, actorName: '', text: '', data: {} }, await nextSeq(tx, after.district, after.id))
  appendJournal(tx, { district: after.district, personId: null }, undefined, { kind: 'case.resume', at: now, subjectKind: 'case', subjectId: after.id, commandId })
}

/** One batch of a district; answers how many cases were looked at. */
export const tickCases = async (context: Context, tx: Tx, district: DistrictId, now: number): Promise<number> => {
  noWaitForDisk(tx) // what is lost is found due again in the next minute
  const rows = await tx.query<CaseDbRow>(dueSql, [district, new Date(now)], 'cases-due-to-tick')
  if (rows.length === 0) return 0
  const { unitId } = await context.districts.get(district)
  const facts = { now, calendars: await calendarBookOf(context, tx, district), ladder: await ladderOf(context, district) }
  const done = rows.map((row) => {
    const before = fromRow(row, unitId)
    const { after, ...what } = tick(before, facts)
    // Never the same instant again, whatever it was that found nothing to do.
    return { before, after: { ...after, nextTickAt: after.nextTickAt === null ? null : after.nextTickAt <= now ? now + soonest : after.nextTickAt }, ...what }
  })
  await moveClocks(tx, district, done.filter(({ resumed }) => !resumed).map(({ after }) => after))
  for (const { before, after, resumed } of done) if (resumed) await endSuspension(tx, before, after, now)
  await remind(tx, district, now, done.flatMap(({ before, after, told }) => told.map((one) => reminderOf(before, after, one))))
  await appendLate(tx, district, now, done.filter(({ late }) => late).map(({ before }) => before.id))
  return rows.length
}

export const tickCasesJob: Job = {
  name: 'tick-cases',
  cron: '* * * * *',
  async run(context, tx) {
    let looked = 0
    for (const { id } of await context.districts.all()) looked += await tickCases(context, tx, id, context.clock())
    if (looked > 0) tx.afterCommit(() => context.hub.wake())
    return looked
  },
}
