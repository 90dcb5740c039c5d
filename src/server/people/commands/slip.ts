// The first sign-in: a slip with a login and a code. Whoever has it sets a password of their own; nobody else ever knows one.
import { createHash, randomBytes } from 'node:crypto'
import type { Me } from '../../../contract/account.ts'
import type { peopleAccountRoutes } from '../../../contract/people-accounts.ts'
import type { AccountId, DistrictId, PersonId } from '../../../domain/kernel/ids.ts'
import { kernelProblem, type Problem } from '../../../domain/kernel/problem.ts'
import { plainTypedCode, typedCode } from '../../../domain/kernel/typed-code.ts'
import { loginKey } from '../../../domain/people/login.ts'
import { leastPasswordLength, weaknessOf, type Weakness } from '../../../domain/people/password-rules.ts'
import { accountProblem, peopleProblem } from '../../../domain/people/problems.ts'
import { forgetActors, todayOf } from '../../access/actors.ts'
import { leftOf, spend } from '../../access/allowance.ts'
import type { Queryable } from '../../db/open.ts'
import type { Tx } from '../../db/tx.ts'
import type { Ask } from '../../http/endpoint.ts'
import { appendJournal } from '../../journal/append.ts'
import { governsAll, notOneself } from '../governing.ts'
import { hashLogin, wrongFromOnePlace } from '../guessing.ts'
import { hashPassword } from '../passwords.ts'
import { lockPerson, powersFrom, type PersonRow } from '../posts.ts'
import { clearFailures, deleteSessions, setPassword } from '../queries.ts'
import { openSession } from '../sessions.ts'

export const slipLivesFor = 7 * 86_400_000

const hashSlip = (district: DistrictId, code: string): Buffer => createHash('sha256').update(`${district} slip ${plainTypedCode(code)}`).digest()

type Governed = { actor: Ask<typeof peopleAccountRoutes.slip>['actor']; params: { id: number }; now: number }

/** The person, locked, if every power of theirs is the actor's to give. */
export const lockGoverned = async (tx: Tx, { actor, params, now }: Governed): Promise<{ person: PersonRow; by: ReturnType<typeof governsAll> }> => {
  const id = params.id as PersonId
  const person = await lockPerson(tx, actor.district, id)
  const powers = person ? await powersFrom(tx, actor.district, id, todayOf(now)) : []
  if (!person || powers.length === 0) throw peopleProblem('people.not-found')
  const by = governsAll(actor, powers)
  notOneself(actor, id)
  return { person, by }
}

type Account = { id: AccountId; login: string | null }

const findOrMakeAccount = async (tx: Tx, district: DistrictId, person: PersonId): Promise<Account> => {
  await tx.query('insert into accounts (district, person_id) values ($1, $2) on conflict (district, person_id) do nothing', [district, person])
  return (await tx.query<Account>('select id, login from accounts where district = $1 and person_id = $2 for update', [district, person]))[0]!
}

/** The login stays; a first one is the phone, or made from the person's number. */
const chooseLogin = async (tx: Tx, district: DistrictId, account: Account, person: PersonRow, wanted: string | undefined): Promise<string> => {
  const login = loginKey(wanted ?? account.login ?? person.phone ?? `wg${person.id}`)
  if (login === '') throw kernelProblem('request.malformed', { part: 'body', faults: ['/login'] })
  const [other] = await tx.query('select id from accounts where district = $1 and login = $2 and id <> $3', [district, login, account.id])
  if (other) throw accountProblem('account.login-taken')
  return login
}

