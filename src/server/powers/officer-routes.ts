// Routes about officers and their records.
import { officerRoutes, type OfficerCard } from '../../contract/officers.ts'
import type { Actor, ActorPost } from '../../domain/access/actor.ts'
import type { PersonId } from '../../domain/kernel/ids.ts'
import { kernelProblem } from '../../domain/kernel/problem.ts'
import { maskCertificate, refuseRecord } from '../../domain/powers/officer.ts'
import { powerProblem } from '../../domain/powers/problems.ts'
import { todayOf } from '../access/actors.ts'
import type { Queryable } from '../db/open.ts'
import type { Tx } from '../db/tx.ts'
import { read, write, type Ask, type Server } from '../http/endpoint.ts'
import { appendJournal } from '../journal/append.ts'
import { keyFrom, keyOf } from '../people/page-key.ts'
import { certificatesOf, conductOf, countOfficers, insertRecord, listOfficers, officerPosts, reachesOfficer, sameRecord, trainingsOf, type OfficerPost, type RecordKind } from './officers.ts'

/** Whoever is no officer within reach isn't there. */
const mustSee = async (db: Queryable, actor: Actor, id: number, now: number): Promise<{ posts: OfficerPost[]; post: ActorPost }> => {
  const posts = await officerPosts(db, actor.district, id as PersonId, todayOf(now))
  const access = reachesOfficer(actor, posts, 'officer.see')
  if (!access?.allowed) throw powerProblem('officer.not-found')
  return { posts, post: access.post }
}

const presentCard = async ({ actor, now, params }: Ask<typeof officerRoutes.get>, db: Queryable): Promise<OfficerCard> => {
  const { posts } = await mustSee(db, actor, params.id, now)
  const person = posts[0]!.personId
  const self = actor.personId === person
  const [certificates, trainings] = await Promise.all([certificatesOf(db, actor.district, person), trainingsOf(db, actor.district, person)])
  return {
    personId: person, name: posts[0]!.name, offices: [...new Map(posts.map((post) => [post.officeId, { id: post.officeId, name: post.officeName }])).values()], self,
    mayRecord: !self && reachesOfficer(actor, posts, 'officer.manage') !== undefined,
    certificates: certificates.map((one) => ({ id: one.id, kind: one.kind, number: self ? one.number : maskCertificate(one.number), validUntil: one.valid_until })),
    trainings: trainings.map((one) => ({ id: one.id, heldOn: one.held_on, topic: one.topic, hours: one.hours })),
  }
}

const look = async ({ actor, now, params, body }: Ask<typeof officerRoutes.look>, tx: Tx) => {
  if (body.reason.trim().length < 2) throw kernelProblem('request.malformed', { part: 'body', faults: ['/reason'] })
  const { posts, post } = await mustSee(tx, actor, params.id, now)
  const person = posts[0]!.personId
  const [conduct, certificates] = await Promise.all([conductOf(tx, actor.district, person), certificatesOf(tx, actor.district, person)])
  appendJournal(tx, actor, post, { kind: 'officer.conductSeen', at: now, subjectKind: 'person', subjectId: String(person), data: { reason: body.reason.trim() } })
  return {
    conduct: conduct.map((one) => ({ id: one.id, kind: one.kind, on: one.happened_on, reason: one.reason, by: one.by, at: one.recorded_at.getTime() })),
    numbers: certificates.map((one) => ({ id: one.id, number: one.number })),
  }
}

type Entry = { id: string; kind: RecordKind; on: string; values: readonly [unknown, unknown, unknown]; journal: string }

const enter = async (ask: { actor: Actor; now: number; params: { id: number } }, tx: Tx, entry: Entry): Promise<{ id: string }> => {
  const { actor, now, params } = ask
  const posts = await officerPosts(tx, actor.district, params.id as PersonId, todayOf(now))
  const access = reachesOfficer(actor, posts, 'officer.manage')
  if (!access?.allowed) throw powerProblem('officer.not-found')
  const person = posts[0]!.personId
  const refusal = refuseRecord(actor.personId, person, entry.on, todayOf(now))
  if (refusal) throw refusal
  if (await insertRecord(tx, actor.district, entry.kind, entry.id, person, entry.values, actor.personId, now)) {
    // What is in it stays in the record: the journal only says that it was entered.
    appendJournal(tx, actor, access.post, { kind: entry.journal, at: now, subjectKind: 'person', subjectId: String(person), data: { record: entry.id } })
  } else if (!(await sameRecord(tx, actor.district, entry.kind, entry.id, person, entry.values))) throw powerProblem('officer.record-taken')
  return { id: entry.id }
}

export const bindOfficers = (server: Server): void => {
  read(server, officerRoutes.list, async ({ actor, now, query }, db) => {
    const asked = { today: todayOf(now), officeId: query.officeId, words: query.words }
    const limit = query.limit ?? 20
    const after = query.after === undefined ? undefined : keyFrom(query.after, /^\d{4}-\d{2}-\d{2}$/)
    const [counts, rows] = await Promise.all([countOfficers(db, actor, asked), listOfficers(db, actor, { ...asked, state: query.state, after: after && { day: after.text, postId: after.id }, limit: limit + 1 })])
    const shown = rows.slice(0, limit)
    return {
      today: asked.today, counts, officers: shown.map((row) => ({ personId: row.person_id, postId: row.post_id, name: row.name, office: { id: row.office_id, name: row.office_name }, state: row.state, validUntil: row.valid_until, hours: row.hours })),
      next: rows.length > limit ? keyOf(shown.at(-1)!.sorted, shown.at(-1)!.post_id) : null,
    }
  })
  read(server, officerRoutes.get, presentCard)
  write(server, officerRoutes.look, look)
  write(server, officerRoutes.certificate, (ask, tx) => enter(ask, tx, { id: ask.body.id, kind: 'certificate', on: todayOf(ask.now), values: [ask.body.kind, ask.body.number.trim(), ask.body.validUntil], journal: 'officer.certificateRecorded' }))
  write(server, officerRoutes.training, (ask, tx) => enter(ask, tx, { id: ask.body.id, kind: 'training', on: ask.body.heldOn, values: [ask.body.heldOn, ask.body.topic.trim(), ask.body.hours], journal: 'officer.trainingRecorded' }))
  write(server, officerRoutes.conduct, (ask, tx) => enter(ask, tx, { id: ask.body.id, kind: 'conduct', on: ask.body.on, values: [ask.body.kind, ask.body.on, ask.body.reason.trim()], journal: 'officer.conductRecorded' }))
}
