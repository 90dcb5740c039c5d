// The devices of an account: made known with their first exchange, bound to the session they speak from, revoked by a desk,
// forgotten when they have long been silent.
import type { Device, syncRoutes } from '../../contract/sync.ts'
import type { Actor, ActorPost } from '../../domain/access/actor.ts'
import type { AccountId, DistrictId, PersonId } from '../../domain/kernel/ids.ts'
import type { Problem } from '../../domain/kernel/problem.ts'
import { peopleProblem } from '../../domain/people/problems.ts'
import { deviceRules, staysSignedIn } from '../../domain/sync/device.ts'
import { syncProblem } from '../../domain/sync/problems.ts'
import { forgetActors, hashToken, todayOf } from '../access/actors.ts'
import type { Queryable } from '../db/open.ts'
import type { Tx } from '../db/tx.ts'
import type { Ask } from '../http/endpoint.ts'
import type { Job } from '../jobs/job.ts'
import { appendJournal } from '../journal/append.ts'
import { governsSome } from '../people/governing.ts'
import { powersFrom } from '../people/posts.ts'
import type { Context } from '../context.ts'
import { sessionOf, type SessionRow } from '../people/queries.ts'

export type DeviceRow = {
  id: string; account_id: AccountId; name: string; app_version: string; first_at: Date; last_at: Date; waiting: number; revoked_at: Date | null; reason: string | null; told_at: Date | null
}
type Speaks = { id: string; name: string; appVersion: string; waiting: number }
type Speaking = Pick<Ask<typeof syncRoutes.pull>, 'actor' | 'now' | 'token' | 'giveToken'> & { body: { device: Speaks } }

const columns = 'id, account_id, name, app_version, first_at, last_at, waiting, revoked_at, reason, told_at'

const findDevice = async (db: Queryable, district: DistrictId, id: string): Promise<DeviceRow | undefined> =>
  (await db.query<DeviceRow>(`select ${columns} from devices where district = $1 and id = $2`, [district, id], 'device-find'))[0]

/** Looked at before anything is told or done: a revoked device, or one of somebody else, is refused. */
const meetDevice = async (db: Queryable, actor: Actor, id: string): Promise<DeviceRow | Problem | undefined> => {
  const row = await findDevice(db, actor.district, id)
  if (row?.revoked_at) return syncProblem('sync.device-revoked')
  if (row && row.account_id !== actor.accountId) return syncProblem('sync.device-taken')
  return row
}

/** A revoked device has heard it: what it held is erased. */
export const markTold = (tx: Tx, district: DistrictId, id: string, now: number): void =>
  tx.send('update devices set told_at = $3 where district = $1 and id = $2 and revoked_at is not null and told_at is null', [district, id, new Date(now)])

const hasChanged = (row: DeviceRow, device: Speaks, now: number): boolean =>
  row.name !== device.name || row.app_version !== device.appVersion || row.waiting !== device.waiting || now - row.last_at.getTime() > deviceRules.noted

/** Answers whether it did; two requests at once make one device, and nobody has more than the most. */
const register = async (tx: Tx, { actor, now }: Speaking, device: Speaks): Promise<Problem | undefined> => {
  await tx.query('select id from accounts where district = $1 and id = $2 for update', [actor.district, actor.accountId])
  const [counted] = await tx.query<{ count: number }>('select count(*) as count from devices where district = $1 and account_id = $2 and revoked_at is null and id <> $3', [actor.district, actor.accountId, device.id])
  if (counted!.count >= deviceRules.most) return syncProblem('sync.too-many-devices', { most: deviceRules.most })
  const made = await tx.query(
    `insert into devices (district, id, account_id, name, app_version, first_at, last_at, waiting) values ($1, $2, $3, $4, $5, $6, $6, $7) on conflict (district, id) do nothing returning id`,
    [actor.district, device.id, actor.accountId, device.name, device.appVersion, new Date(now), device.waiting])
  if (made.length > 0) appendJournal(tx, actor, undefined, { kind: 'device.registered', at: now, subjectKind: 'device', subjectId: device.id, data: { name: device.name } })
  // Made meanwhile, perhaps by somebody else.
  const met = made.length > 0 ? undefined : await meetDevice(tx, actor, device.id)
  return met instanceof Error ? met : undefined
}

