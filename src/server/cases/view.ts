// One case with its past, as its page shows it.
import type { CaseView } from '../../contract/cases.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { Problem } from '../../domain/kernel/problem.ts'
import type { CaseId } from '../../domain/kernel/ids.ts'
import type { Context } from '../context.ts'
import type { Queryable } from '../db/open.ts'
import { factsFor } from './facts.ts'
import { getCase, getFollowedCase } from './queries.ts'
import { namesFor, presentView, type StepRow } from './present.ts'

const readSteps = (db: Queryable, district: number, id: CaseId): Promise<StepRow[]> =>
  db.query<StepRow>(
    `select s.seq, s.step, s.from_state, s.to_state, s.at, s.person_id, s.actor_name, s.text, s.data - 'tracking' as data,
       coalesce(u.name, o.name) as post_name,
       coalesce((select jsonb_agg(jsonb_build_object('fileId', f.file_id, 'role', f.role) order by f.position) from case_files f
         where f.district = s.district and f.case_id = s.case_id and f.seq = s.seq), '[]') as photos
     from case_steps s
     left join posts p on p.district = s.district and p.id = s.post_id
     left join units u on u.district = p.district and u.id = p.unit_id
     left join offices o on o.district = p.district and o.id = p.office_id
     where s.district = $1 and s.case_id = $2 order by s.seq`,
    [district, id],
  )

const readFollowing = async (db: Queryable, actor: Actor, id: CaseId): Promise<{ followers: number; following: boolean }> => {
  const [row] = await db.query<{ followers: number; following: boolean }>(
    'select count(*) as followers, coalesce(bool_or(person_id = $3), false) as following from case_followers where district = $1 and case_id = $2',
    [actor.district, id, actor.personId],
  )
  return row!
}

/** For somebody who only follows: how it goes and what was answered, not who said what in between. */
const onlyTold = new Set(['report', 'accept', 'refuse', 'close', 'reopen'])

export const viewCase = async (context: Context, db: Queryable, actor: Actor, now: number, id: CaseId): Promise<CaseView> => {
  const { unitId } = await context.districts.get(actor.district)
  const reached = await getCase(db, actor, 'case.see', id, unitId).catch((fault: unknown) => {
    if (fault instanceof Problem && fault.code === 'case.not-found') return undefined
    throw fault
  })
  const record = reached ?? (await getFollowedCase(db, actor, id, unitId))
  const [steps, following, facts, names] = await Promise.all([
    readSteps(db, actor.district, id), readFollowing(db, actor, id), factsFor(context, db, actor, now, record.category, record.categoryVersion), namesFor(context, db, actor),
  ])
  const shown = reached ? steps : steps.filter((step) => onlyTold.has(step.step)).map((step) => ({ ...step, photos: [] }))
  return presentView(names, record, actor, now, { steps: shown, ...following, category: facts.category, answers: reached !== undefined })
}
