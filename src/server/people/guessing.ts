// Wrong passwords: counted by login whether an account has it or not, so that neither the answer nor the lock tells
// which logins exist. The count is written although the request is refused (a returned Problem is committed).
import { createHash } from 'node:crypto'
import { failuresKeptFor, lockAfter, triesLeft } from '../../domain/people/lock-out.ts'
import { accountProblem } from '../../domain/people/problems.ts'
import type { AccountId, DistrictId } from '../../domain/kernel/ids.ts'
import type { Problem } from '../../domain/kernel/problem.ts'
import { spend, type Allowance } from '../access/allowance.ts'
import type { Tx } from '../db/tx.ts'
import { appendJournal } from '../journal/append.ts'
import { lockFailures, setFailures, type Failures } from './queries.ts'

/** Wrong passwords and codes from one network; above an office's usual slips, far below a list of logins. */
export const wrongFromOnePlace: Allowance = { what: 'signIn.wrong', most: 200, span: 3_600_000 }

export const hashLogin = (login: string): Buffer => createHash('sha256').update(login).digest()

export const isLocked = (failures: Failures | undefined, now: number): boolean => (failures?.locked_until?.getTime() ?? 0) > now

const locked = (until: number, now: number): Problem => accountProblem('account.locked', { minutes: Math.max(1, Math.ceil((until - now) / 60_000)) })

export type Guess = {
  district: DistrictId
  login: Buffer
  address: string
  now: number
  accountId: AccountId | null
  fits: boolean
}

/** Counts one guess; answers why it is refused, or null when it was right and the login isn't resting. */
export const countGuess = async (tx: Tx, guess: Guess): Promise<Problem | null> => {
  const { district, login, now } = guess
  const failures = await lockFailures(tx, district, login, now)
  const resting = isLocked(failures, now)
  if (guess.fits && !resting) return null
  const subject = { subjectKind: 'account', subjectId: guess.accountId === null ? 'unknown' : String(guess.accountId) } as const
  const who = { district, personId: null }
  const note = (kind: string, data: Record<string, unknown>): void => appendJournal(tx, who, undefined, { kind, at: now, ...subject, data })
  await spend(tx, district, wrongFromOnePlace, guess.address, now)
  if (resting) {
    note('account.signInRefused', { reason: 'locked' })
    return locked(failures.locked_until!.getTime(), now)
  }
  const before = now - failures.last_at.getTime() > failuresKeptFor ? 0 : failures.failed_count
  const count = before + 1
  const wait = lockAfter(count)
  setFailures(tx, district, login, count, wait > 0 ? now + wait : null, now)
  note('account.signInRefused', { reason: 'wrong-password' })
  if (wait === 0) return accountProblem('account.wrong-credentials', { left: triesLeft(count) })
  note('account.locked', { minutes: wait / 60_000 })
  return locked(now + wait, now)
}
