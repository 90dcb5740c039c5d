// What may stand in the addresses of the pages. Anything else in an address is dropped rather than believed.
import { deliveryStates } from '../../contract/message-rules.ts'
import { roundStates } from '../../contract/rounds.ts'
import { whysMissed, type WhyMissed } from '../../domain/rounds/missing.ts'
import type { RoundState } from '../../domain/rounds/occurrence.ts'
import { deskListNames, type DeskList } from '../../contract/desk.ts'
import { eventStates, type EventState } from '../../domain/cases/event.ts'
import { inspectionStates, type InspectionState } from '../../domain/operations/inspection.ts'
import { premisesKinds, type PremisesKind } from '../../domain/operations/premises/premises.ts'
import { pairVerdicts } from '../../domain/powers/change.ts'
import { caseFates } from '../../domain/powers/effect.ts'
import { powerKinds, type PowerKind } from '../../domain/powers/power.ts'
import { verdicts, type Verdict } from '../../domain/whistles/measure-call.ts'
import { monthOf } from '../kit/words/time.ts'

type Raw = Record<string, unknown>

const number = (value: unknown): number | undefined => (/^\d{1,15}$/.test(String(value ?? '')) && Number(value) > 0 ? Number(value) : undefined)
const text = (value: unknown, most: number): string | undefined => {
  const trimmed = typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, most) : ''
  return trimmed === '' ? undefined : trimmed
}
const flag = (value: unknown): true | undefined => (value === true || value === 'true' ? true : undefined)
const oneOf = <T extends string>(value: unknown, allowed: readonly T[]): T | undefined => allowed.find((one) => one === value)
const month = (value: unknown): string | undefined => (/^\d{4}-(0[1-9]|1[0-2])$/.test(String(value ?? '')) ? String(value) : undefined)

/** Leaves out what is not set, so that addresses stay short. */
const clean = <T extends object>(search: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> }

export const caseGroups = ['open', 'waiting', 'closed', 'all'] as const
export type CaseSearch = {
  group?: (typeof caseGroups)[number]; state?: EventState; unitId?: number; holder?: 'mine'; mine?: true; category?: string; overdue?: true; dueSoon?: true; sampled?: true; request?: true; chase?: true; words?: string; order?: 'newest' | 'due'; bbox?: string
}

export const readCaseSearch = (raw: Raw): CaseSearch =>
  clean({
    group: oneOf(raw['group'], caseGroups), state: oneOf(raw['state'], eventStates), unitId: number(raw['unitId']), holder: oneOf(raw['holder'], ['mine'] as const), mine: flag(raw['mine']),
    category: text(raw['category'], 10), overdue: flag(raw['overdue']), sampled: flag(raw['sampled']), dueSoon: flag(raw['dueSoon']), request: flag(raw['request']), chase: flag(raw['chase']), words: text(raw['words'], 100), order: oneOf(raw['order'], ['newest', 'due'] as const),
    bbox: /^-?[\d.]+(,-?[\d.]+){3}$/.test(String(raw['bbox'] ?? '')) ? String(raw['bbox']) : undefined,
  })

export type DeskSearch = { show?: DeskList }
export const readDeskSearch = (raw: Raw): DeskSearch => clean({ show: oneOf(raw['show'], deskListNames) })

const day = (value: unknown): string | undefined => (/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(String(value ?? '')) ? String(value) : undefined)

/** `on`: the net of that day. */
export type TerritorySearch = { unit?: number; on?: string }
export const readTerritorySearch = (raw: Raw): TerritorySearch => clean({ unit: number(raw['unit']), on: day(raw['on']) })

export type CalendarSearch = { code?: string }
export const readCalendarSearch = (raw: Raw): CalendarSearch => clean({ code: text(raw['code'], 30) })
/** `version`: another than the one in force; `changed`: only what the draft changes. */
export type CatalogueSearch = { words?: string; major?: string; version?: number; changed?: true }
export const readCatalogueSearch = (raw: Raw): CatalogueSearch =>
  clean({ words: text(raw['words'], 50), major: /^\d{2}$/.test(String(raw['major'] ?? '').padStart(2, '0')) && raw['major'] !== undefined ? String(raw['major']).padStart(2, '0') : undefined, version: number(raw['version']), changed: flag(raw['changed']) })

export type StandardSearch = { unit?: number; rule?: string }
export const readStandardSearch = (raw: Raw): StandardSearch => clean({ unit: number(raw['unit']), rule: text(raw['rule'], 40) })

