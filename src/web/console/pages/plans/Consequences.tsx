// What would follow if the plan were adopted: units, the standard before and after, cases and posts that go elsewhere, and
// what stands against it. Made anew with every step.
import { Alert } from 'antd'
import type { Plan, Preview } from '../../../../contract/plan-parts.ts'
import { planRoutes } from '../../../../contract/plans.ts'
import { Problem } from '../../../../domain/kernel/problem.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { numberText } from '../../../kit/words/time.ts'
import { Fault, Waiting } from '../../parts/Say.tsx'
import { useTexts } from '../../words/words.ts'

const listed = 12

export const Consequences = ({ plan }: { plan: Plan }) => {
  const texts = useTexts()
  const preview = useCall(planRoutes.preview, { params: { id: plan.id }, query: {} }, { keep: true, enabled: plan.operations > 0 && plan.state !== 'applied' })
  return (
    <section className="card" aria-label={texts.plans.after} aria-busy={preview.isFetching}>
      <header><h2>{texts.plans.after}</h2></header>
      <div className="body">
        {plan.operations === 0 || plan.state === 'applied' ? <p className="quiet">{texts.plans.afterNone}</p> : preview.error ? <Fault fault={preview.error} onRetry={() => void preview.refetch()} /> : !preview.data ? <Waiting rows={4} /> : <Shown preview={preview.data} />}
      </div>
    </section>
  )
}

const Shown = ({ preview }: { preview: Preview }) => {
  const { plans } = useTexts()
  const say = useProblemText()
  const rules = plans.rule as Readonly<Record<string, string>>
  const kinds = plans.kind as Readonly<Record<string, string>>
  const { counts } = preview
  return (
    <div className="stack">
      {preview.faults.length > 0 && <Alert type="error" showIcon title={plans.faults} description={<ul className="plan-faults">{preview.faults.slice(0, 20).map((fault, i) => <li key={i}>{say(new Problem(fault.code, 422, fault.params as never))}</li>)}</ul>} />}
      {preview.outdated && <Alert type="warning" showIcon title={plans.outdated} />}
      <ul className="unit-numbers">
        {([[plans.new, counts.new], [plans.changedUnits, counts.changed], [plans.gone, counts.gone]] as const).map(([label, count]) => <li key={label}><b className="number">{numberText(count)}</b><span>{label}</span></li>)}
      </ul>
      {preview.new.length > 0 && <Names title={plans.new} names={preview.new.map(({ unit, name, code }) => [String(unit), name, code ?? plans.codeLater])} />}
      {preview.gone.length > 0 && <Names title={plans.gone} names={preview.gone.map(({ unit, name, how, to }) => [String(unit), name, `${plans.how[how]} ${to.map((one) => one.name).join(' ')}`])} />}
      {preview.changed.length > 0 && <Names title={plans.changedUnits} names={preview.changed.map(({ unit, name, facts }) => [String(unit), name, facts.map((fact) => plans.facts[fact]).join(' ')])} />}
      {preview.standard.some(({ before, after }) => before !== after) && (
        <div>
          <h3>{plans.standard} <small className="quiet">{plans.standardBetter}</small></h3>
          <ul className="plan-rules">
            {preview.standard.filter(({ before, after }) => before !== after).map(({ rule, before, after }) => (
              <li key={rule} className={after > before ? 'worse' : 'better'}><span>{rules[rule] ?? rule}</span><b className="number">{plans.ruleCount(numberText(before), numberText(after))}</b></li>
            ))}
          </ul>
        </div>
      )}
      {preview.passages.some(({ total }) => total > 0) && (
        <div>
          <h3>{plans.passages}</h3>
          {preview.passages.filter(({ total }) => total > 0).map(({ kind, moves, unmoved }) => (
            <div key={kind}>
              <b>{kinds[kind] ?? kind}</b>
              <ul className="plan-passages">
                {moves.slice(0, listed).map(({ from, to, count }) => <li key={`${from.unit} ${to?.unit}`}>{plans.passage(numberText(count), from.name, to?.name ?? plans.ends)}</li>)}
                {unmoved > 0 && <li className="quiet">{plans.unmoved(numberText(unmoved))}</li>}
              </ul>
            </div>
          ))}
        </div>
      )}
    </div>
  )
}

const Names = ({ title, names }: { title: string; names: readonly (readonly [key: string, name: string, more: string])[] }) => (
  <details open={names.length <= 6}>
    <summary>{title} <span className="number">{names.length}</span></summary>
    <ul className="plan-list">{names.slice(0, 60).map(([key, name, more]) => <li key={key}><b>{name}</b> <span className="small quiet">{more}</span></li>)}</ul>
  </details>
)
