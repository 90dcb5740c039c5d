// Posts and offices when the net changes: a post at a unit that ends is ended the day before and begun anew at the successor,
// so that who stood where stays to be looked up; an office serves the successor of the unit it served.
import type { Role } from '../../domain/access/roles.ts'
import type { PostId, UnitId } from '../../domain/kernel/ids.ts'
import { carryPost } from '../../domain/territory/plan/carry-over.ts'
import type { Queryable } from '../db/open.ts'
import type { Tx } from '../db/tx.ts'
import { sumMoves, type Carrier, type Passages } from '../territory/plans/carrier.ts'
import type { TerritoryChange } from '../territory/plans/change.ts'

type StandingPost = { id: PostId; role: Role; unit_id: UnitId; begun: boolean }
type Going = StandingPost & { to: UnitId | null }

/** Posts that hold on the new net's first day or later. */
const readStanding = async (db: Queryable, change: TerritoryChange): Promise<Going[]> => {
  const ended = [...change.successors.keys()]
  if (ended.length === 0) return []
  const rows = await db.query<StandingPost>(
    `select id, role, unit_id, from_on < $3::date as begun from posts
     where district = $1 and unit_id = any($2::bigint[]) and (until_on is null or until_on >= $3::date) order by id`,
    [change.district, ended, change.day],
  )
  return rows.map((row) => ({ ...row, to: carryPost(row.role, row.unit_id, change) }))
}

const passagesOf = (going: readonly Going[]): Passages => ({ total: going.length, moves: sumMoves(going.map(({ unit_id, to }) => ({ from: unit_id, to }))) })

/** Begun before: the old post ends, a new one goes on until the day the old one would have. Stand-ins go along. */
const beginAnew = async (tx: Tx, change: TerritoryChange, going: readonly Going[]): Promise<void> => {
  if (going.length === 0) return
  const values = [change.district, going.map(({ id }) => id), going.map(({ to }) => to), change.day]
  const made = await tx.query<{ old: PostId; id: PostId }>(
    `with going as (select * from unnest($2::bigint[], $3::bigint[]) as g(old, unit)),
     numbered as (select g.*, nextval(pg_get_serial_sequence('posts', 'id')) as id from going g where g.unit is not null),
     begun as (
       insert into posts (district, id, person_id, role, unit_id, from_on, until_on)
       select p.district, n.id, p.person_id, p.role, n.unit, $4::date, p.until_on from numbered n join posts p on p.district = $1 and p.id = n.old returning id)
     select n.old, n.id from numbered n join begun b on b.id = n.id`,
    values,
  )
  await tx.query('update posts set until_on = $3::date - 1 where district = $1 and id = any($2::bigint[])', [change.district, values[1], change.day])
  await tx.query(
    `update substitutions s set post_id = m.id from unnest($2::bigint[], $3::bigint[]) as m(old, id)
     where s.district = $1 and s.post_id = m.old and s.from_on >= $4::date`,
    [change.district, made.map(({ old }) => old), made.map(({ id }) => id), change.day],
  )
  await tx.query(
    `insert into substitutions (district, leave_id, post_id, person_id, from_on, until_on, withdrawn_at, command_id, recorded_at)
     select s.district, s.leave_id, m.id, s.person_id, $4::date, s.until_on, s.withdrawn_at, gen_random_uuid(), s.recorded_at
     from unnest($2::bigint[], $3::bigint[]) as m(old, id) join substitutions s on s.district = $1 and s.post_id = m.old and s.from_on < $4::date and s.until_on >= $4::date`,
    [change.district, made.map(({ old }) => old), made.map(({ id }) => id), change.day],
  )
}

/** Not begun yet on that day: it begins at the successor, or not at all. */
const redirect = async (tx: Tx, change: TerritoryChange, going: readonly Going[]): Promise<void> => {
  if (going.length === 0) return
  await tx.query('update posts p set unit_id = m.unit from unnest($2::bigint[], $3::bigint[]) as m(id, unit) where p.district = $1 and p.id = m.id and m.unit is not null', [
    change.district, going.map(({ id }) => id), going.map(({ to }) => to),
  ])
  await tx.query('delete from posts where district = $1 and id = any($2::bigint[])', [change.district, going.filter(({ to }) => to === null).map(({ id }) => id)])
}

const moveOffices = (tx: Tx, change: TerritoryChange): Promise<unknown> =>
  tx.query('update offices o set unit_id = m.unit from unnest($2::bigint[], $3::bigint[]) as m(ended, unit) where o.district = $1 and o.unit_id = m.ended', [
    change.district, [...change.successors.keys()], [...change.successors.values()],
  ])

export const postCarrier: Carrier = {
  kind: 'post',
  foresee: async (db, change) => passagesOf(await readStanding(db, change)),
  async carry(tx, change) {
    const going = await readStanding(tx, change)
    await beginAnew(tx, change, going.filter(({ begun }) => begun))
    await redirect(tx, change, going.filter(({ begun }) => !begun))
    await moveOffices(tx, change)
    return passagesOf(going)
  },
}
