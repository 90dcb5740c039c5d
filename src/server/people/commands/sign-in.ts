// Sign in by login and password.
import type { accountRoutes, Me } from '../../../contract/account.ts'
import { kernelProblem, type Problem } from '../../../domain/kernel/problem.ts'
import { loginKey } from '../../../domain/people/login.ts'
import { leftOf } from '../../access/allowance.ts'
import type { Queryable } from '../../db/open.ts'
import type { Tx } from '../../db/tx.ts'
import type { Ask } from '../../http/endpoint.ts'
import { countGuess, hashLogin, isLocked, wrongFromOnePlace } from '../guessing.ts'
import { passwordFits } from '../passwords.ts'
import { clearFailures, findAccountByLogin, findFailures, type AccountRow } from '../queries.ts'
import { openSession } from '../sessions.ts'

type SignIn = Ask<typeof accountRoutes.signIn>
type Tried = { account: AccountRow | undefined; login: Buffer; fits: boolean }

/** Compares the password before a transaction is opened; a resting login costs no work. */
export const tryPassword = async (ask: SignIn, db: Queryable): Promise<Tried> => {
  const { district } = ask.actor
  if ((await leftOf(db, district, wrongFromOnePlace, ask.address, ask.now)) <= 0) throw kernelProblem('request.too-many')
  const name = loginKey(ask.body.login)
  const login = hashLogin(name)
  const account = await findAccountByLogin(db, district, name)
  if (isLocked(await findFailures(db, district, login), ask.now)) return { account, login, fits: false }
  return { account, login, fits: await passwordFits(account?.password_hash ?? null, ask.body.password) }
}

export const signIn = async (ask: SignIn, tx: Tx, tried: Tried): Promise<Me | Problem> => {
  const { account, login, fits } = tried
  const { district } = ask.actor
  const refusal = await countGuess(tx, {
    district, login, address: ask.address, now: ask.now, fits: fits && account !== undefined,
    accountId: account?.id ?? null,
  })
  if (refusal) return refusal
  clearFailures(tx, district, login)
  return openSession(ask, tx, account!.id, 'password')
}
