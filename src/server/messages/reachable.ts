// By which ways people can be reached, and what they chose: devices that take push, a telephone where there is a gateway,
// an e-mail address they showed to be theirs.
import type { DistrictId, PersonId } from '../../domain/kernel/ids.ts'
import type { Channel } from '../../domain/messages/message-rule.ts'
import { ordinaryWishes, type Wishes } from '../../domain/messages/ways.ts'
import type { Context } from '../context.ts'
import type { Queryable } from '../db/open.ts'

export type Reachable = { wishes: Wishes; ways: ReadonlySet<Channel>; subscriptions: readonly number[] }

/** A device that hasn't shown itself for so long is taken for lost. */
const deviceFor = 14 * 86_400_000

/**
 * Of a subscription `s`: its session goes on, or has run out by itself; ended before its time means signed out. `$now` is an
 * SQL expression.
 */
export const livesSql = (now: string): string => `(s.made_at > ${now} - interval '${deviceFor / 1_000} seconds'
  and (s.session_until <= ${now} or exists (select from sessions z where z.district = s.district and z.token_hash = s.session_hash)))`

type Row = {
  id: PersonId; phone: string | null; address: string | null; push: boolean | null; sms: boolean | null; email: boolean | null
  quiet_from: number | null; quiet_until: number | null; language: 'zh' | 'en' | null; subscriptions: number[]
}

export const wishesOf = (row: Pick<Row, 'push' | 'sms' | 'email' | 'quiet_from' | 'quiet_until' | 'language'>): Wishes => row.push === null ? ordinaryWishes : {
  channels: { push: row.push, sms: row.sms ?? true, email: row.email ?? true },
  quiet: row.quiet_from === null || row.quiet_until === null ? null : { from: row.quiet_from, until: row.quiet_until }, language: row.language ?? 'zh',
}

export const readReachable = async (context: Context, db: Queryable, district: DistrictId, people: readonly PersonId[], now: number): Promise<Map<PersonId, Reachable>> => {
  if (people.length === 0) return new Map()
  const { sms, mail } = context.gateways
  const rows = await db.query<Row>(
    `select p.id, p.phone, case when w.confirmed_at is not null then w.address end as address, w.push, w.sms, w.email, w.quiet_from, w.quiet_until, w.language,
       coalesce((select jsonb_agg(s.id) from push_subscriptions s where s.district = p.district and s.person_id = p.id and ${livesSql('$3::timestamptz')}), '[]') as subscriptions
     from persons p left join message_wishes w on w.district = p.district and w.person_id = p.id where p.district = $1 and p.id = any($2::bigint[])`,
    [district, people, new Date(now)], 'messages-reachable')
  return new Map(rows.map((row): [PersonId, Reachable] => {
    const ways = new Set<Channel>()
    if (row.subscriptions.length > 0) ways.add('push')
    if (sms !== null && /^1[3-9]\d{9}$/.test(row.phone ?? '')) ways.add('sms')
    if (mail !== null && row.address !== null) ways.add('email')
    return [row.id, { wishes: wishesOf(row), ways, subscriptions: row.subscriptions }]
  }))
}
