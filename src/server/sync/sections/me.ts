// Who I am, with today's posts: one record.
import { presentMe } from '../../people/me.ts'
import { atHand, type ReachSection } from '../section.ts'
import { stampOf } from '../stamp.ts'

export const meSection: ReachSection = async ({ context, db, actor }) => {
  const me = await presentMe(context, db, actor)
  return atHand([{ key: 'me', stamp: stampOf(me), data: me }])
}
