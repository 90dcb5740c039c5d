// Follow a known case instead of repeating it, or stop following.
import type { Actor } from '../../../domain/access/actor.ts'
import { caseProblem } from '../../../domain/cases/problems.ts'
import type { CaseId } from '../../../domain/kernel/ids.ts'
import type { Tx } from '../../db/tx.ts'
import { appendJournal } from '../../journal/append.ts'

export const follow = async (tx: Tx, actor: Actor, now: number, id: CaseId, wanted: boolean): Promise<{ following: boolean; followers: number }> => {
  const [open] = await tx.query("select 1 from cases where district = $1 and id = $2 and state_group <> 'closed'", [actor.district, id])
  if (!open && wanted) throw caseProblem('case.not-found')
  const changed = wanted
    ? await tx.query(`insert into case_followers (district, case_id, person_id, at) values ($1, $2, $3, $4)
       on conflict (district, case_id, person_id) do update set through_case_id = null returning 1`, [actor.district, id, actor.personId, new Date(now)])
    : await tx.query('delete from case_followers where district = $1 and case_id = $2 and person_id = $3 returning 1', [actor.district, id, actor.personId])
  if (changed.length > 0) appendJournal(tx, actor, undefined, { kind: wanted ? 'case.followed' : 'case.unfollowed', at: now, subjectKind: 'case', subjectId: id })
  const [row] = await tx.query<{ followers: number }>('select count(*) as followers from case_followers where district = $1 and case_id = $2', [actor.district, id])
  return { following: wanted, followers: row!.followers }
}
