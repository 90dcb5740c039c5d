// How often somebody may do something that costs us or others: photos put, codes sent, passwords guessed. Counted in the
// database, so that several servers count together, in fixed spans of time. Kept for a day, then erased.
import type { DistrictId } from '../../domain/kernel/ids.ts'
import type { Queryable } from '../db/open.ts'
import type { Tx } from '../db/tx.ts'

export type Allowance = {
  what: string
  most: number
  /** Milliseconds. */
  span: number
}

const windowOf = (allowance: Allowance, now: number): Date => new Date(now - (now % allowance.span))

/** How much is left, without taking any. */
export const leftOf = async (db: Queryable, district: DistrictId, allowance: Allowance, who: string, now: number): Promise<number> => {
  const [row] = await db.query<{ used: number }>(
    'select used from allowances where district = $1 and what = $2 and who = $3 and window_start = $4',
    [district, allowance.what, who, windowOf(allowance, now)],
  )
  return allowance.most - (row?.used ?? 0)
}

/** Takes one and answers how many are left; below zero there was none. Counts only if the transaction is committed. */
export const spend = async (tx: Tx, district: DistrictId, allowance: Allowance, who: string, now: number): Promise<number> => {
  const [row] = await tx.query<{ used: number }>(
    `insert into allowances (district, what, who, window_start, used) values ($1, $2, $3, $4, 1)
     on conflict (district, what, who, window_start) do update set used = allowances.used + 1 returning used`,
    [district, allowance.what, who, windowOf(allowance, now)],
  )
  return allowance.most - row!.used
}

const keptFor = 86_400_000

export const eraseOldAllowancesAsSystem = (tx: Tx, now: number): void => tx.send('delete from allowances where window_start < $1', [new Date(now - keptFor)])
