// Whistles of the demonstration: some forty of the year that are over, and three that run, one of them with a department
// that is late. Each step is decided by the domain.
import type { OfficeId, PersonId, WhistleId } from '../../domain/kernel/ids.ts'
import type { Limit } from '../../domain/kernel/working-time.ts'
import { emptyLine } from '../../domain/access/place.ts'
import { decideCall } from '../../domain/whistles/decide-call.ts'
import { decideWhistle, type Whistled } from '../../domain/whistles/decide-whistle.ts'
import type { CallCommand, WhistleCommand } from '../../domain/whistles/command.ts'
import type { CallGrade, Trigger } from '../../domain/whistles/kinds.ts'
import type { DistrictId } from '../../domain/kernel/ids.ts'
import { bulkInsert } from '../db/bulk.ts'
import type { Tx } from '../db/tx.ts'
import { callColumns } from '../whistles/source.ts'
import type { DemoPost } from './force.ts'
import { callOffices } from './side-steps.ts'
import { actorOf } from './story.ts'
import { uuidAt } from './uuid-at.ts'
import type { DemoCase, YearWorld } from './year.ts'

type Step = { step: string; officeId: OfficeId | null; at: number; post: DemoPost; text: string; data: Record<string, unknown> }
export type DemoWhistle = { whistled: Whistled; one: DemoCase; askedBy: DemoPost; request: string; steps: Step[] }

const minute = 60_000
const pastOnes = 40
const triggers: readonly Trigger[] = ['jointEnforcement', 'beyondPower', 'emergency', 'jointEnforcement']
const called = [['urban', 'police'], ['market', 'urban', 'health'], ['fire', 'emergency'], ['housing', 'urban', 'environment'], ['water', 'housing'], ['police', 'transport']] as const
const grades: readonly CallGrade[] = ['excellent', 'good', 'good', 'fair', 'good', 'poor']

const begin = (one: DemoCase, world: YearWorld, offices: readonly OfficeId[], trigger: Trigger, limit: Limit, at: number) => {
  const { fold } = one
  const [desk, head] = [world.force.at(fold.streetId!, 'streetDesk')[0]!, world.force.at(fold.streetId!, 'leader')[0]!]
  const steps: Step[] = [{ step: 'request', officeId: null, at, post: desk, text: '街道力量不足,请相关部门到场联合处置。', data: { officeIds: offices } }]
  const state: { now: Whistled } = {
    now: {
      whistle: {
        district: world.district, ...emptyLine, streetId: fold.streetId, communityId: fold.communityId, gridId: fold.gridId, microgridId: fold.microgridId, holderUnitId: fold.streetId, holderOfficeId: null, assignedOfficeId: null,
        assistingOfficeIds: [], ownerId: null, id: uuidAt(at, `whistle ${fold.id}`) as WhistleId, caseId: fold.id, state: 'requested', trigger, limit, officeIds: offices, askedById: desk.personId as PersonId, askedAt: at, startedAt: null, endedAt: null, headOnPost: true,
      },
      calls: [],
    },
  }
  const facts = (post: DemoPost, now: number) => ({ actor: actorOf(world.district, post), now, calendars: world.calendars, caseOpen: true, openTasks: [], nameOf: String })
  const whistle = (post: DemoPost, command: WhistleCommand, now: number): void => {
    state.now = decideWhistle(state.now, command, facts(post, now))
    steps.push({ step: command.step, officeId: 'officeId' in command ? command.officeId : null, at: now, post, text: command.text ?? '', data: command.step === 'arrive' ? { cameAt: command.cameAt } : {} })
  }
  const call = (officeId: OfficeId, post: DemoPost, command: CallCommand, now: number): void => {
    state.now = { ...state.now, calls: state.now.calls.map((each) => (each.officeId === officeId ? decideCall(state.now.whistle, each, command, facts(post, now)) : each)) }
    steps.push({ step: command.step, officeId, at: now, post, text: command.text ?? '', data: command.step === 'evaluate' ? { grade: command.grade } : {} })
  }
  whistle(head, { step: 'approve', text: '同意吹哨。' }, at + 10 * minute)
  const officer = (officeId: OfficeId): DemoPost => world.force.atOffice(officeId)[0]!
  return { state, steps, whistle, call, desk, officer, done: (): DemoWhistle => ({ whistled: state.now, one, askedBy: desk, request: steps[0]!.text, steps }) }
}

/** Over: everybody came, some of them late, and was evaluated. */
const past = (one: DemoCase, world: YearWorld, offices: readonly OfficeId[], n: number): DemoWhistle => {
  const { filedAt, handledAt } = one.fold
  const [from, until] = [filedAt! + minute, handledAt! - minute]
  const at = (share: number): number => Math.floor(from + (until - from) * share)
  const story = begin(one, world, offices, triggers[n % triggers.length]!, { amount: 1 + (n % 3), unit: n % 4 === 2 ? 'hour' : 'workHour' }, at(0.05))
  const started = story.state.now.whistle.startedAt!
  offices.forEach((office, k) => {
    const due = story.state.now.calls.find(({ officeId }) => officeId === office)!.clock.dueAt!
    const late = (n + k) % 7 === 0
    const came = Math.min(at(0.6) + k * minute, late ? due + (20 + k) * minute : started + Math.floor((due - started) * (0.3 + 0.1 * k)))
    story.call(office, story.officer(office), { step: 'reportIn', text: '已到场。' }, came)
  })
  story.steps.sort((a, b) => a.at - b.at)
  const last = Math.max(...story.steps.map((step) => step.at))
  const after = (share: number): number => Math.floor(last + (until - last) * share)
  story.whistle(story.desk, { step: 'finding', text: '现场情况已共同查看,责任分工明确。' }, after(0.2))
  offices.forEach((office, k) => story.call(office, story.officer(office), { step: 'finish', text: '本部门职责内事项已处理。' }, after(0.4 + 0.05 * k)))
  offices.forEach((office, k) => story.call(office, story.desk, { step: 'evaluate', grade: grades[(n + k) % grades.length]!, text: '按到场与处置情况评价。' }, after(0.8)))
  story.whistle(story.desk, { step: 'end', text: '各部门事项已完成,哨声解除。' }, after(0.9))
  return story.done()
}

