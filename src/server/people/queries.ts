// All SQL about accounts, how they sign in, and the persons behind them.
import type { Actor } from '../../domain/access/actor.ts'
import type { AccountId, DistrictId, OfficeId, PersonId, UnitId } from '../../domain/kernel/ids.ts'
import type { Queryable } from '../db/open.ts'
import type { Tx } from '../db/tx.ts'

export type AccountRow = { id: AccountId; person_id: PersonId; login: string | null; password_hash: string | null }

export const findAccountByLogin = async (db: Queryable, district: DistrictId, login: string): Promise<AccountRow | undefined> =>
  (await db.query<AccountRow>('select id, person_id, login, password_hash from accounts where district = $1 and login = $2 and active', [district, login]))[0]

export const getAccount = async (db: Queryable, district: DistrictId, id: AccountId): Promise<AccountRow> =>
  (await db.query<AccountRow>('select id, person_id, login, password_hash from accounts where district = $1 and id = $2 and active', [district, id]))[0]!

export const setPassword = (tx: Tx, district: DistrictId, id: AccountId, hash: string): void =>
  tx.send('update accounts set password_hash = $3 where district = $1 and id = $2', [district, id, hash])

// ── wrong passwords in a row

export type Failures = { failed_count: number; locked_until: Date | null; last_at: Date }

export const findFailures = async (db: Queryable, district: DistrictId, login: Buffer): Promise<Failures | undefined> =>
  (await db.query<Failures>('select failed_count, locked_until, last_at from sign_in_failures where district = $1 and login_hash = $2', [district, login]))[0]

/** Locks the login's count, making it first if need be: guesses at the same time are counted one after the other. */
export const lockFailures = async (tx: Tx, district: DistrictId, login: Buffer, now: number): Promise<Failures> =>
  (
    await tx.query<Failures>(
      `insert into sign_in_failures (district, login_hash, failed_count, last_at) values ($1, $2, 0, $3)
       on conflict (district, login_hash) do update set login_hash = excluded.login_hash
       returning failed_count, locked_until, last_at`,
      [district, login, new Date(now)],
    )
  )[0]!

export const setFailures = (tx: Tx, district: DistrictId, login: Buffer, count: number, lockedUntil: number | null, now: number): void =>
  tx.send('update sign_in_failures set failed_count = $3, locked_until = $4, last_at = $5 where district = $1 and login_hash = $2', [
    district, login, count, lockedUntil === null ? null : new Date(lockedUntil), new Date(now),
  ])

export const clearFailures = (tx: Tx, district: DistrictId, login: Buffer): void =>
  tx.send('delete from sign_in_failures where district = $1 and login_hash = $2', [district, login])

// ── signed-in browsers

export type NewSession = { district: DistrictId; tokenHash: Buffer; accountId: AccountId; now: number; expiresAt: number; userAgent: string; byPhone: boolean }

export const insertSession = (tx: Tx, session: NewSession): void =>
  tx.send('insert into sessions (district, token_hash, account_id, created_at, expires_at, user_agent, by_phone) values ($1, $2, $3, $4, $5, $6, $7)', [
    session.district, session.tokenHash, session.accountId, new Date(session.now), new Date(session.expiresAt), session.userAgent, session.byPhone,
  ])

export type SessionRow = { device_id: string | null; expires_at: Date; by_phone: boolean }

export const sessionOf = async (db: Queryable, district: DistrictId, tokenHash: Buffer): Promise<SessionRow | undefined> =>
  (await db.query<SessionRow>('select device_id, expires_at, by_phone from sessions where district = $1 and token_hash = $2', [district, tokenHash], 'session-find'))[0]

export const deleteSession = (tx: Tx, district: DistrictId, tokenHash: Buffer): void =>
  tx.send('delete from sessions where district = $1 and token_hash = $2', [district, tokenHash])

/** Ends all sessions of an account, or all but the one that is kept. */
export const deleteSessions = (tx: Tx, district: DistrictId, id: AccountId, kept: Buffer | null): void =>
  tx.send('delete from sessions where district = $1 and account_id = $2 and token_hash is distinct from $3', [district, id, kept])

// ── codes sent to phones

export type CodeRow = { code_hash: Buffer; sent_at: Date; expires_at: Date; tries: number; sent_today: number }

export const lockCode = async (tx: Tx, district: DistrictId, phone: string): Promise<CodeRow | undefined> =>
  (await tx.query<CodeRow>('select code_hash, sent_at, expires_at, tries, sent_today from phone_codes where district = $1 and phone = $2 for update', [district, phone]))[0]

/**
 * Puts a new code in the place of the last one, unless that was sent a moment ago or too many were today. Answers
 * whether it did; two requests at once can't both.
 */
