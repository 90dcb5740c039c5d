// Which unit a question is about.
import type { Actor } from '../../domain/access/actor.ts'
import type { Verb } from '../../domain/access/verbs.ts'
import type { UnitId } from '../../domain/kernel/ids.ts'
import { kernelProblem } from '../../domain/kernel/problem.ts'
import type { Net, NetUnit } from '../territory/net.ts'
import { needReach, reaches } from '../territory/plans/reach.ts'

/** The unit asked for, or the first of one's own that the verb covers. */
export const unitFor = (actor: Actor, net: Net, id: number | undefined, verb: 'round.see' | 'measures.see'): NetUnit => {
  const own = id === undefined ? [...actor.posts.flatMap((post) => (post.unit ? [net.units.get(post.unit.id)] : [])), net.root].find((unit) => unit !== undefined && reaches(actor, verb, unit)) : undefined
  const unit = id === undefined ? own : (net.units.get(id as UnitId) ?? net.ended.get(id as UnitId))
  if (!unit) throw kernelProblem('access.refused', { verb, reason: 'out-of-reach' })
  needReach(actor, verb, unit)
  return unit
}

/** The unit named, within the verb's reach. */
export const unitWithin = (actor: Actor, net: Net, id: number, verb: Verb): NetUnit => {
  const unit = net.units.get(id as UnitId)
  if (!unit) throw kernelProblem('access.refused', { verb, reason: 'out-of-reach' })
  needReach(actor, verb, unit)
  return unit
}
