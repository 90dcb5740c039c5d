// One case with its past, as its page shows it.
import type { CaseView } from '../../contract/cases.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { can } from '../../domain/access/can.ts'
import { Problem } from '../../domain/kernel/problem.ts'
import type { CaseId } from '../../domain/kernel/ids.ts'
import type { Context } from '../context.ts'
import type { Queryable } from '../db/open.ts'
import { readDueMoves } from './due-moves.ts'
import { factsFor } from './facts.ts'
import { getCase, getFollowedCase, isSummoned } from './queries.ts'
import { namesFor, presentView } from './present.ts'
import type { StepRow } from './present-step.ts'
import { readRelated } from './related.ts'
import type { CaseRecord } from './rows.ts'

const readSteps = (db: Queryable, district: number, id: CaseId): Promise<StepRow[]> =>
  db.query<StepRow>(
    `select s.seq, s.step, s.from_state, s.to_state, s.at, s.person_id, s.actor_name, s.text, s.data - 'tracking' as data,
       coalesce(u.name, o.name) as post_name, p.unit_id, p.office_id, m.number as master_number, m.reported_at as master_reported_at,
       coalesce((select jsonb_agg(jsonb_build_object('fileId', f.file_id, 'role', f.role,
         'covered', case when r.hidden is null then 'no' when r.hidden then 'whole' else 'part' end) order by f.position)
         from case_files f left join file_redactions r on r.district = f.district and r.file_id = f.file_id
         where f.district = s.district and f.case_id = s.case_id and f.seq = s.seq), '[]') as photos
     from case_steps s
     left join posts p on p.district = s.district and p.id = s.post_id
     left join units u on u.district = p.district and u.id = p.unit_id
     left join offices o on o.district = p.district and o.id = p.office_id
     left join cases m on m.district = s.district and s.data ? 'masterId' and m.id = (s.data ->> 'masterId')::uuid
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

/** A private note is for those with a post where its writer's is. */
const mayRead = ({ posts }: Actor, { data, unit_id, office_id }: StepRow): boolean =>
  data.private !== true || posts.some((post) => (post.unit !== null && post.unit.id === unit_id) || (post.officeId !== null && post.officeId === office_id))

/** For somebody who only follows: how it goes and what was answered, not who said what in between. */
const onlyTold = new Set(['report', 'accept', 'refuse', 'close', 'reopen'])

/** Sees it by a post, not only as what they reported themselves. */
const worksOn = (actor: Actor, record: CaseRecord): boolean => can({ ...actor, posts: actor.posts.filter(({ role }) => role !== 'resident') }, 'case.see', record).allowed

export const viewCase = async (context: Context, db: Queryable, actor: Actor, now: number, id: CaseId): Promise<CaseView> => {
  const { unitId } = await context.districts.get(actor.district)
  const reached = await getCase(db, actor, 'case.see', id, unitId).catch((fault: unknown) => {
    if (fault instanceof Problem && fault.code === 'case.not-found') return undefined
    throw fault
  })
  const record = reached ?? (await getFollowedCase(db, actor, id, unitId))
  const [all, dueMoves, related, following, facts, names, whistleRunning] = await Promise.all([
    readSteps(db, actor.district, id), readDueMoves(db, actor.district, id), readRelated(db, actor, id, worksOn(actor, record)), readFollowing(db, actor, id), factsFor(context, db, actor, now, record.category, record.categoryVersion), namesFor(context, db, actor), isSummoned(db, actor.district, id),
  ])
  const steps = all.filter((step) => mayRead(actor, step))
  const shown = reached ? steps : steps.filter((step) => onlyTold.has(step.step)).map((step) => ({ ...step, photos: [] }))
  return presentView(names, record, actor, now, { steps: shown, dueMoves: reached ? dueMoves : [], related, ...following, whistleRunning, category: facts.category, answers: reached !== undefined })
}