/**
 * The session speaks from this device, and lives on from now: long for who works outside, as long as it was for a desk.
 * Written only when that moves its end by some hours.
 */
const keepSession = (tx: Tx, { actor, now, token, giveToken }: Speaking, device: string, session: SessionRow | undefined): void => {
  if (token === undefined || !session) return
  const stays = staysSignedIn(actor.posts.map(({ role }) => role))
  const until = now + deviceRules.staysSignedIn
  const moves = stays && until - session.expires_at.getTime() > 3_600_000
  if (session.device_id !== device || moves)
    tx.send('update sessions set device_id = $3, expires_at = $4 where district = $1 and token_hash = $2', [actor.district, hashToken(token), device, moves ? new Date(until) : session.expires_at], 'session-keep')
  // The cookie each time: an answer that got lost gave none.
  if (stays) tx.afterCommit(() => giveToken(token, deviceRules.staysSignedIn / 1_000))
}

export type Met = { device: DeviceRow | undefined; session: SessionRow | undefined }

/** The device and the session it speaks in, or why it is refused. */
export const meet = async (db: Queryable, { actor, token, body: { device } }: Speaking): Promise<Met | Problem> => {
  const [found, session] = await Promise.all([meetDevice(db, actor, device.id), token === undefined ? undefined : sessionOf(db, actor.district, hashToken(token))])
  return found instanceof Error ? found : { device: found, session }
}

/** At the end of an exchange; a Problem is answered in its place. Where all is noted already, nothing is asked of the database. */
export const noteDevice = async (tx: Tx, ask: Speaking, { device: known, session }: Met): Promise<Problem | undefined> => {
  const { actor, now, body: { device } } = ask
  const problem = known ? undefined : await register(tx, ask, device)
  if (problem) return problem
  if (known && hasChanged(known, device, now))
    tx.send('update devices set name = $3, app_version = $4, waiting = $5, last_at = $6 where district = $1 and id = $2 and revoked_at is null', [actor.district, device.id, device.name, device.appVersion, device.waiting, new Date(now)], 'device-note')
  keepSession(tx, ask, device.id, session)
  return undefined
}

const present = (row: DeviceRow, own: string | null): Device => ({
  id: row.id, name: row.name, appVersion: row.app_version, firstAt: row.first_at.getTime(), lastAt: row.last_at.getTime(), waiting: row.waiting, revokedAt: row.revoked_at?.getTime() ?? null, reason: row.reason, toldAt: row.told_at?.getTime() ?? null, own: row.id === own,
})

const devicesOfPerson = (db: Queryable, district: DistrictId, person: PersonId): Promise<DeviceRow[]> =>
  db.query<DeviceRow>(`select ${columns.replaceAll(/(\w+)(,|$)/g, 'd.$1$2')} from devices d join accounts a on a.district = d.district and a.id = d.account_id where d.district = $1 and a.person_id = $2 order by d.last_at desc, d.id`, [district, person])

export const myDevices = async ({ actor, token }: Ask<typeof syncRoutes.devices>, db: Queryable): Promise<{ devices: Device[] }> => {
  const session = token === undefined ? undefined : await sessionOf(db, actor.district, hashToken(token))
  return { devices: (await devicesOfPerson(db, actor.district, actor.personId!)).map((row) => present(row, session?.device_id ?? null)) }
}

/** Some post of theirs is the actor's to give: a lost phone shouldn't have to wait for who governs them all. */
const needGoverned = async (db: Queryable, actor: Actor, person: PersonId, now: number) => {
  const powers = await powersFrom(db, actor.district, person, todayOf(now))
  if (powers.length === 0) throw peopleProblem('people.not-found')
  return governsSome(actor, powers)
}

