// Opens a session: a new random token for this browser, of which only the hash is kept; the one before it ends.
import { randomBytes } from 'node:crypto'
import type { AccountId } from '../../domain/kernel/ids.ts'
import type { Me } from '../../contract/account.ts'
import type { Route } from '../../contract/route.ts'
import { forgetActors, hashToken, readByAccount } from '../access/actors.ts'
import type { Tx } from '../db/tx.ts'
import type { Ask } from '../http/endpoint.ts'
import { appendJournal } from '../journal/append.ts'
import { presentMe } from './me.ts'
import { deleteSession, insertSession } from './queries.ts'

/** Whoever holds a post signs in daily; a resident stays signed in for a month. */
const seconds = { staff: 12 * 3_600, resident: 30 * 86_400 } as const

export const newToken = (): string => randomBytes(32).toString('base64url')

type Opening = Pick<Ask<Route>, 'actor' | 'now' | 'context' | 'token' | 'userAgent' | 'giveToken'>

export const openSession = async (ask: Opening, tx: Tx, accountId: AccountId, by: 'password' | 'phone' | 'slip'): Promise<Me> => {
  const { context, now } = ask
  const { district } = ask.actor
  const actor = await readByAccount(tx, district, accountId, now, by === 'phone')
  const life = actor.posts.some((post) => post.role !== 'resident') ? seconds.staff : seconds.resident
  const token = newToken()
  if (ask.token !== undefined) deleteSession(tx, district, hashToken(ask.token))
  insertSession(tx, { district, tokenHash: hashToken(token), accountId, now, expiresAt: now + life * 1_000, userAgent: ask.userAgent, byPhone: by === 'phone' })
  appendJournal(tx, actor, undefined, { kind: 'account.signedIn', at: now, subjectKind: 'account', subjectId: String(accountId), data: { by } })
  tx.afterCommit(() => {
    forgetActors(context)
    ask.giveToken(token, life)
  })
  return presentMe(context, tx, actor)
}
