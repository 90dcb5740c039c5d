// The form of a plan: what for, when, where, and who takes part. What is missing is asked for when it is announced.
import { useId, useState } from 'react'
import { Alert, Button, Input } from 'antd'
import type { WirePlan } from '../../../../contract/operations.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { useOperationTexts } from '../../words/operations.ts'
import { useTexts } from '../../words/words.ts'
import { DayField, Field, today } from '../people/Dialog.tsx'
import { AreaField } from './AreaField.tsx'
import { ItemsField } from './ItemsField.tsx'
import { PeopleField } from './PeopleField.tsx'
import '../../parts/forms.css'

type Props = { streetId: number; initial: WirePlan; fault: unknown; busy: boolean; onSubmit: (plan: WirePlan) => void }

export const PlanForm = ({ streetId, initial, fault, busy, onSubmit }: Props) => {
  const texts = useOperationTexts()
  const words = useTexts()
  const say = useProblemText()
  const field = useId()
  const [plan, setPlan] = useState(initial)
  const [tried, setTried] = useState(false)
  const set = (more: Partial<WirePlan>): void => setPlan((before) => ({ ...before, ...more }))
  const missing = { title: plan.title.trim() === '', purpose: plan.purpose.trim() === '', area: plan.area.unitIds.length === 0 && plan.area.shape === null, offices: plan.officeIds.length === 0 }
  const needed = (key: keyof typeof missing): string | false => tried && missing[key] && words.step.textNeeded
  const submit = (): void => {
    setTried(true)
    if (!Object.values(missing).some(Boolean)) onSubmit({ ...plan, title: plan.title.trim(), purpose: plan.purpose.trim() })
  }
  return (
    <form className="operation-split" noValidate onSubmit={(event) => { event.preventDefault(); submit() }}>
      <div className="stack">
        <section className="card" aria-label={texts.what}>
          <header><h2>{texts.what}</h2></header>
          <div className="body step-form">
            <Field id={`${field}-title`} label={texts.title} needed={needed('title')}><Input id={`${field}-title`} maxLength={100} value={plan.title} onChange={(event) => set({ title: event.target.value })} /></Field>
            <Field id={`${field}-purpose`} label={texts.purpose} needed={needed('purpose')}><Input.TextArea id={`${field}-purpose`} rows={3} maxLength={1000} value={plan.purpose} onChange={(event) => set({ purpose: event.target.value })} /></Field>
            <div className="operation-pair">
              <Field id={`${field}-day`} label={texts.day}><DayField id={`${field}-day`} value={plan.heldOn} from={today()} onChange={(day) => set(day ? { heldOn: day } : {})} /></Field>
              <Field id={`${field}-begins`} label={texts.begins}><Input id={`${field}-begins`} type="time" value={plan.beginsAt} onChange={(event) => set({ beginsAt: event.target.value })} /></Field>
              <Field id={`${field}-ends`} label={texts.ends}><Input id={`${field}-ends`} type="time" value={plan.endsAt} onChange={(event) => set({ endsAt: event.target.value })} /></Field>
            </div>
            <Field id={`${field}-items`} label={texts.items}><ItemsField id={`${field}-items`} streetId={streetId} on={plan.heldOn} value={plan.items} onChange={(items) => set({ items })} /></Field>
          </div>
        </section>
        <PeopleField plan={plan} onChange={set} needed={needed('offices')} />
      </div>
      <div className="stack">
        <AreaField streetId={streetId} area={plan.area} onChange={(area) => set({ area })} needed={needed('area')} />
        {fault !== null && fault !== undefined && <Alert type="error" showIcon role="alert" title={say(fault)} />}
        <Button type="primary" size="large" htmlType="submit" loading={busy}>{texts.save}</Button>
      </div>
    </form>
  )
}
