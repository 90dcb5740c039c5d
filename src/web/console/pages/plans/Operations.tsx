// What was done to the plan so far, step by step, newest last.
import type { Plan, WireOperation } from '../../../../contract/plan-parts.ts'
import { planRoutes } from '../../../../contract/plans.ts'
import { usePages } from '../../../kit/data/use-call.ts'
import { TimeText } from '../../../kit/words/TimeText.tsx'
import { Button } from 'antd'
import { Fault, Waiting } from '../../parts/Say.tsx'
import { useTexts } from '../../words/words.ts'

/** What an operation is about, as far as it says so itself. */
const useAbout = () => {
  const { plans } = useTexts()
  return (operation: WireOperation): string => {
    switch (operation.kind) {
      case 'create':
        return operation.name
      case 'change':
        return (Object.keys(plans.facts) as (keyof typeof plans.facts)[]).filter((fact) => fact in operation).map((fact) => plans.facts[fact]).join(' ')
      case 'move':
        return ''
      case 'reshape':
        return plans.opUnits(operation.shapes.length)
      case 'split':
        return operation.into.map(({ name }) => name).join(' ')
      case 'merge':
        return operation.into.name
      case 'retire':
        return ''
    }
  }
}

export const Operations = ({ plan }: { plan: Plan }) => {
  const texts = useTexts()
  const about = useAbout()
  const pages = usePages(planRoutes.operations, { params: { id: plan.id }, query: { limit: 50 } }, 'operations', { keep: true })
  const steps = [...Map.groupBy(pages.rows, (row) => row.step)]
  return (
    <section className="card" aria-label={texts.plans.operations}>
      <header><h2>{texts.plans.operations}</h2><span className="aside small quiet">{texts.plans.live}</span></header>
      <div className="body">
        {pages.error && pages.rows.length === 0 ? <Fault fault={pages.error} onRetry={() => void pages.refetch()} /> : pages.isPending ? <Waiting rows={3} /> : steps.length === 0 ? <p className="quiet">{texts.plans.operationsNone}</p> : (
          <ol className="plan-steps">
            {steps.map(([step, rows], i) => (
              <li key={step}>
                <p className="small quiet">{texts.plans.step(i + 1, rows[0]!.by)} · <TimeText at={rows[0]!.at} /></p>
                <ul>{rows.map(({ position, operation }) => <li key={position}><span className="tag">{texts.plans.op[operation.kind]}</span> {about(operation)}</li>)}</ul>
              </li>
            ))}
          </ol>
        )}
        {pages.hasNextPage && <Button size="small" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>{texts.plans.more}</Button>}
      </div>
    </section>
  )
}
