// Routines by version: read those that hold, lock one for a change, begin the next version.
import type { DistrictId, PersonId, UnitId } from '../../domain/kernel/ids.ts'
import type { LocalDate } from '../../domain/kernel/working-time.ts'
import type { RoundException } from '../../domain/rounds/occurrence.ts'
import type { Routine } from '../../domain/rounds/routine.ts'
import type { Queryable } from '../db/open.ts'
import type { Tx } from '../db/tx.ts'

export type KeptRoutine = Routine & { unitId: UnitId; settledUntil: number }

type Row = {
  id: string; version: number; name: string; kind: Routine['kind']; unit_id: UnitId; definition: Pick<Routine, 'who' | 'where' | 'rule' | 'window' | 'holidays' | 'doneWhen'>
  starts_on: string; ends_on: string | null; settled_until: Date
}

const columns = "id, version, name, kind, unit_id, definition, to_char(starts_on, 'YYYY-MM-DD') as starts_on, to_char(ends_on, 'YYYY-MM-DD') as ends_on, settled_until"

const fromRow = (row: Row): KeptRoutine => ({
  id: row.id, version: row.version, name: row.name, kind: row.kind, unitId: row.unit_id, startsOn: row.starts_on, endsOn: row.ends_on, settledUntil: row.settled_until.getTime(), ...row.definition,
})

const mayHaveDays = 'district = $1 and starts_on <= $3::date + 15 and (ends_on is null or ends_on >= $2::date - 75)'
const decidesDays = 'district = $1 and (planned_on between $2::date - 15 and $3::date + 15 or moved_to between $2 and $3)'

/** Of a district ($1) between two days ($2, $3): a mark of all that decides which rounds there are, and which routines have places. */
export const roundsMarkSql = `concat_ws(' ', (select sum(hashtextextended(routines::text, 0)) from routines where ${mayHaveDays}), (select sum(hashtextextended(e::text, 0)) from round_exceptions e where ${decidesDays}))`
export const placedRoutinesSql = `array(select distinct id::text from routines where ${mayHaveDays} and exists (select from round_places p where p.district = routines.district and p.routine_id = routines.id and p.removed_at is null))`

/** Every version that may have a day between two days; their windows may close later. */
export const readRoutines = async (db: Queryable, district: DistrictId, from: LocalDate, to: LocalDate): Promise<KeptRoutine[]> =>
  (await db.query<Row>(
    `select ${columns} from routines where ${mayHaveDays} order by name, id, version`, [district, from, to])).map(fromRow)

/** The version that holds now or is the last to come, for a change; nobody else changes it meanwhile. */
export const lockRoutine = async (tx: Tx, district: DistrictId, id: string): Promise<KeptRoutine | undefined> => {
  const [row] = await tx.query<Row>(`select ${columns} from routines where district = $1 and id = $2 order by version desc limit 1 for update`, [district, id])
  return row && fromRow(row)
}

export const findRoutineVersion = async (db: Queryable, district: DistrictId, id: string, day: LocalDate): Promise<KeptRoutine | undefined> => {
  const [row] = await db.query<Row>(`select ${columns} from routines where district = $1 and id = $2 and starts_on <= $3::date + 15 order by (starts_on <= $3::date) desc, version desc limit 1`, [district, id, day])
  return row && fromRow(row)
}

export const isCommandDone = async (tx: Tx, district: DistrictId, commandId: string): Promise<string | undefined> =>
  (await tx.query<{ id: string }>('select id from routines where district = $1 and command_id = $2 union select routine_id from round_exceptions where district = $1 and command_id = $2', [district, commandId]))[0]?.id

export const insertRoutine = (tx: Tx, district: DistrictId, routine: KeptRoutine, by: { personId: PersonId | null; commandId: string; now: number }): void => {
  const { who, where, rule, window, holidays, doneWhen } = routine
  tx.send(
    `insert into routines (district, id, version, name, kind, unit_id, definition, starts_on, ends_on, settled_until, person_id, command_id, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [district, routine.id, routine.version, routine.name, routine.kind, routine.unitId, JSON.stringify({ who, where, rule, window, holidays, doneWhen }), routine.startsOn, routine.endsOn,
      new Date(routine.settledUntil), by.personId, by.commandId, new Date(by.now)],
  )
}

export const endRoutine = (tx: Tx, district: DistrictId, { id, version }: Routine, on: LocalDate): void =>
  tx.send('update routines set ends_on = $4 where district = $1 and id = $2 and version = $3', [district, id, version, on])

/** A version that never began is as if it had not been. */
export const removeRoutine = (tx: Tx, district: DistrictId, { id, version }: Routine): void =>
  tx.send('delete from routines where district = $1 and id = $2 and version = $3', [district, id, version])

type ExceptionRow = { routine_id: string; unit_id: number; planned_on: string; kind: 'cancel' | 'move'; moved_to: string | null; reason: string; by: string | null }
/** `by`: the name of who decided it. */
export type KeptException = RoundException & { routineId: string; reason: string; by: string | null }

/** Decisions about single days that are planned for, or were moved to, a day between two days. */
export const readExceptions = async (db: Queryable, district: DistrictId, from: LocalDate, to: LocalDate): Promise<KeptException[]> => {
  const rows = await db.query<ExceptionRow>(
    `select routine_id, unit_id, to_char(planned_on, 'YYYY-MM-DD') as planned_on, kind, to_char(moved_to, 'YYYY-MM-DD') as moved_to, reason,
       (select p.name from persons p where p.district = round_exceptions.district and p.id = round_exceptions.person_id) as by from round_exceptions
     where ${decidesDays}`, [district, from, to])
  return rows.map((row): KeptException => {
    const about = { routineId: row.routine_id, unitId: row.unit_id === 0 ? null : (row.unit_id as UnitId), plannedOn: row.planned_on, reason: row.reason, by: row.by }
    return row.kind === 'move' ? { ...about, kind: 'move', to: row.moved_to! } : { ...about, kind: 'cancel' }
  })
}

export const putException = (tx: Tx, district: DistrictId, one: { routineId: string; unitId: UnitId | null; plannedOn: LocalDate; to: LocalDate | null; reason: string; personId: PersonId | null; commandId: string; now: number }): void =>
  tx.send(
    `insert into round_exceptions (district, routine_id, unit_id, planned_on, kind, moved_to, reason, person_id, command_id, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict on constraint round_exceptions_pk do update set kind = excluded.kind, moved_to = excluded.moved_to, reason = excluded.reason, person_id = excluded.person_id, command_id = excluded.command_id, at = excluded.at`,
    [district, one.routineId, one.unitId ?? 0, one.plannedOn, one.to === null ? 'cancel' : 'move', one.to, one.reason, one.personId, one.commandId, new Date(one.now)],
  )

/** Answers whether there was one. */
export const removeException = async (tx: Tx, district: DistrictId, routineId: string, unitId: UnitId | null, plannedOn: LocalDate): Promise<boolean> =>
  (await tx.query('delete from round_exceptions where district = $1 and routine_id = $2 and unit_id = $3 and planned_on = $4 returning 1 as gone', [district, routineId, unitId ?? 0, plannedOn])).length > 0
