// SQL about officers: whoever is on post at an office, with their records. Scope is the rule of access: themselves, and
// those in whose territory the office stands.
import type { Actor } from '../../domain/access/actor.ts'
import { can, postsWith } from '../../domain/access/can.ts'
import type { UnitLine } from '../../domain/access/place.ts'
import { reachOf } from '../../domain/access/roles.ts'
import type { DistrictId, OfficeId, PersonId, PostId, UnitId } from '../../domain/kernel/ids.ts'
import { dayAfter } from '../../domain/people/leave.ts'
import { expiringDays, type CertificateKind, type CertificateState, type ConductKind } from '../../domain/powers/officer.ts'
import { newValues, type Values } from '../access/reach-sql.ts'
import type { Queryable } from '../db/open.ts'
import type { Tx } from '../db/tx.ts'

/** Condition on `p` (posts) and `u` (the unit its office serves); `false` when nothing reaches. */
const scopeSql = (actor: Actor, values: Values): string => {
  const parts = postsWith(actor, 'officer.see').flatMap((post): string[] => {
    const reach = reachOf(post.role, 'officer.see')
    if (reach === 'all' || (reach === 'subtree' && post.unit?.level === 'district')) return ['true']
    if (reach === 'subtree' && post.unit) return [`u.${post.unit.level}_id = ${values.add(post.unit.id)}`]
    return reach === 'self' && actor.personId !== null ? [`p.person_id = ${values.add(actor.personId)}`] : []
  })
  return parts.length === 0 ? 'false' : `(${parts.join(' or ')})`
}

export type OfficerRow = { person_id: PersonId; post_id: PostId; name: string; office_id: OfficeId; office_name: string; valid_until: string | null; state: CertificateState; hours: number }
export type OfficerQuery = { today: string; officeId?: number | undefined; state?: string | undefined; words?: string | undefined }

/** The last day of the certificate that holds longest; who has none comes first in the order. */
const officersSql = (actor: Actor, query: OfficerQuery): { sql: string; values: Values } => {
  const values = newValues(actor.district, query.today, dayAfter(query.today, expiringDays))
  const conditions = ['p.district = $1', 'p.office_id is not null', 'p.from_on <= $2::date', '(p.until_on is null or p.until_on >= $2::date)', scopeSql(actor, values)]
  if (query.officeId !== undefined) conditions.push(`p.office_id = ${values.add(query.officeId)}`)
  const words = query.words?.trim()
  if (words) conditions.push(`n.name like ${values.add(`%${words.replace(/[\\%_]/g, '\\$&')}%`)}`)
  return {
    values,
    sql: `select p.person_id, p.id as post_id, n.name, o.id as office_id, o.name as office_name, c.valid_until, coalesce(c.valid_until, '0001-01-01'::date) as sorted,
        case when c.valid_until is null then 'none' when c.valid_until < $2::date then 'expired' when c.valid_until <= $3::date then 'expiring' else 'valid' end as state
      from posts p join offices o on o.district = p.district and o.id = p.office_id join units u on u.district = o.district and u.id = o.unit_id join persons n on n.district = p.district and n.id = p.person_id
      left join lateral (select max(valid_until) as valid_until from officer_certificates c where c.district = p.district and c.person_id = p.person_id) c on true
      where ${conditions.join(' and ')}`,
  }
}

export const listOfficers = (db: Queryable, actor: Actor, query: OfficerQuery & { after?: { day: string; postId: number } | undefined; limit: number }): Promise<(OfficerRow & { sorted: string })[]> => {
  const { sql, values } = officersSql(actor, query)
  const state = query.state === undefined ? '' : ` and f.state = ${values.add(query.state)}`
  const after = query.after === undefined ? '' : ` and (f.sorted, f.post_id) > (${values.add(query.after.day)}::date, ${values.add(query.after.postId)}::bigint)`
  return db.query<OfficerRow & { sorted: string }>(
    `select f.*, coalesce((select sum(t.hours)::float8 from officer_trainings t where t.district = $1 and t.person_id = f.person_id and t.held_on >= date_trunc('year', $2::date) and t.held_on <= $2::date), 0) as hours
     from (${sql}) f where true${state}${after} order by f.sorted, f.post_id limit ${values.add(query.limit)}`, values.list)
}

export const countOfficers = async (db: Queryable, actor: Actor, query: OfficerQuery): Promise<Record<CertificateState, number>> => {
  const { sql, values } = officersSql(actor, query)
  const rows = await db.query<{ state: CertificateState; count: number }>(`select f.state, count(*) as count from (${sql}) f group by f.state`, values.list)
  return { none: 0, valid: 0, expiring: 0, expired: 0, ...Object.fromEntries(rows.map((row) => [row.state, row.count])) }
}

