// End a post with a day, or move its holder on: nothing that has passed is changed, and the post stays to be looked up.
import type { postRoutes } from '../../../contract/posts.ts'
import type { ActorPost } from '../../../domain/access/actor.ts'
import type { PersonId, PostId } from '../../../domain/kernel/ids.ts'
import { kernelProblem } from '../../../domain/kernel/problem.ts'
import { dayBefore } from '../../../domain/people/leave.ts'
import { peopleProblem } from '../../../domain/people/problems.ts'
import { forgetActors, todayOf } from '../../access/actors.ts'
import type { Tx } from '../../db/tx.ts'
import type { Ask } from '../../http/endpoint.ts'
import { appendJournal } from '../../journal/append.ts'
import { territoryProblem } from '../../territory/routes.ts'
import { fittingRole, granting, notOneself } from '../governing.ts'
import { deletePost, findPlace, findPost, findPostByCommand, lockPerson, setPostEnd, type HeldPost } from '../posts.ts'
import { putOnPost } from './appoint.ts'

type End = Ask<typeof postRoutes.end>
type Transfer = Ask<typeof postRoutes.transfer>

/** The post as it is now that nobody else can change it. */
const lockPost = async (tx: Tx, ask: Pick<End, 'actor' | 'params'>): Promise<{ post: HeldPost; by: ActorPost }> => {
  const { district } = ask.actor
  const seen = await findPost(tx, district, ask.params.id as PostId)
  if (!seen) throw peopleProblem('people.post-not-found')
  const by = granting(ask.actor, seen.role, seen.place)
  notOneself(ask.actor, seen.personId)
  await lockPerson(tx, district, seen.personId)
  const post = await findPost(tx, district, seen.id)
  if (!post) throw peopleProblem('people.post-not-found')
  return { post, by }
}

/** The last day is yesterday at the earliest: then the post carries nothing from now on. */
const refuseEnd = (post: HeldPost, until: string, today: string): void => {
  if (post.untilOn !== null && post.untilOn < today) throw peopleProblem('people.post-over')
  if (until < dayBefore(today)) throw peopleProblem('people.past', { today })
}

export const endPost = async (ask: End, tx: Tx): Promise<Record<string, never>> => {
  const { actor, body, now, context } = ask
  const { district } = actor
  const today = todayOf(now)
  const { post, by } = await lockPost(tx, ask)
  if (post.untilOn === body.until) return {}
  refuseEnd(post, body.until, today)
  const note = (kind: string): void => appendJournal(tx, actor, by, {
    kind, at: now, subjectKind: 'post', subjectId: String(post.id),
    data: { personId: post.personId, role: post.role, unitId: post.unitId, officeId: post.officeId, from: post.fromOn, until: body.until, before: post.untilOn },
  })
  if (post.fromOn > today && body.until < post.fromOn) {
    deletePost(tx, district, post.id)
    note('post.withdrawn')
  } else {
    // What began today held today, whatever is said of it now.
    if (body.until < post.fromOn) throw peopleProblem('people.past', { today })
    setPostEnd(tx, district, post.id, body.until)
    note('post.ended')
  }
  tx.afterCommit(() => forgetActors(context))
  return {}
}

export const transferPost = async (ask: Transfer, tx: Tx): Promise<{ postId: PostId; personId: PersonId }> => {
  const { actor, body, now, context } = ask
  const { district } = actor
  const today = todayOf(now)
  if ((body.unitId === undefined) === (body.officeId === undefined)) throw kernelProblem('request.malformed', { part: 'body', faults: ['/unitId'] })
  const { post, by } = await lockPost(tx, ask)
  const done = await findPostByCommand(tx, district, body.commandId)
  if (done) return { postId: done.id, personId: done.person_id }
  const place = await findPlace(tx, district, body, today)
  if (!place) throw territoryProblem('territory.not-found')
  const role = fittingRole(body.role ?? post.role, place)
  granting(actor, role, place)
  const lastDay = dayBefore(body.from)
  refuseEnd(post, lastDay, today)
  if (post.untilOn !== null && post.untilOn < body.from) throw peopleProblem('people.post-over')
  if (lastDay < post.fromOn) throw peopleProblem('people.past', { today })
  await tx.query('update posts set until_on = $3 where district = $1 and id = $2', [district, post.id, lastDay])
  const postId = await putOnPost(tx, actor, {
    personId: post.personId, role, unitId: body.unitId ?? null, officeId: body.officeId ?? null, fromOn: body.from, untilOn: post.untilOn, commandId: body.commandId,
  })
  appendJournal(tx, actor, by, {
    kind: 'post.transferred', at: now, subjectKind: 'post', subjectId: String(postId), commandId: body.commandId,
    data: { personId: post.personId, role, unitId: body.unitId ?? null, officeId: body.officeId ?? null, from: body.from, fromPostId: post.id },
  })
  tx.afterCommit(() => forgetActors(context))
  return { postId, personId: post.personId }
}