export const replaceCode = async (
  tx: Tx, district: DistrictId, phone: string, hash: Buffer, times: { now: number; expiresAt: number; notSince: number; dayStart: number }, mostADay: number,
): Promise<boolean> => {
  const rows = await tx.query(
    `insert into phone_codes (district, phone, code_hash, sent_at, expires_at, tries, sent_today) values ($1, $2, $3, $4, $5, 0, 1)
     on conflict (district, phone) do update set code_hash = excluded.code_hash, sent_at = excluded.sent_at, expires_at = excluded.expires_at, tries = 0,
       sent_today = case when phone_codes.sent_at >= $7 then phone_codes.sent_today + 1 else 1 end
     where phone_codes.sent_at <= $6 and (phone_codes.sent_at < $7 or phone_codes.sent_today < $8)
     returning phone`,
    [district, phone, hash, new Date(times.now), new Date(times.expiresAt), new Date(times.notSince), new Date(times.dayStart), mostADay],
  )
  return rows.length > 0
}

export const countTry = (tx: Tx, district: DistrictId, phone: string): void =>
  tx.send('update phone_codes set tries = tries + 1 where district = $1 and phone = $2', [district, phone])

/** A used code is no code any more; the row stays for the day's count. */
export const voidCode = (tx: Tx, district: DistrictId, phone: string, now: number): void =>
  tx.send('update phone_codes set expires_at = $3 where district = $1 and phone = $2', [district, phone, new Date(now)])

/** Roles that whoever has this phone holds today. */
export const rolesByPhone = async (db: Queryable, district: DistrictId, phone: string, today: string): Promise<string[]> =>
  (
    await db.query<{ role: string }>(
      `select distinct p.role from persons n join posts p on p.district = n.district and p.person_id = n.id
       where n.district = $1 and n.phone = $2 and p.from_on <= $3::date and (p.until_on is null or p.until_on >= $3::date)`,
      [district, phone, today],
    )
  ).map((row) => row.role)

/** The account of whoever has this phone, made with its person at the first time. `null` when it was switched off. */
export const findOrMakeByPhone = async (tx: Tx, district: DistrictId, phone: string, name: string): Promise<{ id: AccountId; made: boolean } | null> => {
  const [person] = await tx.query<{ id: PersonId }>(
    `insert into persons (district, name, phone) values ($1, $2, $3)
     on conflict (district, phone) where phone is not null do update set phone = excluded.phone returning id`,
    [district, name, phone],
  )
  const [made] = await tx.query<{ id: AccountId }>(
    'insert into accounts (district, person_id) values ($1, $2) on conflict (district, person_id) do nothing returning id',
    [district, person!.id],
  )
  if (made) return { id: made.id, made: true }
  const [known] = await tx.query<{ id: AccountId }>('select id from accounts where district = $1 and person_id = $2 and active', [district, person!.id])
  return known ? { id: known.id, made: false } : null
}

// ── who I am

export type PlaceNames = {
  units: ReadonlyMap<UnitId, { id: UnitId; name: string; level: string; code: string }>
  offices: ReadonlyMap<OfficeId, { id: OfficeId; name: string }>
}

/** Names of the units and offices at which the actor holds posts. */
export const namesOfPosts = async (db: Queryable, actor: Actor): Promise<PlaceNames> => {
  const unitIds = actor.posts.flatMap((post) => (post.unit ? [post.unit.id] : []))
  const officeIds = actor.posts.flatMap((post) => (post.officeId === null ? [] : [post.officeId]))
  const units = unitIds.length === 0 ? [] : await db.query<{ id: UnitId; name: string; level: string; code: string }>(
    'select id, name, level, code from units where district = $1 and id = any($2::bigint[])', [actor.district, unitIds], 'names-of-units')
  const offices = officeIds.length === 0 ? [] : await db.query<{ id: OfficeId; name: string }>(
    'select id, name from offices where district = $1 and id = any($2::bigint[])', [actor.district, officeIds], 'names-of-offices')
  return { units: new Map(units.map((unit) => [unit.id, unit])), offices: new Map(offices.map((office) => [office.id, office])) }
}

// ── what ends on a date

/** Sessions and slips that ran out, codes, failures and uploaded rosters that are a day old, in every district. */
export const eraseSignInTracesAsSystem = async (tx: Tx, now: number, before: number): Promise<void> => {
  tx.send('delete from sessions where expires_at < $1', [new Date(now)])
  tx.send('delete from phone_codes where sent_at < $1', [new Date(before)])
  tx.send('delete from activations where expires_at < $1', [new Date(now)])
  tx.send('delete from roster_imports where put_at < $1', [new Date(now - 86_400_000)])
  tx.send('delete from sign_in_failures where last_at < $1 and (locked_until is null or locked_until < $2)', [new Date(before), new Date(now)])
}

