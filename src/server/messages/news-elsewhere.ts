// News that isn't of a case: rounds and their routines, joint operations, inspections, and reminders, which know whom they are for.
import { lineKey, lineLevels, type Line, type UnitLevel, type UnitLine } from '../../domain/access/place.ts'
import { seatsFor, type Seat } from '../../domain/clocks/listeners.ts'
import type { DistrictId, OfficeId, PersonId, UnitId } from '../../domain/kernel/ids.ts'
import type { SafeFacts } from '../../domain/messages/compose.ts'
import { occasionOfReminder } from '../../domain/messages/occasion.ts'
import { occurrenceSubject } from '../../domain/messages/opens.ts'
import type { News, Sitting } from '../../domain/messages/tellings.ts'
import type { Routine } from '../../domain/rounds/routine.ts'
import type { Queryable } from '../db/open.ts'
import type { Net } from '../territory/net.ts'
import { newsOfCases, placeName, type CaseNews } from './news-of-cases.ts'
import type { Context } from '../context.ts'

/** `subject`: where it is narrower than what the entry is about. */
type Said = Omit<News, 'occasion' | 'source' | 'at' | 'byId' | 'subject'> & { subject?: News['subject'] }

const noFacts: SafeFacts = { number: null, category: null, place: null, day: null }

const lineOf = (net: Net, { streetId, communityId, gridId, microgridId }: Line): News['line'] => ({ streetId, communityId, gridId, microgridId, districtUnitId: net.root.id })

/** Up from the unit itself, as from the holder of a case. */
const chiefOf = (net: Net, unit: UnitLine): Seat[][] =>
  seatsFor('chief', { stage: 'handle', holder: { level: unit.level }, unitAt: (level: UnitLevel) => (level === 'district' ? net.root.id : unit[lineKey(level)]) })

type Def = Pick<Routine, 'who' | 'where'>

const doersAt = ({ who }: Def, unitIds: readonly UnitId[]): Pick<Said, 'seats' | 'people'> =>
  who.kind === 'people' ? { seats: {}, people: { doer: who.personIds.map((personId): Sitting => ({ personId, unitId: null, officeId: null })) } }
    : { seats: { doer: unitIds.map((unitId) => [who.roles.map((role): Seat => ({ role, unitId }))]) }, people: {} }

const saidAt = (net: Net, unit: UnitLine, definition: Def, day: string, doers: readonly UnitId[]): Said => {
  const { seats, people } = doersAt(definition, doers)
  return { facts: { ...noFacts, place: placeName(net, unit), day }, line: lineOf(net, unit), officeIds: [], seats: { ...seats, chief: [chiefOf(net, unit)] }, people }
}

export const newsOfRounds = async (db: Queryable, district: DistrictId, net: Net, ids: readonly string[]): Promise<Map<string, Said>> => {
  if (ids.length === 0) return new Map()
  const rows = await db.query<{ id: string; routine_id: string; unit_id: UnitId; day: string; planned_on: string; definition: Def }>(
    `select r.id, r.routine_id, r.unit_id, to_char(r.held_on, 'YYYY-MM-DD') as day, to_char(r.planned_on, 'YYYY-MM-DD') as planned_on, t.definition from rounds r join routines t on t.district = r.district and t.id = r.routine_id and t.version = r.routine_version
     where r.district = $1 and r.id = any($2::uuid[])`, [district, ids])
  return new Map(rows.flatMap((row): [string, Said][] => {
    const unit = net.units.get(row.unit_id)
    return unit ? [[row.id, { ...saidAt(net, unit.line, row.definition, row.day, [unit.id]), subject: occurrenceSubject(row.routine_id, unit.id, row.planned_on) }]] : []
  }))
}

const unitsOf = (net: Net, { where }: Def): UnitId[] =>
  where.kind === 'units' ? [...where.unitIds]
    : [...net.units.values()].filter((unit) => unit.level === where.level && (!where.specialOnly || unit.special !== null) && (where.unitId === net.root.id || lineLevels.some((level) => unit.line[lineKey(level)] === where.unitId))).map(({ id }) => id)

/** Of a day that was moved or left out, for one unit or for all of the routine's. */
export const newsOfRoutine = async (db: Queryable, district: DistrictId, net: Net, id: string, kind: string, data: Record<string, unknown>): Promise<Said | undefined> => {
  const [row] = await db.query<{ unit_id: UnitId; definition: Def }>('select unit_id, definition from routines where district = $1 and id = $2 order by version desc limit 1', [district, id])
  const unitId = (typeof data['unitId'] === 'number' && data['unitId'] !== 0 ? data['unitId'] : null) as UnitId | null
  const unit = net.units.get(unitId ?? row?.unit_id ?? net.root.id)
  if (!row || !unit) return undefined
  const plannedOn = String(data['plannedOn'] ?? '')
  const said = { ...saidAt(net, unit.line, row.definition, plannedOn, unitId === null ? unitsOf(net, row.definition) : [unitId]), subject: occurrenceSubject(id, unitId, plannedOn) }
  return 'swapId' in data ? { ...said, people: { named: await namedInSwap(db, district, kind, data) } } : said
}

