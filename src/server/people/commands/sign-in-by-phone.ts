// Sign in by the code sent to a phone. A resident's account and person come into being here, by their own act.
import { timingSafeEqual } from 'node:crypto'
import type { accountRoutes, Me } from '../../../contract/account.ts'
import { kernelProblem, type Problem } from '../../../domain/kernel/problem.ts'
import { residentName } from '../../../domain/people/masking.ts'
import { phoneCodeRules, phoneIsEnough } from '../../../domain/people/phone-code-rules.ts'
import { accountProblem } from '../../../domain/people/problems.ts'
import { todayOf } from '../../access/actors.ts'
import { leftOf, spend } from '../../access/allowance.ts'
import type { Tx } from '../../db/tx.ts'
import type { Ask } from '../../http/endpoint.ts'
import { appendJournal } from '../../journal/append.ts'
import { wrongFromOnePlace } from '../guessing.ts'
import { countTry, findOrMakeByPhone, lockCode, rolesByPhone, voidCode } from '../queries.ts'
import { openSession } from '../sessions.ts'
import { hashCode } from './send-code.ts'

type ByPhone = Ask<typeof accountRoutes.signInByPhone>

const refuse = async (ask: ByPhone, tx: Tx, reason: string, left: number): Promise<Problem> => {
  const { district } = ask.actor
  await spend(tx, district, wrongFromOnePlace, ask.address, ask.now)
  appendJournal(tx, { district, personId: null }, undefined, { kind: 'account.signInRefused', at: ask.now, subjectKind: 'account', subjectId: 'unknown', data: { reason } })
  return accountProblem('account.wrong-code', { left })
}

export const signInByPhone = async (ask: ByPhone, tx: Tx): Promise<Me | Problem> => {
  const { now } = ask
  const { district } = ask.actor
  const { phone, code } = ask.body
  if ((await leftOf(tx, district, wrongFromOnePlace, ask.address, now)) <= 0) throw kernelProblem('request.too-many')
  const sent = await lockCode(tx, district, phone)
  if (!sent || sent.expires_at.getTime() <= now || sent.tries >= phoneCodeRules.mostTries) return refuse(ask, tx, 'no-code', 0)
  if (!timingSafeEqual(sent.code_hash, hashCode(district, phone, code))) {
    countTry(tx, district, phone)
    return refuse(ask, tx, 'wrong-code', phoneCodeRules.mostTries - sent.tries - 1)
  }
  voidCode(tx, district, phone, now)
  if (!phoneIsEnough(await rolesByPhone(tx, district, phone, todayOf(now)))) return accountProblem('account.password-needed')
  const account = await findOrMakeByPhone(tx, district, phone, ask.body.name?.trim() || residentName(phone))
  if (!account) return refuse(ask, tx, 'switched-off', 0)
  if (account.made) appendJournal(tx, { district, personId: null }, undefined, { kind: 'account.made', at: now, subjectKind: 'account', subjectId: String(account.id) })
  return openSession(ask, tx, account.id, 'phone')
}
