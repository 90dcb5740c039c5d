// The clock's tick: what ran past its limit unhandled is marked once, in the journal and so in the measures.
import { randomUUID } from 'node:crypto'
import type { DistrictId } from '../../domain/kernel/ids.ts'
import type { Tx } from '../db/tx.ts'
import { appendJournal } from '../journal/append.ts'
import type { Job } from '../jobs/job.ts'

const atOnce = 500

/** Answers how many were marked. The partial index holds only what still runs, so the tick's cost doesn't grow with history. */
export const markOverdue = async (tx: Tx, district: DistrictId, now: number): Promise<number> => {
  const rows = await tx.query<{ id: string }>(
    `update cases set overdue = true where district = $1 and id in (
       select id from cases where district = $1 and handled_at is null and due_at is not null and not overdue and state_group = 'open' and due_at < $2
       order by due_at limit ${atOnce} for update skip locked) returning id`,
    [district, new Date(now)],
  )
  for (const { id } of rows)
    appendJournal(tx, { district, personId: null }, undefined, { kind: 'case.overdue', at: now, subjectKind: 'case', subjectId: id, commandId: randomUUID() })
  return rows.length
}

export const markOverdueJob: Job = {
  name: 'mark-overdue',
  cron: '* * * * *',
  async run(context, tx) {
    let marked = 0
    for (const { id } of await context.districts.all()) marked += await markOverdue(tx, id, context.clock())
    if (marked > 0) tx.afterCommit(() => context.hub.wake())
    return marked
  },
}
