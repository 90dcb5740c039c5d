// Record leave, let it end on another day, name who stands in. Whoever stands in can't lengthen their own turn.
import { v7 as newId } from 'uuid'
import type { leaveRoutes } from '../../../contract/posts.ts'
import type { Actor, ActorPost } from '../../../domain/access/actor.ts'
import type { PersonId } from '../../../domain/kernel/ids.ts'
import { Problem } from '../../../domain/kernel/problem.ts'
import { isRole, refuseTogether } from '../../../domain/people/appointing.ts'
import { changeLeave, overlap, refuseLeave, refuseSubstitute } from '../../../domain/people/leave.ts'
import { peopleProblem } from '../../../domain/people/problems.ts'
import { forgetActors, todayOf } from '../../access/actors.ts'
import type { Tx } from '../../db/tx.ts'
import type { Ask } from '../../http/endpoint.ts'
import { appendJournal } from '../../journal/append.ts'
import { governsSome, granting, notOneself } from '../governing.ts'
import { endSubstitutions, findLeave, findLeaveByCommand, insertLeave, insertSubstitution, isDone, leavesFrom, moveLeaveEnd, rolesDuring, substitutionsOf, withdrawLeave, type KeptLeave } from '../leaves.ts'
import { findPost, holdsPosts, lockPersons, postsFrom, type HeldPost } from '../posts.ts'

type RecordLeave = Ask<typeof leaveRoutes.record>
type Change = Ask<typeof leaveRoutes.change>
type Name = Ask<typeof leaveRoutes.substitute>

const later = (a: string, b: string): string => (a > b ? a : b)

type Standing = { post: HeldPost; personId: PersonId; fromOn: string; untilOn: string }

/** May this person stand in here? Lending a role is granting it. */
const checkStanding = async (tx: Tx, actor: Actor, away: PersonId, { post, personId, fromOn, untilOn }: Standing): Promise<void> => {
  const { district } = actor
  if (post.personId !== away || !overlap(post, { fromOn, untilOn })) throw peopleProblem('people.not-their-post')
  granting(actor, post.role, post.place)
  notOneself(actor, personId)
  if (!(await holdsPosts(tx, district, personId))) throw peopleProblem('people.not-found')
  const refusal = refuseSubstitute({ personId, fromOn, untilOn }, away, await leavesFrom(tx, district, [personId], fromOn))
    ?? (isRole(post.role) ? refuseTogether(post.role, await rolesDuring(tx, district, personId, fromOn, untilOn)) : null)
  if (refusal) throw refusal
}

export const recordLeave = async (ask: RecordLeave, tx: Tx): Promise<{ leaveId: number }> => {
  const { actor, body, now, context, params } = ask
  const { district } = actor
  const today = todayOf(now)
  const away = params.id as PersonId
  const known = await findLeaveByCommand(tx, district, body.commandId)
  const posts = await postsFrom(tx, district, away, today)
  if (posts.length === 0) throw peopleProblem('people.not-found')
  const by = governsSome(actor, posts)
  if (known) return { leaveId: known.id }
  // In one order for everybody, so that two desks never wait for each other.
  await lockPersons(tx, district, [away, ...body.substitutes.map((one) => one.personId as PersonId)])
  const refusal = refuseLeave({ fromOn: body.from, untilOn: body.until }, await leavesFrom(tx, district, [away], body.from), today)
  if (refusal) throw refusal
  const leaveId = await insertLeave(tx, district, { personId: away, fromOn: body.from, untilOn: body.until, commandId: body.commandId, recordedById: actor.personId, now })
  // Days that have passed belong to whoever was there.
  const fromOn = later(body.from, today)
  for (const { postId, personId } of body.substitutes) {
    const post = posts.find((one) => one.id === postId)
    if (!post) throw peopleProblem('people.not-their-post')
    await checkStanding(tx, actor, away, { post, personId: personId as PersonId, fromOn, untilOn: body.until })
    insertSubstitution(tx, district, { leaveId, postId: post.id, personId: personId as PersonId, fromOn, untilOn: body.until, commandId: newId(), now })
  }
  appendJournal(tx, actor, by, {
    kind: 'leave.recorded', at: now, subjectKind: 'leave', subjectId: String(leaveId), commandId: body.commandId,
    data: { personId: away, from: body.from, until: body.until, substitutes: body.substitutes },
  })
  tx.afterCommit(() => forgetActors(context))
  return { leaveId }
}

