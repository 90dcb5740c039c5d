// Browsers that take push for somebody. Each belongs to the session it was made in; the same browser subscribing again, also
// for somebody else who signed in on it, takes the place of what was there.
import type { BodyOf } from '../../contract/route.ts'
import type { messageRoutes } from '../../contract/messages.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { messageProblem } from '../../domain/messages/problems.ts'
import { hashToken } from '../access/actors.ts'
import type { Context } from '../context.ts'
import type { Tx } from '../db/tx.ts'
import { areKeys } from './send-push.ts'

const most = 10

export const subscribe = async (context: Context, tx: Tx, { district, personId }: Actor, token: string | undefined, now: number, body: BodyOf<typeof messageRoutes.subscribe>): Promise<{ id: number }> => {
  if (token === undefined || !context.gateways.push.mayReach(body.endpoint) || !areKeys(body)) throw messageProblem('message.push-refused')
  const [{ count }] = (await tx.query<{ count: number }>('select count(*) as count from push_subscriptions where district = $1 and person_id = $2 and endpoint <> $3', [district, personId, body.endpoint])) as [{ count: number }]
  if (count >= most) throw messageProblem('message.too-many-devices', { most })
  const [row] = await tx.query<{ id: number }>(
    `insert into push_subscriptions (district, person_id, session_hash, session_until, app, language, endpoint, p256dh, auth, made_at)
     select $1, $2, z.token_hash, z.expires_at, $4, $5, $6, $7, $8, $9 from sessions z where z.district = $1 and z.token_hash = $3
     on conflict on constraint push_subscriptions_endpoint_unique do update set person_id = excluded.person_id, session_hash = excluded.session_hash, session_until = excluded.session_until,
       app = excluded.app, language = excluded.language, p256dh = excluded.p256dh, auth = excluded.auth, made_at = excluded.made_at returning id`,
    [district, personId, hashToken(token), body.app, body.language, body.endpoint, body.p256dh, body.auth, new Date(now)])
  if (!row) throw messageProblem('message.push-refused')
  return row
}

export const unsubscribe = (tx: Tx, { district, personId }: Actor, { id, endpoint }: { id?: number; endpoint?: string }): void =>
  tx.send('delete from push_subscriptions where district = $1 and person_id = $2 and (id = $3 or endpoint = $4)', [district, personId, id ?? null, endpoint ?? null])
