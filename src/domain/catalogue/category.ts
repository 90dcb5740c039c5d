// A class of the catalogue as a case needs it: what is asked, what is shown as evidence, who settles it, and by when.
// A running case keeps the version it began under.
import type { Stage } from '../clocks/clock.ts'
import type { AreaClass } from '../clocks/area-class.ts'
import type { Limit } from '../kernel/working-time.ts'

export { areaClasses, type AreaClass } from '../clocks/area-class.ts'

/** A limit for a stage; null stands for any. The most specific one counts. */
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

const fits = (limit: StageLimit, stage: Stage, { urgent, condition, area }: Circumstances): boolean =>
  limit.stage === stage && (limit.urgent ?? urgent) === urgent && (limit.condition === null || limit.condition === condition) && (limit.area ?? area) === area

/** Condition outweighs urgency, urgency outweighs area. */
const weight = (limit: StageLimit): number => (limit.condition === null ? 0 : 4) + (limit.urgent === null ? 0 : 2) + (limit.area === null ? 0 : 1)

/** The limit for a stage under these circumstances, or null where the catalogue sets none. */
export const limitFor = ({ limits }: Pick<Category, 'limits'>, stage: Stage, circumstances: Circumstances): Limit | null =>
  limits.filter((one) => fits(one, stage, circumstances)).reduce<StageLimit | null>((best, one) => (best === null || weight(one) > weight(best) ? one : best), null)?.limit ?? null
