// Whose posts somebody may look at: the units in which one of their posts carries `people.see`, or one unit below those.
import type { Actor } from '../../domain/access/actor.ts'
import { postsWith } from '../../domain/access/can.ts'
import { liesIn, type UnitLine } from '../../domain/access/place.ts'
import type { UnitId } from '../../domain/kernel/ids.ts'
import { kernelProblem } from '../../domain/kernel/problem.ts'
import type { Values } from '../access/reach-sql.ts'
import type { Context } from '../context.ts'
import { netOf } from '../territory/net.ts'
import { territoryProblem } from '../territory/problems.ts'

/** The units to look in; asking for one outside reach is refused, and nobody's scope is ever empty by accident. */
export const scopeOf = async (context: Context, actor: Actor, unitId: number | undefined): Promise<readonly UnitLine[]> => {
  const roots = postsWith(actor, 'people.see').flatMap((post) => (post.unit ? [post.unit] : []))
  if (unitId === undefined) return roots
  const unit = (await netOf(context, actor.district)).units.get(unitId as UnitId)
  if (!unit) throw territoryProblem('territory.not-found')
  if (!roots.some((root) => liesIn(unit.line, root))) throw kernelProblem('access.refused', { verb: 'people.see', reason: 'out-of-reach' })
  return [unit.line]
}

/** Condition on `units u` that holds for the units of the scope and below; `false` for an empty scope. */
export const scopeSql = (scope: readonly UnitLine[], values: Values): string => {
  if (scope.some((unit) => unit.level === 'district')) return 'true'
  const parts = scope.map((unit) => `u.${unit.level}_id = ${values.add(unit.id)}`)
  return parts.length === 0 ? 'false' : `(${parts.join(' or ')})`
}
