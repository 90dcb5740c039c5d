// Send a sign-in code to a phone. The same answer whether the phone is known or not.
import { createHash, randomInt } from 'node:crypto'
import type { accountRoutes } from '../../../contract/account.ts'
import type { Problem } from '../../../domain/kernel/problem.ts'
import type { DistrictId } from '../../../domain/kernel/ids.ts'
import { phoneCodeRules } from '../../../domain/people/phone-code-rules.ts'
import { accountProblem } from '../../../domain/people/problems.ts'
import { spend, type Allowance } from '../../access/allowance.ts'
import type { Tx } from '../../db/tx.ts'
import type { Ask } from '../../http/endpoint.ts'
import { lockCode, replaceCode } from '../queries.ts'

const fromOnePlace: Allowance = { what: 'phoneCode.send', most: phoneCodeRules.mostAnHourFromOnePlace, span: 3_600_000 }

/** Six digits are soon tried out by whoever has the hash; what protects a code is its short life and its few tries. */
export const hashCode = (district: DistrictId, phone: string, code: string): Buffer => createHash('sha256').update(`${district} ${phone} ${code}`).digest()

/** Midnight in China. */
const dayStartOf = (now: number): number => now - ((now + 8 * 3_600_000) % 86_400_000)

export const sendCode = async (ask: Ask<typeof accountRoutes.sendCode>, tx: Tx): Promise<{ expiresAt: number; nextAt: number } | Problem> => {
  const { now, context } = ask
  const { district } = ask.actor
  const { phone } = ask.body
  const { livesFor, waitBetween, mostADay } = phoneCodeRules
  if ((await spend(tx, district, fromOnePlace, ask.address, now)) < 0) return accountProblem('account.code-too-many')
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const times = { now, expiresAt: now + livesFor, notSince: now - waitBetween, dayStart: dayStartOf(now) }
  if (!(await replaceCode(tx, district, phone, hashCode(district, phone, code), times, mostADay))) {
    const last = (await lockCode(tx, district, phone))!
    const free = last.sent_at.getTime() + waitBetween
    if (free > now) return accountProblem('account.code-too-soon', { seconds: Math.ceil((free - now) / 1_000) })
    return accountProblem('account.code-too-many')
  }
  // After the commit and without waiting: a slow gateway must hold neither a connection nor the answer. A code that
  // doesn't arrive is asked for again; the sender writes its own faults to the log.
  tx.afterCommit(() => void context.codes.send(phone, code, 'signIn').catch(() => {}))
  return { expiresAt: times.expiresAt, nextAt: now + waitBetween }
}
