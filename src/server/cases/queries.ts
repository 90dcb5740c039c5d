// SQL about single cases: read and lock one, write a new one, write what a step changed.
import type { Actor } from '../../domain/access/actor.ts'
import type { Verb } from '../../domain/access/verbs.ts'
import type { CaseFold } from '../../domain/cases/case.ts'
import type { StepPhoto } from '../../domain/cases/command.ts'
import { caseProblem } from '../../domain/cases/problems.ts'
import type { CaseId, DistrictId, UnitId } from '../../domain/kernel/ids.ts'
import { newValues, reachSql } from '../access/reach-sql.ts'
import type { Queryable } from '../db/open.ts'
import { statementName } from '../db/statement-name.ts'
import type { Tx } from '../db/tx.ts'
import { unattachable } from '../files/attach.ts'
import { sendCaseWords } from './search/case-words.ts'
import { fromRow, toMovingRow, toRow, type CaseDbRow, type CaseRecord, type CaseText } from './rows.ts'

/** A case within the actor's reach, or `case.not-found`: outside reach and nowhere look the same. */
export const getCase = async (db: Queryable, actor: Actor, verb: Verb, id: CaseId, districtUnitId: UnitId): Promise<CaseRecord> => {
  const values = newValues(id)
  const sql = `select c.* from cases c where c.id = $1 and ${reachSql(actor, verb, values)}`
  const [row] = await db.query<CaseDbRow>(sql, values.list, statementName(sql))
  if (!row) throw caseProblem('case.not-found')
  return fromRow(row, districtUnitId)
}

/** A case the actor follows without being concerned in it otherwise. */
export const getFollowedCase = async (db: Queryable, actor: Actor, id: CaseId, districtUnitId: UnitId): Promise<CaseRecord> => {
  const [row] = await db.query<CaseDbRow>(
    `select c.* from cases c join case_followers w on w.district = c.district and w.case_id = c.id
     where c.district = $1 and c.id = $2 and w.person_id = $3`,
    [actor.district, id, actor.personId],
  )
  if (!row) throw caseProblem('case.not-found')
  return fromRow(row, districtUnitId)
}

/** Locks the case for a change, whoever asks; the decision about the actor is the domain's. */
export const lockCaseAsSystem = async (tx: Tx, district: DistrictId, id: CaseId, districtUnitId: UnitId): Promise<CaseRecord | undefined> => {
  const [row] = await tx.query<CaseDbRow>('select * from cases where district = $1 and id = $2 for update', [district, id], 'case-lock')
  return row && fromRow(row, districtUnitId)
}

const insertSql = (columns: readonly string[]): string =>
  `insert into cases (${columns.join(', ')}) values (${columns.map((_, index) => `$${index + 1}`).join(', ')}) returning number`

/** A list in a column of JSON has to travel as text; the driver would make an array of it. The row is used up. */
const valuesOf = (row: Record<string, unknown>): unknown[] => Object.values(Object.assign(row, { clocks: JSON.stringify(row['clocks']) }))

let insertStatement: string | undefined

/** Answers the number given; fails on `cases_pk` when a case with this id is there already. */
export const insertCase = async (tx: Tx, fold: CaseFold & CaseText): Promise<number> => {
  const row = toRow(fold)
  insertStatement ??= insertSql(Object.keys(row))
  const inserting = tx.query<{ number: number }>(insertStatement, valuesOf(row), 'case-insert')
  sendCaseWords(tx, fold)
  const [inserted] = await inserting
  return inserted!.number
}

export const updateCase = (tx: Tx, fold: CaseFold): void => {
  const row = toMovingRow(fold)
  const sets = Object.keys(row).map((column, index) => `${column} = $${index + 3}`)
  tx.send(`update cases set ${sets.join(', ')} where district = $1 and id = $2`, [fold.district, fold.id, ...valuesOf(row)], 'case-update')
}

export type NewStep = {
  district: DistrictId
  caseId: CaseId
  commandId: string
  step: string
  fromState: string | null
  toState: string
  at: number
  personId: number | null
  postId: number | null
  actorName: string
  text: string
  data: Record<string, unknown>
}

/** Appends the next step; `case_steps_command_unique` refuses a command that was done already. */
export const appendStep = (tx: Tx, step: NewStep, seq: number): void =>
  tx.send(
    `insert into case_steps (district, case_id, seq, command_id, step, from_state, to_state, at, person_id, post_id, actor_name, text, data)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [step.district, step.caseId, seq, step.commandId, step.step, step.fromState, step.toState, new Date(step.at), step.personId, step.postId, step.actorName, step.text, JSON.stringify(step.data)],
    'case-step-append',
  )

export const nextSeq = async (tx: Tx, district: DistrictId, id: CaseId): Promise<number> => {
  const [row] = await tx.query<{ seq: number }>('select coalesce(max(seq), 0) + 1 as seq from case_steps where district = $1 and case_id = $2', [district, id], 'case-next-seq')
  return row!.seq
}

export type DoneCommand = { case_id: CaseId; step: string }

/** A command that was already done, for answering the same again. */
export const findCommand = async (db: Queryable, district: DistrictId, commandId: string): Promise<DoneCommand | undefined> =>
  (await db.query<DoneCommand>('select case_id, step from case_steps where district = $1 and command_id = $2', [district, commandId], 'case-find-command'))[0]

/** Which of them departments are summoned to. */
export const summonedOf = async (db: Queryable, district: DistrictId, ids: readonly CaseId[]): Promise<ReadonlySet<CaseId>> =>
  new Set((await db.query<{ case_id: CaseId }>("select case_id from whistles where district = $1 and case_id = any($2::uuid[]) and state = 'running'", [district, ids], 'case-summoned-of')).map((row) => row.case_id))

/** Whether departments are summoned to it by a whistle that runs (server/whistles). */
export const isSummoned = async (db: Queryable, district: DistrictId, id: CaseId): Promise<boolean> =>
  (await db.query("select 1 from whistles where district = $1 and case_id = $2 and state = 'running'", [district, id], 'case-summoned')).length > 0

/** Photos of a step: each must be there, put by the same person (or before they signed in), and not shown elsewhere. */
export const attachPhotos = async (tx: Tx, actor: Actor, caseId: CaseId, seq: number, photos: readonly StepPhoto[]): Promise<void> => {
  if (photos.length === 0) return
  const ids = photos.map((photo) => photo.fileId)
  const unknown = await unattachable(tx, actor, ids, 'orNobodys')
  if (unknown.length > 0) throw caseProblem('case.photo-unknown', { files: unknown })
  tx.send(
    `insert into case_files (district, case_id, seq, position, file_id, role)
     select $1, $2, $3, ord, id, role from unnest($4::uuid[], $5::text[]) with ordinality as t(id, role, ord)`,
    [actor.district, caseId, seq, ids, photos.map((photo) => photo.role)],
  )
}

export type ChangedSince = { step: string; actor_name: string; at: Date }

/** What happened to a case after the version somebody saw. */
export const stepsSince = (db: Queryable, district: DistrictId, id: CaseId, count: number): Promise<ChangedSince[]> =>
  db.query<ChangedSince>("select step, actor_name, at from case_steps where district = $1 and case_id = $2 and not data ? 'private' order by seq desc limit $3", [district, id, count])
