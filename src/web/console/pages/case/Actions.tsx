// The buttons of the steps this person may take now, the main one first; each opens the form of what the step needs.
import { useState } from 'react'
import { Button } from 'antd'
import type { CaseView } from '../../../../contract/cases.ts'
import type { EventStep } from '../../../../domain/cases/event.ts'
import { useSteps } from '../../../kit/words/steps.ts'
import { useTexts } from '../../words/words.ts'
import { StepForm } from './StepForm.tsx'

/** In the order people reach for them. */
const order: readonly EventStep[] = ['accept', 'dispatch', 'handle', 'check', 'close', 'verify', 'sendDown', 'passUp', 'return', 'rework', 'answerChase', 'assist', 'milestone', 'resume', 'reopen', 'rate', 'callAssistants', 'chase', 'merge', 'unmerge', 'askSuspend', 'askExtend', 'askVoid', 'refuse', 'note']
const grave: readonly EventStep[] = ['refuse', 'rework']

export const Actions = ({ view }: { view: CaseView }) => {
  const texts = useTexts()
  const { act } = useSteps()
  const [step, setStep] = useState<EventStep | null>(null)
  const steps = order.filter((one) => view.abilities.includes(one))
  const main = steps.find((one) => one !== 'note')
  return (
    <div className="case-actions" role="group" aria-label={texts.case.actions}>
      {steps.map((one) => (
        <Button key={one} type={one === main ? 'primary' : one === 'note' ? 'text' : 'default'} danger={grave.includes(one) && one !== main} onClick={() => setStep(one)}>{act[one]}</Button>
      ))}
      {!main && <span className="small quiet" title={texts.case.noActionsHint}>{texts.case.noActions}</span>}
      {step && <StepForm key={step} view={view} step={step} onClose={() => setStep(null)} />}
    </div>
  )
}