export const devicesOf = async ({ actor, params, now }: Ask<typeof syncRoutes.devicesOf>, db: Queryable): Promise<{ devices: Device[] }> => {
  await needGoverned(db, actor, params.id as PersonId, now)
  return { devices: (await devicesOfPerson(db, actor.district, params.id as PersonId)).map((row) => present(row, null)) }
}

type Lost = { person: PersonId; device: string; reason: string; own: string | null; post: ActorPost | undefined }

const revokeLost = async ({ actor, now, context }: Pick<Ask<typeof syncRoutes.revoke>, 'actor' | 'now' | 'context'>, tx: Tx, { person, device, reason, own, post }: Lost): Promise<Device> => {
  const rows = await tx.query<DeviceRow>(
    `select ${columns} from devices d where d.district = $1 and d.id = $2 and d.account_id in (select a.id from accounts a where a.district = $1 and a.person_id = $3) for update`, [actor.district, device, person])
  const [row] = rows
  if (!row) throw syncProblem('sync.device-not-found')
  if (row.revoked_at) return present(row, own)
  const revoked = { ...row, revoked_at: new Date(now), reason: reason.trim() }
  tx.send('update devices set revoked_at = $3, revoked_by = $4, reason = $5 where district = $1 and id = $2', [actor.district, row.id, revoked.revoked_at, actor.personId, revoked.reason])
  tx.send('delete from sessions where district = $1 and device_id = $2', [actor.district, row.id])
  appendJournal(tx, actor, post, { kind: 'device.revoked', at: now, subjectKind: 'device', subjectId: row.id, data: { personId: person, name: row.name, reason: revoked.reason } })
  tx.afterCommit(() => forgetActors(context))
  return present(revoked, own)
}

export const revokeDevice = async (ask: Ask<typeof syncRoutes.revoke>, tx: Tx): Promise<Device> => {
  const { actor, params, body, now } = ask
  const person = params.id as PersonId
  return revokeLost(ask, tx, { person, device: params.device, reason: body.reason, own: null, post: await needGoverned(tx, actor, person, now) })
}

/** One's own, from another device or a desk: nobody has to wait for theirs to be at work. */
export const revokeOwnDevice = async (ask: Ask<typeof syncRoutes.revokeOwn>, tx: Tx): Promise<Device> => {
  const { actor, params, body, token } = ask
  const session = token === undefined ? undefined : await sessionOf(tx, actor.district, hashToken(token))
  return revokeLost(ask, tx, { person: actor.personId!, device: params.device, reason: body.reason, own: session?.device_id ?? null, post: undefined })
}

/** A device whose account was switched off has to erase as well. One that nobody knows is told nothing. */
export const standingOf = async ({ actor, body, now, takeToken }: Ask<typeof syncRoutes.standing>, tx: Tx): Promise<{ revoked: boolean }> => {
  const [row] = await tx.query<{ revoked: boolean }>(
    'select d.revoked_at is not null or not a.active as revoked from devices d join accounts a on a.district = d.district and a.id = d.account_id where d.district = $1 and d.id = $2', [actor.district, body.device])
  if (row?.revoked) {
    markTold(tx, actor.district, body.device, now)
    tx.afterCommit(takeToken)
  }
  return { revoked: row?.revoked ?? false }
}

export const forgetDevicesJob: Job = {
  name: 'forget-devices',
  /** Daily, at night. */
  cron: '41 19 * * *',
  run: async (context: Context, tx: Tx) => {
    const before = (age: number): Date => new Date(context.clock() - age)
    tx.send('delete from devices where revoked_at is null and last_at < $1', [before(deviceRules.forgottenAfter)])
    tx.send('delete from devices where revoked_at < $1', [before(deviceRules.revokedForgottenAfter)])
    return 0
  },
}
