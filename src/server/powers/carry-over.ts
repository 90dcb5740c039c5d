// Who holds what, when streets end: a street's rows end the day before the new net and go on at its successor, unless that
// has rows of its own for the same power.
import type { UnitId } from '../../domain/kernel/ids.ts'
import type { Queryable } from '../db/open.ts'
import { sumMoves, type Carrier, type Passages } from '../territory/plans/carrier.ts'
import type { TerritoryChange } from '../territory/plans/change.ts'

type Held = { id: number; street_id: UnitId }

const readHeld = (db: Queryable, change: TerritoryChange): Promise<Held[]> =>
  db.query<Held>('select id, street_id from power_holdings where district = $1 and street_id = any($2::bigint[]) and (until_on is null or until_on >= $3::date) order by id', [change.district, [...change.successors.keys()], change.day])

const passagesOf = (held: readonly Held[], change: TerritoryChange): Passages => ({ total: held.length, moves: sumMoves(held.map((row) => ({ from: row.street_id, to: change.successors.get(row.street_id) ?? null }))) })

export const powerCarrier: Carrier = {
  kind: 'power',
  foresee: async (db, change) => passagesOf(await readHeld(db, change), change),
  async carry(tx, change) {
    const held = await readHeld(tx, change)
    if (held.length === 0) return passagesOf(held, change)
    const values = [change.district, held.map((row) => row.id), held.map((row) => change.successors.get(row.street_id) ?? null), change.day]
    await tx.query(
      `insert into power_holdings (district, item_id, street_id, office_id, part, from_on, until_on, transition, batch_id)
       select h.district, h.item_id, m.street, h.office_id, h.part, greatest(h.from_on, $4::date), h.until_on, h.transition, h.batch_id
       from unnest($2::bigint[], $3::bigint[]) as m(id, street) join power_holdings h on h.district = $1 and h.id = m.id
       where m.street is not null and not exists (select from power_holdings o where o.district = h.district and o.item_id = h.item_id and o.street_id = m.street and (o.until_on is null or o.until_on >= $4::date))
         and not exists (select from unnest($2::bigint[], $3::bigint[]) as f(id, street) join power_holdings e on e.district = $1 and e.id = f.id
           where f.street = m.street and e.item_id = h.item_id and e.part = 'lead' and e.street_id <> h.street_id and e.id < h.id)`, values)
    await tx.query('update power_holdings set until_on = $3::date - 1 where district = $1 and id = any($2::bigint[]) and from_on < $3::date', [change.district, values[1], change.day])
    await tx.query('delete from power_holdings where district = $1 and id = any($2::bigint[]) and from_on >= $3::date', [change.district, values[1], change.day])
    return passagesOf(held, change)
  },
}
