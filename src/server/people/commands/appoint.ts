// Appoint somebody from a day: somebody known by their number or their phone, or a person that comes into being by this.
import type { postRoutes } from '../../../contract/posts.ts'
import type { Actor } from '../../../domain/access/actor.ts'
import type { PersonId, PostId } from '../../../domain/kernel/ids.ts'
import { kernelProblem } from '../../../domain/kernel/problem.ts'
import { refuseTogether } from '../../../domain/people/appointing.ts'
import { overlap } from '../../../domain/people/leave.ts'
import { maskName, residentName } from '../../../domain/people/masking.ts'
import { peopleProblem } from '../../../domain/people/problems.ts'
import { territoryProblem } from '../../territory/routes.ts'
import { forgetActors, todayOf } from '../../access/actors.ts'
import type { Tx } from '../../db/tx.ts'
import type { Ask } from '../../http/endpoint.ts'
import { appendJournal } from '../../journal/append.ts'
import { fittingRole, governsAll, granting, notOneself } from '../governing.ts'
import { rolesDuring } from '../leaves.ts'
import { findPlace, findPostByCommand, holdsPosts, insertPerson, insertPost, lockPerson, lockPersonByPhone, postsFrom, powersFrom, renamePerson, type NewPost } from '../posts.ts'

type Appoint = Ask<typeof postRoutes.appoint>

/** Who is meant. A phone that belongs to another name is asked about; a resident who gave none gets theirs here. */
const findOrMakePerson = async (tx: Tx, { actor, body, now }: Appoint): Promise<PersonId> => {
  const { district } = actor
  if (body.personId !== undefined) {
    const person = await lockPerson(tx, district, body.personId as PersonId)
    if (!person || !(await holdsPosts(tx, district, person.id))) throw peopleProblem('people.not-found')
    return person.id
  }
  const name = body.name?.trim() ?? ''
  if (name === '') throw kernelProblem('request.malformed', { part: 'body', faults: ['/name'] })
  const known = body.phone === undefined ? undefined : await lockPersonByPhone(tx, district, body.phone)
  if (!known) return insertPerson(tx, district, name, body.phone ?? null)
  if (known.name !== name) {
    if (known.name !== residentName(body.phone!) && body.rename !== true) throw peopleProblem('people.name-differs', { name: maskName(known.name) })
    const powers = await powersFrom(tx, district, known.id, todayOf(now))
    if (powers.length > 0) governsAll(actor, powers)
    renamePerson(tx, district, known.id, name)
  }
  return known.id
}

/** Checks what one person may hold, and appoints. Whoever calls has locked the person and asked whether the role may be given. */
export const putOnPost = async (tx: Tx, actor: Actor, post: NewPost): Promise<PostId> => {
  const { district } = actor
  const held = await postsFrom(tx, district, post.personId, post.fromOn)
  const same = held.find((one) => one.role === post.role && one.unitId === post.unitId && one.officeId === post.officeId && overlap(one, post))
  if (same) throw peopleProblem('people.already-on-post')
  const refusal = refuseTogether(fittingName(post.role), await rolesDuring(tx, district, post.personId, post.fromOn, post.untilOn))
  if (refusal) throw refusal
  return insertPost(tx, district, post)
}

const fittingName = (role: string) => role as Parameters<typeof refuseTogether>[0]

export const appoint = async (ask: Appoint, tx: Tx): Promise<{ postId: PostId; personId: PersonId }> => {
  const { actor, body, now, context } = ask
  const { district } = actor
  if ((body.unitId === undefined) === (body.officeId === undefined)) throw kernelProblem('request.malformed', { part: 'body', faults: ['/unitId'] })
  if (body.until !== undefined && body.until < body.from) throw peopleProblem('people.days-reversed')
  if (body.until !== undefined && body.until < todayOf(now)) throw peopleProblem('people.past', { today: todayOf(now) })
  const place = await findPlace(tx, district, body, todayOf(now))
  if (!place) throw territoryProblem('territory.not-found')
  const by = granting(actor, body.role, place)
  const role = fittingRole(body.role, place)
  const done = await findPostByCommand(tx, district, body.commandId)
  if (done) return { postId: done.id, personId: done.person_id }
  const personId = await findOrMakePerson(tx, ask)
  notOneself(actor, personId)
  const postId = await putOnPost(tx, actor, {
    personId, role, unitId: body.unitId ?? null, officeId: body.officeId ?? null, fromOn: body.from, untilOn: body.until ?? null, commandId: body.commandId,
  })
  appendJournal(tx, actor, by, {
    kind: 'post.appointed', at: now, subjectKind: 'post', subjectId: String(postId), commandId: body.commandId,
    data: { personId, role, unitId: body.unitId ?? null, officeId: body.officeId ?? null, from: body.from, until: body.until ?? null },
  })
  tx.afterCommit(() => forgetActors(context))
  return { postId, personId }
}
