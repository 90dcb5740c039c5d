// One whistle as its page shows it: calls with what may be done with each, the timeline, cases that go on from it.
import type { WhistleView } from '../../contract/whistles.ts'
import type { Actor } from '../../domain/access/actor.ts'
import type { EventState } from '../../domain/cases/event.ts'
import type { CaseId, DistrictId, OfficeId, WhistleId } from '../../domain/kernel/ids.ts'
import { callAbilities } from '../../domain/whistles/decide-call.ts'
import { whistleAbilities } from '../../domain/whistles/decide-whistle.ts'
import type { CallGrade } from '../../domain/whistles/kinds.ts'
import { caseNumberText } from '../cases/number.ts'
import { namesFor, type Names } from '../cases/present.ts'
import type { Context } from '../context.ts'
import type { Queryable } from '../db/open.ts'
import { isHeadOnPost } from './head.ts'
import { officeRef } from './names.ts'
import { presentCall, shapeOf } from './present.ts'
import { callsOf, getWhistle, openTasksOf } from './queries.ts'
import { callFrom, whistleFrom } from './source.ts'

type Shown = WhistleView['steps'][number]
type StepRow = {
  seq: number; step: Shown['step']; office_id: OfficeId | null; at: Date; actor_name: string; post_name: string | null; text: string
  data: { cameAt?: number; task?: number; grade?: CallGrade; caseId?: CaseId }; photos: Shown['photos']
}

const readSteps = (db: Queryable, district: DistrictId, id: WhistleId, caseId: CaseId): Promise<StepRow[]> =>
  db.query<StepRow>(
    `select s.seq, s.step, s.office_id, s.at, s.actor_name, s.text, s.data, coalesce(u.name, o.name) as post_name,
       coalesce((select jsonb_agg(jsonb_build_object('fileId', f.file_id, 'role', f.role,
         'covered', case when r.hidden is null then 'no' when r.hidden then 'whole' else 'part' end) order by f.position)
         from case_files f left join file_redactions r on r.district = f.district and r.file_id = f.file_id
         where f.district = s.district and f.case_id = $3 and f.seq = (s.data ->> 'caseSeq')::int), '[]') as photos
     from whistle_steps s
     left join posts p on p.district = s.district and p.id = s.post_id
     left join units u on u.district = p.district and u.id = p.unit_id
     left join offices o on o.district = p.district and o.id = p.office_id
     where s.district = $1 and s.whistle_id = $2 order by s.seq`,
    [district, id, caseId],
  )

type ChildRow = { id: CaseId; number: number; reported_at: Date; category: string; state: EventState; description: string; office_id: OfficeId | null }

const readChildren = (db: Queryable, district: DistrictId, id: WhistleId): Promise<ChildRow[]> =>
  db.query<ChildRow>(
    `select k.id, k.number, k.reported_at, k.category, k.state, k.description, s.office_id from whistle_steps s
     join cases k on k.district = s.district and k.id = (s.data ->> 'caseId')::uuid
     where s.district = $1 and s.whistle_id = $2 and s.step = 'continue' order by s.seq`,
    [district, id],
  )

const presentStep = (names: Names, row: StepRow): Shown => ({
  seq: row.seq, step: row.step, office: row.office_id === null ? null : officeRef(names, row.office_id), at: row.at.getTime(), actor: [row.actor_name, row.post_name].filter(Boolean).join(' · '),
  text: row.text, photos: row.photos, cameAt: row.data.cameAt ?? null, task: row.data.task ?? null, grade: row.data.grade ?? null, caseId: row.data.caseId ?? null,
})

export const viewWhistle = async (context: Context, db: Queryable, actor: Actor, now: number, id: WhistleId): Promise<WhistleView> => {
  const row = await getWhistle(db, actor, id)
  const [calls, steps, children, openTasks, names, headOnPost] = await Promise.all([
    callsOf(db, actor.district, [id]), readSteps(db, actor.district, id, row.case_id), readChildren(db, actor.district, id), openTasksOf(db, actor.district, id), namesFor(context, db, actor),
    isHeadOnPost(db, actor.district, row, now),
  ])
  const whistle = whistleFrom(row, headOnPost)
  return {
    ...shapeOf(names, row),
    address: row.address, place: row.lng === null || row.lat === null ? null : { lng: row.lng, lat: row.lat }, meetingPlace: row.meeting_place, request: row.request, askedBy: row.asked_by_name,
    caseState: row.case_state,
    calls: calls.map(callFrom).map((call) => ({
      ...presentCall(names, call, now), finishedAt: call.finishedAt, grade: call.grade, rungs: call.clock.rungs, abilities: callAbilities(whistle, call, actor),
    })),
    steps: steps.map((step) => presentStep(names, step)),
    children: children.map((one) => ({
      id: one.id, number: caseNumberText(one.number, one.reported_at.getTime()), category: one.category, state: one.state, description: one.description,
      office: one.office_id === null ? null : officeRef(names, one.office_id),
    })),
    openTasks,
    abilities: whistleAbilities(whistle, actor),
  }
}
