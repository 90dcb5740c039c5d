// When windows have closed: what nobody did is written as missed, so that the rate counts it and the list shows it.
import { v7 as newId } from 'uuid'
import type { DistrictId } from '../../domain/kernel/ids.ts'
import { todayOf } from '../access/actors.ts'
import type { Context } from '../context.ts'
import { bulkInsert } from '../db/bulk.ts'
import type { Tx } from '../db/tx.ts'
import type { Job } from '../jobs/job.ts'
import { appendJournal } from '../journal/append.ts'
import { expectedIn, openBook } from './expected.ts'
import { roundRow } from './rows.ts'
import { whysOf } from './whys.ts'
import { daysOn } from './span.ts'

type Due = { id: string; version: number; from: string; settled_until: Date }

/** One routine at a time, up to a day at once: bounded, however long nothing ran. */
const dayInMs = 86_400_000

const longestWindow = 61

const nextDue = async (tx: Tx, district: DistrictId, now: number): Promise<Due | undefined> =>
  (await tx.query<Due>(
    `select id, version, to_char(settled_until at time zone 'UTC', 'YYYY-MM-DD') as from, settled_until from routines
     where district = $1 and settled_until < $2::timestamptz - interval '1 minute' and (ends_on is null or settled_until <= (ends_on + ${longestWindow + 15})::timestamptz)
     order by settled_until limit 1 for update skip locked`, [district, new Date(now)]))[0]

/** Answers how many routines were looked at. */
export const settleRounds = async (context: Context, tx: Tx, district: DistrictId, now: number): Promise<number> => {
  const due = await nextDue(tx, district, now)
  if (!due) return 0
  const until = Math.min(now, due.settled_until.getTime() + dayInMs)
  const book = await openBook(context, tx, district, daysOn(due.from, -longestWindow), daysOn(todayOf(until), 1))
  const missed = [...expectedIn(book, book.net.root.line, ({ id, version }) => id === due.id && version === due.version)].filter(({ occurrence }) => occurrence.closesAt < until)
  const known = new Set((await tx.query<{ key: string }>(
    "select concat_ws('/', unit_id, to_char(planned_on, 'YYYY-MM-DD')) as key from rounds where district = $1 and routine_id = $2 and held_on >= $3", [district, due.id, book.from])).map(({ key }) => key))
  const unknown = missed.filter(({ unit, occurrence }) => !known.has(`${unit.id}/${occurrence.plannedOn}`))
  const whyOf = await whysOf(tx, district, unknown)
  const rows = unknown.map((one) => {
    const { unit, occurrence } = one
    return roundRow(district, { id: newId({ msecs: occurrence.closesAt }), version: due.version, occurrence, state: 'missed', line: unit.line, doneAt: null, sentAt: null, personId: null, postId: null, excuse: null, evidence: null, place: null, commandId: null, why: whyOf(one) })
  })
  await bulkInsert(tx, 'rounds', rows)
  tx.send('update routines set settled_until = $4 where district = $1 and id = $2 and version = $3', [district, due.id, due.version, new Date(until)])
  for (const { id } of rows) appendJournal(tx, { district, personId: null }, undefined, { kind: 'round.missed', at: now, subjectKind: 'round', subjectId: id as string })
  return 1
}

export const settleRoundsJob: Job = {
  name: 'settle-rounds',
  cron: '*/5 * * * *',
  async run(context, tx) {
    let settled = 0
    for (const { id } of await context.districts.all()) settled += await settleRounds(context, tx, id, context.clock())
    return settled
  },
}
