// Two did something with the same record before either knew of the other. Soft: they touched different things, and mine can
// still be done. Hard: they touched the same thing, or mine is no longer possible. A person settles both; nothing goes by
// itself.
import type { EventStep } from '../cases/event.ts'

export type Conflict = {
  kind: 'soft' | 'hard'
  /** Whether mine can be sent on top of theirs. */
  stillPossible: boolean
}

/** What a step changes; every other one moves the case: its state and who holds it. */
const touches: Partial<Record<EventStep, 'request' | 'clocks' | 'helpers' | 'rating' | 'past'>> = {
  askSuspend: 'request', askExtend: 'request', askVoid: 'request', withdraw: 'request', decline: 'request',
  milestone: 'clocks', chase: 'clocks', answerChase: 'clocks', callAssistants: 'helpers', rate: 'rating', note: 'past', assist: 'past',
}
const touchedBy = (step: EventStep): string => touches[step] ?? 'state'

/** A granted request may move the case, lengthen its time, and is none any more. */
const allTouchedBy = (step: EventStep): string[] => (step === 'approve' ? ['request', 'clocks', 'state'] : [touchedBy(step)])

/** `since`: what others did meanwhile; `abilities`: what I may do with the record as it is now. */
export const conflictOf = (mine: EventStep, since: readonly EventStep[], abilities: readonly EventStep[]): Conflict => {
  const stillPossible = abilities.includes(mine)
  const taken = new Set(since.flatMap(allTouchedBy))
  const same = allTouchedBy(mine).some((one) => taken.has(one))
  return { kind: stillPossible && !same ? 'soft' : 'hard', stillPossible }
}