export const planStates = ['draft', 'adopted', 'applied', 'refused', 'abandoned'] as const
/** `begin`: a new plan for this unit; with `above` for the unit it lies in, since a plan changes what is below its unit. */
export type PlansSearch = { state?: (typeof planStates)[number]; begin?: number; above?: true }
export const readPlansSearch = (raw: Raw): PlansSearch => clean({ state: oneOf(raw['state'], planStates), begin: number(raw['begin']), above: flag(raw['above']) })

/** `unit` is a number, or the name of a unit that the plan makes. */
export type PlanSearch = { unit?: string; from?: string }
export const readPlanSearch = (raw: Raw): PlanSearch =>
  clean({ unit: /^(\d{1,15}|new:[0-9a-f-]{36})$/.test(String(raw['unit'] ?? '')) ? String(raw['unit']) : undefined, from: day(raw['from']) })

export const rowStates = ['new', 'changed', 'unchanged', 'faulty'] as const
export type ImportSearch = { state?: (typeof rowStates)[number]; fault?: string }
export const readImportSearch = (raw: Raw): ImportSearch => clean({ state: oneOf(raw['state'], rowStates), fault: text(raw['fault'], 40) })

export const peopleViews = ['roster', 'cells', 'double', 'away'] as const
export type PeopleSearch = {
  unit?: number; view?: (typeof peopleViews)[number]; role?: string; words?: string; level?: 'microgrid' | 'grid' | 'community'; state?: 'vacant' | 'away' | 'present' | 'manned'; day?: string
}
export const readPeopleSearch = (raw: Raw): PeopleSearch =>
  clean({
    unit: number(raw['unit']), view: oneOf(raw['view'], peopleViews), role: text(raw['role'], 40), words: text(raw['words'], 50), level: oneOf(raw['level'], ['microgrid', 'grid', 'community'] as const),
    state: oneOf(raw['state'], ['vacant', 'away', 'present', 'manned'] as const), day: /^\d{4}-\d{2}-\d{2}$/.test(String(raw['day'] ?? '')) ? String(raw['day']) : undefined,
  })

export type RosterImportSearch = { verdict?: 'new' | 'changed' | 'unchanged' | 'faulty' }
export const readRosterImportSearch = (raw: Raw): RosterImportSearch => clean({ verdict: oneOf(raw['verdict'], ['new', 'changed', 'unchanged', 'faulty'] as const) })

export const measures = ['disposal', 'onTime', 'closing', 'rework', 'satisfaction'] as const
export type Measure = (typeof measures)[number]

export type StatisticsSearch = { unit?: number; from?: string; to?: string; measure?: Measure }
export const readStatisticsSearch = (raw: Raw): StatisticsSearch =>
  clean({ unit: number(raw['unit']), from: month(raw['from']), to: month(raw['to']), measure: oneOf(raw['measure'], measures) })

/** The later period and the earlier one it is compared with. */
export type CompareSearch = StatisticsSearch & { thenFrom?: string; thenTo?: string }
export const readCompareSearch = (raw: Raw): CompareSearch => clean({ ...readStatisticsSearch(raw), thenFrom: month(raw['thenFrom']), thenTo: month(raw['thenTo']) })

export const sides = ['numerator', 'denominator', 'rest'] as const
export type BehindSearch = { measure: Measure | 'state'; part?: EventState; unit?: number; from: string; to: string; side: (typeof sides)[number] }
export const readBehindSearch = (raw: Raw): BehindSearch => {
  const now = monthOf(Date.now())
  return {
    measure: oneOf(raw['measure'], [...measures, 'state'] as const) ?? 'disposal', from: month(raw['from']) ?? now, to: month(raw['to']) ?? now, side: oneOf(raw['side'], sides) ?? 'denominator',
    ...clean({ part: oneOf(raw['part'], eventStates), unit: number(raw['unit']) }),
  }
}

export type PlannerSearch = { unit?: number; whole?: number; run?: string }
export const readPlannerSearch = (raw: Raw): PlannerSearch => clean({ unit: number(raw['unit']), whole: number(raw['whole']), run: text(raw['run'], 36) })

