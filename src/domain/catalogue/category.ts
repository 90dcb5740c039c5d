// A class of the catalogue as a case needs it: what is asked, what is shown as evidence, who settles it, and by when.
// A running case keeps the version it began under.
import type { Stage } from '../clocks/clock.ts'
import type { AreaClass } from '../clocks/area-class.ts'
import type { Limit } from '../kernel/working-time.ts'

export { areaClasses, type AreaClass } from '../clocks/area-class.ts'

/** A limit for a stage; null stands for any. Of those for the same urgency the most specific one counts. */
export type StageLimit = { stage: Stage; urgent: boolean | null; condition: string | null; area: AreaClass | null; limit: Limit }

export type Wording = { code: string; zh: string; en: string }

/** Something asked beyond what every report has. */
export type Question = Wording & { kind: 'text' | 'number' | 'choice' | 'date' | 'yesNo'; required: boolean; options?: readonly Wording[] }

export type Evidence = { scene: boolean; before: boolean; after: boolean; place: boolean }

export type Category = Wording & {
  version: number
  component: boolean
  /** Filing conditions: how grave it is, where limits differ by it. */
  conditions: readonly Wording[]
  questions: readonly Question[]
  evidence: Evidence
  /** Codes of the offices that usually settle it, the main one first. */
  offices: readonly string[]
  limits: readonly StageLimit[]
  /** Stages inside handling that have a limit of their own: stop work, penalty, demolition. */
  milestones: readonly Wording[]
}

export type Circumstances = { urgent: boolean; condition: string | null; area: AreaClass }

/** A condition outweighs everything; what is said of ordinary cases in so many words outweighs the area. */
const weight = (limit: StageLimit): number => (limit.condition === null ? 0 : 4) + (limit.urgent === null ? 0 : 2) + (limit.area === null ? 0 : 1)

const heaviest = (limits: readonly StageLimit[]): Limit | undefined =>
  limits.reduce<StageLimit | undefined>((best, one) => (best === undefined || weight(one) > weight(best) ? one : best), undefined)?.limit

/**
 * The limits that hold for a stage under these circumstances; the one that is due first counts. An ordinary case has one at
 * most. An urgent one has the one for urgent cases and the one it would have without the urgency, so that nothing is given
 * more time for being urgent, whatever its condition. Which is due first, only the calendar can tell (a workday or 12 hours).
 */
export const limitsFor = ({ limits }: Pick<Category, 'limits'>, stage: Stage, { urgent, condition, area }: Circumstances): Limit[] => {
  const fitting = limits.filter((one) => one.stage === stage && (one.condition === null || one.condition === condition) && (one.area ?? area) === area)
  const ordinary = heaviest(fitting.filter((one) => one.urgent !== true))
  const hurried = urgent ? heaviest(fitting.filter((one) => one.urgent === true)) : undefined
  return [hurried, ordinary].filter((limit) => limit !== undefined)
}
