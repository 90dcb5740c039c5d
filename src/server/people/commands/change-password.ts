// Change one's password: the present one must be right, the next one strong; other browsers are signed out.
import type { accountRoutes } from '../../../contract/account.ts'
import type { Problem } from '../../../domain/kernel/problem.ts'
import { leastPasswordLength, weaknessOf, type Weakness } from '../../../domain/people/password-rules.ts'
import { accountProblem } from '../../../domain/people/problems.ts'
import { forgetActors, hashToken } from '../../access/actors.ts'
import type { Queryable } from '../../db/open.ts'
import type { Tx } from '../../db/tx.ts'
import type { Ask } from '../../http/endpoint.ts'
import { appendJournal } from '../../journal/append.ts'
import { countGuess, hashLogin, isLocked } from '../guessing.ts'
import { hashPassword, passwordFits } from '../passwords.ts'
import { clearFailures, deleteSessions, findFailures, getAccount, setPassword, type AccountRow } from '../queries.ts'

type Change = Ask<typeof accountRoutes.changePassword>
type Checked = { account: AccountRow; login: Buffer; fits: boolean; weakness: Weakness | null; hash: string | null }

/** Someone at a browser left open must not guess either: the login's count is the one of signing in. */
export const checkPasswords = async (ask: Change, db: Queryable): Promise<Checked> => {
  const account = await getAccount(db, ask.actor.district, ask.actor.accountId!)
  const login = hashLogin(account.login ?? `account ${account.id}`)
  const { current, next } = ask.body
  const resting = isLocked(await findFailures(db, ask.actor.district, login), ask.now)
  const fits = !resting && (await passwordFits(account.password_hash, current))
  const weakness = next === current ? 'same' : weaknessOf(next, account.login)
  return { account, login, fits, weakness, hash: fits && weakness === null ? await hashPassword(next) : null }
}

export const changePassword = async (ask: Change, tx: Tx, checked: Checked): Promise<Record<string, never> | Problem> => {
  const { account, login, fits, weakness, hash } = checked
  const { actor, now, context } = ask
  const refusal = await countGuess(tx, { district: actor.district, login, address: ask.address, now, accountId: account.id, fits })
  if (refusal) return refusal
  clearFailures(tx, actor.district, login)
  if (weakness !== null || hash === null) return accountProblem('account.weak-password', { reason: weakness ?? 'too-simple', least: leastPasswordLength })
  setPassword(tx, actor.district, account.id, hash)
  deleteSessions(tx, actor.district, account.id, ask.token === undefined ? null : hashToken(ask.token))
  appendJournal(tx, actor, undefined, { kind: 'account.passwordChanged', at: now, subjectKind: 'account', subjectId: String(account.id) })
  tx.afterCommit(() => forgetActors(context))
  return {}
}