export type OfficerPost = { personId: PersonId; name: string; officeId: OfficeId; officeName: string; line: UnitLine }
type PostRow = { person_id: PersonId; name: string; office_id: OfficeId; office_name: string; unit_id: UnitId; level: UnitLine['level']; street_id: UnitId | null; community_id: UnitId | null; grid_id: UnitId | null; microgrid_id: UnitId | null }

/** Where somebody is an officer today; nobody who isn't one is found. */
export const officerPosts = async (db: Queryable, district: DistrictId, person: PersonId, today: string): Promise<OfficerPost[]> =>
  (await db.query<PostRow>(
    `select p.person_id, n.name, o.id as office_id, o.name as office_name, u.id as unit_id, u.level, u.street_id, u.community_id, u.grid_id, u.microgrid_id
     from posts p join offices o on o.district = p.district and o.id = p.office_id join units u on u.district = o.district and u.id = o.unit_id join persons n on n.district = p.district and n.id = p.person_id
     where p.district = $1 and p.person_id = $2 and p.from_on <= $3::date and (p.until_on is null or p.until_on >= $3::date) order by p.id`, [district, person, today]))
    .map((row) => ({ personId: row.person_id, name: row.name, officeId: row.office_id, officeName: row.office_name, line: { id: row.unit_id, level: row.level, streetId: row.street_id, communityId: row.community_id, gridId: row.grid_id, microgridId: row.microgrid_id } }))

/** The same rule for one officer: one of their offices within reach, or it is themselves. */
export const reachesOfficer = (actor: Actor, posts: readonly OfficerPost[], verb: 'officer.see' | 'officer.manage') =>
  posts.map(({ line, personId, officeId }) => can(actor, verb, {
    streetId: line.streetId, communityId: line.communityId, gridId: line.gridId, microgridId: line.microgridId, district: actor.district, holderUnitId: null, holderOfficeId: officeId, assignedOfficeId: null, assistingOfficeIds: [], ownerId: personId,
  })).find((access) => access.allowed)

type Certificate = { id: string; kind: CertificateKind; number: string; valid_until: string }
type Training = { id: string; held_on: string; topic: string; hours: number }
type Conduct = { id: string; kind: ConductKind; happened_on: string; reason: string; by: string; recorded_at: Date }

export const certificatesOf = (db: Queryable, district: DistrictId, person: PersonId): Promise<Certificate[]> =>
  db.query<Certificate>('select id, kind, number, valid_until from officer_certificates where district = $1 and person_id = $2 order by valid_until desc, id', [district, person])
export const trainingsOf = (db: Queryable, district: DistrictId, person: PersonId): Promise<Training[]> =>
  db.query<Training>('select id, held_on, topic, hours::float8 as hours from officer_trainings where district = $1 and person_id = $2 order by held_on desc, id limit 500', [district, person])
export const conductOf = (db: Queryable, district: DistrictId, person: PersonId): Promise<Conduct[]> =>
  db.query<Conduct>('select c.id, c.kind, c.happened_on, c.reason, n.name as by, c.recorded_at from officer_conduct c join persons n on n.district = c.district and n.id = c.recorded_by_id where c.district = $1 and c.person_id = $2 order by c.happened_on desc, c.id limit 500', [district, person])

const tables = {
  certificate: ['officer_certificates', ['kind', 'number', 'valid_until']], training: ['officer_trainings', ['held_on', 'topic', 'hours']], conduct: ['officer_conduct', ['kind', 'happened_on', 'reason']],
} as const
export type RecordKind = keyof typeof tables

/** False when the id is taken: then `sameRecord` tells whether by the same. */
export const insertRecord = async (tx: Tx, district: DistrictId, kind: RecordKind, id: string, person: PersonId, values: readonly [unknown, unknown, unknown], by: PersonId | null, now: number): Promise<boolean> => {
  const [table, columns] = tables[kind]
  return (await tx.query(`insert into ${table} (district, id, person_id, ${columns.join(', ')}, recorded_by_id, recorded_at) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing returning id`, [district, id, person, ...values, by, new Date(now)])).length > 0
}

export const sameRecord = async (tx: Tx, district: DistrictId, kind: RecordKind, id: string, person: PersonId, values: readonly [unknown, unknown, unknown]): Promise<boolean> => {
  const [table, columns] = tables[kind]
  return (await tx.query(`select from ${table} where district = $1 and id = $2 and person_id = $3 and ${columns.map((column, n) => `${column} = $${n + 4}`).join(' and ')}`, [district, id, person, ...values])).length > 0
}
