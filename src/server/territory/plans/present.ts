// A plan as it is answered: with its unit's name and what this person may do with it now.
import type { Plan } from '../../../contract/plan-parts.ts'
import type { Actor } from '../../../domain/access/actor.ts'
import type { Operation } from '../../../domain/territory/plan/operation.ts'
import type { PlanUnit } from '../../../domain/territory/plan/tree.ts'
import type { ReplyOf } from '../../../contract/route.ts'
import type { planRoutes } from '../../../contract/plans.ts'
import type { Net } from '../net.ts'
import { reaches } from './reach.ts'
import type { PlanView } from './rows.ts'

type Units = ReplyOf<typeof planRoutes.units>
type WireOperation = ReplyOf<typeof planRoutes.operations>['operations'][number]['operation']

/** The wire's lists are its own; what is read from the database is as it was sent. */
export const presentUnit = (unit: PlanUnit, withShape = true): Units['unit'] => ({ ...unit, aliases: [...unit.aliases], shape: withShape ? (unit.shape as Units['unit']['shape']) : null })
export const presentOperation = (operation: Operation): WireOperation => operation as WireOperation

const abilitiesOf = (view: PlanView, actor: Actor, net: Net): Plan['abilities'] => {
  const unit = net.units.get(view.unit_id) ?? net.root
  const open = view.state === 'draft' || view.state === 'refused'
  const adopts = reaches(actor, 'territory.adopt', unit)
  return [
    ...(open && reaches(actor, 'territory.draft', unit) ? ['change' as const] : []),
    ...(open && adopts && view.head > 0 ? ['adopt' as const] : []),
    ...(view.state === 'draft' || ((view.state === 'adopted' || view.state === 'refused') && adopts) ? ['abandon' as const] : []),
  ]
}

export const presentPlan = (view: PlanView, actor: Actor, net: Net): Plan => {
  const unit = net.units.get(view.unit_id)
  const open = view.state === 'draft' || view.state === 'refused'
  return {
    id: view.id, name: view.name, unit: { id: view.unit_id, name: unit?.name ?? '', level: unit?.level ?? 'district' }, source: view.source, state: view.state, version: view.version,
    operations: view.operations, canUndo: open && view.head > 0, canRedo: open && view.can_redo, abilities: abilitiesOf(view, actor, net),
    createdAt: view.created_at.getTime(), createdBy: view.created_by, changedAt: view.changed_at.getTime(), adoptedFrom: view.adopted_from,
    adoptedAt: view.adopted_at?.getTime() ?? null, adoptedBy: view.adopted_by, appliedAt: view.applied_at?.getTime() ?? null, faults: view.outcome?.faults ?? [],
  }
}
