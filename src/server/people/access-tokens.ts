// Making, listing and taking back one's access tokens. Only the hash is kept.
import type { accessTokenRoutes, AccessToken } from '../../contract/access-tokens.ts'
import { accountProblem } from '../../domain/people/problems.ts'
import type { ReplyOf } from '../../contract/route.ts'
import { newAccessToken } from '../access/access-tokens.ts'
import { hashToken } from '../access/actors.ts'
import type { Queryable } from '../db/open.ts'
import type { Tx } from '../db/tx.ts'
import type { Ask } from '../http/endpoint.ts'
import { appendJournal } from '../journal/append.ts'
import { sessionOf } from './queries.ts'

const mostTokens = 20
const day = 86_400_000

type TokenRow = { id: string; name: string; created_at: Date; expires_at: Date; used_at: Date | null }
const columns = 'id, name, created_at, expires_at, used_at'

const present = (row: TokenRow): AccessToken => ({
  id: row.id, name: row.name, createdAt: row.created_at.getTime(), expiresAt: row.expires_at.getTime(), usedAt: row.used_at?.getTime() ?? null,
})

export const listTokens = async ({ actor, now }: Ask<typeof accessTokenRoutes.list>, db: Queryable): Promise<{ tokens: AccessToken[] }> => {
  const rows = await db.query<TokenRow>(
    `select ${columns} from access_tokens where district = $1 and account_id = $2 and revoked_at is null and expires_at > $3 order by created_at desc, id desc`,
    [actor.district, actor.accountId, new Date(now)],
  )
  return { tokens: rows.map(present) }
}

export const makeToken = async (ask: Ask<typeof accessTokenRoutes.make>, tx: Tx): Promise<ReplyOf<typeof accessTokenRoutes.make>> => {
  const { actor, body, now } = ask
  const { district, accountId } = actor
  const [known] = await tx.query<TokenRow & { account_id: number }>(`select ${columns}, account_id from access_tokens where district = $1 and id = $2`, [district, body.id])
  if (known && known.account_id !== accountId) throw accountProblem('account.token-id-taken')
  if (known) return { token: present(known), secret: null }
  // The account's row is locked, so that two requests at once can't both be the twentieth.
  await tx.query('select id from accounts where district = $1 and id = $2 for update', [district, accountId])
  const [counted] = await tx.query<{ count: number }>('select count(*) as count from access_tokens where district = $1 and account_id = $2 and revoked_at is null and expires_at > $3', [district, accountId, new Date(now)])
  if (counted!.count >= mostTokens) throw accountProblem('account.too-many-tokens', { most: mostTokens })
  // Who came in by a code to their phone gives a program no more than that.
  const [here] = ask.token === undefined ? [] : [await sessionOf(tx, district, hashToken(ask.token))]
  const secret = newAccessToken(district)
  const expiresAt = now + body.days * day
  tx.send('insert into access_tokens (district, id, account_id, name, token_hash, by_phone, created_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8)', [
    district, body.id, accountId, body.name.trim(), hashToken(secret), here?.by_phone ?? true, new Date(now), new Date(expiresAt),
  ])
  appendJournal(tx, actor, undefined, { kind: 'account.tokenMade', at: now, subjectKind: 'account', subjectId: String(accountId), data: { token: body.id, name: body.name.trim(), days: body.days } })
  return { token: { id: body.id, name: body.name.trim(), createdAt: now, expiresAt, usedAt: null }, secret }
}

export const revokeToken = async ({ actor, params, now }: Ask<typeof accessTokenRoutes.revoke>, tx: Tx): Promise<Record<string, never>> => {
  const { district, accountId } = actor
  const [known] = await tx.query<{ revoked_at: Date | null }>('select revoked_at from access_tokens where district = $1 and id = $2 and account_id = $3 for update', [district, params.id, accountId])
  if (!known) throw accountProblem('account.token-not-found')
  if (known.revoked_at !== null) return {}
  tx.send('update access_tokens set revoked_at = $3 where district = $1 and id = $2', [district, params.id, new Date(now)])
  appendJournal(tx, actor, undefined, { kind: 'account.tokenRevoked', at: now, subjectKind: 'account', subjectId: String(accountId), data: { token: params.id } })
  return {}
}

/** Tokens that ended or were taken back a while ago; what was made and when stays in the journal. */
export const eraseOldTokensAsSystem = (tx: Tx, before: number): void => tx.send('delete from access_tokens where expires_at < $1 or revoked_at < $1', [new Date(before)])
