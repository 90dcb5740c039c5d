// A round was made, or needn't be: written once, whoever sends it how often. What was missed can be made up later.
import { can, postsWith } from '../../../domain/access/can.ts'
import type { Actor, ActorPost } from '../../../domain/access/actor.ts'
import { caseProblem } from '../../../domain/cases/problems.ts'
import { kernelProblem } from '../../../domain/kernel/problem.ts'
import { evidenceOf, madeRound } from '../../../domain/rounds/make-round.ts'
import { roundProblem } from '../../../domain/rounds/problems.ts'
import { standsInByAgreement } from '../../../domain/rounds/swap.ts'
import { todayOf } from '../../access/actors.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/tx.ts'
import { unattachable } from '../../files/attach.ts'
import { appendJournal } from '../../journal/append.ts'
import { netOf, type Net, type NetUnit } from '../../territory/net.ts'
import { thingOf } from '../../territory/plans/reach.ts'
import type { RoundExcuseBody, RoundMakeBody } from '../asks.ts'
import type { Expected } from '../expected.ts'
import { findMeant, type RoundKey } from '../meant.ts'
import { knownPlaces, readPlaces, readWishes } from '../places.ts'
import { findRoundByCommand, lockRound, putRound, type RoundRecordRow } from '../rows.ts'
import { isMine } from '../subjects.ts'
import { findStandingSwap } from '../swaps.ts'

type Asking = { context: Context; actor: Actor; now: number }
const reaching = (actor: Actor, verb: 'round.do' | 'round.excuse', { unit }: Expected, standsIn = false): ActorPost => {
  // Whoever stands in for one round makes it by their own post, wherever that is.
  const own = standsIn ? postsWith(actor, verb)[0] : undefined
  if (own) return own
  const access = can(actor, verb, { ...thingOf(actor.district, unit), holderUnitId: unit.id })
  if (!access.allowed) throw kernelProblem('access.refused', { verb, reason: access.reason })
  return access.post
}

const attachPhotos = async (tx: Tx, actor: Actor, roundId: string, photos: readonly string[]): Promise<void> => {
  if (photos.length === 0) return
  const unknown = await unattachable(tx, actor, photos)
  if (unknown.length > 0) throw caseProblem('case.photo-unknown', { files: unknown })
  tx.send('insert into round_files (district, round_id, position, file_id) select $1, $2, ord, file from unnest($3::uuid[]) with ordinality as t (file, ord)', [actor.district, roundId, photos])
}

const isSame = (row: RoundRecordRow, key: RoundKey): boolean => row.routine_id === key.routineId && row.unit_id === key.unitId && row.planned_on === key.plannedOn

/** The command that was done already, or undefined; its id for another round is refused. */
const doneBefore = async (tx: Tx, actor: Actor, commandId: string, key: RoundKey): Promise<RoundRecordRow | undefined> => {
  const row = await findRoundByCommand(tx, actor.district, commandId)
  if (row && !isSame(row, key)) throw caseProblem('case.id-taken')
  return row
}

/** The wish knows when somebody came; the round knows only that somebody talked. */
const talkedWith = async (tx: Tx, actor: Actor, net: Net, unit: NetUnit, wishes: readonly string[], on: string): Promise<void> => {
  if (wishes.length === 0) return
  const inUnit = new Set((await readWishes(tx, net, actor.district, [unit], on))(unit).map(({ id }) => id))
  tx.send('update visit_wishes set talked_on = greatest(talked_on, $3::date) where district = $1 and id = any($2::uuid[])', [actor.district, wishes.filter((id) => inUnit.has(id)), on])
}

export const makeRound = async (asking: Asking, tx: Tx, body: RoundMakeBody): Promise<RoundKey> => {
  const { actor, now, context } = asking
  const meant = await findMeant(context, tx, actor.district, body)
  const swap = await findStandingSwap(tx, actor.district, body)
  const standsIn = swap !== undefined && swap.toPersonId === actor.personId && standsInByAgreement(swap)
  const post = reaching(actor, 'round.do', meant, standsIn)
  if (await doneBefore(tx, actor, body.commandId, body)) return body
  const { routine, unit, occurrence } = meant
  if (!standsIn && !isMine(actor, routine, unit)) throw roundProblem('round.not-yours')
  // The server's clock decides; what waited on a phone is reckoned back by how long it waited.
  const doneAt = now - (body.agoMs ?? 0)
  const net = await netOf(context, actor.district)
  const given = evidenceOf(body)
  // As the list stood when it was done: a phone without a network can't know what was added since.
  const listed = (await readPlaces(tx, net, actor.district, [routine.id], [unit], doneAt))(routine.id, unit)
  const { state, evidence } = madeRound(occurrence, routine.doneWhen, given, doneAt, { now: listed.length, ever: await knownPlaces(tx, actor.district, routine.id, given.places) })
  const known = await lockRound(tx, actor.district, body)
  if (known?.state === 'done' || known?.state === 'late') throw roundProblem('round.already-done')
  const id = await putRound(tx, actor.district, {
    id: body.id, version: routine.version, occurrence, state, line: unit.line, doneAt, sentAt: now, personId: actor.personId, postId: post.id,
    excuse: null, evidence, place: routine.doneWhen.position ? (body.place ?? null) : null, commandId: body.commandId,
  })
  if (id === undefined) throw roundProblem('round.already-done')
  await attachPhotos(tx, actor, id, body.photos)
  await talkedWith(tx, actor, net, unit, body.wishes ?? [], todayOf(doneAt))
  appendJournal(tx, actor, post, { kind: 'round.made', at: now, subjectKind: 'round', subjectId: id, commandId: body.commandId })
  return body
}

export const excuseRound = async (asking: Asking, tx: Tx, body: RoundExcuseBody): Promise<RoundKey> => {
  const { actor, now, context } = asking
  const meant = await findMeant(context, tx, actor.district, body)
  const post = reaching(actor, 'round.excuse', meant)
  if (await doneBefore(tx, actor, body.commandId, body)) return body
  const { routine, unit, occurrence } = meant
  if (isMine(actor, routine, unit)) throw roundProblem('round.own-excuse')
  const known = await lockRound(tx, actor.district, body)
  if (known && known.state !== 'missed') throw roundProblem('round.already-done')
  const id = await putRound(tx, actor.district, {
    id: body.id, version: routine.version, occurrence, state: 'excused', line: unit.line, doneAt: null, sentAt: now, personId: actor.personId, postId: post.id, excuse: body.reason.trim(), evidence: null, place: null, commandId: body.commandId,
  })
  if (id === undefined) throw roundProblem('round.already-done')
  appendJournal(tx, actor, post, { kind: 'round.excused', at: now, subjectKind: 'round', subjectId: id, commandId: body.commandId, data: { reason: body.reason.trim() } })
  return body
}
