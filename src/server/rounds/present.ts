// Rounds and routines as the contract shows them.
import type { MyRound, RoundRow, RoutineView } from '../../contract/rounds.ts'
import type { Actor } from '../../domain/access/actor.ts'
import type { DistrictId, PersonId } from '../../domain/kernel/ids.ts'
import type { RoundState } from '../../domain/rounds/occurrence.ts'
import { burdenOf, findingsOf } from '../../domain/rounds/evidence.ts'
import type { Queryable } from '../db/open.ts'
import { caseNumberText } from '../cases/number.ts'
import type { Net, NetUnit } from '../territory/net.ts'
import { reaches } from '../territory/plans/reach.ts'
import type { Expected } from './expected.ts'
import type { KeptRoutine } from './routines.ts'
import type { RoundRecordRow } from './rows.ts'
import { subjectsOf } from './subjects.ts'

type Ref = RoundRow['unit']
const refOf = ({ id, name, level, code }: NetUnit): Ref => ({ id, name, level, code })

/** What has ended keeps its name. */
export const unitRefOf = (net: Net, id: number): Ref => {
  const unit = net.units.get(id as NetUnit['id']) ?? net.ended.get(id as NetUnit['id'])
  return unit ? refOf(unit) : { id, name: String(id), level: 'microgrid', code: '' }
}

export const presentRoutine = (actor: Actor, net: Net, routine: KeptRoutine): RoutineView => {
  const unit = net.units.get(routine.unitId) ?? net.root
  const { id, version, name, kind, startsOn, endsOn, who, where, rule, window, holidays, doneWhen } = routine
  return {
    id, version, unit: refOf(unit), startsOn, endsOn, name, kind, rule, window, holidays, subjects: subjectsOf(net, routine).length, burden: burdenOf(doneWhen), canChange: reaches(actor, 'round.plan', unit),
    who: who.kind === 'roles' ? { kind: 'roles', roles: [...who.roles] } : { kind: 'people', personIds: [...who.personIds] },
    where: where.kind === 'level' ? where : { kind: 'units', unitIds: [...where.unitIds] }, doneWhen: { ...doneWhen, checklist: [...doneWhen.checklist] },
  }
}

const occurrenceOf = ({ routine, unit, occurrence }: Expected, state: RoundState) => ({
  routineId: routine.id, routineVersion: routine.version, name: routine.name, kind: routine.kind, unit: refOf(unit), plannedOn: occurrence.plannedOn, heldOn: occurrence.on, opensAt: occurrence.opensAt, closesAt: occurrence.closesAt, state,
})

export const presentMine = (one: Expected, state: RoundState, more: Pick<MyRound, 'done' | 'places' | 'wishes' | 'swap'>): MyRound => ({
  ...occurrenceOf(one, state), center: one.unit.center, doneWhen: { ...one.routine.doneWhen, checklist: [...one.routine.doneWhen.checklist] }, ...more,
})

export const presentExpected = (one: Expected, state: RoundState, standsIn: string | null): RoundRow => ({ ...occurrenceOf(one, state), id: null, why: state === 'missed' ? 'unmade' : null, standsIn, doneAt: null, by: null, excuse: null, faults: 0, photos: [], note: '', cases: [] })

export type ShownRow = RoundRecordRow & { name: string; kind: RoundRow['kind']; by: string | null; photos: string[]; cases: { id: string; number: number; reported: number }[] }

/** Of a row: its routine's name at that time, who did it, photos and what was found. */
export const shownSql = `(select t.name from routines t where t.district = r.district and t.id = r.routine_id and t.version = r.routine_version) as name,
  (select t.kind from routines t where t.district = r.district and t.id = r.routine_id and t.version = r.routine_version) as kind,
  (select p.name from persons p where p.district = r.district and p.id = r.person_id) as by,
  coalesce((select jsonb_agg(f.file_id order by f.position) from round_files f where f.district = r.district and f.round_id = r.id), '[]') as photos,
  coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'number', c.number, 'reported', (extract(epoch from c.reported_at) * 1000)::bigint) order by c.number) from cases c where c.district = r.district and c.round_id = r.id), '[]') as cases`

export const presentRow = (net: Net, row: ShownRow): RoundRow => ({
  id: row.id, routineId: row.routine_id, routineVersion: row.routine_version, name: row.name, kind: row.kind, unit: unitRefOf(net, row.unit_id), plannedOn: row.planned_on, heldOn: row.held_on,
  opensAt: row.opens_at.getTime(), closesAt: row.closes_at.getTime(), state: row.state, doneAt: row.done_at?.getTime() ?? null, by: row.by, excuse: row.excuse,
  why: row.state === 'missed' ? (row.why ?? 'unmade') : null, standsIn: null, faults: row.evidence ? findingsOf(row.evidence).length : 0, photos: row.photos, note: row.evidence?.note ?? '',
  cases: row.cases.map(({ id, number, reported }) => ({ id, number: caseNumberText(number, reported) })),
})

export const nameOfPerson = async (db: Queryable, district: DistrictId, id: PersonId | null): Promise<string | null> =>
  id === null ? null : ((await db.query<{ name: string }>('select name from persons where district = $1 and id = $2', [district, id]))[0]?.name ?? null)
