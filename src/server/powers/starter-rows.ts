// Puts the starter list of powers into a district, and moves officers along with it: what a demonstration or a new district
// calls, inside its own transaction. Everything it brings is marked as sample data.
import { randomUUID } from 'node:crypto'
import type { DistrictId, OfficeId, PostId } from '../../domain/kernel/ids.ts'
import type { PowerItemId } from '../../domain/powers/power.ts'
import { starterPowers } from '../../domain/powers/starter-powers.ts'
import type { Tx } from '../db/tx.ts'
import { insertBatch, settleBatch } from './batches.ts'
import { insertHoldings } from './holdings.ts'
import { insertItems } from './items.ts'

export type StarterPowersOptions = {
  fromOn: string
  now: number
  /** Name of the batch as it stands in the history. */
  name: string
  /** Codes of the classes there are: an item is tied to those of its own that are among them. */
  classes: ReadonlySet<string>
}

/** Held for the whole district by the offices with these codes; offices that aren't there are left out. Answers ids by code. */
export const loadStarterPowers = async (tx: Tx, district: DistrictId, { fromOn, now, name, classes }: StarterPowersOptions): Promise<Map<string, PowerItemId>> => {
  const offices = new Map((await tx.query<{ id: OfficeId; code: string }>('select id, code from offices where district = $1', [district])).map((row) => [row.code, row.id]))
  const items = starterPowers.filter((one) => offices.has(one.office))
  const ids = await insertItems(tx, district, items.map(({ code, name: called, kind, basis }) => ({ code, name: called, kind, basis, sample: true })), null, now)
  const batch = randomUUID()
  await insertBatch(tx, district, batch, { name, kind: 'import', fromOn, transition: null, itemIds: [], places: [], moves: [] }, null, now)
  settleBatch(tx, district, batch, 'adopted', null, now, null, null)
  await insertHoldings(tx, district, items.flatMap(({ code, office, joint = [] }) =>
    [office, ...joint].flatMap((one, n) => (offices.has(one) ? [{ itemId: ids.get(code)!, streetId: null, officeId: offices.get(one)!, part: n === 0 ? 'lead' as const : 'joint' as const, fromOn, untilOn: null, transition: false }] : []))), batch)
  const needed = items.flatMap((one) => one.classes.filter((each) => classes.has(each)).map((category) => ({ item: ids.get(one.code)!, category })))
  await tx.query('insert into power_categories (district, item_id, category) select $1, n.* from unnest($2::bigint[], $3::text[]) as n on conflict do nothing', [district, needed.map((one) => one.item), needed.map((one) => one.category)])
  return ids
}

/**
 * Officers go to other offices from a day: each old post ends the day before, a new one in the same role begins. For loading
 * many at once (S: 705 went to the streets); a desk moves them by a batch, which asks who may.
 */
export const moveOfficersAsSystem = async (tx: Tx, district: DistrictId, moves: readonly { postId: PostId; officeId: OfficeId }[], fromOn: string): Promise<number> => {
  const values = [district, moves.map((move) => move.postId), moves.map((move) => move.officeId), fromOn]
  const begun = await tx.query(
    `insert into posts (district, person_id, role, office_id, from_on, until_on)
     select p.district, p.person_id, p.role, m.office, $4::date, p.until_on from unnest($2::bigint[], $3::bigint[]) as m(post, office) join posts p on p.district = $1 and p.id = m.post
     where p.office_id is not null and p.from_on < $4::date and (p.until_on is null or p.until_on >= $4::date) order by p.id returning id`, values)
  await tx.query('update posts set until_on = $3::date - 1 where district = $1 and id = any($2::bigint[]) and office_id is not null and from_on < $3::date and (until_on is null or until_on >= $3::date)', [district, values[1], fromOn])
  return begun.length
}