type Course = 'late' | 'objecting' | 'fresh'

const running = (one: DemoCase, world: YearWorld, offices: readonly OfficeId[], course: Course, now: number): DemoWhistle => {
  const ago = (minutes: number): number => Math.max(one.fold.filedAt! + minute, now - minutes * minute)
  const story = begin(one, world, offices, course === 'late' ? 'emergency' : 'jointEnforcement', course === 'late' ? { amount: 1, unit: 'hour' } : { amount: 4, unit: 'workHour' }, ago(course === 'fresh' ? 45 : 130))
  const started = story.state.now.whistle.startedAt!
  const soon = (minutes: number): number => Math.min(now - minute, started + minutes * minute)
  const [first, second] = offices as readonly [OfficeId, OfficeId]
  if (course !== 'fresh') story.call(first, story.officer(first), { step: 'reportIn', text: '已到场,正在疏散围观人员。' }, soon(20))
  if (course === 'objecting') story.call(second, story.officer(second), { step: 'object', text: '该事项不属本部门职责,请区派遣员协调。' }, soon(40))
  return story.done()
}

/** Which cases are whistled on: those of the year that took long enough, and three open ones, one at the street of the logins. */
export const makeWhistles = (cases: readonly DemoCase[], world: YearWorld, offices: ReadonlyMap<string, OfficeId>, showcaseStreet: number, now: number): DemoWhistle[] => {
  const named = (n: number): OfficeId[] => called[n % called.length]!.map((code) => offices.get(code)!)
  const long = cases.filter(({ fold }) => fold.handledAt !== null && fold.filedAt !== null && fold.handledAt - fold.filedAt > 12 * 60 * minute)
  const step = Math.max(1, Math.floor(long.length / pastOnes))
  const over = Array.from({ length: Math.min(pastOnes, long.length) }, (_, n) => past(long[n * step]!, world, named(n), n))
  const open = cases.filter(({ fold }) => ['filed', 'dispatched'].includes(fold.state) && fold.filedAt! < now - 3 * 60 * minute)
  const here = open.filter(({ fold }) => fold.streetId === showcaseStreet)
  const elsewhere = open.filter(({ fold }) => fold.streetId !== showcaseStreet)
  const chosen: [DemoCase | undefined, Course][] = [[here[0], 'late'], [here[1], 'fresh'], [elsewhere[0], 'objecting']]
  return [...over, ...chosen.flatMap(([one, course], n) => (one ? [running(one, world, named(n === 0 ? 2 : n), course, now)] : []))]
}

/** The offices that were called help with the case from then on. */
export const callForWhistles = (cases: readonly DemoCase[], whistles: readonly DemoWhistle[], world: YearWorld, now: number): DemoCase[] => {
  const running = new Map(whistles.filter(({ whistled }) => whistled.whistle.state === 'running').map(({ whistled: { whistle } }) => [whistle.caseId, whistle.officeIds]))
  return cases.map((one) => { const offices = running.get(one.fold.id); return offices ? callOffices(one, world, now, offices) : one })
}

const iso = (instant: number | null): string | null => (instant === null ? null : new Date(instant).toISOString())

export const writeWhistles = async (tx: Tx, district: DistrictId, whistles: readonly DemoWhistle[], { calendars }: YearWorld): Promise<void> => {
  await bulkInsert(tx, 'whistles', whistles.map(({ whistled: { whistle }, one, askedBy, request }) => ({
    district, id: whistle.id, case_id: whistle.caseId, state: whistle.state, trigger_kind: whistle.trigger, limit_amount: whistle.limit.amount, limit_unit: whistle.limit.unit, office_ids: whistle.officeIds,
    meeting_place: one.address, request, asked_by_id: whistle.askedById, asked_by_name: askedBy.name, asked_at: iso(whistle.askedAt), started_at: iso(whistle.startedAt), ended_at: iso(whistle.endedAt),
  })))
  await bulkInsert(tx, 'whistle_calls', whistles.flatMap(({ whistled: { whistle, calls } }) => calls.map((call) => ({ district, whistle_id: whistle.id, ...callColumns(call, calendars) }))))
  await bulkInsert(tx, 'whistle_steps', whistles.flatMap(({ whistled: { whistle }, steps }) => steps.map((step, n) => ({
    district, whistle_id: whistle.id, seq: n + 1, command_id: uuidAt(step.at, `${whistle.id} ${n}`), step: step.step, office_id: step.officeId, at: iso(step.at), person_id: step.post.personId, post_id: step.post.id,
    actor_name: step.post.name, text: step.text, data: step.data,
  }))))
}
