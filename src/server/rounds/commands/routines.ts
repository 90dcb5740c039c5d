// Begin a routine, change it from a day on, end it, and decide about single days. What has passed stays what it was.
import type { RoundExceptBody, RoundRestoreBody, RoundSaveBody } from '../asks.ts'
import type { Actor } from '../../../domain/access/actor.ts'
import { liesIn } from '../../../domain/access/place.ts'
import type { UnitId } from '../../../domain/kernel/ids.ts'
import type { LocalDate } from '../../../domain/kernel/working-time.ts'
import { roundProblem } from '../../../domain/rounds/problems.ts'
import { occurrenceOf } from '../../../domain/rounds/occurrence.ts'
import { recurrenceFault } from '../../../domain/rounds/recurrence.ts'
import type { Routine } from '../../../domain/rounds/routine.ts'
import { todayOf } from '../../access/actors.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/tx.ts'
import { appendJournal } from '../../journal/append.ts'
import { netOf, type Net, type NetUnit } from '../../territory/net.ts'
import { needReach } from '../../territory/plans/reach.ts'
import { moveSwaps } from '../swaps.ts'
import { findExpected, hasDay, openBook, planOf } from '../expected.ts'
import { endRoutine, insertRoutine, isCommandDone, lockRoutine, putException, removeException, removeRoutine, type KeptRoutine } from '../routines.ts'
import { daysOn } from '../span.ts'

type Asking = { context: Context; actor: Actor; now: number }

const later = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b)

const unitOf = (net: Net, id: number): NetUnit => {
  const unit = net.units.get(id as UnitId)
  if (!unit) throw roundProblem('round.where-unknown')
  return unit
}

/** Where it is made has to lie in the unit it is for. */
const checkWhere = (net: Net, unit: NetUnit, where: Routine['where']): void => {
  const ids = where.kind === 'level' ? [where.unitId] : where.unitIds
  for (const id of ids) if (!liesIn(unitOf(net, id).line, unit.line)) throw roundProblem('round.where-unknown')
}

const checkDefinition = ({ rule, window }: RoundSaveBody): void => {
  const part = recurrenceFault(rule)
  if (part !== undefined) throw roundProblem('round.rule-not-understood', { part })
  if (window.days === 0 && window.until <= window.from) throw roundProblem('round.window-not-possible')
}

export const saveRoutine = async ({ context, actor, now }: Asking, tx: Tx, body: RoundSaveBody): Promise<KeptRoutine> => {
  const { district } = actor
  const known = await lockRoutine(tx, district, body.id)
  if ((await isCommandDone(tx, district, body.commandId)) === body.id && known) return known
  const net = await netOf(context, district)
  const unit = unitOf(net, body.unitId)
  needReach(actor, 'round.plan', unit)
  if (known && known.unitId !== unit.id) needReach(actor, 'round.plan', unitOf(net, known.unitId))
  if ((known?.version ?? 0) !== body.version) throw roundProblem('round.changed')
  checkDefinition(body)
  const where = body.where as Routine['where']
  checkWhere(net, unit, where)
  const from = later(body.from, todayOf(now))
  if (body.until !== null && body.until < from) throw roundProblem('round.window-not-possible')
  const { name, kind, who, rule, window, holidays, doneWhen } = body
  const next: KeptRoutine = {
    id: body.id, version: body.version + 1, unitId: unit.id, name: name.trim(), kind, who: who as Routine['who'], where, rule, window, holidays, doneWhen, startsOn: from, endsOn: body.until,
    // What a former version left open is settled by that one.
    settledUntil: now,
  }
  if (known && known.startsOn >= from) removeRoutine(tx, district, known)
  else if (known && (known.endsOn === null || known.endsOn >= from)) endRoutine(tx, district, known, daysOn(from, -1))
  insertRoutine(tx, district, next, { personId: actor.personId, commandId: body.commandId, now })
  appendJournal(tx, actor, undefined, { kind: known ? 'routine.changed' : 'routine.begun', at: now, subjectKind: 'routine', subjectId: body.id, commandId: body.commandId, data: { name: next.name, from } })
  return next
}

