// One round as a message opens it: what it is or was, and what was decided about its day. Without a unit it is the day of all
// of the routine's units.
import type { OneRound } from '../../contract/round-days.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { liesIn } from '../../domain/access/place.ts'
import { roles, type RoleDefinition } from '../../domain/access/roles.ts'
import type { UnitId } from '../../domain/kernel/ids.ts'
import { roundProblem } from '../../domain/rounds/problems.ts'
import { standsInByAgreement } from '../../domain/rounds/swap.ts'
import type { Context } from '../context.ts'
import type { Queryable } from '../db/open.ts'
import type { NetUnit } from '../territory/net.ts'
import { reaches } from '../territory/plans/reach.ts'
import { changesOf } from './changes.ts'
import { findExpected, openBook, stateNow, type Book } from './expected.ts'
import { presentExpected, presentRow, shownSql, unitRefOf, type ShownRow } from './present.ts'
import type { KeptRoutine } from './routines.ts'
import { roundColumns } from './rows.ts'
import { daysOn } from './span.ts'
import { findStandingSwap, hadSwap } from './swaps.ts'

type Key = { routineId: string; unitId?: number; plannedOn: string }

/** Whose round it is or was, who is above; of a day of all units, whoever makes one of them. */
const concerns = (actor: Actor, { who }: KeptRoutine, about: NetUnit, all: boolean): boolean =>
  (who.kind === 'people' && actor.personId !== null && who.personIds.includes(actor.personId)) || reaches(actor, 'round.see', about) || reaches(actor, 'round.do', about)
  || (all && actor.posts.some((post) => post.unit !== null && 'round.do' in (roles[post.role] as RoleDefinition).verbs && liesIn(post.unit, about.line)))

const shownRound = async (db: Queryable, actor: Actor, book: Book, routine: KeptRoutine, unit: NetUnit, plannedOn: string, now: number): Promise<OneRound['round']> => {
  const [row] = await db.query<ShownRow>(`select ${roundColumns}, ${shownSql} from rounds r where r.district = $1 and r.routine_id = $2 and r.unit_id = $3 and r.planned_on = $4`, [actor.district, routine.id, unit.id, plannedOn])
  if (row) return presentRow(book.net, row)
  const expected = findExpected(book, routine, unit, plannedOn)
  if (!expected) return null
  const swap = await findStandingSwap(db, actor.district, { routineId: routine.id, unitId: unit.id, plannedOn })
  return presentExpected(expected, stateNow(expected, now), swap && standsInByAgreement(swap) ? swap.to : null)
}

export const oneRound = async (context: Context, db: Queryable, actor: Actor, { routineId, unitId, plannedOn }: Key, now: number): Promise<OneRound> => {
  const book = await openBook(context, db, actor.district, daysOn(plannedOn, -75), daysOn(plannedOn, 75))
  const versions = book.routines.filter(({ id }) => id === routineId)
  const routine = versions.find(({ startsOn, endsOn }) => startsOn <= plannedOn && (endsOn === null || plannedOn <= endsOn)) ?? versions.at(-1)
  const unit = unitId === undefined ? null : (book.net.units.get(unitId as UnitId) ?? book.net.ended.get(unitId as UnitId))
  if (!routine || unit === undefined) throw roundProblem('round.not-found')
  const about = unit ?? book.net.units.get(routine.unitId) ?? book.net.root
  if (!concerns(actor, routine, about, unit === null) && !(unit && (await hadSwap(db, actor.district, { routineId, unitId: unit.id, plannedOn }, actor.personId)))) throw roundProblem('round.not-found')
  const { changes } = await changesOf(context, db, actor, about, plannedOn.slice(0, 7), routineId)
  return {
    routineId, name: routine.name, kind: routine.kind, unit: unit && unitRefOf(book.net, unit.id), plannedOn,
    round: unit && (await shownRound(db, actor, book, routine, unit, plannedOn, now)),
    changes: changes.filter((one) => one.plannedOn === plannedOn && (one.unit === null || one.unit.id === unit?.id)),
  }
}
