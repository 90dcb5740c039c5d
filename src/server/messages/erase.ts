// What was told is kept for half a year, what became of its sending for three months; then both are erased. Keys and
// addresses of devices nobody uses any more go with them.
import type { Job } from '../jobs/job.ts'
import { livesSql } from './reachable.ts'

const atOnce = 5_000
const messagesFor = 180 * 86_400_000
const deliveriesFor = 90 * 86_400_000

export const eraseOldMessagesJob: Job = {
  name: 'erase-messages',
  cron: '17 19 * * *',
  async run(context, tx) {
    let erased = 0
    for (const { id } of await context.districts.all()) {
      const before = (milliseconds: number): Date => new Date(context.clock() - milliseconds)
      const gone = await Promise.all([
        tx.query(`delete from message_deliveries where district = $1 and id in (select id from message_deliveries where district = $1 and made_at < $2 and next_try_at is null limit ${atOnce}) returning id`, [id, before(deliveriesFor)]),
        tx.query(`delete from messages where district = $1 and id in (select id from messages where district = $1 and at < $2 limit ${atOnce}) returning id`, [id, before(messagesFor)]),
        tx.query(`delete from push_subscriptions s where s.district = $1 and not ${livesSql('$2::timestamptz')} returning id`, [id, before(0)]),
      ])
      erased += gone.reduce((sum, rows) => sum + rows.length, 0)
    }
    return erased
  },
}
