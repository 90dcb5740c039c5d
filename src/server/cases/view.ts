// Cases with their past, as a page shows one and a phone holds many: read together, by the same few questions for one as for all.
import type { CaseView } from '../../contract/cases.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { can } from '../../domain/access/can.ts'
import type { EventState } from '../../domain/cases/event.ts'
import { caseProblem } from '../../domain/cases/problems.ts'
import { classOf } from '../../domain/catalogue/catalogue-book.ts'
import { Problem } from '../../domain/kernel/problem.ts'
import type { CaseId } from '../../domain/kernel/ids.ts'
import { bookOf } from '../catalogue/book.ts'
import type { Context } from '../context.ts'
import type { Queryable } from '../db/open.ts'
import { readDueMoves } from './due-moves.ts'
import { getCase, getFollowedCase, summonedOf } from './queries.ts'
import { namesFor, presentView } from './present.ts'
import type { StepRow } from './present-step.ts'
import { readRelated } from './related.ts'
import type { CaseRecord } from './rows.ts'

type Steps = ReadonlyMap<CaseId, StepRow[]>

const readSteps = async (db: Queryable, district: number, ids: readonly CaseId[]): Promise<Steps> =>
  Map.groupBy(await db.query<StepRow & { case_id: CaseId }>(
    `select s.case_id, s.seq, s.step, s.from_state, s.to_state, s.at, s.person_id, s.actor_name, s.text, s.data - 'tracking' as data,
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
     where s.district = $1 and s.case_id = any($2::uuid[]) order by s.case_id, s.seq`,
    [district, ids], 'case-steps-of',
  ), (row) => row.case_id)

type Following = { followers: number; following: boolean }
const nobody: Following = { followers: 0, following: false }

const readFollowing = async (db: Queryable, actor: Actor, ids: readonly CaseId[]): Promise<ReadonlyMap<CaseId, Following>> =>
  new Map((await db.query<Following & { case_id: CaseId }>(
    'select case_id, count(*) as followers, coalesce(bool_or(person_id = $3), false) as following from case_followers where district = $1 and case_id = any($2::uuid[]) group by case_id',
    [actor.district, ids, actor.personId], 'case-following-of',
  )).map(({ case_id, ...row }) => [case_id, row]))

/** A private note is for those with a post where its writer's is. */
const mayRead = ({ posts }: Actor, { data, unit_id, office_id }: StepRow): boolean =>
  data.private !== true || posts.some((post) => (post.unit !== null && post.unit.id === unit_id) || (post.officeId !== null && post.officeId === office_id))

/** For somebody who only follows: how it goes and what was answered, not who said what in between. */
const onlyTold = new Set(['report', 'accept', 'refuse', 'close', 'reopen'])

/** And why it ended otherwise. */
const toldAtEnd: Partial<Record<EventState, readonly string[]>> = { refused: ['verify'], void: ['askVoid', 'approve'] }

const isTold = (step: string, { state }: CaseRecord): boolean => onlyTold.has(step) || (toldAtEnd[state]?.includes(step) ?? false)

/** Sees it by a post, not only as what they reported themselves. */
const worksOn = (actor: Actor, record: CaseRecord): boolean => can({ ...actor, posts: actor.posts.filter(({ role }) => role !== 'resident') }, 'case.see', record).allowed

/** `reached`: seen by a post or as one's own, not only followed. */
type Seen = { record: CaseRecord; reached: boolean }

const viewSeen = async (context: Context, db: Queryable, actor: Actor, now: number, seen: readonly Seen[]): Promise<CaseView[]> => {
  const { district } = actor
  const ids = seen.map(({ record }) => record.id)
  const [steps, dueMoves, related, following, names, summoned, book] = await Promise.all([
    readSteps(db, district, ids), readDueMoves(db, district, ids), readRelated(db, actor, seen.map(({ record }) => ({ id: record.id, masterId: record.masterId, works: worksOn(actor, record) }))),
    readFollowing(db, actor, ids), namesFor(context, db, actor), summonedOf(db, district, ids), bookOf(context, db, district),
  ])
  return seen.map(({ record, reached }) => {
    const category = classOf(book, record.category, record.categoryVersion)?.category
    if (!category) throw caseProblem('case.category-unknown', { category: record.category })
    const readable = (steps.get(record.id) ?? []).filter((step) => mayRead(actor, step))
    const shown = reached ? readable : readable.filter(({ step }) => isTold(step, record)).map((step) => ({ ...step, photos: [] }))
    return presentView(names, record, actor, now, {
      steps: shown, dueMoves: reached ? (dueMoves.get(record.id) ?? []) : [], related: related(record.id), ...(following.get(record.id) ?? nobody), whistleRunning: summoned.has(record.id), category, answers: reached,
    })
  })
}

/** Cases that are known to be within reach, in their order. */
export const viewCases = (context: Context, db: Queryable, actor: Actor, now: number, records: readonly CaseRecord[]): Promise<CaseView[]> =>
  viewSeen(context, db, actor, now, records.map((record) => ({ record, reached: true })))

export const viewCase = async (context: Context, db: Queryable, actor: Actor, now: number, id: CaseId): Promise<CaseView> => {
  const { unitId } = await context.districts.get(actor.district)
  const reached = await getCase(db, actor, 'case.see', id, unitId).catch((fault: unknown) => {
    if (fault instanceof Problem && fault.code === 'case.not-found') return undefined
    throw fault
  })
  const [view] = await viewSeen(context, db, actor, now, [{ record: reached ?? (await getFollowedCase(db, actor, id, unitId)), reached: reached !== undefined }])
  return view!
}
