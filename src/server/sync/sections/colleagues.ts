// Who makes rounds around there: whom one may ask to make a round instead, without a network. Names and cells only; whether
// somebody can on a certain day is said when they are asked. Of the same role, since a round of mine is one of that role. Read
// once for everybody who works in a community.
import type { Colleague } from '../../../contract/sync.ts'
import { postsWith } from '../../../domain/access/can.ts'
import type { Role } from '../../../domain/access/roles.ts'
import type { DistrictId, UnitId } from '../../../domain/kernel/ids.ts'
import { todayOf } from '../../access/actors.ts'
import type { Queryable } from '../../db/open.ts'
import { unitRefOf } from '../../rounds/present.ts'
import { doersMark, readDoers } from '../../rounds/swaps.ts'
import { netOf, type Net } from '../../territory/net.ts'
import { keptWithNet } from '../kept-with-net.ts'
import { atHand, nothing, stamped, type Pulling, type ReachSection, type StampedRecord } from '../section.ts'

const most = 200
const mostRead = 1_000

type Known = { role: Role; record: StampedRecord }
/** Whoever works in a community; another mark when somebody came, went or has another name. */
const doersOf = keptWithNet<UnitId, readonly Known[]>()

const read = async (db: Queryable, net: Net, district: DistrictId, community: UnitId, today: string): Promise<Known[]> =>
  (await readDoers(db, district, community, today, mostRead)).map(({ person_id, name, role, unit_id }) => {
    const data: Colleague = { personId: person_id, name, unit: unitRefOf(net, unit_id) }
    return { role, record: stamped(String(person_id), data) }
  })

const colleaguesIn = async ({ context, db, actor: { district }, now }: Pulling, community: UnitId): Promise<readonly Known[]> => {
  const today = todayOf(now)
  const [net, found] = await Promise.all([netOf(context, district), doersMark(db, district, community, today)])
  return doersOf(net, community, `${today} ${found}`, () => read(db, net, district, community, today))
}

export const colleaguesSection: ReachSection = async (pulling) => {
  const { actor } = pulling
  const communities = [...new Set(postsWith(actor, 'round.swap').flatMap(({ unit }) => unit?.communityId ?? []))]
  if (communities.length === 0) return nothing
  const lists = await Promise.all(communities.map((community) => colleaguesIn(pulling, community)))
  const roles = new Set(actor.posts.map(({ role }) => role))
  const found = new Map(lists.flat().flatMap(({ role, record }) => (record.key !== String(actor.personId) && roles.has(role) ? [[record.key, record] as const] : [])))
  return atHand([...found.values()].slice(0, most), found.size > most)
}
