// The district's rules who is told of what, by version; until somebody wrote their own, the starter set.
import type { Actor } from '../../domain/access/actor.ts'
import type { DistrictId } from '../../domain/kernel/ids.ts'
import { ruleFlaws, starterRules, type MessageRule } from '../../domain/messages/message-rule.ts'
import { messageProblem } from '../../domain/messages/problems.ts'
import { keptByDistrict } from '../db/kept-by-district.ts'
import type { Context } from '../context.ts'
import type { Queryable } from '../db/open.ts'
import type { Tx } from '../db/tx.ts'
import { appendJournal } from '../journal/append.ts'

export type RuleSet = { version: number; rules: readonly MessageRule[]; madeAt: number | null; madeBy: string | null }

export const readRules = async (db: Queryable, district: DistrictId): Promise<RuleSet> => {
  const [row] = await db.query<{ version: number; rules: MessageRule[]; made_at: Date; made_by: string | null }>(
    `select r.version, r.rules, r.made_at, p.name as made_by from message_rules r left join persons p on p.district = r.district and p.id = r.person_id
     where r.district = $1 order by r.version desc limit 1`, [district])
  return row ? { version: row.version, rules: row.rules, madeAt: row.made_at.getTime(), madeBy: row.made_by } : { version: 0, rules: starterRules, madeAt: null, madeBy: null }
}

const kept = keptByDistrict(readRules)
export const rulesOf = kept.get

/** A new version, if what it was made from is still the last; the same command twice is done once. */
export const setRules = async (context: Context, tx: Tx, actor: Actor, now: number, body: { commandId: string; version: number; rules: readonly MessageRule[] }): Promise<RuleSet> => {
  const flaws = ruleFlaws(body.rules)
  if (flaws.length > 0) throw messageProblem('message.rules-wrong', { rules: flaws.map(String) })
  // One after the other, also for the first version.
  await tx.query('select 1 from districts where district = $1 for update', [actor.district])
  const [done] = await tx.query('select 1 from message_rules where district = $1 and command_id = $2', [actor.district, body.commandId])
  if (done) return readRules(tx, actor.district)
  const before = await readRules(tx, actor.district)
  if (before.version !== body.version) throw messageProblem('message.rules-changed', { version: before.version, by: before.madeBy ?? '' })
  await tx.query('insert into message_rules (district, version, rules, command_id, person_id, made_at) values ($1, $2, $3, $4, $5, $6)',
    [actor.district, before.version + 1, JSON.stringify(body.rules), body.commandId, actor.personId, new Date(now)])
  appendJournal(tx, actor, undefined, { kind: 'message.rulesChanged', at: now, subjectKind: 'system', subjectId: 'message-rules', commandId: body.commandId, data: { version: before.version + 1 } })
  tx.afterCommit(() => kept.forget(context, actor.district))
  return readRules(tx, actor.district)
}
