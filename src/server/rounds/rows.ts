// Rounds that something happened to, as rows: find one, write one, and the line of units it lies in.
import type { Line } from '../../domain/access/place.ts'
import type { DistrictId, PersonId, PostId, UnitId } from '../../domain/kernel/ids.ts'
import type { Evidence } from '../../domain/rounds/evidence.ts'
import type { WhyMissed } from '../../domain/rounds/missing.ts'
import type { Occurrence } from '../../domain/rounds/occurrence.ts'
import type { Queryable } from '../db/open.ts'
import type { Tx } from '../db/tx.ts'

export type SettledState = 'done' | 'late' | 'missed' | 'excused'

export type RoundRecordRow = {
  id: string; routine_id: string; routine_version: number; unit_id: UnitId; planned_on: string; held_on: string; opens_at: Date; closes_at: Date; state: SettledState
  done_at: Date | null; person_id: PersonId | null; excuse: string | null; evidence: Evidence | null; command_id: string | null; why: WhyMissed | null
}

export const roundColumns = ['id', 'routine_id', 'routine_version', 'unit_id', "to_char(r.planned_on, 'YYYY-MM-DD') as planned_on", "to_char(r.held_on, 'YYYY-MM-DD') as held_on", 'opens_at', 'closes_at', 'state', 'done_at', 'person_id', 'excuse', 'evidence', 'command_id', 'why']
  .map((column) => (column.includes('(') ? column : `r.${column}`)).join(', ')

type Key = { routineId: string; unitId: number; plannedOn: string }

export const lockRound = async (tx: Tx, district: DistrictId, key: Key): Promise<RoundRecordRow | undefined> =>
  (await tx.query<RoundRecordRow>(`select ${roundColumns} from rounds r where r.district = $1 and r.routine_id = $2 and r.unit_id = $3 and r.planned_on = $4 for update`, [district, key.routineId, key.unitId, key.plannedOn]))[0]

export const findRoundByCommand = async (db: Queryable, district: DistrictId, commandId: string): Promise<RoundRecordRow | undefined> =>
  (await db.query<RoundRecordRow>(`select ${roundColumns} from rounds r where r.district = $1 and r.command_id = $2`, [district, commandId]))[0]

export type NewRound = {
  id: string; version: number; occurrence: Occurrence; state: SettledState; line: Line; doneAt: number | null; sentAt: number | null; personId: PersonId | null; postId: PostId | null
  excuse: string | null; evidence: Evidence | null; place: { lng: number; lat: number } | null; commandId: string | null; why?: WhyMissed
}

const instant = (value: number | null): string | null => (value === null ? null : new Date(value).toISOString())

export const roundRow = (district: DistrictId, one: NewRound): Record<string, unknown> => ({
  district, id: one.id, routine_id: one.occurrence.routineId, routine_version: one.version, unit_id: one.occurrence.unitId, planned_on: one.occurrence.plannedOn, held_on: one.occurrence.on,
  opens_at: instant(one.occurrence.opensAt), closes_at: instant(one.occurrence.closesAt), state: one.state, done_at: instant(one.doneAt), sent_at: instant(one.sentAt), person_id: one.personId, post_id: one.postId,
  excuse: one.excuse, evidence: one.evidence, lng: one.place?.lng ?? null, lat: one.place?.lat ?? null, command_id: one.commandId, why: one.why ?? null,
  street_id: one.line.streetId, community_id: one.line.communityId, grid_id: one.line.gridId, microgrid_id: one.line.microgridId,
})

/** Answers its id, or undefined when somebody else was faster. A row of what was missed or excused gives way, and keeps its id. */
export const putRound = async (tx: Tx, district: DistrictId, one: NewRound): Promise<string | undefined> => {
  const row = roundRow(district, one)
  const columns = Object.keys(row)
  const moving = ['state', 'done_at', 'sent_at', 'person_id', 'post_id', 'excuse', 'evidence', 'lng', 'lat', 'command_id', 'why']
  const [written] = await tx.query<{ id: string }>(
    `insert into rounds as r (${columns.join(', ')}) values (${columns.map((_, n) => `$${n + 1}`).join(', ')})
     on conflict on constraint rounds_occurrence_unique do update set ${moving.map((column) => `${column} = excluded.${column}`).join(', ')} where r.state in ('missed', 'excused') returning id`,
    Object.entries(row).map(([column, value]) => (column === 'evidence' && value !== null ? JSON.stringify(value) : value)),
  )
  return written?.id
}
