// Where a routine is made: the units of its kind in the net of today; and whose they are.
import type { Actor } from '../../domain/access/actor.ts'
import { liesIn, type UnitLine } from '../../domain/access/place.ts'
import type { Routine } from '../../domain/rounds/routine.ts'
import type { Net, NetUnit } from '../territory/net.ts'

const below = (unit: NetUnit, level: NetUnit['level']): NetUnit[] => (unit.level === level ? [unit] : unit.children.flatMap((child) => below(child, level)))

/** The units of the routine that lie in the given one, or around it: all of them, when it is the whole. */
export const subjectsOf = (net: Net, { where }: Pick<Routine, 'where'>, within: UnitLine = net.root.line): NetUnit[] => {
  if (where.kind === 'units') return where.unitIds.flatMap((id) => { const unit = net.units.get(id); return unit && liesIn(unit.line, within) ? [unit] : [] })
  const whole = net.units.get(where.unitId)
  if (!whole) return []
  // The narrower of the two is walked.
  const start = liesIn(whole.line, within) ? whole : liesIn(within, whole.line) ? net.units.get(within.id) : undefined
  return start ? below(start, where.level).filter((unit) => !where.specialOnly || unit.special !== null) : []
}

export const isSubject = (net: Net, routine: Pick<Routine, 'where'>, unit: NetUnit): boolean => subjectsOf(net, routine, unit.line).includes(unit)

/** Whether it is for one of this person's posts to make it there: their own today, or one they stand in at. */
export const isMine = (actor: Actor, { who }: Pick<Routine, 'who'>, unit: Pick<NetUnit, 'line'>): boolean =>
  who.kind === 'people'
    ? actor.personId !== null && who.personIds.includes(actor.personId)
    : actor.posts.some((post) => who.roles.includes(post.role) && post.unit !== null && liesIn(unit.line, post.unit))
