// Reminders: whoever sits on a seat is told once about a rung of a clock. For every feature whose things have clocks; the
// constraint `reminders_once` makes a second telling none, whoever tries it and however often.
import type { Seat } from '../../domain/clocks/listeners.ts'
import type { DistrictId, OfficeId, PersonId, UnitId } from '../../domain/kernel/ids.ts'
import { todayOf } from '../access/actors.ts'
import type { Queryable } from '../db/open.ts'
import type { Tx } from '../db/tx.ts'
import { appendJournal } from '../journal/append.ts'

export type Subject = { subjectKind: string; subjectId: string; clockNo: number; rung: number }
/** What the reader is shown: stage, when it is due, words of the thing. */
export type Reminder = Subject & { kind: string; data: Record<string, unknown>; /** For each who is meant the seats in turn: the first with somebody on post hears it. */ seats: readonly (readonly (readonly Seat[])[])[] }

export type Sitting = { person_id: PersonId; role: string; unit_id: UnitId | null; office_id: OfficeId | null }

/** Who is on post today at these units and offices, those who stand in included, those away left out. */
const readSitting = (db: Queryable, district: DistrictId, seats: readonly Seat[], today: string): Promise<Sitting[]> => {
  const units = [...new Set(seats.flatMap((seat) => ('unitId' in seat ? [seat.unitId] : [])))]
  const offices = [...new Set(seats.flatMap((seat) => ('officeId' in seat ? [seat.officeId] : [])))]
  return db.query<Sitting>(
    `with standing as (
       select p.id, p.person_id, p.role, p.unit_id, p.office_id from posts p
       where p.district = $1 and (p.unit_id = any($2::bigint[]) or p.office_id = any($3::bigint[])) and p.from_on <= $4::date and (p.until_on is null or p.until_on >= $4::date)),
     away as (select person_id from leaves where district = $1 and withdrawn_at is null and from_on <= $4::date and until_on >= $4::date)
     select s.person_id, s.role, s.unit_id, s.office_id from standing s where s.person_id not in (select person_id from away)
     union
     select t.person_id, s.role, s.unit_id, s.office_id from standing s
     join substitutions t on t.district = $1 and t.post_id = s.id and t.withdrawn_at is null and t.from_on <= $4::date and t.until_on >= $4::date
     join leaves l on l.district = $1 and l.id = t.leave_id and l.withdrawn_at is null and l.from_on <= $4::date and l.until_on >= $4::date
     where t.person_id not in (select person_id from away)`,
    [district, units, offices, today], 'reminders-sitting',
  )
}

export type SittingOn = (seat: Seat) => readonly Sitting[]

/** Who is on post today on any of these seats, asked seat by seat. */
export const sittingOnSeats = async (db: Queryable, district: DistrictId, seats: readonly Seat[], now: number): Promise<SittingOn> => {
  const bySeat = Map.groupBy(seats.length === 0 ? [] : await readSitting(db, district, seats, todayOf(now)), (one) => keyOf(one.role, one.unit_id, one.office_id))
  return (seat) => bySeat.get('unitId' in seat ? keyOf(seat.role, seat.unitId, null) : keyOf(seat.role, null, seat.officeId)) ?? []
}

const keyOf = (role: string, unitId: number | null, officeId: number | null): string => `${role} ${unitId ?? ''} ${officeId ?? ''}`

/** Answers how many were told who hadn't been. */
export const remind = async (tx: Tx, district: DistrictId, now: number, reminders: readonly Reminder[]): Promise<number> => {
  if (reminders.length === 0) return 0
  const sittingOn = await sittingOnSeats(tx, district, reminders.flatMap(({ seats }) => seats.flat(2)), now)
  const rows = reminders.flatMap(({ subjectKind, subjectId, clockNo, rung, kind, data, seats }) => {
    const told = seats.flatMap((chain) => chain.map((step) => step.flatMap(sittingOn)).find((people) => people.length > 0) ?? [])
    return [...new Map(told.map((one) => [one.person_id, one])).values()].map((one) => ({
      subject_kind: subjectKind, subject_id: subjectId, clock_no: clockNo, rung, person_id: one.person_id, unit_id: one.unit_id, office_id: one.office_id, kind, data,
    }))
  })
  if (rows.length === 0) return 0
  const made = await tx.query<{ id: number }>(
    `insert into reminders (district, subject_kind, subject_id, clock_no, rung, person_id, unit_id, office_id, kind, data, at)
     select $1, r.subject_kind, r.subject_id, r.clock_no, r.rung, r.person_id, r.unit_id, r.office_id, r.kind, r.data, $3
     from jsonb_to_recordset($2::jsonb) as r(subject_kind text, subject_id text, clock_no int, rung int, person_id bigint, unit_id bigint, office_id bigint, kind text, data jsonb)
     on conflict on constraint reminders_once do nothing returning id`,
    [district, JSON.stringify(rows), new Date(now)],
  )
  // From here they reach the inbox and whatever other way their reader chose.
  if (made.length > 0) appendJournal(tx, { district, personId: null }, undefined, { kind: 'clocks.reminded', at: now, subjectKind: 'system', subjectId: 'reminders', data: { ids: made.map(({ id }) => id) } })
  return made.length
}
