// What may be done with an operation now, as buttons; what needs words asks for them in a dialog.
import { useId, useState } from 'react'
import { App, Button, Input, Select } from 'antd'
import { operationStepRoutes, type OperationView } from '../../../../contract/operations.ts'
import { newId } from '../../../kit/data/new-id.ts'
import { useSend } from '../../../kit/data/use-call.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { ButtonLink } from '../../parts/ButtonLink.tsx'
import { useOperationTexts } from '../../words/operations.ts'
import { useTexts } from '../../words/words.ts'
import { Dialog, Field } from '../people/Dialog.tsx'

type Plain = 'announce' | 'begin' | 'finish' | 'close'
const plain: readonly Plain[] = ['announce', 'begin', 'finish', 'close']

export const StepButtons = ({ view }: { view: OperationView }) => {
  const texts = useOperationTexts()
  const [asked, setAsked] = useState<'report' | 'cancel' | 'changeLeader' | null>(null)
  const may = (step: OperationView['abilities'][number]): boolean => view.abilities.includes(step)
  return (
    <>
      {plain.filter(may).map((step) => <PlainStep key={step} view={view} step={step} />)}
      {may('report') && <Button type={view.result === '' ? 'primary' : 'default'} onClick={() => setAsked('report')}>{texts.act.report}</Button>}
      {may('revise') && <ButtonLink to="/operations/$id/plan" params={{ id: view.id }}>{texts.act.revise}</ButtonLink>}
      {may('changeLeader') && <Button onClick={() => setAsked('changeLeader')}>{texts.act.changeLeader}</Button>}
      {may('cancel') && <Button danger onClick={() => setAsked('cancel')}>{texts.act.cancel}</Button>}
      {(asked === 'report' || asked === 'cancel') && <TextStep view={view} step={asked} onClose={() => setAsked(null)} />}
      {asked === 'changeLeader' && <LeaderStep view={view} onClose={() => setAsked(null)} />}
    </>
  )
}

const PlainStep = ({ view, step }: { view: OperationView; step: Plain }) => {
  const texts = useOperationTexts()
  const say = useProblemText()
  const { message } = App.useApp()
  const send = useSend(operationStepRoutes[step], ['operations.'])
  return <Button type="primary" loading={send.isPending} onClick={() => send.mutate({ params: { id: view.id }, body: { commandId: newId(), version: view.version } }, { onError: (fault) => void message.error(say(fault)) })}>{texts.act[step]}</Button>
}

const TextStep = ({ view, step, onClose }: { view: OperationView; step: 'report' | 'cancel'; onClose: () => void }) => {
  const texts = useOperationTexts()
  const words = useTexts()
  const field = useId()
  const [text, setText] = useState(step === 'report' ? view.result : '')
  const [tried, setTried] = useState(false)
  const [commandId] = useState(newId)
  const send = useSend(operationStepRoutes[step], ['operations.'])
  const submit = (): void => {
    setTried(true)
    if (text.trim() !== '') send.mutate({ params: { id: view.id }, body: { commandId, version: view.version, text: text.trim() } }, { onSuccess: onClose })
  }
  return (
    <Dialog title={step === 'report' ? texts.reportTitle : texts.cancelTitle} fault={send.error} busy={send.isPending} submit={texts.act[step]} danger={step === 'cancel'} onSubmit={submit} onClose={onClose}>
      <Field id={field} label={step === 'report' ? texts.result : texts.reason} needed={tried && text.trim() === '' && words.step.textNeeded}>
        <Input.TextArea id={field} rows={step === 'report' ? 6 : 3} maxLength={2000} placeholder={step === 'report' ? texts.resultHint : ''} value={text} onChange={(event) => setText(event.target.value)} />
      </Field>
    </Dialog>
  )
}

const LeaderStep = ({ view, onClose }: { view: OperationView; onClose: () => void }) => {
  const texts = useOperationTexts()
  const field = useId()
  const [leaderId, setLeaderId] = useState(view.leader?.id ?? null)
  const send = useSend(operationStepRoutes.changeLeader, ['operations.'])
  return (
    <Dialog title={texts.leaderTitle} fault={send.error} busy={send.isPending} submit={texts.act.changeLeader} onClose={onClose}
      onSubmit={() => leaderId !== null && send.mutate({ params: { id: view.id }, body: { commandId: newId(), version: view.version, leaderId } }, { onSuccess: onClose })}>
      <Field id={field} label={texts.leader}><Select id={field} style={{ width: '100%' }} value={leaderId} onChange={setLeaderId} options={view.roster.map(({ personId, name }) => ({ value: personId, label: name }))} /></Field>
    </Dialog>
  )
}
