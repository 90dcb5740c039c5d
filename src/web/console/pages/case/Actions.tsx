// The buttons of the steps this person may take now, the main one first and what is rarely reached for in a menu; each opens
// the form of what the step needs.
import { useEffect, useRef, useState } from 'react'
import { Button, Dropdown, type MenuProps } from 'antd'
import type { CaseView } from '../../../../contract/cases.ts'
import type { EventStep } from '../../../../domain/cases/event.ts'
import { useSteps } from '../../../kit/words/steps.ts'
import { Icon } from '../../parts/Icon.tsx'
import { useTexts } from '../../words/words.ts'
import { StepForm } from './StepForm.tsx'

/** In the order people reach for them. */
const order: readonly EventStep[] = ['accept', 'dispatch', 'handle', 'check', 'close', 'verify', 'answerChase', 'sendDown', 'passUp', 'return', 'rework', 'assist', 'milestone', 'resume', 'reopen', 'rate', 'callAssistants', 'chase', 'merge', 'unmerge', 'askSuspend', 'askExtend', 'askVoid', 'refuse', 'note']
const grave: readonly EventStep[] = ['refuse', 'rework']
/** As many stand in sight; a menu of a single one would save nothing. */
const inSight = 4

export const Actions = ({ view }: { view: CaseView }) => {
  const texts = useTexts()
  const { act } = useSteps()
  const [step, setStep] = useState<EventStep | null>(null)
  const more = useRef<HTMLButtonElement>(null)
  const opener = useRef<HTMLElement>(null)
  // What opened a form has the focus again when it is closed; an entry of a closed menu couldn't take it.
  useEffect(() => {
    if (step === null) opener.current?.focus()
  }, [step])
  const steps = order.filter((one) => view.abilities.includes(one))
  const main = steps.find((one) => one !== 'note')
  const shown = steps.length > inSight + 1 ? steps.slice(0, inSight) : steps
  const rest = steps.slice(shown.length)
  const choose: MenuProps['onClick'] = ({ key, domEvent }) => {
    // Or the same Enter would press the button of the form that has the focus by then.
    domEvent.preventDefault()
    opener.current = more.current
    setStep(key as EventStep)
  }
  return (
    <div className="case-actions" role="group" aria-label={texts.case.actions}>
      {shown.map((one) => (
        <Button key={one} type={one === main ? 'primary' : one === 'note' ? 'text' : 'default'} danger={grave.includes(one) && one !== main} onClick={({ currentTarget }) => { opener.current = currentTarget; setStep(one) }}>{act[one]}</Button>
      ))}
      {rest.length > 0 && (
        <Dropdown trigger={['click']} autoFocus placement="bottomRight" menu={{ items: rest.map((one) => ({ key: one, label: act[one], danger: grave.includes(one) })), onClick: choose }}>
          <Button ref={more} aria-haspopup="menu" icon={<Icon name="down" size={14} />} iconPlacement="end">{texts.case.more}</Button>
        </Dropdown>
      )}
      {!main && <span className="small quiet" title={texts.case.noActionsHint}>{texts.case.noActions}</span>}
      {step && <StepForm key={step} view={view} step={step} onClose={() => setStep(null)} />}
    </div>
  )
}
