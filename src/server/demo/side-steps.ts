// What else happens to some of the cases that are still with an office: suspended, given more time, waiting for approval,
// chased and answered; and to some that were just reported: merged into what is known. Decided as live ones are.
import type { CaseCommand } from '../../domain/cases/command.ts'
import { decide } from '../../domain/cases/decide.ts'
import type { OfficeId, UnitId } from '../../domain/kernel/ids.ts'
import type { DemoPost } from './force.ts'
import { actorOf, factsOf } from './story.ts'
import type { DemoCase, YearWorld } from './year.ts'

const day = 86_400_000

type Add = (post: DemoPost, command: CaseCommand, share: number) => void

/** One after the other over the cases in offices' hands; the rest goes on undisturbed. */
const turns: readonly ((add: Add, who: { officer: DemoPost; supervisor: DemoPost; leader: DemoPost }, now: number) => void)[] = [
  (add, { officer, supervisor }, now) => {
    add(officer, { step: 'askSuspend', until: now + 6 * day, text: '需等管线单位停水后施工,申请挂账。' }, 0.4)
    add(supervisor, { step: 'approve', text: '情况属实,同意挂账。' }, 0.5)
  },
  (add, { leader }) => add(leader, { step: 'chase', limit: { amount: 1, unit: 'workday' }, text: '群众多次反映,请今天到场并回复进展。' }, 0.5),
  (add, { officer }) => add(officer, { step: 'askExtend', amount: 1, text: '配件明天到货,申请延期。' }, 0.6),
  (add, { officer, leader }) => {
    add(leader, { step: 'chase', limit: { amount: 4, unit: 'workHour' }, text: '请说明为何还未处置。' }, 0.4)
    add(officer, { step: 'answerChase', text: '已安排人员,今天下午处置。' }, 0.4)
  },
  (add, { officer, supervisor }) => {
    add(officer, { step: 'askExtend', amount: 2, text: '需多家产权单位会商,申请延期。' }, 0.3)
    add(supervisor, { step: 'approve', text: '同意延期。' }, 0.5)
  },
  () => undefined,
  (add, { officer }) => add(officer, { step: 'askVoid', text: '与昨日已处置的事件为同一处,申请作废。' }, 0.6),
  () => undefined,
]

const continued = (one: DemoCase, world: YearWorld, now: number, tell: (add: Add) => void): DemoCase => {
  const steps = [...one.steps]
  let fold = one.fold
  let at = steps.at(-1)?.at ?? one.opened.reportedAt
  tell((post, command, share) => {
    at += Math.floor((now - 90_000 - at) * share)
    const actor = actorOf(world.district, post)
    const before = fold
    fold = decide(before, { ...command, version: before.version } as CaseCommand, factsOf(actor, at, world.calendars, world.categories.get(before.category)!.category))
    steps.push({ command, post, actor, at, before, after: fold })
  })
  return { ...one, steps, fold: { ...fold, overdue: fold.handledAt === null && fold.dueAt !== null && fold.dueAt < now } }
}

export const takeSideSteps = (cases: readonly DemoCase[], world: YearWorld, now: number): DemoCase[] => {
  const at = (unitId: UnitId | null, role: DemoPost['role']): DemoPost => world.force.at(unitId!, role)[0]!
  let turn = 0
  return cases.map((one) => {
    const { holderOfficeId, streetId, state } = one.fold
    if (state !== 'dispatched' || holderOfficeId === null) return one
    const who = { officer: world.force.atOffice(holderOfficeId)[0]!, supervisor: at(streetId, 'streetSupervisor'), leader: at(streetId, 'leader') }
    const tell = turns[turn++ % turns.length]!
    return continued(one, world, now, (add) => tell(add, who, now))
  })
}

/** Calls offices to help with a case, as a whistle on it does. */
export const callOffices = (one: DemoCase, world: YearWorld, now: number, officeIds: readonly OfficeId[]): DemoCase =>
  continued(one, world, now, (add) => add(world.force.at(one.fold.streetId!, 'streetDesk')[0]!, { step: 'callAssistants', officeIds }, 0.5))

/** Of those that wait to be accepted, a few repeat an open case of their street. */
export const mergeSome = (cases: readonly DemoCase[], world: YearWorld, now: number, most = 3): DemoCase[] => {
  let merged = 0
  return cases.map((one) => {
    if (one.fold.state !== 'reported' || merged >= most) return one
    const master = cases.find((other) => other.fold.streetId === one.fold.streetId && ['filed', 'dispatched'].includes(other.fold.state))
    if (!master) return one
    merged += 1
    return continued(one, world, now, (add) => add(world.force.at(one.fold.streetId!, 'streetDesk')[0]!, { step: 'merge', masterId: master.fold.id, text: '与在办事件为同一问题,并案办理。' }, 0.6))
  })
}
