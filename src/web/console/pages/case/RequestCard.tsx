// What waits for somebody's approval, with the reason given and what may be answered.
import { useState } from 'react'
import { Button } from 'antd'
import type { CaseView } from '../../../../contract/cases.ts'
import type { EventStep } from '../../../../domain/cases/event.ts'
import { useLimitText } from '../../../kit/words/clocks.ts'
import { useSteps } from '../../../kit/words/steps.ts'
import { minuteText, useSideSteps } from '../../../kit/words/side-steps.ts'
import { TimeText } from '../../../kit/words/TimeText.tsx'
import { PhotoStrip } from '../../parts/PhotoStrip.tsx'
import { StepForm } from './StepForm.tsx'

export const requestSteps: readonly EventStep[] = ['approve', 'decline', 'withdraw']
const askStep = { suspend: 'askSuspend', extend: 'askExtend', void: 'askVoid' } as const

export const RequestCard = ({ view }: { view: CaseView }) => {
  const side = useSideSteps()
  const { act } = useSteps()
  const limitText = useLimitText()
  const [step, setStep] = useState<EventStep | null>(null)
  const { request } = view
  if (!request) return null
  const asked = view.steps.findLast((one) => one.step === askStep[request.ask])
  const unit = view.clocks.findLast(({ stage }) => stage === 'handle')?.limit.unit
  return (
    <section className="card request-card" aria-label={side.pending(side.ask[request.ask])}>
      <header><h2>{side.pending(side.ask[request.ask])}</h2></header>
      <div className="body stack">
        {request.until !== null && <p><b>{side.pendingUntil(minuteText(request.until))}</b></p>}
        {request.amount !== null && unit && <p><b>{side.pendingExtra(limitText({ amount: request.amount, unit }))}</b></p>}
        {asked && <p className="case-description">{asked.text}</p>}
        {asked && asked.photos.length > 0 && <PhotoStrip photos={asked.photos} />}
        <p className="small quiet">{asked?.actor} <TimeText at={request.at} /></p>
        <div className="button-row">
          {requestSteps.filter((one) => view.abilities.includes(one)).map((one) => (
            <Button key={one} type={one === 'approve' ? 'primary' : 'default'} danger={one === 'decline'} onClick={() => setStep(one)}>{act[one]}</Button>
          ))}
          {request.own && <span className="small quiet">{side.pendingOwn}</span>}
        </div>
      </div>
      {step && <StepForm key={step} view={view} step={step} onClose={() => setStep(null)} />}
    </section>
  )
}
