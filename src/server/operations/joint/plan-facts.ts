// What has to be known around a plan: lines of the units it names, whether what was drawn stays inside the street, and who is
// on post at the offices on that day, which items of the power list are in force.
import type { PlanFacts } from '../../../domain/operations/decide-operation.ts'
import type { OperationPlan } from '../../../domain/operations/joint-operation.ts'
import { areaOf, differenceOf } from '../../../domain/kernel/overlay.ts'
import type { Shape } from '../../../domain/kernel/geometry.ts'
import type { DistrictId, OfficeId, PersonId, UnitId } from '../../../domain/kernel/ids.ts'
import type { Queryable } from '../../db/open.ts'
import type { NetUnit } from '../../territory/net.ts'
import type { Names } from '../names.ts'
import { plannedPowers } from './planned-powers.ts'

export type OnPost = { personId: PersonId; name: string; officeId: OfficeId }

export const readOnPost = (db: Queryable, district: DistrictId, offices: readonly number[], on: string): Promise<OnPost[]> =>
  db.query<OnPost>(
    `select distinct p.person_id as "personId", n.name, p.office_id as "officeId" from posts p join persons n on n.district = p.district and n.id = p.person_id
     where p.district = $1 and p.office_id = any($2::bigint[]) and p.from_on <= $3::date and (p.until_on is null or p.until_on >= $3::date) order by p.office_id, n.name, p.person_id`,
    [district, offices, on],
  )

/** A hundredth of the drawn area may lie outside: nobody draws a border to the centimetre. */
const staysInside = (shape: Shape | null, street: NetUnit): boolean => {
  if (shape === null) return true
  if (street.shape === null) return false
  try {
    const area = areaOf(shape)
    return area > 0 && areaOf(differenceOf(shape, street.shape)) <= area / 100
  } catch {
    return false // crosses itself
  }
}

export const planFactsFor = async (db: Queryable, district: DistrictId, names: Names, street: NetUnit, plan: OperationPlan): Promise<PlanFacts> => ({
  units: new Map(plan.area.unitIds.flatMap((id) => { const unit = names.net.units.get(id as UnitId); return unit ? [[unit.id, unit.line] as const] : [] })),
  offices: new Set(names.offices.keys()),
  onPost: await readOnPost(db, district, plan.officeIds, plan.heldOn),
  shapeInside: staysInside(plan.area.shape, street),
  items: new Set((await plannedPowers(db, district, plan.items, street.id, plan.heldOn)).filter(({ officeIds }) => officeIds.length > 0).map(({ code }) => code)),
})
