// By which ways and at which hours somebody wants to be told; the e-mail address they name, believed once they show the code
// that was sent there.
import { createHash, randomInt, timingSafeEqual } from 'node:crypto'
import type { MessageChoices } from '../../contract/messages.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { messageProblem } from '../../domain/messages/problems.ts'
import { ordinaryWishes } from '../../domain/messages/ways.ts'
import { hashToken } from '../access/actors.ts'
import { leftOf, spend } from '../access/allowance.ts'
import type { Context } from '../context.ts'
import type { Queryable } from '../db/open.ts'
import type { Tx } from '../db/tx.ts'
import { pushKeysOf } from './push-keys.ts'
import { livesSql, wishesOf } from './reachable.ts'

type Row = { push: boolean; sms: boolean; email: boolean; quiet_from: number | null; quiet_until: number | null; language: 'zh' | 'en'; address: string | null; confirmed_at: Date | null; code_for: string | null; code_until: Date | null }

export const readChoices = async (context: Context, db: Queryable, actor: Actor, token: string | undefined, now: number): Promise<MessageChoices> => {
  const { district, personId } = actor
  const [[row], devices, [person], keys] = await Promise.all([
    db.query<Row>('select push, sms, email, quiet_from, quiet_until, language, address, confirmed_at, code_for, code_until from message_wishes where district = $1 and person_id = $2', [district, personId]),
    db.query<{ id: number; app: MessageChoices['devices'][number]['app']; here: boolean; made_at: Date }>(
      `select s.id, s.app, s.session_hash = $3 as here, s.made_at from push_subscriptions s where s.district = $1 and s.person_id = $2 and ${livesSql('$4::timestamptz')} order by s.made_at desc`,
      [district, personId, token === undefined ? null : hashToken(token), new Date(now)]),
    db.query<{ reachable: boolean }>("select phone ~ '^1[3-9][0-9]{9}$' as reachable from persons where district = $1 and id = $2", [district, personId]),
    pushKeysOf(context, db, district),
  ])
  const wishes = row ? wishesOf(row) : ordinaryWishes
  return {
    ...wishes.channels, quiet: wishes.quiet, language: wishes.language,
    available: { pushKey: keys.publicKey, sms: context.gateways.sms !== null && person?.reachable === true, email: context.gateways.mail !== null },
    address: row?.confirmed_at ? row.address : null, pending: row?.code_for && row.code_until && row.code_until.getTime() > now ? row.code_for : null,
    devices: devices.map(({ id, app, here, made_at }) => ({ id, app, here: here === true, madeAt: made_at.getTime() })),
  }
}

type Chosen = Pick<MessageChoices, 'push' | 'sms' | 'email' | 'quiet' | 'language'>

export const choose = (tx: Tx, { district, personId }: Actor, { push, sms, email, quiet, language }: Chosen): void =>
  tx.send(
    `insert into message_wishes (district, person_id, push, sms, email, quiet_from, quiet_until, language) values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (district, person_id) do update set push = excluded.push, sms = excluded.sms, email = excluded.email, quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until, language = excluded.language`,
    [district, personId, push, sms, email, quiet?.from ?? null, quiet?.until ?? null, language])

const codesADay = { what: 'email-code', most: 10, span: 86_400_000 }
const codeFor = 15 * 60_000
const mostTries = 5

const hashCode = (personId: number, address: string, code: string): Buffer => createHash('sha256').update(`${personId}|${address}|${code}`).digest()

/** Before the transaction: the code is on its way when it is written down. */
export const sendAddressCode = async (context: Context, db: Queryable, actor: Actor, address: string, id: string, now: number): Promise<string> => {
  if (!context.gateways.mail) throw messageProblem('message.no-mail')
  if ((await leftOf(db, actor.district, codesADay, String(actor.personId), now)) <= 0) throw messageProblem('message.too-many-codes')
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const handed = await context.gateways.mail({ id, to: address, subject: `${code} 验证码 code`, text: `验证码 ${code}，15 分钟内有效。不是您本人操作的，请忽略。\n\nYour code is ${code}, valid for 15 minutes. If you did not ask for it, ignore this.` })
  if (handed.kind !== 'taken') throw messageProblem('message.mail-failed', { why: handed.why })
  return code
}

export const keepCode = async (tx: Tx, { district, personId }: Actor, now: number, address: string, code: string): Promise<void> => {
  await spend(tx, district, codesADay, String(personId), now)
  tx.send(
    `insert into message_wishes (district, person_id, code_hash, code_for, code_until) values ($1, $2, $3, $4, $5)
     on conflict (district, person_id) do update set code_hash = excluded.code_hash, code_for = excluded.code_for, code_until = excluded.code_until, code_tries = 0`,
    [district, personId, hashCode(personId!, address, code), address, new Date(now + codeFor)])
}

export const forgetAddress = (tx: Tx, { district, personId }: Actor): void =>
  tx.send('update message_wishes set address = null, confirmed_at = null, code_hash = null, code_for = null, code_until = null where district = $1 and person_id = $2', [district, personId])

/** Answers whether it was right; a wrong one counts. */
export const confirmAddress = async (tx: Tx, { district, personId }: Actor, now: number, code: string): Promise<boolean> => {
  const [row] = await tx.query<{ code_hash: Buffer | null; code_for: string | null; code_until: Date | null; code_tries: number }>(
    'select code_hash, code_for, code_until, code_tries from message_wishes where district = $1 and person_id = $2 for update', [district, personId])
  if (!row?.code_hash || !row.code_for || !row.code_until || row.code_until.getTime() <= now || row.code_tries >= mostTries) return false
  if (!timingSafeEqual(row.code_hash, hashCode(personId!, row.code_for, code))) {
    tx.send('update message_wishes set code_tries = code_tries + 1 where district = $1 and person_id = $2', [district, personId])
    return false
  }
  tx.send('update message_wishes set address = code_for, confirmed_at = $3, code_hash = null, code_for = null, code_until = null where district = $1 and person_id = $2', [district, personId, new Date(now)])
  return true
}
