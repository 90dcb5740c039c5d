// Telephones of desks and offices. A unit without a number of its own has that of the nearest unit above that has one.
import type { DeskPhone, DeskPhoneRow, deskPhoneRoutes } from '../../contract/desk-phones.ts'
import type { ReplyOf } from '../../contract/route.ts'
import type { Actor } from '../../domain/access/actor.ts'
import type { DistrictId, UnitId } from '../../domain/kernel/ids.ts'
import type { Queryable } from '../db/open.ts'
import type { Tx } from '../db/tx.ts'
import type { Net, NetUnit } from '../territory/net.ts'
import { sumMoves, type Carrier, type Passages } from '../territory/plans/carrier.ts'
import type { TerritoryChange } from '../territory/plans/change.ts'
import { reaches } from '../territory/plans/reach.ts'

type PhoneRow = { unit_id: UnitId; office_id: number; phone: string; hours: string }
type Office = { id: number; name: string; unit_id: UnitId }

const refOf = ({ id, name, level, code }: NetUnit): DeskPhone['unit'] => ({ id, name, level, code })

/** Those of these units and offices, by which they are found. */
const readPhones = async (db: Queryable, district: DistrictId, units: readonly UnitId[], offices: readonly number[]): Promise<PhoneRow[]> =>
  db.query<PhoneRow>('select unit_id, office_id, phone, hours from desk_phones where district = $1 and ((office_id = 0 and unit_id = any($2::bigint[])) or (unit_id = 0 and office_id = any($3::bigint[])))', [district, units, offices])

const officesAt = (db: Queryable, district: DistrictId, units: readonly UnitId[]): Promise<Office[]> =>
  db.query<Office>('select id, name, unit_id from offices where district = $1 and unit_id = any($2::bigint[]) order by name, id', [district, units])

/** The unit and those above it, nearest first. */
const upwards = (net: Net, unit: NetUnit): NetUnit[] => {
  const parent = unit.parentId === null ? undefined : net.units.get(unit.parentId)
  return [unit, ...(parent ? upwards(net, parent) : [])]
}

/** Desks from the nearest up, then the offices that serve the same units and have a number; each once. */
export const phonesOf = async (db: Queryable, net: Net, actor: Actor): Promise<DeskPhone[]> => {
  const mine = actor.posts.flatMap(({ unit }) => (unit ? [net.units.get(unit.id)] : [])).filter((unit) => unit !== undefined)
  const units = [...new Set(mine.flatMap((unit) => upwards(net, unit)))]
  const own = await db.query<Office>('select id, name, unit_id from offices where district = $1 and id = any($2::bigint[])', [actor.district, actor.posts.flatMap(({ officeId }) => (officeId === null ? [] : [officeId]))])
  const offices = [...own, ...(await officesAt(db, actor.district, units.map(({ id }) => id))).filter(({ id }) => own.every((one) => one.id !== id))]
  const found = await readPhones(db, actor.district, units.map(({ id }) => id), offices.map(({ id }) => id))
  return [
    ...units.flatMap((unit): DeskPhone[] => found.filter((one) => one.unit_id === unit.id).map(({ phone, hours }) => ({ unit: refOf(unit), office: null, phone, hours }))),
    ...offices.flatMap(({ id, name, unit_id }): DeskPhone[] => found.filter((one) => one.office_id === id).map(({ phone, hours }) => ({ unit: refOf(net.units.get(unit_id) ?? net.root), office: { id, name }, phone, hours }))),
  ]
}

export const phonesAround = async (db: Queryable, net: Net, actor: Actor, unit: NetUnit): Promise<ReplyOf<typeof deskPhoneRoutes.list>> => {
  const above = upwards(net, unit)
  const offices = await officesAt(db, actor.district, [unit.id])
  const found = await readPhones(db, actor.district, [...above, ...unit.children].map(({ id }) => id), offices.map(({ id }) => id))
  const ownOf = (unitId: number, officeId: number): DeskPhoneRow['own'] => { const one = found.find((row) => row.unit_id === unitId && row.office_id === officeId); return one ? { phone: one.phone, hours: one.hours } : null }
  const inherited = (line: readonly NetUnit[]): DeskPhoneRow['from'] => {
    for (const one of line) { const own = ownOf(one.id, 0); if (own) return { unit: refOf(one), office: null, ...own } }
    return null
  }
  const rowOf = (one: NetUnit, line: readonly NetUnit[]): DeskPhoneRow => ({ unit: refOf(one), office: null, own: ownOf(one.id, 0), from: ownOf(one.id, 0) ? null : inherited(line), canChange: reaches(actor, 'phone.keep', one) })
  return {
    unit: refOf(unit),
    rows: [
      rowOf(unit, above.slice(1)),
      ...offices.map(({ id, name }): DeskPhoneRow => ({ unit: refOf(unit), office: { id, name }, own: ownOf(0, id), from: ownOf(0, id) ? null : inherited(above), canChange: reaches(actor, 'phone.keep', unit) })),
      ...unit.children.map((child) => rowOf(child, above)),
    ],
  }
}

export const putPhone = async (tx: Tx, district: DistrictId, about: { unitId: UnitId; officeId: number | null; phone: string | null; hours: string; personId: number | null; now: number }): Promise<void> => {
  const [unitId, officeId] = about.officeId === null ? [about.unitId, 0] : [0, about.officeId]
  if (about.phone === null) tx.send('delete from desk_phones where district = $1 and unit_id = $2 and office_id = $3', [district, unitId, officeId])
  else
    tx.send(
      `insert into desk_phones (district, unit_id, office_id, phone, hours, person_id, put_at) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict on constraint desk_phones_pk do update set phone = excluded.phone, hours = excluded.hours, person_id = excluded.person_id, put_at = excluded.put_at`,
      [district, unitId, officeId, about.phone, about.hours, about.personId, new Date(about.now)])
}

export const findOfficeUnit = async (db: Queryable, district: DistrictId, officeId: number): Promise<UnitId | undefined> =>
  (await db.query<{ unit_id: UnitId }>('select unit_id from offices where district = $1 and id = $2', [district, officeId]))[0]?.unit_id

type Going = { unit_id: UnitId; to: UnitId }
const readGoing = async (db: Queryable, change: TerritoryChange): Promise<Going[]> =>
  (await db.query<{ unit_id: UnitId }>('select unit_id from desk_phones where district = $1 and office_id = 0 and unit_id = any($2::bigint[]) order by unit_id', [change.district, [...change.successors.keys()]])).map(({ unit_id }) => ({ unit_id, to: change.successors.get(unit_id)! }))
const passagesOf = (going: readonly Going[]): Passages => ({ total: going.length, moves: sumMoves(going.map(({ unit_id, to }) => ({ from: unit_id, to }))) })

/** The number of a unit that ends goes on as its successor's, unless that has one. */
export const deskPhoneCarrier: Carrier = {
  kind: 'deskPhone',
  foresee: async (db, change) => passagesOf(await readGoing(db, change)),
  async carry(tx, change) {
    const going = await readGoing(tx, change)
    for (const { unit_id, to } of going) {
      tx.send(
        `insert into desk_phones (district, unit_id, office_id, phone, hours, person_id, put_at) select district, $3, 0, phone, hours, person_id, put_at from desk_phones where district = $1 and unit_id = $2 and office_id = 0
         on conflict on constraint desk_phones_pk do nothing`, [change.district, unit_id, to])
      tx.send('delete from desk_phones where district = $1 and unit_id = $2 and office_id = 0', [change.district, unit_id])
    }
    return passagesOf(going)
  },
}
