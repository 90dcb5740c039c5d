// The reaction that tells: the journal is read in the order of commits, by the rules each entry is written into inboxes and
// queued. Its bookmark moves in the same transaction, so nothing is told twice or not at all.
import { withoutRepeats } from '../../domain/messages/tellings.ts'
import type { Reaction } from '../journal/react.ts'
import { newsFrom } from './news.ts'
import { rulesOf } from './rules.ts'
import { tellingsFor } from './tell.ts'
import { writeMessages } from './write-messages.ts'

/** After a long standstill, and in a demonstration that begins with a past: what is older is no news. */
const newsFor = 7 * 86_400_000

export const messageReaction: Reaction = {
  name: 'messages',
  async run(tx, district, entries, context) {
    const now = context.clock()
    const news = await newsFrom(context, tx, district, entries.filter(({ at }) => at.getTime() > now - newsFor))
    if (news.length === 0) return
    const { rules } = await rulesOf(context, tx, district)
    await writeMessages(context, tx, district, withoutRepeats(await tellingsFor(context, tx, district, rules, news, now)), now)
  },
}
