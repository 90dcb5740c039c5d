// Leave and who stands in. A substitute has the role at the post for exactly those days on which everything fits: the
// leave holds, the post holds, the substitution holds, and the substitute isn't away. Its twin as SQL is
// server/access/posts-sql.ts; a property test holds the two together. Days are YYYY-MM-DD, both ends included.
import type { PersonId, PostId } from '../kernel/ids.ts'
import type { Problem } from '../kernel/problem.ts'
import { peopleProblem } from './problems.ts'

export type Days = { fromOn: string; untilOn: string | null }
export type Leave = { personId: PersonId; fromOn: string; untilOn: string; withdrawn: boolean }
export type Substitution = { postId: PostId; personId: PersonId; fromOn: string; untilOn: string; withdrawn: boolean }

export const holdsOn = (days: Days, day: string): boolean => days.fromOn <= day && (days.untilOn === null || days.untilOn >= day)

export const overlap = (a: Days, b: Days): boolean =>
  (a.untilOn === null || b.fromOn <= a.untilOn) && (b.untilOn === null || a.fromOn <= b.untilOn)

export const isAway = (leaves: readonly Leave[], person: PersonId, day: string): boolean =>
  leaves.some((leave) => !leave.withdrawn && leave.personId === person && holdsOn(leave, day))

/** Whether the substitute has the post's role on that day. Whoever is away stands in for nobody, and is not stood in for in that. */
export const standsIn = (substitution: Substitution, leave: Leave, post: Days, leavesOfSubstitute: readonly Leave[], day: string): boolean =>
  !substitution.withdrawn && !leave.withdrawn && holdsOn(substitution, day) && holdsOn(leave, day) && holdsOn(post, day) &&
  !isAway(leavesOfSubstitute, substitution.personId, day)

export const dayAfter = (day: string, days = 1): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
export const dayBefore = (day: string): string => dayAfter(day, -1)

/** A mistyped year would take somebody's post away from them in all views. */
export const longestLeaveDays = 732

/** Leave may have begun already, but not ended: what was done meanwhile was done by whoever was there. */
export const refuseLeave = (asked: { fromOn: string; untilOn: string }, others: readonly Leave[], today: string): Problem | null => {
  if (asked.untilOn < asked.fromOn) return peopleProblem('people.days-reversed')
  if (asked.untilOn < today) return peopleProblem('people.past', { today })
  if (asked.untilOn > dayAfter(asked.fromOn, longestLeaveDays)) return peopleProblem('people.too-long', { days: longestLeaveDays })
  const other = others.find((one) => !one.withdrawn && overlap(one, asked))
  return other ? peopleProblem('people.leave-overlaps', { from: other.fromOn, until: other.untilOn }) : null
}

export type LeaveChange = { withdrawn: true } | { withdrawn: false; untilOn: string }

/**
 * The leave ends on another day. It may be shortened down to yesterday, so that its person is back from today; one that
 * then holds no day is withdrawn. The days that have passed stay as they were.
 */
export const changeLeave = (leave: Leave, untilOn: string, others: readonly Leave[], today: string): LeaveChange | Problem => {
  if (leave.withdrawn || leave.untilOn < dayBefore(today)) return peopleProblem('people.leave-over')
  if (untilOn < dayBefore(today)) return peopleProblem('people.past', { today })
  if (untilOn < leave.fromOn) return { withdrawn: true }
  if (untilOn > dayAfter(leave.fromOn, longestLeaveDays)) return peopleProblem('people.too-long', { days: longestLeaveDays })
  const other = others.find((one) => !one.withdrawn && overlap(one, { fromOn: leave.fromOn, untilOn }))
  return other ? peopleProblem('people.leave-overlaps', { from: other.fromOn, until: other.untilOn }) : { withdrawn: false, untilOn }
}

/** Why this person can't stand in on those days, or null. */
export const refuseSubstitute = (asked: { personId: PersonId; fromOn: string; untilOn: string }, away: PersonId, leavesOfSubstitute: readonly Leave[]): Problem | null => {
  if (asked.personId === away) return peopleProblem('people.substitute-self')
  const other = leavesOfSubstitute.find((one) => !one.withdrawn && one.personId === asked.personId && overlap(one, asked))
  return other ? peopleProblem('people.substitute-away', { from: other.fromOn, until: other.untilOn }) : null
}
