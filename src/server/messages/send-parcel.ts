// Sends one parcel by its way, and records what became of it. Nothing here holds a transaction while it waits for others.
import { waitAfter } from '../../domain/messages/back-off.ts'
import type { Role } from '../../domain/access/roles.ts'
import { compose, type Language } from '../../domain/messages/compose.ts'
import { appOf, type App } from '../../domain/messages/opens.ts'
import type { RobotKind } from '../../domain/messages/robot-address.ts'
import { todayOf } from '../access/actors.ts'
import { postsOnDaySql } from '../access/posts-sql.ts'
import type { Context } from '../context.ts'
import type { Queryable } from '../db/open.ts'
import type { Tx } from '../db/tx.ts'
import type { Parcel } from './claim.ts'
import { refused, type Handed } from './handing.ts'
import { linkTo, pathTo } from './links.ts'
import { pushKeysOf } from './push-keys.ts'

/** More lines than a phone shows, fewer than either robot takes. */
const mostLines = 20

const linesOf = (lines: readonly string[], language: Language): string[] =>
  lines.length <= mostLines ? [...lines] : [...lines.slice(0, mostLines), language === 'zh' ? `……共 ${lines.length} 条` : `… ${lines.length} in all`]

const toPush = async (context: Context, db: Queryable, parcel: Parcel): Promise<Handed> => {
  const [to] = await db.query<{ endpoint: string; p256dh: string; auth: string; app: App; language: Language }>(
    'select endpoint, p256dh, auth, app, language from push_subscriptions where district = $1 and id = $2', [parcel.district, parcel.subscriptionId])
  if (!to) return { kind: 'gone', why: 'gone' }
  const { title, body } = compose(parcel.items, to.language)
  const urgent = parcel.items.some(({ occasion }) => occasion.startsWith('whistle') || occasion === 'clockRed')
  return context.gateways.push.send(await pushKeysOf(context, db, parcel.district), to, { parcel: parcel.parcel, urgent, payload: { title, body, tag: parcel.parcel, path: pathTo(parcel.items, to.app) } })
}

type Address = { phone: string | null; address: string | null; language: Language }
const addressOf = async (db: Queryable, { district, personId }: Parcel): Promise<Address | undefined> =>
  (await db.query<Address>(
    `select p.phone, case when w.confirmed_at is not null then w.address end as address, coalesce(w.language, 'zh') as language
     from persons p left join message_wishes w on w.district = p.district and w.person_id = p.id where p.district = $1 and p.id = $2`, [district, personId]))[0]

const toPhone = async ({ gateways }: Context, db: Queryable, parcel: Parcel): Promise<Handed> => {
  const to = await addressOf(db, parcel)
  if (!gateways.sms || !to?.phone) return refused('no-way')
  const { title, body } = compose(parcel.items, to.language)
  return gateways.sms({ id: parcel.parcel, phone: to.phone, text: body === '' ? title : to.language === 'zh' ? `${title}：${body}` : `${title}: ${body}`, occasions: [...new Set(parcel.items.map(({ occasion }) => occasion))] })
}

/** The app its reader has, by the posts of today. */
const appOfReader = async (db: Queryable, { district, personId }: Parcel, now: number): Promise<App> =>
  appOf((await db.query<{ role: Role }>(`select x.role from (${postsOnDaySql('$1', '$2', '$3::date')}) x`, [district, personId, todayOf(now)])).map(({ role }) => role))

const toMailbox = async ({ gateways, clock }: Context, db: Queryable, parcel: Parcel): Promise<Handed> => {
  const to = await addressOf(db, parcel)
  if (!gateways.mail || !to?.address) return refused('no-way')
  const { title, body, lines } = compose(parcel.items, to.language)
  const link = linkTo(gateways.publicUrl, parcel.items, await appOfReader(db, parcel, clock()))
  return gateways.mail({ id: parcel.parcel, to: to.address, subject: parcel.items.length === 1 && body !== '' ? `${title} · ${body}` : title, text: [...linesOf(lines, to.language), ...(link ? ['', link] : [])].join('\n') })
}

const toRobot = async ({ gateways, clock }: Context, db: Queryable, parcel: Parcel): Promise<Handed> => {
  const [to] = await db.query<{ kind: RobotKind; url: string; secret: string | null; language: Language }>(
    `select r.kind, r.language, s.url, s.secret from robots r join robot_secrets s on s.district = r.district and s.robot_id = r.id where r.district = $1 and r.id = $2 and r.removed_at is null`, [parcel.district, parcel.robotId])
  if (!to) return { kind: 'gone', why: 'gone' }
  const { lines } = compose(parcel.items, to.language)
  const link = linkTo(gateways.publicUrl, parcel.items, 'console')
  return gateways.robots.send(to, [...linesOf(lines, to.language), ...(link ? [link] : [])].join('\n'), clock())
}

const ways = { push: toPush, sms: toPhone, email: toMailbox, robot: toRobot }

export const sendParcel = (context: Context, parcel: Parcel): Promise<Handed> => ways[parcel.channel](context, context.database, parcel)

/** Only what is still under way as this parcel is marked: if another server took it up meanwhile, that one records it. */
export const recordParcel = (tx: Tx, { district, parcel, attempts, subscriptionId }: Parcel, handed: Handed, now: number, luck: number): void => {
  const set = (state: string, columns: { nextTryAt?: number; sentAt?: number; fault?: string; id?: string | null }): void =>
    tx.send("update message_deliveries set state = $4, next_try_at = $5, sent_at = $6, last_fault = coalesce($7, last_fault), provider_id = $8 where district = $1 and parcel = $2 and attempts = $3 and state = 'sending'", [
      district, parcel, attempts, state, columns.nextTryAt === undefined ? null : new Date(columns.nextTryAt), columns.sentAt === undefined ? null : new Date(columns.sentAt), columns.fault ?? null, columns.id ?? null,
    ])
  switch (handed.kind) {
    case 'taken':
      return set('sent', { sentAt: now, id: handed.id?.slice(0, 300) ?? null })
    case 'failed': {
      const wait = waitAfter(attempts, luck, handed.atLeast)
      return wait === null ? set('givenUp', { fault: handed.why }) : set('failed', { nextTryAt: now + wait, fault: handed.why })
    }
    case 'refused':
      return set('givenUp', { fault: handed.why })
    case 'gone':
      if (subscriptionId !== null) tx.send('delete from push_subscriptions where district = $1 and id = $2', [district, subscriptionId])
      return set('dropped', { fault: 'gone' })
  }
}
