// The step a list is waiting for, one click away: the button opens the form of the step over the desk.
import { useState } from 'react'
import { App, Button } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import type { DeskList } from '../../../../contract/desk.ts'
import { caseRoutes, type CaseRow, type CaseView } from '../../../../contract/cases.ts'
import { eventKind, type EventStep } from '../../../../domain/cases/event.ts'
import type { StepRule } from '../../../../domain/cases/kind.ts'
import { call } from '../../../kit/data/client.ts'
import { markStale } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { useSteps } from '../../../kit/words/steps.ts'
import { worksOn } from '../../parts/permission.ts'
import { useDeskTexts } from '../../words/desk.ts'
import { StepForm } from '../case/StepForm.tsx'

/** What a list waits for. */
const stepsFor: Readonly<Record<DeskList, readonly EventStep[]>> = {
  toAccept: ['accept'], toDispatch: ['dispatch'], yellow: ['dispatch', 'chase'], red: ['dispatch', 'chase'], requests: ['approve', 'decline'], chases: ['answerChase'], suspended: ['resume'],
}
const rules: Readonly<Record<EventStep, StepRule<string>>> = eventKind.steps

export const ActNow = ({ list, row }: { list: DeskList; row: CaseRow }) => {
  const texts = useDeskTexts()
  const { act } = useSteps()
  const say = useProblemText()
  const me = useMe()
  const client = useQueryClient()
  const { message } = App.useApp()
  const [open, setOpen] = useState<{ view: CaseView; step: EventStep } | null>(null)
  const [asking, setAsking] = useState<EventStep | null>(null)
  const steps = stepsFor[list].filter((step) => rules[step].from.includes(row.state) && worksOn(me, rules[step].verb))
  const begin = async (step: EventStep): Promise<void> => {
    setAsking(step)
    try {
      const view = await call(caseRoutes.get, { params: { id: row.id } })
      if (view.abilities.includes(step)) setOpen({ view, step })
      else {
        void message.warning(texts.notNow)
        markStale(client, ['cases.', 'desk.'])
      }
    } catch (fault) {
      void message.error(say(fault))
    } finally {
      setAsking(null)
    }
  }
  const close = (): void => {
    setOpen(null)
    markStale(client, ['desk.'])
  }
  return (
    <span className="desk-acts">
      {steps.map((step) => <Button key={step} size="small" loading={asking === step} onClick={() => void begin(step)} aria-label={`${act[step]} ${row.number}`}>{act[step]}</Button>)}
      {open && <StepForm key={open.step} view={open.view} step={open.step} onClose={close} />}
    </span>
  )
}
