// A round was made, or needn't be: written once, whoever sends it how often. What was missed can be made up later.
import { can } from '../../../domain/access/can.ts'
import type { Actor, ActorPost } from '../../../domain/access/actor.ts'
import { caseProblem } from '../../../domain/cases/problems.ts'
import type { UnitId } from '../../../domain/kernel/ids.ts'
import { kernelProblem } from '../../../domain/kernel/problem.ts'
import { evidenceFault, type Evidence } from '../../../domain/rounds/evidence.ts'
import { roundProblem } from '../../../domain/rounds/problems.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/tx.ts'
import { unattachable } from '../../files/attach.ts'
import { appendJournal } from '../../journal/append.ts'
import { netOf } from '../../territory/net.ts'
import { thingOf } from '../../territory/plans/reach.ts'
import type { RoundExcuseBody, RoundMakeBody } from '../asks.ts'
import { findExpected, openBook, type Expected } from '../expected.ts'
import { findRoundByCommand, lockRound, putRound, type RoundRecordRow } from '../rows.ts'
import { isMine } from '../subjects.ts'
import { daysOn } from '../span.ts'

type Asking = { context: Context; actor: Actor; now: number }
type Key = { routineId: string; unitId: number; plannedOn: string }

/** The occurrence that is meant; a row of a day that has passed tells it even when the net has changed since. */
const findMeant = async ({ context, actor }: Asking, tx: Tx, key: Key): Promise<Expected> => {
  const net = await netOf(context, actor.district)
  const unit = net.units.get(key.unitId as UnitId)
  const book = await openBook(context, tx, actor.district, daysOn(key.plannedOn, -75), daysOn(key.plannedOn, 75))
  for (const routine of unit ? book.routines : []) {
    if (routine.id !== key.routineId || key.plannedOn < routine.startsOn || (routine.endsOn !== null && key.plannedOn > routine.endsOn)) continue
    const found = findExpected(book, routine, unit!, key.plannedOn)
    if (found) return found
  }
  throw roundProblem('round.not-found')
}

const reaching = (actor: Actor, verb: 'round.do' | 'round.excuse', { unit }: Expected): ActorPost => {
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

const isSame = (row: RoundRecordRow, key: Key): boolean => row.routine_id === key.routineId && row.unit_id === key.unitId && row.planned_on === key.plannedOn

/** The command that was done already, or undefined; its id for another round is refused. */
const doneBefore = async (tx: Tx, actor: Actor, commandId: string, key: Key): Promise<RoundRecordRow | undefined> => {
  const row = await findRoundByCommand(tx, actor.district, commandId)
  if (row && !isSame(row, key)) throw caseProblem('case.id-taken')
  return row
}

export const makeRound = async (asking: Asking, tx: Tx, body: RoundMakeBody): Promise<Key> => {
  const { actor, now } = asking
  const meant = await findMeant(asking, tx, body)
  const post = reaching(actor, 'round.do', meant)
  if (await doneBefore(tx, actor, body.commandId, body)) return body
  const { routine, unit, occurrence } = meant
  if (!isMine(actor, routine, unit)) throw roundProblem('round.not-yours')
  // The server's clock decides; what waited on a phone is reckoned back by how long it waited.
  const doneAt = now - (body.agoMs ?? 0)
  if (doneAt < occurrence.opensAt) throw roundProblem('round.not-open-yet')
  const evidence: Evidence = { checks: body.checks, photos: body.photos.length, places: body.places, talked: body.talked, note: body.note.trim() }
  const fault = evidenceFault(routine.doneWhen, evidence)
  if (fault) throw fault
  const known = await lockRound(tx, actor.district, body)
  if (known?.state === 'done' || known?.state === 'late') throw roundProblem('round.already-done')
  const id = await putRound(tx, actor.district, {
    id: body.id, version: routine.version, occurrence, state: doneAt <= occurrence.closesAt ? 'done' : 'late', line: unit.line, doneAt, sentAt: now, personId: actor.personId, postId: post.id,
    excuse: null, evidence, place: body.place ?? null, commandId: body.commandId,
  })
  if (id === undefined) throw roundProblem('round.already-done')
  await attachPhotos(tx, actor, id, body.photos)
  appendJournal(tx, actor, post, { kind: 'round.made', at: now, subjectKind: 'round', subjectId: id, commandId: body.commandId })
  return body
}

export const excuseRound = async (asking: Asking, tx: Tx, body: RoundExcuseBody): Promise<Key> => {
  const { actor, now } = asking
  const meant = await findMeant(asking, tx, body)
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
