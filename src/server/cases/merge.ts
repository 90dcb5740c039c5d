// A merge beyond the case itself: which master is possible, and who follows it through the case that was merged into it.
import type { Actor } from '../../domain/access/actor.ts'
import { can } from '../../domain/access/can.ts'
import { caseProblem } from '../../domain/cases/problems.ts'
import type { CaseId, DistrictId, UnitId } from '../../domain/kernel/ids.ts'
import type { Queryable } from '../db/open.ts'
import type { Tx } from '../db/tx.ts'
import { lockCaseAsSystem } from './queries.ts'
import { stateGroupOf } from './rows.ts'

/** The master stays as it is until this transaction ends: open, and within reach of who merges. */
export const needMaster = async (tx: Tx, actor: Actor, masterId: CaseId, districtUnitId: UnitId): Promise<void> => {
  const master = await lockCaseAsSystem(tx, actor.district, masterId, districtUnitId)
  if (!master || !can(actor, 'case.see', master).allowed) throw caseProblem('case.master-unknown')
  if (stateGroupOf(master.state) === 'closed') throw caseProblem('case.master-not-possible', { state: master.state })
}

const concernedSql = `select owner_id as person_id from cases where district = $1 and id = $2 and owner_id is not null
  union select person_id from case_followers where district = $1 and case_id = $2`

/** Reporter and followers of the merged case follow the master from now on; who follows it already does so by themselves. */
export const followMaster = (tx: Tx, district: DistrictId, id: CaseId, masterId: CaseId, now: number): void =>
  tx.send(
    `insert into case_followers (district, case_id, person_id, at, through_case_id)
     select $1, $3, w.person_id, $4, $2 from (${concernedSql}) w on conflict do nothing`,
    [district, id, masterId, new Date(now)],
  )

/** Undone: those it brought stop following, except who was brought by another case of the same master as well. */
export const leaveMaster = async (tx: Tx, district: DistrictId, id: CaseId, masterId: CaseId, now: number): Promise<void> => {
  const gone = await tx.query<{ person_id: number }>('delete from case_followers where district = $1 and case_id = $2 and through_case_id = $3 returning person_id', [district, masterId, id])
  if (gone.length === 0) return
  const people = gone.map((one) => one.person_id)
  tx.send(
    `insert into case_followers (district, case_id, person_id, at, through_case_id)
     select distinct on (w.person_id) $1::bigint, $2::uuid, w.person_id, $3::timestamptz, c.id from cases c
       join lateral (select c.owner_id as person_id union select f.person_id from case_followers f where f.district = c.district and f.case_id = c.id) w on w.person_id = any($4::bigint[])
     where c.district = $1 and c.master_id = $2 and c.id <> $5 order by w.person_id, c.reported_at on conflict do nothing`,
    [district, masterId, new Date(now), people, id],
  )
  const [above] = await tx.query<{ master_id: CaseId | null }>('select master_id from cases where district = $1 and id = $2', [district, masterId])
  // A master that was merged further on has handed them on as well.
  if (above?.master_id) await leaveAbove(tx, district, masterId, above.master_id, people)
}

const leaveAbove = async (tx: Tx, district: DistrictId, id: CaseId, masterId: CaseId, people: readonly number[]): Promise<void> => {
  tx.send(
    `delete from case_followers f where f.district = $1 and f.case_id = $2 and f.through_case_id = $3 and f.person_id = any($4::bigint[])
       and f.person_id not in (${concernedSql.replaceAll('$2', '$3')})`,
    [district, masterId, id, people],
  )
  const [above] = await tx.query<{ master_id: CaseId | null }>('select master_id from cases where district = $1 and id = $2', [district, masterId])
  if (above?.master_id) await leaveAbove(tx, district, masterId, above.master_id, people)
}

/** The case at the end of the merges this one went into; nothing when it went into none. */
export const findMasterId = async (db: Queryable, district: DistrictId, id: CaseId): Promise<CaseId | undefined> => {
  const [row] = await db.query<{ id: CaseId }>(
    `with recursive up as (
       select master_id as id, 1 as depth from cases where district = $1 and id = $2 and master_id is not null
       union all select c.master_id, up.depth + 1 from up join cases c on c.district = $1 and c.id = up.id where c.master_id is not null and up.depth < 50)
     select id from up order by depth desc limit 1`,
    [district, id],
  )
  return row?.id
}
