// Sending one step of a case. When somebody was faster it says what they did, keeps what was typed and lets it be sent on
// the new state if that is still possible.
import { useState } from 'react'
import { App } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { caseStepRoutes } from '../../../../contract/case-steps.ts'
import { caseRoutes, type CaseView } from '../../../../contract/cases.ts'
import type { EventStep } from '../../../../domain/cases/event.ts'
import { call, isProblem } from '../../../kit/data/client.ts'
import { newId } from '../../../kit/data/new-id.ts'
import { callOptions, markStale } from '../../../kit/data/use-call.ts'
import { useSteps } from '../../../kit/words/steps.ts'
import { useTexts } from '../../words/words.ts'
import { ruleOf } from './step-values.ts'

const lastSeq = (view: CaseView): number => Math.max(...view.steps.map((one) => one.seq))

export const useStep = (view: CaseView, step: EventStep, onDone: () => void) => {
  const texts = useTexts()
  const { act } = useSteps()
  const client = useQueryClient()
  const { message } = App.useApp()
  const [commandId] = useState(newId)
  const [seen, setSeen] = useState({ version: view.version, seq: lastSeq(view) })
  const [sending, setSending] = useState(false)
  const [fault, setFault] = useState<unknown>()
  const { versioned } = ruleOf(step)

  const send = async (decided: object): Promise<void> => {
    setSending(true)
    setFault(undefined)
    try {
      const next: CaseView = await call(caseStepRoutes[step], { params: { id: view.id }, body: { commandId, ...(versioned ? { version: seen.version } : {}), ...decided } } as never)
      client.setQueryData(callOptions(caseRoutes.get, { params: { id: view.id } }).queryKey, next)
      markStale(client, ['cases.list', 'cases.counts', 'measures.', ...(step === 'merge' || step === 'unmerge' ? ['cases.get', 'cases.nearby'] : [])])
      void message.success(texts.step.done(act[step]))
      onDone()
    } catch (problem) {
      setFault(problem)
      setSending(false)
      if (isProblem(problem, 'case.changed') || isProblem(problem, 'case.transition-not-allowed')) markStale(client, ['cases.'])
    }
  }
  return {
    send, sending, fault,
    /** What others did since the form was opened, whether the server's refusal or a live update told of it. */
    news: view.steps.filter((one) => one.seq > seen.seq),
    stale: versioned && (view.version !== seen.version || isProblem(fault, 'case.changed')),
    impossible: !view.abilities.includes(step),
    goOn: (): void => {
      setSeen({ version: view.version, seq: lastSeq(view) })
      setFault(undefined)
    },
  }
}
