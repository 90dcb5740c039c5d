// A step as the timeline tells it: where it was sent, why, and what was decided besides words.
import type { StepFacts } from '../../contract/case-parts.ts'
import type { CaseView } from '../../contract/cases.ts'
import type { Actor } from '../../domain/access/actor.ts'
import type { Category } from '../../domain/catalogue/category.ts'
import type { EventState, EventStep } from '../../domain/cases/event.ts'
import type { CaseId, OfficeId, UnitId } from '../../domain/kernel/ids.ts'
import type { Limit } from '../../domain/kernel/working-time.ts'
import { caseNumberText } from './number.ts'
import { officeRef, unitRef, type Names } from './present.ts'

/** As `stepDataOf` kept it. */
type StepData = {
  unitId?: UnitId; officeId?: OfficeId; officeIds?: OfficeId[]; masterId?: CaseId; reason?: string; grade?: string; found?: boolean; private?: boolean
  ask?: 'suspend' | 'extend' | 'void'; until?: number | null; amount?: number | null; unit?: Limit['unit']; limit?: Limit; dueAt?: number | null
  milestone?: string; condition?: string; urgent?: boolean; powerLost?: boolean; selfHandled?: boolean; draw?: number; rate?: number; seed?: number
}

export type StepRow = {
  seq: number
  step: EventStep | 'report'
  from_state: EventState | null
  to_state: EventState
  at: Date
  person_id: number | null
  actor_name: string
  /** Where the post stands by which it was taken. */
  post_name: string | null
  unit_id: UnitId | null
  office_id: OfficeId | null
  text: string
  data: StepData
  master_number: number | null
  master_reported_at: Date | null
  photos: CaseView['steps'][number]['photos']
}

/** Steps only staff take; everybody else's name stays sealed. */
const publicSteps = new Set(['report', 'rate', 'reopen'])

const targetOf = (names: Names, row: StepRow): string | null => {
  const { data } = row
  if (data.masterId !== undefined) return row.master_number === null ? null : caseNumberText(row.master_number, row.master_reported_at!.getTime())
  const offices = [data.officeId, ...(data.officeIds ?? [])].flatMap((id) => officeRef(names, id ?? null)?.name ?? [])
  return unitRef(names, data.unitId ?? null)?.name ?? (offices.length > 0 ? offices.join('、') : null)
}

const defined = <T extends object>(facts: T): T => Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined && value !== null)) as T

const factsOf = ({ conditions, milestones }: Category, { data, to_state }: StepRow): StepFacts => {
  const named = (list: readonly { code: string; zh: string; en: string }[], code: string | undefined) => {
    const one = list.find((other) => other.code === code)
    return one ? { nameZh: one.zh, nameEn: one.en } : code === undefined ? undefined : { nameZh: code, nameEn: code }
  }
  return defined({
    ask: data.ask, until: data.until, amount: data.amount, unit: data.unit, limit: data.limit, dueAt: data.dueAt, caseId: data.masterId,
    milestone: named(milestones, data.milestone), condition: named(conditions, data.condition), urgent: data.urgent, powerLost: data.powerLost,
    sample: data.selfHandled ? { draw: data.draw ?? 0, rate: data.rate ?? 1, seed: data.seed ?? 0, checked: to_state !== 'closed' } : undefined,
  }) as StepFacts
}

export const presentStep = (names: Names, actor: Actor, category: Category, row: StepRow): CaseView['steps'][number] => {
  const { data } = row
  const sealed = publicSteps.has(row.step) && row.post_name === null && row.person_id !== actor.personId
  return {
    seq: row.seq, step: row.step, fromState: row.from_state, toState: row.to_state, at: row.at.getTime(),
    actor: sealed ? '' : [row.actor_name, row.post_name].filter(Boolean).join(' · '),
    text: row.text, photos: row.photos, target: targetOf(names, row), facts: factsOf(category, row), private: data.private === true,
    reason: data.reason ?? data.grade ?? (data.found === undefined ? null : data.found ? 'found' : 'notFound'),
  }
}