export const stopRoutine = async ({ context, actor, now }: Asking, tx: Tx, id: string, version: number, on: LocalDate): Promise<KeptRoutine> => {
  const known = await lockRoutine(tx, actor.district, id)
  const net = await netOf(context, actor.district)
  if (!known) throw roundProblem('round.routine-not-found')
  needReach(actor, 'round.plan', unitOf(net, known.unitId))
  const last = later(on, daysOn(todayOf(now), -1))
  if (known.version === version && known.endsOn === last) return known
  if (known.version !== version) throw roundProblem('round.changed')
  if (last < known.startsOn) throw roundProblem('round.window-not-possible')
  endRoutine(tx, actor.district, known, last)
  appendJournal(tx, actor, undefined, { kind: 'routine.ended', at: now, subjectKind: 'routine', subjectId: id, data: { name: known.name, on: last } })
  return { ...known, endsOn: last }
}

/** A day that somebody already made, or that has closed, is past deciding. */
const refuseSettled = async (tx: Tx, district: number, routineId: string, unitId: number | null, plannedOn: LocalDate): Promise<void> => {
  const rows = await tx.query("select 1 from rounds where district = $1 and routine_id = $2 and planned_on = $3 and ($4::bigint is null or unit_id = $4) and state in ('done', 'late', 'missed') limit 1", [district, routineId, plannedOn, unitId])
  if (rows.length > 0) throw roundProblem('round.already-done')
}

export const exceptDay = async ({ context, actor, now }: Asking, tx: Tx, id: string, body: RoundExceptBody): Promise<KeptRoutine> => {
  const { district } = actor
  const routine = await lockRoutine(tx, district, id)
  const net = await netOf(context, district)
  if (!routine) throw roundProblem('round.routine-not-found')
  // For one unit whoever plans there decides; for all, whoever plans for the whole.
  needReach(actor, 'round.plan', unitOf(net, body.unitId ?? routine.unitId))
  if ((await isCommandDone(tx, district, body.commandId)) === id) return routine
  const to = body.to
  if (to !== null && to < todayOf(now)) throw roundProblem('round.window-not-possible')
  const book = await openBook(context, tx, district, daysOn(body.plannedOn, -15), daysOn(body.plannedOn, 15))
  const some = body.unitId === null ? book.routines.some((one) => one.id === id && hasDay(book, one, body.plannedOn)) : book.routines.some((one) => one.id === id && findExpected({ ...book, exceptions: [] }, one, unitOf(net, body.unitId!), body.plannedOn))
  if (!some) throw roundProblem('round.not-found')
  await refuseSettled(tx, district, id, body.unitId, body.plannedOn)
  putException(tx, district, { routineId: id, unitId: body.unitId as UnitId | null, plannedOn: body.plannedOn, to, reason: body.reason.trim(), personId: actor.personId, commandId: body.commandId, now })
  if (to !== null) moveSwaps(tx, district, id, body.plannedOn, body.unitId as UnitId | null, to)
  appendJournal(tx, actor, undefined, { kind: to === null ? 'routine.dayLeftOut' : 'routine.dayMoved', at: now, subjectKind: 'routine', subjectId: id, commandId: body.commandId, data: { plannedOn: body.plannedOn, to, unitId: body.unitId, reason: body.reason.trim() } })
  return routine
}

export const restoreDay = async ({ context, actor, now }: Asking, tx: Tx, id: string, { unitId, plannedOn }: RoundRestoreBody): Promise<void> => {
  const { district } = actor
  const routine = await lockRoutine(tx, district, id)
  const net = await netOf(context, district)
  if (!routine) throw roundProblem('round.routine-not-found')
  needReach(actor, 'round.plan', unitOf(net, unitId ?? routine.unitId))
  await refuseSettled(tx, district, id, unitId, plannedOn)
  if (!(await removeException(tx, district, id, unitId as UnitId | null, plannedOn))) throw roundProblem('round.not-excepted')
  // A window that has closed meanwhile would be nobody's to miss.
  const book = await openBook(context, tx, district, daysOn(plannedOn, -15), daysOn(plannedOn, 15))
  const known = book.routines.find((one) => one.id === id && hasDay(book, one, plannedOn))
  const on = known && planOf(book, known, plannedOn)
  const closesAt = on === undefined ? undefined : occurrenceOf(known!, unitOf(net, unitId ?? known!.unitId).id, { plannedOn, on }, [], book.calendar)!.closesAt
  if (closesAt !== undefined && closesAt <= now) throw roundProblem('round.already-done')
  if (on !== undefined) moveSwaps(tx, district, id, plannedOn, unitId as UnitId | null, on)
  appendJournal(tx, actor, undefined, { kind: 'routine.dayRestored', at: now, subjectKind: 'routine', subjectId: id, data: { plannedOn, unitId } })
}