/** The leave with its person locked, and the post by which it may be changed. */
const lockLeave = async (tx: Tx, actor: Actor, id: number, today: string, others: readonly PersonId[] = []): Promise<{ leave: KeptLeave; by: ActorPost; posts: HeldPost[] }> => {
  const { district } = actor
  const seen = await findLeave(tx, district, id)
  if (!seen) throw peopleProblem('people.leave-not-found')
  await lockPersons(tx, district, [seen.personId, ...others])
  const leave = (await findLeave(tx, district, id))!
  const posts = await postsFrom(tx, district, leave.personId, today)
  return { leave, posts, by: governsSome(actor, posts) }
}

export const changeLeaveEnd = async (ask: Change, tx: Tx): Promise<{ withdrawn: boolean }> => {
  const { actor, body, now, context, params } = ask
  const { district } = actor
  const today = todayOf(now)
  const { leave, by } = await lockLeave(tx, actor, params.id, today)
  if (!leave.withdrawn && leave.untilOn === body.until) return { withdrawn: false }
  if (leave.withdrawn && body.until < leave.fromOn) return { withdrawn: true }
  const others = (await leavesFrom(tx, district, [leave.personId], leave.fromOn)).filter((one) => one.id !== leave.id)
  const change = changeLeave(leave, body.until, others, today)
  if (change instanceof Problem) throw change
  if (body.until > leave.untilOn)
    for (const one of await substitutionsOf(tx, district, leave.id))
      if (one.untilOn === leave.untilOn) {
        // Their turn goes on with the leave: that is lending the role anew.
        const post = await findPost(tx, district, one.postId)
        if (post) granting(actor, post.role, post.place)
        notOneself(actor, one.personId)
      }
  if (change.withdrawn) withdrawLeave(tx, district, leave.id, now)
  else moveLeaveEnd(tx, district, leave, change.untilOn, now)
  appendJournal(tx, actor, by, {
    kind: change.withdrawn ? 'leave.withdrawn' : 'leave.changed', at: now, subjectKind: 'leave', subjectId: String(leave.id),
    data: { personId: leave.personId, from: leave.fromOn, until: body.until, before: leave.untilOn },
  })
  tx.afterCommit(() => forgetActors(context))
  return { withdrawn: change.withdrawn }
}

export const nameSubstitute = async (ask: Name, tx: Tx): Promise<Record<string, never>> => {
  const { actor, body, now, context, params } = ask
  const { district } = actor
  const today = todayOf(now)
  const substitute = body.personId as PersonId | null
  const { leave, by, posts } = await lockLeave(tx, actor, params.id, today, substitute === null ? [] : [substitute])
  const post = posts.find((one) => one.id === body.postId)
  if (!post) throw peopleProblem('people.not-their-post')
  granting(actor, post.role, post.place)
  if (await isDone(tx, district, body.commandId)) return {}
  if (leave.withdrawn || leave.untilOn < today) throw peopleProblem('people.leave-over')
  const fromOn = later(later(body.from, leave.fromOn), today)
  if (fromOn > leave.untilOn) throw peopleProblem('people.days-reversed')
  // Ended and awaited before the check looks at which roles the substitute holds.
  endSubstitutions(tx, district, leave.id, post.id, fromOn, now)
  if (substitute !== null) {
    await checkStanding(tx, actor, leave.personId, { post, personId: substitute, fromOn, untilOn: leave.untilOn })
    insertSubstitution(tx, district, { leaveId: leave.id, postId: post.id, personId: substitute, fromOn, untilOn: leave.untilOn, commandId: body.commandId, now })
  }
  appendJournal(tx, actor, by, {
    kind: 'leave.substituteNamed', at: now, subjectKind: 'leave', subjectId: String(leave.id), commandId: body.commandId,
    data: { postId: post.id, personId: substitute, from: fromOn },
  })
  tx.afterCommit(() => forgetActors(context))
  return {}
}
