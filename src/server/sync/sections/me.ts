// Who I am, with today's posts: one record.
import type { OfficeId, UnitId } from '../../../domain/kernel/ids.ts'
import { describeMe } from '../../people/me.ts'
import { officesOf } from '../../people/offices.ts'
import { netOf } from '../../territory/net.ts'
import { atHand, stamped, type ReachSection } from '../section.ts'

export const meSection: ReachSection = async ({ context, db, actor, marks }) => {
  const [district, net, offices] = await Promise.all([context.districts.get(actor.district), netOf(context, actor.district), officesOf(context, db, actor.district)])
  const unit = (id: UnitId) => {
    const found = net.units.get(id) ?? net.ended.get(id)
    return found && { id, name: found.name, level: found.level, code: found.code }
  }
  const office = (id: OfficeId) => {
    const found = offices.get(id)
    return found && { id, name: found.name }
  }
  return atHand([stamped('me', describeMe(district, actor, { unit, office }, marks.netVersion))])
}
