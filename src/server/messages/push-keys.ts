// The district's pair of keys for Web Push: made when it is first asked for, and then the same for ever, since every
// browser that subscribed knows the district by it.
import type { DistrictId } from '../../domain/kernel/ids.ts'
import { keptByDistrict } from '../db/kept-by-district.ts'
import type { Context } from '../context.ts'
import type { Queryable } from '../db/open.ts'
import { newPushKeys, type PushKeys } from './send-push.ts'

const readKeys = async (db: Queryable, district: DistrictId): Promise<PushKeys> => {
  const find = async (): Promise<PushKeys | undefined> =>
    (await db.query<PushKeys>('select public_key as "publicKey", private_key as "privateKey" from push_keys where district = $1', [district]))[0]
  const known = await find()
  if (known) return known
  const { publicKey, privateKey } = newPushKeys()
  await db.query('insert into push_keys (district, public_key, private_key, made_at) values ($1, $2, $3, now()) on conflict do nothing', [district, publicKey, privateKey])
  return (await find())!
}

const kept = keptByDistrict(readKeys)
export const pushKeysOf = (context: Context, db: Queryable, district: DistrictId): Promise<PushKeys> => kept.get(context, db, district)
