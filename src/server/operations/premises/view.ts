// Premises as the register and the phone show them: contacts masked.
import type { PremisesRow, PremisesView } from '../../../contract/premises.ts'
import type { Actor } from '../../../domain/access/actor.ts'
import { can } from '../../../domain/access/can.ts'
import type { CaseId } from '../../../domain/kernel/ids.ts'
import type { InspectionId, InspectionState } from '../../../domain/operations/inspection.ts'
import { maskName, maskPhone } from '../../../domain/people/masking.ts'
import type { Context } from '../../context.ts'
import type { Queryable } from '../../db/open.ts'
import { namesFor, officeRefs, unitsOf, type Names } from '../names.ts'
import { thingFromRow } from '../place-columns.ts'
import { findManyPremises, getPremises, type PremisesDbRow } from './rows.ts'

export const presentPremises = (names: Names, row: PremisesDbRow, metres: number | null = null): PremisesRow => ({
  id: row.id, version: row.version, name: row.name, kind: row.kind, address: row.address, place: row.lng === null || row.lat === null ? null : { lng: row.lng, lat: row.lat },
  units: unitsOf(names, thingFromRow(row)), licence: row.licence_number, offices: officeRefs(names, row.assisting_office_ids).map(({ id, name }) => ({ id, name })), endedOn: row.ended_on,
  lastInspectedAt: row.last_inspected_at?.getTime() ?? null, lastState: row.last_state, metres: metres === null ? null : Math.round(metres),
})

type Looked = { premises_id: string; id: InspectionId; state: InspectionState; begun_at: Date; by: string; faults: string[]; reinspect_on: string | null; case_id: CaseId | null }
const mostShown = 50

const readInspections = async (db: Queryable, actor: Actor, ids: readonly string[], most: number): Promise<ReadonlyMap<string, Looked[]>> =>
  Map.groupBy(await db.query<Looked>(
    `select i.*, s.actor_name as by from unnest($2::uuid[]) as p (id) cross join lateral (
       select o.premises_id, o.id, o.district, o.state, o.begun_at, o.faults, o.reinspect_on, o.case_id from inspections o
       where o.district = $1 and o.premises_id = p.id order by o.begun_at desc, o.id desc limit $3) i
     join inspection_steps s on s.district = i.district and s.inspection_id = i.id and s.seq = 1 order by i.begun_at desc, i.id desc`,
    [actor.district, ids, most], 'premises-inspections',
  ), (row) => row.premises_id)

const present = (names: Names, actor: Actor, row: PremisesDbRow, inspections: readonly Looked[]): PremisesView => {
  const thing = thingFromRow(row)
  return {
    premises: presentPremises(names, row),
    contact: { name: row.contact_name === null ? null : maskName(row.contact_name), phone: row.contact_phone === null ? null : maskPhone(row.contact_phone) },
    inspections: inspections.map((one) => ({ id: one.id, state: one.state, at: one.begun_at.getTime(), by: one.by, faults: one.faults.length, reinspectOn: one.reinspect_on, caseId: one.case_id })),
    mayKeep: can(actor, 'premises.keep', thing).allowed, mayInspect: row.ended_on === null && can(actor, 'inspection.do', thing).allowed,
  }
}

export const viewPremises = async (context: Context, db: Queryable, actor: Actor, id: string): Promise<PremisesView> => {
  const row = await getPremises(db, actor, 'premises.see', id)
  const [names, inspections] = await Promise.all([namesFor(context, db, actor), readInspections(db, actor, [id], mostShown)])
  return present(names, actor, row, inspections.get(id) ?? [])
}

/** Looks that a phone shows without a network. */
const mostHeld = 3

/** Those of them that are within reach, with their latest inspections. */
export const viewManyPremises = async (context: Context, db: Queryable, actor: Actor, ids: readonly string[]): Promise<PremisesView[]> => {
  const [names, rows, inspections] = await Promise.all([namesFor(context, db, actor), findManyPremises(db, actor, 'premises.see', ids), readInspections(db, actor, ids, mostHeld)])
  return rows.map((row) => present(names, actor, row, inspections.get(row.id) ?? []))
}
