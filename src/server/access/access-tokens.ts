// Access tokens: keys that programs show instead of a browser's session, as HTTP Basic (login and token) or Bearer. Only
// routes that say so accept them. A token that is shown and isn't good is refused, never taken for nobody.
import { randomBytes } from 'node:crypto'
import type { Actor } from '../../domain/access/actor.ts'
import type { AccountId, DistrictId } from '../../domain/kernel/ids.ts'
import { kernelProblem } from '../../domain/kernel/problem.ts'
import { loginKey } from '../../domain/people/login.ts'
import type { Context } from '../context.ts'
import { hashToken, readByAccount } from './actors.ts'

/** Says what it is and whose district's, so that it is found by a whole key, and recognised where it was left lying about. */
export const newAccessToken = (district: DistrictId): string => `wangge_${district}_${randomBytes(32).toString('base64url')}`

type Shown = { login: string | undefined; token: string }

const readHeader = (header: string): Shown | undefined => {
  const [, kind = '', value = ''] = /^(\w+) +([\w.~+/=-]+)$/.exec(header.trim()) ?? []
  if (/^bearer$/i.test(kind)) return { login: undefined, token: value }
  if (!/^basic$/i.test(kind)) return undefined
  const [, login = '', token = ''] = /^([^:]*):(.*)$/s.exec(Buffer.from(value, 'base64').toString('utf8')) ?? []
  return { login, token }
}

type TokenRow = { id: string; account_id: AccountId; login: string | null; by_phone: boolean; fresh: boolean }

/** Noted once an hour: enough to tell a token in use from one that was forgotten. */
const notedEvery = 3_600_000

/** Undefined when the request shows none. */
export const findTokenActor = async (context: Context, header: string | undefined): Promise<Actor | undefined> => {
  if (header === undefined) return undefined
  const shown = readHeader(header)
  const [, number] = /^wangge_(\d{1,15})_[\w-]{43}$/.exec(shown?.token ?? '') ?? []
  if (!shown || number === undefined) throw kernelProblem('access.token-refused')
  const district = Number(number) as DistrictId
  const now = context.clock()
  const [row] = await context.database.query<TokenRow>(
    `select t.id, t.account_id, a.login, t.by_phone, coalesce(t.used_at > $4, false) as fresh
     from access_tokens t join accounts a on a.district = t.district and a.id = t.account_id
     where t.district = $1 and t.token_hash = $2 and t.expires_at > $3 and t.revoked_at is null and a.active`,
    [district, hashToken(shown.token), new Date(now), new Date(now - notedEvery)],
    'actor-by-access-token',
  )
  if (!row || (shown.login !== undefined && shown.login !== '' && loginKey(shown.login) !== row.login)) throw kernelProblem('access.token-refused')
  if (!row.fresh) await context.database.query('update access_tokens set used_at = $3 where district = $1 and id = $2', [district, row.id, new Date(now)])
  return readByAccount(context.database, district, row.account_id, now, row.by_phone)
}
