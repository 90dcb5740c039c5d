// The day on which premises are to be looked at again has come: said once in the journal, of which who looked is told.
import type { Job } from '../../jobs/job.ts'
import { todayOf } from '../../access/actors.ts'
import { appendJournal } from '../../journal/append.ts'

const atOnce = 200
/** What has been due for longer is on the list and no news. */
const newsForDays = 7

export const tellDueInspectionsJob: Job = {
  name: 'tell-due-inspections',
  cron: '20 * * * *',
  async run(context, tx) {
    const now = context.clock()
    let told = 0
    for (const { id: district } of await context.districts.all()) {
      const due = await tx.query<{ id: string; on: string }>(
        `select i.id, to_char(i.reinspect_on, 'YYYY-MM-DD') as on from inspections i
         where i.district = $1 and i.state_group = 'waiting' and i.reinspect_on between $2::date - ${newsForDays} and $2::date
           and not exists (select from journal j where j.district = i.district and j.subject_kind = 'inspection' and j.subject_id = i.id::text and j.kind = 'inspection.due' and j.data ->> 'on' = to_char(i.reinspect_on, 'YYYY-MM-DD'))
         order by i.reinspect_on, i.id limit ${atOnce} for update of i skip locked`, [district, todayOf(now)])
      for (const { id, on } of due) appendJournal(tx, { district, personId: null }, undefined, { kind: 'inspection.due', at: now, subjectKind: 'inspection', subjectId: id, data: { on } })
      told += due.length
    }
    return told
  },
}
