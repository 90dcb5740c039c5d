// SQL about single premises.
import type { Actor } from '../../../domain/access/actor.ts'
import type { Verb } from '../../../domain/access/verbs.ts'
import type { DistrictId } from '../../../domain/kernel/ids.ts'
import type { InspectionState, PremisesId } from '../../../domain/operations/inspection.ts'
import type { PremisesKind } from '../../../domain/operations/premises/premises.ts'
import { premisesProblem } from '../../../domain/operations/problems.ts'
import { newValues, reachSql } from '../../access/reach-sql.ts'
import type { Queryable } from '../../db/open.ts'
import { statementName } from '../../db/statement-name.ts'
import type { Tx } from '../../db/tx.ts'
import type { PlaceColumns } from '../place-columns.ts'

export type PremisesDbRow = PlaceColumns & {
  id: PremisesId; version: number; command_id: string; name: string; kind: PremisesKind; address: string; licence_number: string | null; contact_name: string | null; contact_phone: string | null
  lng: number | null; lat: number | null; ended_on: string | null; last_inspected_at: Date | null; last_state: InspectionState | null; kept_at: Date
}

/** Within reach, or `premises.not-found`: outside reach and nowhere look the same. */
export const getPremises = async (db: Queryable, actor: Actor, verb: Verb, id: string): Promise<PremisesDbRow> => {
  const values = newValues(id)
  const [row] = await db.query<PremisesDbRow>(`select c.* from premises c where c.id = $1 and ${reachSql(actor, verb, values)}`, values.list)
  if (!row) throw premisesProblem('premises.not-found')
  return row
}

/** Those of them that are within reach. */
export const findManyPremises = (db: Queryable, actor: Actor, verb: Verb, ids: readonly string[]): Promise<PremisesDbRow[]> => {
  const values = newValues(ids)
  const sql = `select c.* from premises c where c.id = any($1::uuid[]) and ${reachSql(actor, verb, values)}`
  return db.query<PremisesDbRow>(sql, values.list, statementName(sql))
}

export const lockPremisesAsSystem = async (tx: Tx, district: DistrictId, id: string): Promise<PremisesDbRow | undefined> =>
  (await tx.query<PremisesDbRow>('select * from premises where district = $1 and id = $2 for update', [district, id]))[0]

/** Another one, not ended, with this number. */
export const licenceTaken = async (tx: Tx, district: DistrictId, licence: string, id: string): Promise<boolean> =>
  (await tx.query('select from premises where district = $1 and licence_number = $2 and ended_on is null and id <> $3', [district, licence, id])).length > 0

/** The last look, shown in the register. */
export const noteInspection = (tx: Tx, district: DistrictId, id: PremisesId, state: InspectionState, lookedAt: number | null): void =>
  tx.send('update premises set last_state = $3, last_inspected_at = coalesce($4, last_inspected_at) where district = $1 and id = $2', [district, id, state, lookedAt === null ? null : new Date(lookedAt)])