/** An answer is for who asked, everything else for who is asked. */
const namedInSwap = async (db: Queryable, district: DistrictId, kind: string, { swapId, personId }: Record<string, unknown>): Promise<Sitting[]> => {
  const answered = kind === 'round.swapped' || kind === 'round.swapDeclined'
  const [row] = answered ? await db.query<{ id: PersonId | null }>('select asked_by_id as id from round_swaps where district = $1 and id = $2', [district, swapId]) : [{ id: (personId ?? null) as PersonId | null }]
  return row?.id ? [{ personId: row.id, unitId: null, officeId: null }] : []
}

export const newsOfOperations = async (db: Queryable, district: DistrictId, net: Net, ids: readonly string[]): Promise<Map<string, Said>> => {
  if (ids.length === 0) return new Map()
  const rows = await db.query<{ id: string; day: string; street_id: UnitId | null; roster: { personId: PersonId; officeId: OfficeId }[] }>(
    `select o.id, to_char(o.held_on, 'YYYY-MM-DD') as day, o.street_id,
       coalesce((select jsonb_agg(jsonb_build_object('personId', r.person_id, 'officeId', r.office_id)) from operation_roster r where r.district = o.district and r.operation_id = o.id), '[]') as roster
     from operations o where o.district = $1 and o.id = any($2::uuid[])`, [district, ids])
  return new Map(rows.map(({ id, day, street_id, roster }): [string, Said] => {
    const line = { streetId: street_id, communityId: null, gridId: null, microgridId: null }
    return [id, { facts: { ...noFacts, day, place: placeName(net, line) }, line: lineOf(net, line), officeIds: [], seats: {}, people: { roster: roster.map(({ personId }): Sitting => ({ personId, unitId: null, officeId: null })) } }]
  }))
}

/** For whoever looked last. */
export const newsOfInspections = async (db: Queryable, district: DistrictId, net: Net, ids: readonly string[]): Promise<Map<string, Said>> => {
  if (ids.length === 0) return new Map()
  const rows = await db.query<{ id: string; day: string | null; person_id: PersonId | null; street_id: UnitId | null; community_id: UnitId | null; grid_id: UnitId | null; microgrid_id: UnitId | null }>(
    `select i.id, to_char(i.reinspect_on, 'YYYY-MM-DD') as day, i.street_id, i.community_id, i.grid_id, i.microgrid_id,
       (select s.person_id from inspection_steps s where s.district = i.district and s.inspection_id = i.id and s.step in ('inspect', 'reinspect', 'warn') order by s.seq desc limit 1) as person_id
     from inspections i where i.district = $1 and i.id = any($2::uuid[])`, [district, ids])
  return new Map(rows.map(({ id, day, person_id, street_id, community_id, grid_id, microgrid_id }): [string, Said] => {
    const line = { streetId: street_id, communityId: community_id, gridId: grid_id, microgridId: microgrid_id }
    return [id, { facts: { ...noFacts, day, place: placeName(net, line) }, line: lineOf(net, line), officeIds: [], seats: {}, people: { named: person_id === null ? [] : [{ personId: person_id, unitId: null, officeId: null }] } }]
  }))
}

type ReminderRow = { id: number; subject_kind: string; subject_id: string; kind: string; clock_no: number; rung: number; at: Date; case_id: string | null; people: { personId: PersonId; unitId: UnitId | null; officeId: OfficeId | null }[] }

/** Those of one rung together, so that a robot hears it once; `source` is the rung. */
export const newsOfReminders = async (context: Context, db: Queryable, district: DistrictId, ids: readonly number[]): Promise<News[]> => {
  if (ids.length === 0) return []
  const rows = await db.query<ReminderRow>(
    `select min(r.id) as id, r.subject_kind, r.subject_id, r.kind, r.clock_no, r.rung, min(r.at) as at, case when r.subject_kind = 'whistle' then (select w.case_id::text from whistles w where w.district = $1 and w.id::text = r.subject_id) else r.subject_id end as case_id,
       jsonb_agg(jsonb_build_object('personId', r.person_id, 'unitId', r.unit_id, 'officeId', r.office_id)) as people
     from reminders r where r.district = $1 and r.id = any($2::bigint[]) group by r.subject_kind, r.subject_id, r.kind, r.clock_no, r.rung order by min(r.id)`, [district, ids])
  const cases = await newsOfCases(context, db, district, [...new Set(rows.flatMap(({ case_id }) => case_id ?? []))])
  return rows.flatMap((row): News[] => {
    const occasion = occasionOfReminder(row.kind)
    const known: CaseNews | undefined = row.case_id === null ? undefined : cases(row.case_id)
    if (!occasion || !known) return []
    const offices = row.people.flatMap(({ officeId }) => officeId ?? [])
    return [{
      ...known, occasion, source: `rung ${row.subject_id} ${row.clock_no} ${row.rung}`, at: row.at.getTime(), byId: null, subject: { kind: row.subject_kind === 'whistle' ? 'whistle' : 'case', id: row.subject_id },
      officeIds: [...new Set([...(row.subject_kind === 'whistle' ? [] : known.officeIds), ...offices])], people: { named: row.people },
    }]
  })
}
