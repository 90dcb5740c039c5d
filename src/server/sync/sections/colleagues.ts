// Who makes rounds around there: whom one may ask to make a round instead, without a network. Names and cells only; whether
// somebody can on a certain day is said when they are asked. Of the same role, since a round of mine is one of that role. Read
// once for everybody who works in a community.
import type { Colleague } from '../../../contract/sync.ts'
import { postsWith } from '../../../domain/access/can.ts'
import type { DistrictId, PersonId, UnitId } from '../../../domain/kernel/ids.ts'
import { todayOf } from '../../access/actors.ts'
import type { Context } from '../../context.ts'
import type { Queryable } from '../../db/open.ts'
import { unitRefOf } from '../../rounds/present.ts'
import { readDoers, type Doer } from '../../rounds/swaps.ts'
import { netOf } from '../../territory/net.ts'
import { atHand, nothing, type ReachSection } from '../section.ts'
import { stampOf } from '../stamp.ts'

const most = 200
const mostRead = 1_000

/** Milliseconds of the machine's clock: a post that was filled meanwhile is seen after so long. */
const believedFor = 600_000
const made = new WeakMap<Context, Map<string, { until: number; doers: Promise<readonly Doer[]> }>>()

const doersOf = (context: Context, db: Queryable, district: DistrictId, community: UnitId, today: string): Promise<readonly Doer[]> => {
  let known = made.get(context)
  if (!known) made.set(context, (known = new Map()))
  const key = `${district} ${community} ${today}`
  const held = known.get(key)
  if (held && held.until > performance.now()) return held.doers
  // Yesterday's, and those long not asked for.
  for (const [old, { until }] of known) if (until <= performance.now()) known.delete(old)
  const doers = readDoers(db, district, community, today, mostRead)
  doers.catch(() => known.delete(key))
  known.set(key, { until: performance.now() + believedFor, doers })
  return doers
}

export const colleaguesSection: ReachSection = async ({ context, db, actor, now }) => {
  const communities = new Set(postsWith(actor, 'round.swap').flatMap(({ unit }) => unit?.communityId ?? []))
  if (communities.size === 0) return nothing
  const [net, ...lists] = await Promise.all([netOf(context, actor.district), ...[...communities].map((community) => doersOf(context, db, actor.district, community, todayOf(now)))])
  const roles = new Set(actor.posts.map(({ role }) => role))
  const found = new Map<PersonId, Doer>(lists.flat().filter(({ person_id, role }) => person_id !== actor.personId && roles.has(role)).map((one) => [one.person_id, one]))
  const records = [...found.values()].slice(0, most).map(({ person_id, name, unit_id }) => {
    const data: Colleague = { personId: person_id, name, unit: unitRefOf(net, unit_id) }
    return { key: String(person_id), stamp: stampOf(data), data }
  })
  return atHand(records, found.size > most)
}
