// In which order a day is gone through, cases and rounds together: what is urgent first, from where somebody is now; then
// what is late, what is about to be, and the rest. Within each, in walking order from where the one before ended.
import { walkingOrder, type Point } from './walking-order.ts'

export const pressing = ['urgent', 'late', 'soon', 'rest'] as const
export type Pressing = (typeof pressing)[number]

export type DayStop<T> = {
  thing: T
  at: Point | null
  urgent: boolean
  /** When it turns yellow and when it is late; null when nothing runs. */
  yellowAt: number | null
  dueAt: number | null
}

export type DayGroup<T> = { why: Pressing; stops: T[] }

export const pressingOf = ({ urgent, yellowAt, dueAt }: Pick<DayStop<unknown>, 'urgent' | 'yellowAt' | 'dueAt'>, now: number): Pressing =>
  urgent ? 'urgent' : dueAt !== null && now > dueAt ? 'late' : yellowAt !== null && now >= yellowAt ? 'soon' : 'rest'

/** A round has no light of its own: the last fifth of its window is yellow, as with a case (domain §3). */
export const yellowOfWindow = (opensAt: number, closesAt: number): number => opensAt + (closesAt - opensAt) * 0.8

/** Groups that have something, in their order. */
export const dayOrder = <T>(stops: readonly DayStop<T>[], here: Point | null, now: number): DayGroup<T>[] => {
  let from = here
  return pressing.flatMap((why): DayGroup<T>[] => {
    // Within a group, whoever has no position begins with what is due first.
    const mine = stops.filter((stop) => pressingOf(stop, now) === why).sort((a, b) => (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity) || 0)
    if (mine.length === 0) return []
    const walked = walkingOrder(mine, ({ at }) => at, from)
    from = walked.findLast(({ at }) => at !== null)?.at ?? from
    return [{ why, stops: walked.map(({ thing }) => thing) }]
  })
}