export const roundViews = ['plan', 'list', 'missing', 'routines', 'places', 'rate'] as const
export type RoundsSearch = { view?: (typeof roundViews)[number]; unit?: number; month?: string; routine?: string; from?: string; to?: string; state?: RoundState; why?: WhyMissed; side?: (typeof sides)[number] }
export const readRoundsSearch = (raw: Raw): RoundsSearch =>
  clean({ view: oneOf(raw['view'], roundViews), unit: number(raw['unit']), month: month(raw['month']), routine: /^[0-9a-f-]{36}$/.test(String(raw['routine'] ?? '')) ? String(raw['routine']) : undefined, from: day(raw['from']), to: day(raw['to']), state: oneOf(raw['state'], roundStates), why: oneOf(raw['why'], whysMissed), side: oneOf(raw['side'], sides) })

export type OperationsSearch = { group?: 'open' | 'waiting' | 'closed'; mine?: true }
export const readOperationsSearch = (raw: Raw): OperationsSearch => clean({ group: oneOf(raw['group'], ['open', 'waiting', 'closed'] as const), mine: flag(raw['mine']) })

export const inspectionViews = ['due', 'all', 'premises', 'coverage', 'checklist'] as const
/** `since` with `inspected`: the premises behind a number of the coverage. */
export type InspectionsSearch = {
  view?: (typeof inspectionViews)[number]; unit?: number; state?: InspectionState; operation?: string; kind?: PremisesKind; words?: string; ended?: true; since?: string; inspected?: 'yes' | 'no'
}
export const readInspectionsSearch = (raw: Raw): InspectionsSearch =>
  clean({
    view: oneOf(raw['view'], inspectionViews), unit: number(raw['unit']), state: oneOf(raw['state'], inspectionStates), operation: /^[0-9a-f-]{36}$/.test(String(raw['operation'] ?? '')) ? String(raw['operation']) : undefined,
    kind: oneOf(raw['kind'], premisesKinds), words: text(raw['words'], 100), ended: flag(raw['ended']), since: day(raw['since']), inspected: oneOf(raw['inspected'], ['yes', 'no'] as const),
  })

export type PowersSearch = { day?: string; office?: number; street?: number; kind?: PowerKind; words?: string }
export const readPowersSearch = (raw: Raw): PowersSearch =>
  clean({ day: day(raw['day']), office: number(raw['office']), street: number(raw['street']), kind: oneOf(raw['kind'], powerKinds), words: text(raw['words'], 50) })

export const batchStates = ['proposed', 'adopted', 'declined'] as const
export type BatchesSearch = { state?: (typeof batchStates)[number] }
export const readBatchesSearch = (raw: Raw): BatchesSearch => clean({ state: oneOf(raw['state'], batchStates) })

/** `list`: which of the numbers of a batch is open. */
const batchLists = [...pairVerdicts.map((one) => `pairs.${one}` as const), ...caseFates.map((one) => `cases.${one}` as const), 'officers.loses', 'officers.gains', 'officers.moves'] as const
export type BatchSearch = { list?: (typeof batchLists)[number] }
export const readBatchSearch = (raw: Raw): BatchSearch => clean({ list: oneOf(raw['list'], batchLists) })

export const certificateStates = ['none', 'expired', 'expiring', 'valid'] as const
export type OfficersSearch = { state?: (typeof certificateStates)[number]; words?: string }
export const readOfficersSearch = (raw: Raw): OfficersSearch => clean({ state: oneOf(raw['state'], certificateStates), words: text(raw['words'], 50) })

export const whistleTabs = ['open', 'closed', 'all'] as const
export type WhistlesSearch = { tab?: (typeof whistleTabs)[number] }
export const readWhistlesSearch = (raw: Raw): WhistlesSearch => clean({ tab: oneOf(raw['tab'], whistleTabs) })

/** The called departments behind a number. */
export type CalledSearch = { from: string; to: string; unitId?: number; officeId?: number; verdict?: Verdict | 'judged' }
export const readCalledSearch = (raw: Raw): CalledSearch => {
  const now = monthOf(Date.now())
  return { from: month(raw['from']) ?? now, to: month(raw['to']) ?? now, ...clean({ unitId: number(raw['unitId']), officeId: number(raw['officeId']), verdict: oneOf(raw['verdict'], [...verdicts, 'judged'] as const) }) }
}

export type PhonesSearch = { unit?: number }
export const readPhonesSearch = (raw: Raw): PhonesSearch => clean({ unit: number(raw['unit']) })

export const messageViews = ['rules', 'robots', 'deliveries'] as const
export type MessageRulesSearch = { view?: (typeof messageViews)[number]; state?: (typeof deliveryStates)[number] }
export const readMessageRulesSearch = (raw: Raw): MessageRulesSearch => clean({ view: oneOf(raw['view'], messageViews), state: oneOf(raw['state'], deliveryStates) })
