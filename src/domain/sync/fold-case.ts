// A case as the phone shows it: what the server last told, and on top of it what was done on this phone and is not there yet,
// decided by the same rules. What the rules would no longer allow is left out, and said so.
import type { UnitLine } from '../access/place.ts'
import type { Category } from '../catalogue/category.ts'
import type { CaseFold } from '../cases/case.ts'
import type { CaseCommand, Facts, StepPhoto } from '../cases/command.ts'
import { abilitiesOf, decide } from '../cases/decide.ts'
import { eventSteps, type EventState, type EventStep } from '../cases/event.ts'
import { openCase, sourceOf } from '../cases/open-case.ts'
import { conditionToKeep } from '../cases/report-fault.ts'
import type { Line } from '../access/place.ts'
import type { CaseId, UnitId } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import type { CommandInput } from './commands.ts'

/** Something done on this phone; `at` by the server's clock as the phone knows it. */
export type Pending = { id: string; name: string; input: CommandInput; at: number }

export type PendingStep = { id: string; step: EventStep | 'report'; fromState: EventState | null; toState: EventState; at: number; text: string; photos: readonly StepPhoto[]; unitId: UnitId | null; reason: string | null; private: boolean }

export type FoldedCase = {
  fold: CaseFold
  /** What waits, in its order, as steps of the case. */
  steps: readonly PendingStep[]
  /** What could not be done any more as far as the phone knows. */
  left: readonly { id: string; problem: Problem }[]
}

export type HeldFacts = Pick<Facts, 'actor' | 'calendars' | 'ladder' | 'sample'>

/** The step a command takes; nothing when it takes none. */
export const stepOfCommand = (name: string): EventStep | undefined => {
  const step = name.startsWith('cases.') ? name.slice(6) : ''
  return eventSteps.find((one) => one === step)
}

const commandOf = (step: EventStep, body: Record<string, unknown>, lineOf: (id: UnitId) => UnitLine | undefined): CaseCommand | undefined => {
  if (step !== 'sendDown') return { ...body, step } as unknown as CaseCommand
  const unit = lineOf(body['unitId'] as UnitId)
  return unit && ({ ...body, step, unit } as unknown as CaseCommand)
}

const textIn = (body: Record<string, unknown>): string => (typeof body['text'] === 'string' ? body['text'] : '')
const photosIn = (body: Record<string, unknown>): readonly StepPhoto[] => (body['photos'] ?? []) as readonly StepPhoto[]

/** `pending`: about this case, oldest first. Without any, the case as it is known. */
export const foldCase = (fold: CaseFold, category: Category, pending: readonly Pending[], facts: HeldFacts, lineOf: (id: UnitId) => UnitLine | undefined): FoldedCase => {
  let now = fold
  const steps: PendingStep[] = []
  const left: { id: string; problem: Problem }[] = []
  for (const { id, name, input: { body }, at } of pending) {
    const step = stepOfCommand(name)
    const command = step && commandOf(step, body, lineOf)
    if (!step || !command) continue
    try {
      const after = decide(now, command, { ...facts, category, now: at })
      steps.push({ id, step, fromState: now.state, toState: after.state, at, text: textIn(body), photos: photosIn(body), unitId: (body['unitId'] as UnitId | undefined) ?? null, reason: (body['reason'] as string | undefined) ?? null, private: body['private'] === true })
      now = after
    } catch (fault) {
      if (!(fault instanceof Problem)) throw fault
      left.push({ id, problem: fault })
    }
  }
  return { fold: now, steps, left }
}

/** What may be done next, by the phone's own reckoning. */
export const abilitiesThen = ({ fold }: FoldedCase, { actor }: HeldFacts, now: number): EventStep[] => abilitiesOf(fold, actor, now)

/** A case that so far only this phone knows. `line`: of the cell its place lies in, as far as the phone knows its cells. */
export const foldReport = (report: Pending, category: Category, line: Line, districtUnitId: UnitId, facts: HeldFacts): FoldedCase => {
  const { body } = report.input
  const source = sourceOf(facts.actor)
  const condition = conditionToKeep(category, source, body['condition'] as string | undefined, body['categoryVersion'] as number | undefined)
  const fold = openCase(
    { id: body['id'] as CaseId, urgent: body['urgent'] === true, condition: condition instanceof Problem ? null : condition, area: 'B', source, line, districtUnitId, reporterId: facts.actor.personId },
    { ...facts, category, now: report.at },
  )
  return { fold, steps: [{ id: report.id, step: 'report', fromState: null, toState: fold.state, at: report.at, text: String(body['description'] ?? ''), photos: photosIn(body), unitId: null, reason: null, private: false }], left: [] }
}
