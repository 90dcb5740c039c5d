// A case as the contract shows it: names of units and offices instead of numbers, nothing of the reporter.
import type { CaseRow, CaseView } from '../../contract/cases.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { can } from '../../domain/access/can.ts'
import { abilitiesOf } from '../../domain/cases/decide.ts'
import type { OfficeId, UnitId } from '../../domain/kernel/ids.ts'
import type { Category } from '../../domain/catalogue/category.ts'
import { nextDue, type Clock } from '../../domain/clocks/clock.ts'
import { lineKey, lineLevels } from '../../domain/access/place.ts'
import type { Context } from '../context.ts'
import type { Queryable } from '../db/open.ts'
import { officesOf, type Office } from '../people/offices.ts'
import { netOf, type Net, type NetUnit } from '../territory/net.ts'
import { caseNumberText } from './number.ts'
import { presentStep, type StepRow } from './present-step.ts'
import type { Related } from './related.ts'
import { stateGroupOf, type CaseRecord, type ListedCase } from './rows.ts'

export type Names = { net: Net; offices: ReadonlyMap<OfficeId, Office> }

export const namesFor = async (context: Context, db: Queryable, actor: Actor): Promise<Names> => ({
  net: await netOf(context, actor.district),
  offices: await officesOf(context, db, actor.district),
})

type UnitRef = CaseRow['units'][number]

/** Each is made once: a page of cases names a hundred. */
const unitRefs = new WeakMap<NetUnit, UnitRef>()

const refOf = (unit: NetUnit): UnitRef => {
  const kept = unitRefs.get(unit)
  if (kept) return kept
  const { id, name, level, code } = unit
  const ref = { id, name, level, code }
  unitRefs.set(unit, ref)
  return ref
}

export const unitRef = (names: Names, id: UnitId | null): UnitRef | null => {
  // What lies behind keeps the name of where it lay.
  const unit = id === null ? undefined : (names.net.units.get(id) ?? names.net.ended.get(id))
  return unit ? refOf(unit) : null
}

export const officeRef = (names: Names, id: OfficeId | null): { id: number; name: string } | null => {
  const office = id === null ? undefined : names.offices.get(id)
  return office ? { id: office.id, name: office.name } : null
}

const nextDueOf = ({ clocks }: ListedCase): CaseRow['nextDue'] => {
  const clock = nextDue(clocks)
  return clock ? { stage: clock.stage, yellowAt: clock.yellowAt!, dueAt: clock.dueAt! } : null
}

const presentClock = ({ no, stage, limit, extended, startedAt, pauses, yellowAt, dueAt, stoppedAt, rungs }: Clock): CaseView['clocks'][number] => ({
  no, stage, limit, extended, startedAt, pauses: pauses.map(([from, until]) => [from, until]), yellowAt, dueAt, stoppedAt, rungs,
})

/** What every view of a case shows. */
const shape = (names: Names, record: ListedCase): Omit<CaseRow, 'thumbnail'> => ({
  id: record.id,
  number: caseNumberText(record.number, record.reportedAt),
  state: record.state,
  stateGroup: stateGroupOf(record.state),
  version: record.version,
  source: record.source,
  category: record.category,
  urgent: record.urgent,
  description: record.description,
  address: record.address,
  place: record.lng === null || record.lat === null ? null : { lng: record.lng, lat: record.lat },
  units: lineLevels.flatMap((level) => unitRef(names, record[lineKey(level)]) ?? []),
  holder: unitRef(names, record.holderUnitId) ?? officeRef(names, record.holderOfficeId),
  assignedOffice: officeRef(names, record.assignedOfficeId),
  reportedAt: record.reportedAt,
  acceptedAt: record.acceptedAt,
  filedAt: record.filedAt,
  handledAt: record.handledAt,
  checkedAt: record.checkedAt,
  closedAt: record.closedAt,
  dueAt: record.dueAt,
  overdue: record.overdue,
  rating: record.rating,
  reworkCount: record.reworkCount,
  reopenCount: record.reopenCount,
  returnCount: record.returnCount,
  nextDue: nextDueOf(record),
  suspendedUntil: record.suspendedUntil,
  selfHandled: record.selfHandled,
})

export const presentRow = (names: Names, record: ListedCase, thumbnail: string | null): CaseRow => ({ ...shape(names, record), thumbnail })

const answersOf = ({ answers }: CaseRecord, { questions }: Category): CaseView['answers'] =>
  questions.flatMap((question) => {
    const answer = answers[question.code]
    return answer === undefined ? [] : [{ question: question as CaseView['answers'][number]['question'], answer }]
  })

export const presentView = (
  names: Names, record: CaseRecord, actor: Actor, now: number,
  more: { steps: readonly StepRow[]; dueMoves: CaseView['dueMoves']; related: Related; following: boolean; followers: number; whistleRunning: boolean; category: Category; /** Not for who only follows. */ answers: boolean },
): CaseView => ({
  ...shape(names, record),
  steps: more.steps.map((step) => presentStep(names, actor, more.category, step)),
  abilities: abilitiesOf(record, actor, now, more.whistleRunning),
  canSeeReporter: can(actor, 'case.seeReporter', record).allowed,
  needsBeforePhoto: more.category.evidence.before,
  needsAfterPhoto: more.category.evidence.after,
  clocks: record.clocks.map(presentClock),
  dueMoves: more.dueMoves,
  condition: record.condition,
  area: record.area,
  request: record.request && { ask: record.request.ask, own: record.request.byId === actor.personId, at: record.request.at, until: record.request.until, amount: record.request.amount },
  assistingOffices: record.assistingOfficeIds.flatMap((id) => officeRef(names, id) ?? []),
  milestones: more.category.milestones.map(({ code, zh, en }) => ({ code, nameZh: zh, nameEn: en })),
  conditions: more.category.conditions.map(({ code, zh, en }) => ({ code, nameZh: zh, nameEn: en })),
  answers: more.answers ? answersOf(record, more.category) : [],
  masterId: record.masterId,
  ...more.related,
  parentId: record.parentId,
  following: more.following,
  followers: more.followers,
})
