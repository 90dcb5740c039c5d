// SQL about single joint operations: read, lock, write; their roster, their steps, their follow-up cases.
import type { Actor } from '../../../domain/access/actor.ts'
import type { Verb } from '../../../domain/access/verbs.ts'
import { operationKind, type JointOperation, type OperationId, type OperationState, type RosterEntry } from '../../../domain/operations/joint-operation.ts'
import { operationProblem } from '../../../domain/operations/problems.ts'
import type { Shape } from '../../../domain/kernel/geometry.ts'
import type { CaseId, DistrictId, PersonId, UnitId } from '../../../domain/kernel/ids.ts'
import { newValues, reachSql } from '../../access/reach-sql.ts'
import type { Queryable } from '../../db/open.ts'
import type { Tx } from '../../db/tx.ts'
import { insertSql, placeColumns, thingFromRow, updateSql, type PlaceColumns } from '../place-columns.ts'

export type OperationRow = PlaceColumns & {
  id: OperationId; state: OperationState; version: number; title: string; purpose: string; held_on: string; begins_at: string; ends_at: string
  area_unit_ids: UnitId[]; area_shape: Shape | null; items: string[]; leader_id: PersonId | null; result: string; planned_at: Date
}
export type OperationRecord = JointOperation & { plannedAt: number }

export const fromRow = (row: OperationRow, roster: readonly RosterEntry[]): OperationRecord => ({
  ...thingFromRow(row), id: row.id, state: row.state, version: row.version, title: row.title, purpose: row.purpose, heldOn: row.held_on, beginsAt: row.begins_at, endsAt: row.ends_at,
  area: { unitIds: row.area_unit_ids, shape: row.area_shape }, items: row.items, leaderId: row.leader_id, result: row.result, roster, plannedAt: row.planned_at.getTime(),
})

const toRow = (fold: JointOperation): Record<string, unknown> => ({
  ...placeColumns(fold), state: fold.state, state_group: operationKind.states[fold.state], version: fold.version, title: fold.title, purpose: fold.purpose, held_on: fold.heldOn, begins_at: fold.beginsAt,
  ends_at: fold.endsAt, area_unit_ids: fold.area.unitIds, area_shape: fold.area.shape === null ? null : JSON.stringify(fold.area.shape), items: fold.items, leader_id: fold.leaderId, result: fold.result,
})

const readRoster = (db: Queryable, district: DistrictId, id: OperationId): Promise<RosterEntry[]> =>
  db.query<RosterEntry>('select person_id as "personId", office_id as "officeId", present from operation_roster where district = $1 and operation_id = $2 order by office_id, person_id', [district, id])

/** Within reach, or `operation.not-found`: outside reach and nowhere look the same. */
export const getOperation = async (db: Queryable, actor: Actor, verb: Verb, id: OperationId): Promise<OperationRecord> => {
  const values = newValues(id)
  const [row] = await db.query<OperationRow>(`select c.* from operations c where c.id = $1 and ${reachSql(actor, verb, values)}`, values.list)
  if (!row) throw operationProblem('operation.not-found')
  return fromRow(row, await readRoster(db, actor.district, id))
}

export const lockOperationAsSystem = async (tx: Tx, district: DistrictId, id: OperationId): Promise<OperationRecord | undefined> => {
  const [row] = await tx.query<OperationRow>('select * from operations where district = $1 and id = $2 for update', [district, id])
  return row && fromRow(row, await readRoster(tx, district, id))
}

const writeRoster = (tx: Tx, fold: JointOperation): void => {
  tx.send('delete from operation_roster where district = $1 and operation_id = $2 and not person_id = any($3::bigint[])', [fold.district, fold.id, fold.roster.map(({ personId }) => personId)])
  tx.send(
    `insert into operation_roster (district, operation_id, person_id, office_id, present)
     select $1, $2, p, o, h from unnest($3::bigint[], $4::bigint[], $5::boolean[]) as t (p, o, h)
     on conflict (district, operation_id, person_id) do update set office_id = excluded.office_id, present = excluded.present`,
    [fold.district, fold.id, fold.roster.map(({ personId }) => personId), fold.roster.map(({ officeId }) => officeId), fold.roster.map(({ present }) => present)],
  )
}

export const insertOperation = async (tx: Tx, fold: JointOperation, now: number): Promise<void> => {
  await tx.query(...insertSql('operations', { id: fold.id, ...toRow(fold), planned_at: new Date(now) }))
  writeRoster(tx, fold)
}

export const updateOperation = (tx: Tx, fold: JointOperation): void => {
  const { district: _, ...row } = toRow(fold)
  tx.send(...updateSql('operations', fold.district, fold.id, row))
  writeRoster(tx, fold)
}

export type NewOperationStep = {
  district: DistrictId; operationId: OperationId; commandId: string; step: string; fromState: OperationState | null; toState: OperationState; at: number
  personId: PersonId | null; actorName: string; text: string; data: Record<string, unknown>
}

export const appendOperationStep = async (tx: Tx, step: NewOperationStep): Promise<number> => {
  const [row] = await tx.query<{ seq: number }>(
    `insert into operation_steps (district, operation_id, seq, command_id, step, from_state, to_state, at, person_id, actor_name, text, data)
     select $1, $2, (select coalesce(max(seq), 0) + 1 from operation_steps where district = $1 and operation_id = $2), $3, $4, $5, $6, $7, $8, $9, $10, $11 returning seq`,
    [step.district, step.operationId, step.commandId, step.step, step.fromState, step.toState, new Date(step.at), step.personId, step.actorName, step.text, JSON.stringify(step.data)],
  )
  return row!.seq
}

export const findOperationCommand = async (db: Queryable, district: DistrictId, commandId: string): Promise<{ operation_id: OperationId; step: string } | undefined> =>
  (await db.query<{ operation_id: OperationId; step: string }>('select operation_id, step from operation_steps where district = $1 and command_id = $2', [district, commandId]))[0]

export type OperationStepRow = { seq: number; step: string; at: Date; actor_name: string; text: string; data: { item?: string; officeId?: number } }

export const readOperationSteps = (db: Queryable, district: DistrictId, id: OperationId): Promise<OperationStepRow[]> =>
  db.query<OperationStepRow>('select seq, step, at, actor_name, text, data from operation_steps where district = $1 and operation_id = $2 order by seq', [district, id])

export const linkCase = (tx: Tx, district: DistrictId, id: OperationId, caseId: CaseId, seq: number, finding: number | undefined): void =>
  tx.send('insert into operation_cases (district, operation_id, case_id, seq, finding) values ($1, $2, $3, $4, $5)', [district, id, caseId, seq, finding ?? null])
