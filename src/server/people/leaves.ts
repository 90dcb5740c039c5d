// SQL about leave and substitutes, for commands and for the rule that decides who stands in.
import type { DistrictId, PersonId, PostId } from '../../domain/kernel/ids.ts'
import type { Leave, Substitution } from '../../domain/people/leave.ts'
import type { Queryable } from '../db/open.ts'
import type { Tx } from '../db/tx.ts'

export type KeptLeave = Leave & { id: number }
export type KeptSubstitution = Substitution & { id: number; leaveId: number }

type LeaveRow = { id: number; person_id: PersonId; from_on: string; until_on: string; withdrawn: boolean }
const toLeave = (row: LeaveRow): KeptLeave => ({ id: row.id, personId: row.person_id, fromOn: row.from_on, untilOn: row.until_on, withdrawn: row.withdrawn })
const leaveSql = 'select id, person_id, from_on, until_on, withdrawn_at is not null as withdrawn from leaves'

export const findLeave = async (db: Queryable, district: DistrictId, id: number): Promise<KeptLeave | undefined> =>
  (await db.query<LeaveRow>(`${leaveSql} where district = $1 and id = $2`, [district, id])).map(toLeave)[0]

export const findLeaveByCommand = async (db: Queryable, district: DistrictId, commandId: string): Promise<KeptLeave | undefined> =>
  (await db.query<LeaveRow>(`${leaveSql} where district = $1 and command_id = $2`, [district, commandId])).map(toLeave)[0]

/** Leaves of these people that aren't withdrawn and hold on the day or later. */
export const leavesFrom = async (db: Queryable, district: DistrictId, persons: readonly PersonId[], day: string): Promise<KeptLeave[]> =>
  (await db.query<LeaveRow>(`${leaveSql} where district = $1 and person_id = any($2::bigint[]) and withdrawn_at is null and until_on >= $3::date order by from_on, id`, [district, persons, day])).map(toLeave)

export const insertLeave = async (
  tx: Tx, district: DistrictId, leave: { personId: PersonId; fromOn: string; untilOn: string; commandId: string; recordedById: PersonId | null; now: number },
): Promise<number> =>
  (
    await tx.query<{ id: number }>(
      'insert into leaves (district, person_id, from_on, until_on, command_id, recorded_by_id, recorded_at) values ($1, $2, $3, $4, $5, $6, $7) returning id',
      [district, leave.personId, leave.fromOn, leave.untilOn, leave.commandId, leave.recordedById, new Date(leave.now)],
    )
  )[0]!.id

/** Substitutes whose turn ended with the leave go on with it, or end with it. */
export const moveLeaveEnd = (tx: Tx, district: DistrictId, leave: KeptLeave, untilOn: string, now: number): void => {
  tx.send('update leaves set until_on = $3 where district = $1 and id = $2', [district, leave.id, untilOn])
  tx.send('update substitutions set withdrawn_at = $4 where district = $1 and leave_id = $2 and from_on > $3::date and withdrawn_at is null', [district, leave.id, untilOn, new Date(now)])
  tx.send(
    'update substitutions set until_on = $3 where district = $1 and leave_id = $2 and withdrawn_at is null and from_on <= $3::date and (until_on = $4::date or until_on > $3::date)',
    [district, leave.id, untilOn, leave.untilOn],
  )
}

export const withdrawLeave = (tx: Tx, district: DistrictId, id: number, now: number): void => {
  tx.send('update leaves set withdrawn_at = $3 where district = $1 and id = $2 and withdrawn_at is null', [district, id, new Date(now)])
  tx.send('update substitutions set withdrawn_at = $3 where district = $1 and leave_id = $2 and withdrawn_at is null', [district, id, new Date(now)])
}

type SubstitutionRow = { id: number; leave_id: number; post_id: PostId; person_id: PersonId; from_on: string; until_on: string }

export const substitutionsOf = async (db: Queryable, district: DistrictId, leaveId: number): Promise<KeptSubstitution[]> =>
  (await db.query<SubstitutionRow>(
    'select id, leave_id, post_id, person_id, from_on, until_on from substitutions where district = $1 and leave_id = $2 and withdrawn_at is null order by from_on, id', [district, leaveId],
  )).map((row) => ({ id: row.id, leaveId: row.leave_id, postId: row.post_id, personId: row.person_id, fromOn: row.from_on, untilOn: row.until_on, withdrawn: false }))

/** Whoever stood in at the post ends the day before; whoever was only to begin later doesn't. */
export const endSubstitutions = (tx: Tx, district: DistrictId, leaveId: number, postId: PostId, from: string, now: number): void => {
  tx.send('update substitutions set withdrawn_at = $5 where district = $1 and leave_id = $2 and post_id = $3 and from_on >= $4::date and withdrawn_at is null', [district, leaveId, postId, from, new Date(now)])
  tx.send('update substitutions set until_on = $4::date - 1 where district = $1 and leave_id = $2 and post_id = $3 and from_on < $4::date and until_on >= $4::date and withdrawn_at is null', [district, leaveId, postId, from])
}

export const insertSubstitution = (
  tx: Tx, district: DistrictId, one: { leaveId: number; postId: PostId; personId: PersonId; fromOn: string; untilOn: string; commandId: string; now: number },
): void =>
  tx.send(
    'insert into substitutions (district, leave_id, post_id, person_id, from_on, until_on, command_id, recorded_at) values ($1, $2, $3, $4, $5, $6, $7, $8)',
    [district, one.leaveId, one.postId, one.personId, one.fromOn, one.untilOn, one.commandId, new Date(one.now)],
  )

export const isDone = async (db: Queryable, district: DistrictId, commandId: string): Promise<boolean> =>
  (await db.query('select from substitutions where district = $1 and command_id = $2', [district, commandId])).length > 0

/** Roles somebody holds or stands in at on any of the days. */
export const rolesDuring = async (db: Queryable, district: DistrictId, person: PersonId, fromOn: string, untilOn: string | null): Promise<string[]> =>
  (
    await db.query<{ role: string }>(
      `select p.role from posts p where p.district = $1 and p.person_id = $2 and ($4::date is null or p.from_on <= $4::date) and (p.until_on is null or p.until_on >= $3::date)
       union
       select p.role from substitutions t join posts p on p.district = t.district and p.id = t.post_id
       where t.district = $1 and t.person_id = $2 and t.withdrawn_at is null and ($4::date is null or t.from_on <= $4::date) and t.until_on >= $3::date`,
      [district, person, fromOn, untilOn],
    )
  ).map((row) => row.role)
