// What one case adds to the measures (formulas: domain §4). Pure: the same for a live case, the rebuild and the demonstration.
import type { Contribution, MeasureName } from '../measures/contribution.ts'
import { localMonth, type WorkCalendar } from '../kernel/working-time.ts'
import type { Line } from '../access/place.ts'
import type { CaseFold } from './case.ts'

/** A line that a case had until it was located anew, because the net was changed. */
export type EarlierPlace = Line & { until: number }

/** What of a case its measures depend on. */
export type MeasuredCase = Line & { /** In the order of time. */ earlier?: readonly EarlierPlace[] | null } & Pick<CaseFold, 'state' | 'reportedAt' | 'acceptedAt' | 'handledAt' | 'dueAt' | 'overdue' | 'reworkCount' | 'rating' | 'reopenCount'>

/** What was reported or accepted in a unit counts there, wherever the case lies since the net was changed. */
const lineAt = (fold: MeasuredCase, instant: number): Line => {
  const { streetId, communityId, gridId, microgridId } = fold.earlier?.find(({ until }) => instant < until) ?? fold
  return { streetId, communityId, gridId, microgridId }
}

const isNoCase: Partial<Record<CaseFold['state'], true>> = { refused: true, void: true, merged: true }

const isHandled = (fold: MeasuredCase): boolean => fold.handledAt !== null

/**
 * - disposal: accepted in the month and handled / accepted in the month
 * - onTime: handled within the clock / handled or overdue by now (the clock's tick marks a case overdue, once)
 * - closing: closed / handled
 * - rework: sent back at check at least once / handled at least once
 * - satisfaction: rated very satisfied or satisfied / rated
 * - state: one per case in its month of report, by present state
 *
 * A case refused on site, voided or merged into another was accepted but is no case: it counts by its state only.
 */
export const contributionsOf = (fold: MeasuredCase, calendar: Pick<WorkCalendar, 'zoneOffsetMinutes'>): Contribution[] => {
  const list: Contribution[] = []
  let line = lineAt(fold, fold.reportedAt)
  const add = (measure: MeasureName, month: string, numerator: boolean, part = ''): void => {
    list.push({ measure, part, month, line, numerator: numerator ? 1 : 0, denominator: 1 })
  }
  add('state', localMonth(calendar, fold.reportedAt), true, fold.state)
  if (fold.acceptedAt === null || isNoCase[fold.state]) return list
  const month = localMonth(calendar, fold.acceptedAt)
  line = lineAt(fold, fold.acceptedAt)
  add('disposal', month, isHandled(fold))
  if (fold.handledAt !== null || fold.overdue)
    add('onTime', month, fold.handledAt !== null && (fold.dueAt === null || fold.handledAt <= fold.dueAt))
  if (fold.handledAt !== null) add('closing', month, fold.state === 'closed')
  if (fold.handledAt !== null || fold.reworkCount + fold.reopenCount > 0) add('rework', month, fold.reworkCount > 0)
  if (fold.rating !== null) add('satisfaction', month, fold.rating === 'verySatisfied' || fold.rating === 'satisfied')
  return list
}
