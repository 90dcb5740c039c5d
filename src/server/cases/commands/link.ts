// Link two cases, or take the link away. One row stands for both; each change is journalled at both with its reason.
import type { Actor } from '../../../domain/access/actor.ts'
import { can } from '../../../domain/access/can.ts'
import { caseProblem } from '../../../domain/cases/problems.ts'
import type { CaseId, UnitId } from '../../../domain/kernel/ids.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/tx.ts'
import { appendJournal } from '../../journal/append.ts'
import { getCase } from '../queries.ts'

export type Link = { otherId: CaseId; why: string }

/** Both within reach: the first to write on, the other to see. */
const needBoth = async (tx: Tx, actor: Actor, id: CaseId, otherId: CaseId, districtUnitId: UnitId) => {
  if (id === otherId) throw caseProblem('case.link-not-possible')
  const record = await getCase(tx, actor, 'case.note', id, districtUnitId)
  await getCase(tx, actor, 'case.see', otherId, districtUnitId)
  const access = can(actor, 'case.note', record)
  return access.allowed ? access.post : undefined
}

export const link = async (context: Context, tx: Tx, actor: Actor, now: number, id: CaseId, { otherId, why }: Link, wanted: boolean): Promise<void> => {
  const { unitId } = await context.districts.get(actor.district)
  const post = await needBoth(tx, actor, id, otherId, unitId)
  const pair = [id, otherId].sort()
  const changed = wanted
    ? await tx.query('insert into case_links (district, case_id, other_id, why, person_id, at) values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning 1', [actor.district, ...pair, why.trim(), actor.personId, new Date(now)])
    : await tx.query('delete from case_links where district = $1 and case_id = $2 and other_id = $3 returning 1', [actor.district, ...pair])
  if (changed.length === 0) return
  for (const [one, other] of [[id, otherId], [otherId, id]] as const)
    appendJournal(tx, actor, post, { kind: wanted ? 'case.linked' : 'case.unlinked', at: now, subjectKind: 'case', subjectId: one, data: { otherId: other, why: why.trim() } })
  tx.afterCommit(() => context.hub.wake())
}
