// The planner in a thread of the browser's own: the page goes on answering while a division is worked out.
import { planDivision } from '../../../../domain/territory/planner/plan-division.ts'
import type { PlannerInput, PlannerResult } from '../../../../domain/territory/planner/types.ts'

export type WorkerReport = { kind: 'progress'; fraction: number } | { kind: 'done'; result: PlannerResult }

const scope = self as unknown as { onmessage: ((message: MessageEvent<PlannerInput>) => void) | null; postMessage(report: WorkerReport): void }
scope.onmessage = ({ data }) => {
  const result = planDivision(data, (fraction) => {
    scope.postMessage({ kind: 'progress', fraction })
    return true
  })
  scope.postMessage({ kind: 'done', result })
}
