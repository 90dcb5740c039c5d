// What a step's form holds, what of it is missing, and what is sent. No React: the form draws this.
import type { CaseView } from '../../../../contract/cases.ts'
import { eventKind, needsText, type EventStep, type Grade, type RefuseReason } from '../../../../domain/cases/event.ts'
import type { StepRule } from '../../../../domain/cases/kind.ts'
import type { Limit } from '../../../../domain/kernel/working-time.ts'

export const ruleOf = (step: EventStep): StepRule<string> => eventKind.steps[step]

export type StepValues = {
  text: string
  verifyOnSite: boolean
  reason: RefuseReason
  found: boolean
  condition: string
  /** Untouched it stays as it is. */
  urgent: boolean | undefined
  grade: Grade
  unitId: number | undefined
  officeId: number | undefined
  officeIds: readonly number[]
  /** A day; it ends that morning. */
  until: string
  amount: number | null
  limit: Limit
  milestone: string | undefined
  masterId: string | undefined
  private: boolean
}

export const chaseLimits: readonly Limit[] = [
  { amount: 30, unit: 'workMinute' }, { amount: 2, unit: 'workHour' }, { amount: 4, unit: 'workHour' }, { amount: 1, unit: 'workday' }, { amount: 2, unit: 'workday' }, { amount: 3, unit: 'workday' }, { amount: 5, unit: 'workday' },
]

export const emptyValues: StepValues = {
  text: '', verifyOnSite: false, reason: 'notFound', found: true, condition: '', urgent: undefined, grade: 'satisfied', unitId: undefined, officeId: undefined, officeIds: [], until: '', amount: null, limit: chaseLimits[3]!,
  milestone: undefined, masterId: undefined, private: false,
}

/** Nine in the morning in Beijing. */
export const morningOf = (day: string): number => Date.parse(`${day}T09:00:00+08:00`)

export const asksCondition = ({ conditions }: Pick<CaseView, 'conditions'>, step: EventStep, { verifyOnSite, found }: StepValues): boolean =>
  conditions.length > 0 && ((step === 'accept' && !verifyOnSite) || (step === 'verify' && found))

export type Missing = 'text' | 'unit' | 'office' | 'offices' | 'until' | 'amount' | 'milestone' | 'master'

export const missingIn = (step: EventStep, values: StepValues, now: number): ReadonlySet<Missing> =>
  new Set<Missing>([
    ...(needsText(step, values) && values.text.trim() === '' ? ['text' as const] : []),
    ...(step === 'sendDown' && values.unitId === undefined ? ['unit' as const] : []),
    ...(step === 'dispatch' && values.officeId === undefined ? ['office' as const] : []),
    ...(step === 'callAssistants' && values.officeIds.length === 0 ? ['offices' as const] : []),
    ...(step === 'askSuspend' && !(morningOf(values.until) > now) ? ['until' as const] : []),
    ...(step === 'askExtend' && !(values.amount !== null && values.amount > 0) ? ['amount' as const] : []),
    ...(step === 'milestone' && values.milestone === undefined ? ['milestone' as const] : []),
    ...(step === 'merge' && values.masterId === undefined ? ['master' as const] : []),
  ])

const ownFields: Partial<Record<EventStep, (values: StepValues) => object>> = {
  accept: ({ verifyOnSite, urgent }) => ({ verifyOnSite, ...(urgent === undefined ? {} : { urgent }) }),
  refuse: ({ reason }) => ({ reason }),
  verify: ({ found, urgent }) => ({ found, ...(found && urgent !== undefined ? { urgent } : {}) }),
  rate: ({ grade }) => ({ grade }),
  sendDown: ({ unitId }) => ({ unitId }),
  dispatch: ({ officeId, officeIds }) => ({ officeId, ...(officeIds.length > 0 ? { assistingOfficeIds: officeIds } : {}) }),
  callAssistants: ({ officeIds }) => ({ officeIds }),
  askSuspend: ({ until }) => ({ until: morningOf(until) }),
  askExtend: ({ amount }) => ({ amount }),
  chase: ({ limit }) => ({ limit }),
  milestone: ({ milestone }) => ({ milestone }),
  merge: ({ masterId }) => ({ masterId }),
  note: (values) => (values.private ? { private: true } : {}),
}

/** What is decided, without which case and photos it is about. */
export const decidedIn = (step: EventStep, values: StepValues, withCondition: boolean): object => ({
  ...(values.text.trim() ? { text: values.text.trim() } : {}),
  ...ownFields[step]?.(values),
  ...(withCondition && values.condition !== '' ? { condition: values.condition } : {}),
})