export const makeSlip = async (ask: Ask<typeof peopleAccountRoutes.slip>, tx: Tx): Promise<{ name: string; login: string; code: string; expiresAt: number }> => {
  const { actor, body, now, context } = ask
  const { district } = actor
  const { person, by } = await lockGoverned(tx, ask)
  const account = await findOrMakeAccount(tx, district, person.id)
  const login = await chooseLogin(tx, district, account, person, body.login)
  const code = typedCode(randomBytes(16))
  const expiresAt = now + slipLivesFor
  tx.send('update accounts set login = $3, password_hash = null, active = true where district = $1 and id = $2', [district, account.id, login])
  tx.send(
    `insert into activations (district, account_id, code_hash, made_by_id, made_at, expires_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (district, account_id) do update set code_hash = excluded.code_hash, made_by_id = excluded.made_by_id, made_at = excluded.made_at, expires_at = excluded.expires_at`,
    [district, account.id, hashSlip(district, code), actor.personId, new Date(now), new Date(expiresAt)],
  )
  deleteSessions(tx, district, account.id, null)
  tx.send('update access_tokens set revoked_at = $3 where district = $1 and account_id = $2 and revoked_at is null', [district, account.id, new Date(now)])
  appendJournal(tx, actor, by, { kind: 'account.slipMade', at: now, subjectKind: 'account', subjectId: String(account.id), data: { personId: person.id, reason: body.reason.trim() } })
  tx.afterCommit(() => forgetActors(context))
  return { name: person.name, login, code, expiresAt }
}

export const switchAccount = async (ask: Ask<typeof peopleAccountRoutes.switch>, tx: Tx): Promise<Record<string, never>> => {
  const { actor, body, now, context } = ask
  const { district } = actor
  const { person, by } = await lockGoverned(tx, ask)
  const account = await findOrMakeAccount(tx, district, person.id)
  tx.send('update accounts set active = $3 where district = $1 and id = $2', [district, account.id, body.active])
  if (!body.active) {
    deleteSessions(tx, district, account.id, null)
    tx.send('delete from activations where district = $1 and account_id = $2', [district, account.id])
  }
  appendJournal(tx, actor, by, {
    kind: body.active ? 'account.switchedOn' : 'account.switchedOff', at: now, subjectKind: 'account', subjectId: String(account.id), data: { personId: person.id, reason: body.reason.trim() },
  })
  tx.afterCommit(() => forgetActors(context))
  return {}
}

type Activate = Ask<typeof peopleAccountRoutes.activate>
type Slip = { account_id: AccountId; login: string; code_hash: Buffer }
type Tried = { slip: Slip | undefined; weakness: Weakness | null; hash: string | null }

const findSlip = async (db: Queryable, district: DistrictId, code: string, now: number): Promise<Slip | undefined> =>
  (await db.query<Slip>(
    `select v.account_id, a.login, v.code_hash from activations v join accounts a on a.district = v.district and a.id = v.account_id and a.active
     where v.district = $1 and v.code_hash = $2 and v.expires_at > $3`, [district, hashSlip(district, code), new Date(now)]))[0]

/** The password is hashed before a transaction is opened, and only for a slip that holds. */
export const trySlip = async (ask: Activate, db: Queryable): Promise<Tried> => {
  const { district } = ask.actor
  if ((await leftOf(db, district, wrongFromOnePlace, ask.address, ask.now)) <= 0) throw kernelProblem('request.too-many')
  const slip = await findSlip(db, district, ask.body.code, ask.now)
  const weakness = slip ? weaknessOf(ask.body.password, slip.login) : null
  return { slip, weakness, hash: slip && weakness === null ? await hashPassword(ask.body.password) : null }
}

export const activate = async (ask: Activate, tx: Tx, { slip, weakness, hash }: Tried): Promise<Me | Problem> => {
  const { actor: { district }, now } = ask
  if (slip && weakness !== null) return accountProblem('account.weak-password', { reason: weakness, least: leastPasswordLength })
  // Whoever comes second with the same slip finds none.
  const used = slip ? await tx.query('delete from activations where district = $1 and account_id = $2 and code_hash = $3 and expires_at > $4 returning account_id', [district, slip.account_id, slip.code_hash, new Date(now)]) : []
  if (!slip || hash === null || used.length === 0) {
    await spend(tx, district, wrongFromOnePlace, ask.address, now)
    appendJournal(tx, { district, personId: null }, undefined, { kind: 'account.signInRefused', at: now, subjectKind: 'account', subjectId: 'unknown', data: { reason: 'no-slip' } })
    return accountProblem('account.slip-invalid')
  }
  setPassword(tx, district, slip.account_id, hash)
  clearFailures(tx, district, hashLogin(slip.login))
  appendJournal(tx, { district, personId: null }, undefined, { kind: 'account.activated', at: now, subjectKind: 'account', subjectId: String(slip.account_id) })
  return openSession(ask, tx, slip.account_id, 'slip')
}
